#include "trailspark/sales_history.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "calendar.hpp"
#include "decimal.hpp"
#include "document_faults.hpp"
#include "json.hpp"
#include "row_reader.hpp"
#include "trailspark/convert.hpp"

namespace trailspark {
namespace {

using json::Value;

/// What a stage's metadata say.
struct Stage {
  bool closed = false;
  bool won = false;
};

/// By pipeline and stage, both ids.
using Stages = std::map<std::pair<std::string, std::string>, Stage>;

/// HubSpot writes metadata as text ("true", "1.0").
std::string text_of(const Value* value) {
  if (value == nullptr) {
    return {};
  }
  return value->is(Value::Kind::string) ? value->string : document::literal(*value);
}

Result<Stages> read_stages(std::string_view pipelines) {
  Stages stages;
  const Result<Value> document = json::parse(pipelines);
  if (!document) {
    return document.error();
  }
  const Value* results = document.value().find("results");
  if (results == nullptr || !results->is(Value::Kind::array)) {
    return Error{Code::icp_shape, "found no \"results\"; allowed is the answer of GET /crm/pipelines/{version}/deals",
                 "pipelines"};
  }
  for (const Value& pipeline : results->items) {
    const Value* list = pipeline.find("stages");
    for (std::size_t i = 0; list != nullptr && i < list->items.size(); ++i) {
      const Value* metadata = list->items[i].find("metadata");
      if (metadata == nullptr) {
        continue;
      }
      Stage stage;
      stage.closed = text_of(metadata->find("isClosed")) == "true";
      stage.won = stage.closed && parse_decimal(text_of(metadata->find("probability"))) == 1.0;
      stages[{text_of(pipeline.find("id")), text_of(list->items[i].find("id"))}] = stage;
    }
  }
  return stages;
}

/// Values of one object's records beside those that the mapping reads.
class Properties {
 public:
  explicit Properties(const RecordTable& table) : table_(table) {}

  std::string text(RecordIndex record, std::string_view property) const {
    std::string buffer;
    return std::string(table_.cell(record, table_.schema().find(property)).as_text(buffer));
  }
  std::optional<double> number(RecordIndex record, std::string_view property) const {
    const std::string value = text(record, property);
    return value.empty() ? std::nullopt : to_number(value);
  }
  std::optional<std::int64_t> moment(RecordIndex record, std::string_view property) const {
    const Cell cell = table_.cell(record, table_.schema().find(property));
    if (cell.empty()) {
      return std::nullopt;
    }
    return cell.kind == Cell::Kind::datetime ? std::optional(cell.datetime) : to_datetime(text(record, property));
  }

 private:
  const RecordTable& table_;
};

/// A text of the row's field as the mapping has it.
std::string text_field(RowReader& row, const BoundRule* rule) {
  const FieldValue value = row.value(rule);
  std::string text;
  if (value.kind == FieldValue::Kind::number) {
    json::append_number(text, value.number);
  } else {
    text = value.text;
  }
  return text;
}

std::optional<double> number_field(RowReader& row, const BoundRule* rule) {
  const FieldValue value = row.value(rule);
  if (value.kind == FieldValue::Kind::number) {
    return value.number;
  }
  return value.kind == FieldValue::Kind::text && !value.text.empty() ? to_number(value.text) : std::nullopt;
}

class Reader {
 public:
  Reader(LeadBase::State& state, SalesHistory& history) : state_(state), history_(history) {}

  void read_accounts() {
    ObjectBase& base = state_.companies;
    RowReader row(base);
    const RuleSet& rules = base.rules();
    for (const std::uint32_t group : base.order()) {
      row.open(group);
      SalesAccount account;
      account.id = row.record_id();
      account.name = text_field(row, rules.find("name"));
      account.industry = text_field(row, rules.find("industry"));
      account.region = text_field(row, rules.find("region"));
      account.employees = number_field(row, rules.find("employeeCount"));
      account.revenue = number_field(row, rules.find("annualRevenue"));
      accounts_.emplace(account.id, history_.accounts.size());
      history_.accounts.push_back(std::move(account));
    }
  }

  void read_people() {
    ObjectBase& base = state_.contacts;
    RowReader row(base);
    const RuleSet& rules = base.rules();
    const Properties properties(base.table());
    for (const std::uint32_t group : base.order()) {
      row.open(group);
      SalesPerson person;
      person.id = row.record_id();
      person.email = row.email();
      person.account = account_of(row.account_id());
      person.industry = text_field(row, rules.find("industry"));
      person.title = text_field(row, rules.find("jobTitle"));
      person.seniority = properties.text(row.winner(), "hs_seniority");
      person.source = properties.text(row.winner(), "hs_analytics_source");
      base.identity().for_each_member(group, [&](RecordIndex member) {
        const std::optional<std::int64_t> made = properties.moment(member, "createdate");
        if (made && (!person.since || *made < *person.since)) {
          person.since = made;
        }
        by_record_.emplace(base.table().id(member), history_.people.size());
        add_moments(base, member, person);
      });
      history_.people.push_back(std::move(person));
    }
  }

  void read_deals(const Stages* stages) {
    ObjectBase& base = state_.deals;
    RowReader row(base);
    const RuleSet& rules = base.rules();
    const Properties properties(base.table());
    for (const std::uint32_t group : base.order()) {
      row.open(group);
      SalesDeal deal;
      deal.id = row.record_id();
      deal.name = text_field(row, rules.find("name"));
      deal.account = account_of(company_of(base, properties, row.winner()));
      deal.renewal = properties.text(row.winner(), "dealtype") == "existingbusiness";
      deal.amount = properties.number(row.winner(), "amount");
      deal.home_amount = properties.number(row.winner(), "amount_in_home_currency");
      deal.currency = properties.text(row.winner(), "deal_currency_code");
      deal.opened = properties.moment(row.winner(), "createdate");
      deal.closed_at = properties.moment(row.winner(), "closedate");
      if (stages != nullptr) {
        const auto stage = stages->find({properties.text(row.winner(), "pipeline"),  //
                                         properties.text(row.winner(), "dealstage")});
        history_.unknown_stages += stage == stages->end() ? 1U : 0U;
        deal.closed = stage != stages->end() && stage->second.closed;
        deal.won = deal.closed && stage->second.won;
      } else {
        deal.closed = properties.text(row.winner(), "hs_is_closed") == "true";
        deal.won = deal.closed && properties.text(row.winner(), "hs_is_closed_won") == "true";
      }
      history_.deals.push_back(std::move(deal));
    }
  }

  void add_events(const std::vector<DatedSignal>& events) {
    std::unordered_map<std::string_view, std::size_t> by_email;
    for (std::size_t i = 0; i < history_.people.size(); ++i) {
      if (!history_.people[i].email.empty()) {
        by_email.emplace(history_.people[i].email, i);
      }
    }
    std::string key;
    for (const DatedSignal& event : events) {
      key.clear();
      if (const auto person = by_record_.find(event.contact); person != by_record_.end()) {
        history_.people[person->second].moments.push_back({event.type, event.at});
      } else if (append_email_key(key, event.email, state_.settings.folding)) {
        if (const auto addressed = by_email.find(key); addressed != by_email.end()) {
          history_.people[addressed->second].moments.push_back({event.type, event.at});
        }
      }
    }
    sort_moments();
  }

 private:
  std::size_t account_of(const std::string& id) const {
    const auto found = accounts_.find(id);
    return found == accounts_.end() ? kNoAccount : found->second;
  }

  /// The primary company, else the first that the deal is associated with.
  static std::string company_of(const ObjectBase& base, const Properties& properties, RecordIndex record) {
    std::string id = base.account_id(record);
    if (id.empty()) {
      id = properties.text(record, "hs_primary_associated_company");
    }
    if (id.empty()) {
      id = properties.text(record, std::string(kAssociationPrefix) + "companies");
      id.resize(std::min(id.size(), id.find_first_of("*;")));
    }
    return id;
  }

  void add_moments(ObjectBase& base, RecordIndex member, SalesPerson& person) {
    base.signals().read(member, signals_);
    for (const Signal& signal : signals_) {
      if (signal.machine != MachineMark::none) {
        continue;
      }
      for (const std::optional<std::int64_t>& at : {signal.first, signal.last}) {
        if (at) {
          person.moments.push_back({signal.type, *at});
        }
      }
    }
  }

  void sort_moments() {
    for (SalesPerson& person : history_.people) {
      auto& moments = person.moments;
      std::sort(moments.begin(), moments.end(), [](const SignalMoment& a, const SignalMoment& b) {
        return a.at != b.at ? a.at < b.at : a.type < b.type;
      });
      moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
      for (const SignalMoment& moment : moments) {
        history_.dated[static_cast<std::size_t>(moment.type)] = true;
      }
    }
  }

  LeadBase::State& state_;
  SalesHistory& history_;
  std::unordered_map<std::string, std::size_t> accounts_;
  std::unordered_map<std::int64_t, std::size_t> by_record_;  // all of a lead's records
  std::vector<Signal> signals_;
};

}  // namespace

Result<SalesHistory> read_sales(LeadBase& base, std::string_view pipelines, const std::vector<DatedSignal>& events) {
  SalesHistory history;
  Stages stages;
  history.without_pipelines = pipelines.empty();
  if (!pipelines.empty()) {
    Result<Stages> read = read_stages(pipelines);
    if (!read) {
      return read.error();
    }
    stages = std::move(read).value();
  }
  Reader reader(base.state(), history);
  reader.read_accounts();
  reader.read_people();
  reader.read_deals(pipelines.empty() ? nullptr : &stages);
  reader.add_events(events);
  return history;
}

LeadFacts facts_before(const SalesHistory& history, const SalesPerson& person, std::int64_t time) {
  LeadFacts facts;
  facts.industry = person.industry;
  if (person.account != kNoAccount) {
    const SalesAccount& account = history.accounts[person.account];
    facts.industry = account.industry.empty() ? facts.industry : std::string_view(account.industry);
    facts.employees = account.employees;
    facts.revenue = account.revenue;
    facts.region = account.region;
  }
  facts.title = person.title;
  facts.seniority = person.seniority;
  facts.source = person.source;
  for (std::size_t type = 0; type < kSignalTypes; ++type) {
    if (history.dated[type]) {
      facts.signals[type] = 0;
    }
  }
  for (const SignalMoment& moment : person.moments) {
    if (moment.at < time) {
      ++*facts.signals[static_cast<std::size_t>(moment.type)];
    }
  }
  return facts;
}

std::int64_t start_of_day(std::int64_t time) noexcept {
  const std::int64_t days = time / calendar::kMillisecondsPerDay - (time % calendar::kMillisecondsPerDay < 0 ? 1 : 0);
  return days * calendar::kMillisecondsPerDay;
}

}  // namespace trailspark
