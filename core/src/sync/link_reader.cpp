#include "sync/link_reader.hpp"

#include <algorithm>

#include "page_parts.hpp"

namespace trailspark {
namespace {

std::vector<LinkReader::Kind> kinds_of(SyncObject object) {
  switch (object) {
    case SyncObject::contacts:
      return {{LinkKind::contact_company, false}, {LinkKind::contact_deal, false}};
    case SyncObject::deals:
      return {{LinkKind::deal_company, false}, {LinkKind::contact_deal, true}};
    case SyncObject::meetings:
      return {{LinkKind::meeting_contact, false}};
    case SyncObject::emails:
      return {{LinkKind::email_contact, false}};
    case SyncObject::companies:
      break;
  }
  return {};
}

// HubSpot's association types of a primary company: contact to company, deal to company.
constexpr double kPrimaryOfContact = 1;
constexpr double kPrimaryOfDeal = 5;

/// An id, which documents show as a number and specifications as a string.
std::optional<std::int64_t> id_in(const json::Value* value) {
  if (value == nullptr) {
    return std::nullopt;
  }
  if (value->is(json::Value::Kind::number) && value->number >= 1 && value->number < 9.0e15) {
    return static_cast<std::int64_t>(value->number);
  }
  return value->is(json::Value::Kind::string) ? parse_record_id(value->string) : std::nullopt;
}

bool is_primary(const json::Value& to) {
  bool found = false;
  const json::Value* types = to.find("associationTypes");
  for (const json::Value& type : types != nullptr ? types->items : std::vector<json::Value>()) {
    const json::Value* number = type.find("typeId");
    const bool primary = number != nullptr && (number->number == kPrimaryOfContact || number->number == kPrimaryOfDeal);
    found = found || primary;
  }
  return found;
}

std::string text_of(const std::vector<std::pair<std::int64_t, bool>>& links) {
  std::vector<Association> associations;
  associations.reserve(links.size());
  for (const auto& [id, primary] : links) {
    associations.push_back({id, primary});
  }
  return association_text(associations);
}

std::string cursor_of(const json::Value& result) {
  const json::Value* paging = result.find("paging");
  const json::Value* next = paging != nullptr ? paging->find("next") : nullptr;
  const json::Value* after = next != nullptr ? next->find("after") : nullptr;
  return after != nullptr ? after->string : std::string();
}

}  // namespace

LinkReader::LinkReader(SyncObject object) : kinds_(kinds_of(object)), object_(object) {}

void LinkReader::want(std::int64_t id) {
  if (!kinds_.empty()) {
    wanted_.insert(id);
  }
}

bool LinkReader::idle() const noexcept {
  return wanted_.empty() && batches_.empty() && in_flight_.empty() && (all_from_ == kLastId || kinds_.empty());
}

void LinkReader::next_batches(KnownRecords& known) {
  Batch batch;
  const bool all = wanted_.empty();
  if (all) {
    batch.ids = known.ids(all_from_, kLastId, kLinksLimit);
    all_from_ = batch.ids.size() < kLinksLimit ? kLastId : batch.ids.back();
  }
  while (!wanted_.empty() && batch.ids.size() < kLinksLimit) {
    batch.ids.push_back(wanted_.extract(wanted_.begin()).value());
  }
  for (batch.kind = 0; batch.kind < kinds_.size() && !batch.ids.empty(); ++batch.kind) {
    if (!all || !kinds_[batch.kind].reversed) {  // read from both sides, all links would be read twice
      batches_.push_back(batch);
    }
  }
}

std::optional<Call> LinkReader::next_call(KnownRecords& known) {
  if (batches_.empty() && !kinds_.empty() && (!wanted_.empty() || all_from_ != kLastId)) {
    next_batches(known);
  }
  if (batches_.empty()) {
    return std::nullopt;
  }
  Batch batch = std::move(batches_.back());
  batches_.pop_back();
  Call call;
  call.kind = Call::Kind::links;
  call.object = object_;
  call.link = kinds_[batch.kind].link;
  call.reversed = kinds_[batch.kind].reversed;
  call.after = batch.after;
  call.ids = batch.ids;
  in_flight_.push_back(std::move(batch));
  return call;
}

std::optional<std::vector<LinkReader::Links>> LinkReader::deliver(const Call& call, const json::Value& body) {
  const json::Value* results = body.find("results");
  if (results == nullptr || !results->is(json::Value::Kind::array)) {
    return std::nullopt;
  }
  const auto batch = std::find_if(in_flight_.begin(), in_flight_.end(), [&call, this](const Batch& candidate) {
    const Kind& kind = kinds_[candidate.kind];
    return kind.link == call.link && kind.reversed == call.reversed && candidate.ids == call.ids;
  });
  if (batch == in_flight_.end()) {
    return std::vector<Links>();
  }
  const std::size_t kind = batch->kind;
  in_flight_.erase(batch);
  std::set<std::int64_t> unanswered(call.ids.begin(), call.ids.end());  // they have no links
  std::vector<Links> complete;
  for (const json::Value& result : results->items) {
    const json::Value* from = result.find("from");
    const std::optional<std::int64_t> id = id_in(from != nullptr ? from->find("id") : nullptr);
    const json::Value* to = result.find("to");
    if (!id || to == nullptr || unanswered.erase(*id) == 0) {
      continue;
    }
    std::vector<std::pair<std::int64_t, bool>>& links = partial_[{kind, *id}];
    for (const json::Value& item : to->items) {
      if (const std::optional<std::int64_t> other = id_in(item.find("toObjectId"))) {
        links.emplace_back(*other, is_primary(item));
      }
    }
    std::string after = cursor_of(result);
    if (!after.empty() && after != call.after) {
      batches_.push_back({kind, {*id}, std::move(after)});
      continue;
    }
    complete.push_back({*id, text_of(links)});
    partial_.erase({kind, *id});
  }
  for (const std::int64_t id : unanswered) {
    complete.push_back({id, text_of(partial_[{kind, id}])});
    partial_.erase({kind, id});
  }
  return complete;
}

bool LinkReader::failed(const Call& call) {
  const auto batch = std::find_if(in_flight_.begin(), in_flight_.end(), [&call, this](const Batch& candidate) {
    return kinds_[candidate.kind].link == call.link && candidate.ids == call.ids;
  });
  if (batch == in_flight_.end()) {
    return false;
  }
  const Batch lost = std::move(*batch);
  in_flight_.erase(batch);
  if (lost.ids.size() == 1) {
    return false;
  }
  const auto middle = lost.ids.begin() + static_cast<std::ptrdiff_t>(lost.ids.size() / 2);
  batches_.push_back({lost.kind, {middle, lost.ids.end()}, {}});
  batches_.push_back({lost.kind, {lost.ids.begin(), middle}, {}});
  return true;
}

void LinkReader::forget_all() {
  wanted_.clear();
  batches_.clear();
  all_from_ = kLastId;
}

void LinkReader::write(json::Writer& writer) const {
  // What was asked and not answered is asked again, from its beginning.
  std::set<std::int64_t> wanted = wanted_;
  for (const std::vector<Batch>* batches : {&batches_, &in_flight_}) {
    for (const Batch& batch : *batches) {
      wanted.insert(batch.ids.begin(), batch.ids.end());
    }
  }
  writer.begin_object();
  writer.member("allFrom", std::to_string(all_from_));
  writer.key("wanted");
  writer.begin_array();
  for (const std::int64_t id : wanted) {
    writer.string(std::to_string(id));
  }
  writer.end_array();
  writer.end_object();
}

bool LinkReader::read(const json::Value& value) {
  const json::Value* all_from = value.find("allFrom");
  const json::Value* wanted = value.find("wanted");
  if (all_from == nullptr || wanted == nullptr) {
    return false;
  }
  all_from_ = all_from->string == "0" ? 0 : parse_record_id(all_from->string).value_or(kLastId);
  for (const json::Value& id : wanted->items) {
    if (const auto parsed = parse_record_id(id.string)) {
      want(*parsed);
    }
  }
  return true;
}

}  // namespace trailspark
