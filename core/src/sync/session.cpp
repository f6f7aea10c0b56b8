#include <algorithm>

#include "datetime_text.hpp"
#include "sync/session_state.hpp"
#include "trailspark/signal.hpp"

namespace trailspark {
namespace {

constexpr std::int64_t kCheckpointVersion = 1;

constexpr std::string_view kObjectNames[] = {"contacts", "companies", "deals", "meetings", "emails"};
static_assert(std::size(kObjectNames) == kSyncObjects);
constexpr std::string_view kSourceNames[] = {"marketing_email", "form_submission", "page_view"};
static_assert(std::size(kSourceNames) == kEventSources);

struct Sides {
  SyncObject from, to;
};
constexpr Sides kSides[] = {{SyncObject::contacts, SyncObject::companies},
                            {SyncObject::contacts, SyncObject::deals},
                            {SyncObject::deals, SyncObject::companies},
                            {SyncObject::meetings, SyncObject::contacts},
                            {SyncObject::emails, SyncObject::contacts}};
static_assert(std::size(kSides) == kLinkKinds);

bool is_property_name(std::string_view name) {
  return !name.empty() && name.size() <= 250 &&
         std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) > ' ' && c != ','; });
}

std::string joined(const std::vector<std::string>& texts) {
  std::string text;
  for (const std::string& item : texts) {
    text.append(text.empty() ? "" : "; ").append(item);
  }
  return text;
}

std::string_view stage_name(ObjectSync::Stage stage) {
  switch (stage) {
    case ObjectSync::Stage::idle:
      return "";
    case ObjectSync::Stage::survey:
      return "counting";
    case ObjectSync::Stage::reading:
      return "reading";
    case ObjectSync::Stage::changes:
      return "changes";
    case ObjectSync::Stage::repair:
      return "repair";
    case ObjectSync::Stage::proof:
      return "proof";
    case ObjectSync::Stage::settling:
      return "links";
    case ObjectSync::Stage::done:
      return "done";
    case ObjectSync::Stage::refused:
      return "not synced";
  }
  return "";
}

}  // namespace

std::string_view name(SyncObject object) noexcept { return kObjectNames[static_cast<std::size_t>(object)]; }

std::optional<SyncObject> sync_object(std::string_view name) noexcept {
  const auto* const found = std::find(std::begin(kObjectNames), std::end(kObjectNames), name);
  if (found == std::end(kObjectNames)) {
    return std::nullopt;
  }
  return static_cast<SyncObject>(found - std::begin(kObjectNames));
}

SyncObject from_side(LinkKind kind) noexcept { return kSides[static_cast<std::size_t>(kind)].from; }
SyncObject to_side(LinkKind kind) noexcept { return kSides[static_cast<std::size_t>(kind)].to; }
std::string_view name(EventSource source) noexcept { return kSourceNames[static_cast<std::size_t>(source)]; }

const std::vector<std::string_view>& needed_properties(SyncObject object) {
  static const std::vector<std::string_view> kContacts = [] {
    std::vector<std::string_view> names = {
        "associatedcompanyid",  "createdate",           "email",           "hs_additional_emails",
        "hs_analytics_source",  "hs_email_bad_address", "hs_email_bounce", "hs_email_optout",
        "hs_merged_object_ids", "hs_seniority",         "jobtitle",        "lastmodifieddate"};
    names.insert(names.end(), signal_properties().begin(), signal_properties().end());
    return names;
  }();
  static const std::vector<std::string_view> kDeals = {"amount",
                                                       "amount_in_home_currency",
                                                       "closedate",
                                                       "createdate",
                                                       "deal_currency_code",
                                                       "dealstage",
                                                       "dealtype",
                                                       "hs_is_closed",
                                                       "hs_is_closed_won",
                                                       "hs_lastmodifieddate",
                                                       "hs_merged_object_ids",
                                                       "hs_primary_associated_company",
                                                       "pipeline"};
  static const std::vector<std::string_view> kOthers = {"hs_lastmodifieddate", "hs_merged_object_ids"};
  return object == SyncObject::contacts ? kContacts : object == SyncObject::deals ? kDeals : kOthers;
}

// ---- the session ---------------------------------------------------------------------------------------------------

SyncSession::SyncSession(std::unique_ptr<State> state) : state_(std::move(state)) {}
SyncSession::SyncSession(SyncSession&&) noexcept = default;
SyncSession& SyncSession::operator=(SyncSession&&) noexcept = default;
SyncSession::~SyncSession() = default;

Result<SyncSession> SyncSession::open(SyncSettings settings, std::string_view checkpoint) {
  bool any = false;
  for (std::size_t i = 0; i < kSyncObjects; ++i) {
    for (const std::string& property : settings.fetch_set[i]) {
      any = true;
      if (!is_property_name(property)) {
        return Error{Code::sync_settings, "found \"" + property + "\" among the properties to fetch",
                     "/fetchSet/" + std::string(kObjectNames[i])};
      }
    }
  }
  if (!any || settings.most_at_once == 0) {
    return Error{Code::sync_settings, any ? "no calls at once" : "no properties to fetch", {}};
  }
  auto state = std::make_unique<State>(std::move(settings));
  if (checkpoint.empty()) {
    return SyncSession(std::move(state));
  }
  const Result<json::Value> parsed = json::parse(checkpoint);
  if (!parsed) {
    return Error{Code::sync_checkpoint, to_string(parsed.error()), {}};
  }
  const json::Value* version = parsed.value().find("version");
  if (version == nullptr || version->number != static_cast<double>(kCheckpointVersion)) {
    return Error{Code::sync_checkpoint, "another version than " + std::to_string(kCheckpointVersion), "/version"};
  }
  const json::Value* definitions = parsed.value().find("definitionsAt");
  state->definitions_at = definitions == nullptr ? 0 : static_cast<std::int64_t>(definitions->number);
  for (ObjectSync& object : state->objects) {
    const json::Value* part = parsed.value().find(name(object.object()));
    if (part == nullptr || !object.read(*part)) {
      return Error{Code::sync_checkpoint, "not the documented shape", "/" + std::string(name(object.object()))};
    }
  }
  for (EventReader& reader : state->events) {
    const json::Value* part = parsed.value().find(name(reader.source()));
    if (part == nullptr || !reader.read(*part)) {
      return Error{Code::sync_checkpoint, "not the documented shape", "/" + std::string(name(reader.source()))};
    }
  }
  const json::Value* page_views = parsed.value().find(name(EventSource::page_view));
  if (page_views != nullptr && !state->page_views.read(*page_views)) {
    return Error{Code::sync_checkpoint, "not the documented shape", "/" + std::string(name(EventSource::page_view))};
  }
  return SyncSession(std::move(state));
}

void SyncSession::know(SyncObject object, std::int64_t id, std::int64_t updated_at, std::int64_t fetched_at) {
  state_->object(object).known().put({id, updated_at, fetched_at});
}

SyncStep SyncSession::next(std::int64_t now) { return state_->next(now); }

void SyncSession::deliver(std::uint64_t request, const SyncAnswer& answer, std::int64_t now) {
  state_->deliver(request, answer, now);
}

void SyncSession::token_renewed(std::int64_t expires_at) {
  state_->settings.token_expires_at = expires_at;
  state_->renewing = false;
  state_->renewals += 1;
}

void SyncSession::token_lost(bool reconnect, std::string why) {
  state_->renewing = false;
  state_->end(std::move(why), reconnect);
}

void SyncSession::cancel(std::string why) { state_->end(std::move(why), false); }

const std::vector<SyncChange>& SyncSession::changes() const noexcept { return state_->changes.changes; }

std::string SyncSession::checkpoint() const {
  std::string text;
  json::Writer writer(text);
  writer.begin_object();
  writer.member("version", kCheckpointVersion);
  writer.member("definitionsAt", state_->definitions_open == 0 ? state_->definitions_at : 0);
  for (const ObjectSync& object : state_->objects) {
    writer.key(name(object.object()));
    object.write(writer);
  }
  for (const EventReader& reader : state_->events) {
    writer.key(name(reader.source()));
    reader.write(writer);
  }
  writer.key(name(EventSource::page_view));
  state_->page_views.write(writer);
  writer.end_object();
  return text;
}

// ---- what to tell --------------------------------------------------------------------------------------------------

SyncPlan SyncSession::plan() const {
  SyncPlan plan;
  plan.known = state_->begun;
  plan.calls = 1 + state_->definitions_open;
  for (const ObjectSync& object : state_->objects) {
    if (object.wanted()) {
      plan.known = plan.known && object.stage() != ObjectSync::Stage::survey;
      plan.objects.push_back(object.plan());
      plan.calls += plan.objects.back().calls;
    }
  }
  plan.milliseconds = static_cast<std::int64_t>(static_cast<double>(plan.calls) / state_->general.calls() * 10'000.0);
  if (state_->daily_quota) {
    plan.share_of_daily_quota = static_cast<double>(plan.calls) / *state_->daily_quota;
  }
  return plan;
}

SyncProgress SyncSession::progress() const {
  SyncProgress progress;
  progress.calls = state_->calls;
  progress.retries = state_->retries;
  progress.refusals = state_->refusals;
  for (const ObjectSync& object : state_->objects) {
    if (object.wanted()) {
      progress.objects.push_back(
          {object.object(), stage_name(object.stage()), object.known().size(), object.expected()});
      progress.changed += object.changed();
      progress.removed += object.removed();
    }
  }
  progress.waiting_for = state_->renewing          ? "another access token"
                         : !state_->flying.empty() ? "HubSpot to answer"
                         : !state_->ready.empty()
                             ? (state_->ready.front().attempts > 0 ? "HubSpot to recover" : "the rate limit")
                             : "";
  return progress;
}

SyncVerdict SyncSession::verdict() const {
  SyncVerdict verdict;
  verdict.gaps = state_->gaps;
  verdict.not_synced = state_->not_synced;
  for (const ObjectSync& object : state_->objects) {
    if (!object.wanted()) {
      continue;
    }
    verdict.objects.push_back({object.object(), object.known().size(), object.in_hubspot()});
    verdict.gaps.insert(verdict.gaps.end(), object.gaps().begin(), object.gaps().end());
    verdict.not_synced.insert(verdict.not_synced.end(), object.not_synced().begin(), object.not_synced().end());
  }
  const auto note = [&verdict](const auto& reader) {
    verdict.gaps.insert(verdict.gaps.end(), reader.gaps().begin(), reader.gaps().end());
    verdict.not_synced.insert(verdict.not_synced.end(), reader.not_synced().begin(), reader.not_synced().end());
  };
  for (const EventReader& reader : state_->events) {
    note(reader);
  }
  note(state_->page_views);
  verdict.reason = state_->end_reason;
  verdict.reconnect = state_->reconnect;
  verdict.kind = state_->ended          ? SyncVerdict::Kind::incomplete
                 : !state_->finished    ? SyncVerdict::Kind::running
                 : verdict.gaps.empty() ? SyncVerdict::Kind::complete
                                        : SyncVerdict::Kind::complete_except;
  return verdict;
}

std::string SyncVerdict::in_words() const {
  switch (kind) {
    case Kind::running:
      return "running";
    case Kind::complete:
      return "complete";
    case Kind::complete_except:
      return "complete except: " + joined(gaps);
    case Kind::incomplete:
      break;
  }
  return "incomplete: " + reason;
}

}  // namespace trailspark
