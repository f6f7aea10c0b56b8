#include "sync/session_state.hpp"

#include <algorithm>

#include "hash.hpp"

namespace trailspark {
namespace {

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kHour = 3'600'000;
constexpr std::int64_t kRenewAhead = 120 * kSecond;  // of a token that lives 1,800 s
constexpr std::int64_t kSilence = 600 * kSecond;     // without one good answer: HubSpot cannot be reached
constexpr std::int64_t kLongestWait = 60 * kSecond;
constexpr std::int64_t kLongestMove = 600 * kSecond;  // beyond it a run ends and a later one goes on
constexpr std::uint32_t kMostAttempts = 6;            // of a call that HubSpot does not manage to answer
constexpr std::uint32_t kMostBreaks = 20;             // of a call whose connection breaks while others get through
constexpr std::uint32_t kMostRefusals = 100;
constexpr std::uint32_t kMostRenewals = 2;

// Of each budget so much is used: the rest is for calls that arrive closer together than they were sent.
constexpr double kShare = 0.975;
constexpr double kSearchShare = 0.92;
constexpr std::uint32_t kAssociationCalls = 100;  // in ten seconds, the least that HubSpot grants

bool is_record_page(Call::Kind kind) {
  switch (kind) {
    case Call::Kind::newest:
    case Call::Kind::list:
    case Call::Kind::changes:
    case Call::Kind::repair:
    case Call::Kind::read:
    case Call::Kind::read_archived:
    case Call::Kind::count:
    case Call::Kind::ids:
      return true;
    default:
      return false;
  }
}

bool is_event(Call::Kind kind) {
  return kind == Call::Kind::email_events || kind == Call::Kind::forms || kind == Call::Kind::submissions;
}

bool is_definition(Call::Kind kind) {
  return kind == Call::Kind::account || kind == Call::Kind::properties || kind == Call::Kind::pipelines ||
         kind == Call::Kind::owners;
}

std::string document_key(const Call& call) {
  switch (call.kind) {
    case Call::Kind::account:
      return "account";
    case Call::Kind::properties:
      return "properties/" + std::string(name(call.object));
    case Call::Kind::pipelines:
      return "pipelines/" + std::string(name(call.object));
    default:
      return "owners/" + (call.after.empty() ? "0" : call.after);
  }
}

/// True where a batch read failed for another reason than that records are not there.
bool has_other_errors(std::string_view body) {
  const std::vector<std::string_view> errors = array_items(body, "errors");
  return std::any_of(errors.begin(), errors.end(), [](std::string_view error) {
    return error.find("\"OBJECT_NOT_FOUND\"") == std::string_view::npos;
  });
}

Meaning broken(std::string detail) { return {Fate::again, 0, std::move(detail)}; }

}  // namespace

SyncSession::State::State(SyncSettings given)
    : settings(std::move(given)),
      general(settings.calls_per_ten_seconds, 10 * kSecond, kShare, 1),
      search(settings.searches_per_second, kSecond, kSearchShare, 0),
      associations(kAssociationCalls, 10 * kSecond, kShare, 1),
      jitter(settings.jitter_seed) {
  for (std::size_t i = 0; i < kSyncObjects; ++i) {
    const auto which = static_cast<SyncObject>(i);
    objects.emplace_back(which, FetchSet(which, settings.fetch_set[i]));
  }
  events.emplace_back(EventSource::marketing_email);
  events.emplace_back(EventSource::form_submission);
}

void SyncSession::State::end(std::string why, bool must_reconnect) {
  if (!over()) {
    ended = true;
    end_reason = std::move(why);
    reconnect = must_reconnect;
  }
}

// ---- what to do next -----------------------------------------------------------------------------------------------

void SyncSession::State::begin(std::int64_t now) {
  begun = true;
  const std::int64_t server_now = now + server_ahead;
  const bool fresh = !settings.refresh && server_now - definitions_at < settings.definitions_hours * kHour;
  for (ObjectSync& object : objects) {
    object.begin(settings, server_now, now, settings.plan_only);
    if (!fresh && object.wanted() && !settings.plan_only) {
      Call call;
      call.kind = Call::Kind::properties;
      call.object = object.object();
      definitions.push_back(call);
      if (object.object() == SyncObject::deals) {
        call.kind = Call::Kind::pipelines;
        definitions.push_back(call);
      }
    }
  }
  if (!definitions.empty()) {
    Call owners;
    owners.kind = Call::Kind::owners;
    definitions.push_back(owners);
    definitions_at = server_now;
  }
  definitions_open = definitions.size();
  for (EventReader& reader : events) {
    if (!settings.plan_only) {
      reader.begin(settings, server_now);
    }
  }
  if (!settings.plan_only) {
    page_views.begin(settings, server_now, object(SyncObject::contacts).reads_all());
  }
}

std::optional<Call> SyncSession::State::next_definition() {
  if (definitions.empty()) {
    return std::nullopt;
  }
  Call call = std::move(definitions.back());
  definitions.pop_back();
  return call;
}

std::optional<Call> SyncSession::State::pull() {
  if (!account_asked) {
    account_asked = true;
    return Call{};
  }
  if (!begun) {
    return std::nullopt;
  }
  if (std::optional<Call> definition = next_definition()) {
    return definition;
  }
  if (object(SyncObject::contacts).ended() && !settings.plan_only) {
    page_views.all_are_met();
  }
  const std::size_t parts = objects.size() + events.size() + 1;
  for (std::size_t i = 0; i < parts; ++i) {
    const std::size_t which = turn++ % parts;
    if (settings.plan_only && (which >= objects.size() || objects[which].stage() != ObjectSync::Stage::survey)) {
      continue;  // what an interrupted run left to do is not begun
    }
    std::optional<Call> call = which < objects.size() ? objects[which].next_call()
                               : which + 1 < parts    ? events[which - objects.size()].next_call()
                                                      : page_views.next_call();
    if (call) {
      return call;
    }
  }
  return std::nullopt;
}

void SyncSession::State::fill(std::int64_t now) {
  while (ready.size() + flying.size() < settings.most_at_once) {
    std::optional<Call> call = pull();
    // Only where a call could be made at once and there is none are lists split.
    const bool idle = ready.empty() && general.is_free(now);
    for (std::size_t i = 0; !call && idle && i < objects.size(); ++i) {
      call = objects[i].split() ? objects[i].next_call() : std::nullopt;
    }
    if (!call) {
      return;
    }
    ready.push_back(std::move(*call));
  }
}

bool SyncSession::State::all_ended() const {
  if (settings.plan_only) {
    return begun && std::none_of(objects.begin(), objects.end(),
                                 [](const ObjectSync& object) { return object.stage() == ObjectSync::Stage::survey; });
  }
  return begun && definitions_open == 0 && ready.empty() && flying.empty() && page_views.ended() &&
         std::all_of(objects.begin(), objects.end(), [](const ObjectSync& object) { return object.ended(); }) &&
         std::all_of(events.begin(), events.end(), [](const EventReader& reader) { return reader.ended(); });
}

SyncStep SyncSession::State::next(std::int64_t now) {
  SyncStep step;
  if (over()) {
    return step;
  }
  silent_since = silent_since == 0 ? now : silent_since;
  step.kind = SyncStep::Kind::wait;
  step.until = now + kLongestWait;
  if (renewing) {
    return step;
  }
  if (settings.token_renewable && settings.token_expires_at != 0 && now >= settings.token_expires_at - kRenewAhead) {
    renewing = true;
    step.kind = SyncStep::Kind::renew_token;
    return step;
  }
  fill(now);
  if (all_ended()) {
    finished = true;
    step.kind = SyncStep::Kind::done;
    return step;
  }
  for (auto call = ready.begin(); call != ready.end(); ++call) {
    RateBudget& rate = budget(budget_of(call->kind));
    const std::int64_t at = std::max(call->not_before, rate.free_at());
    if (at > now) {
      step.until = std::min(step.until, at);
      continue;
    }
    rate.take(now);
    call->request = ++last_request;
    step.kind = SyncStep::Kind::call;
    step.request = to_request(*call, object(call->object).fetch_set(), settings.api_version);
    flying.emplace(last_request, std::move(*call));
    ready.erase(call);
    return step;
  }
  return step;
}

// ---- what came -----------------------------------------------------------------------------------------------------

void SyncSession::State::note_headers(const SyncAnswer& answer, std::int64_t now) {
  if (const auto date = parse_http_date(header(answer, "date"))) {
    server_ahead = *date - now;
  }
  const auto most = parse_count(header(answer, "x-hubspot-ratelimit-max"));
  const auto interval = parse_count(header(answer, "x-hubspot-ratelimit-interval-milliseconds"));
  if (most && interval.value_or(10 * kSecond) == 10 * kSecond && *most > 0 && *most < 10'000) {
    general.allow(static_cast<std::uint32_t>(*most));
  }
  const auto quota = parse_count(header(answer, "x-hubspot-ratelimit-daily"));
  const auto left = parse_count(header(answer, "x-hubspot-ratelimit-daily-remaining"));
  if (quota && left) {
    daily_quota = static_cast<double>(*quota);
    daily_left = static_cast<double>(*left);
    if (*daily_left <= *daily_quota * settings.daily_reserve) {
      end("of the daily quota of " + std::to_string(*quota) + " calls only the reserve for other apps is left (" +
              std::to_string(*left) + "); run again after midnight of the account's time zone",
          false);
    }
  }
}

Meaning SyncSession::State::take_definition(const Call& call, const SyncAnswer& answer, const json::Value& body,
                                            std::int64_t now) {
  const bool list = call.kind != Call::Kind::account;
  const json::Value* results = body.find("results");
  if (list && (results == nullptr || !results->is(json::Value::Kind::array))) {
    return broken("the answer has no list of results");
  }
  SyncChange change;
  change.kind = SyncChange::Kind::document;
  change.key = changes.keep(document_key(call));
  change.fetched_at = now;
  change.text = answer.body;
  changes.changes.push_back(change);
  if (!list) {
    begin(now);
    return {};
  }
  const json::Value* paging = body.find("paging");
  const json::Value* next = paging != nullptr ? paging->find("next") : nullptr;
  const json::Value* after = next != nullptr ? next->find("after") : nullptr;
  if (call.kind == Call::Kind::owners && after != nullptr && after->string != call.after) {
    Call more = call;
    more.attempts = 0;
    more.after = after->string;
    definitions.push_back(std::move(more));
  } else {
    definitions_open -= 1;
  }
  return {};
}

Meaning SyncSession::State::take(const Call& call, const SyncAnswer& answer, std::int64_t now) {
  if (is_record_page(call.kind)) {
    const RecordSlices& page = slicer.read(answer.body);
    if (page.error) {
      return broken(to_string(*page.error));
    }
    const bool by_id = call.kind == Call::Kind::read || call.kind == Call::Kind::read_archived;
    if (by_id && has_other_errors(answer.body)) {
      return broken("HubSpot could not give some of the records");  // which does not mean that they are gone
    }
    for (const RecordSlice& record : page.records) {
      if (call.object == SyncObject::contacts) {
        page_views.meet(record);
      }
    }
    object(call.object).deliver(call, page, now, changes);
    return {};
  }
  const Result<json::Value> body = json::parse(answer.body);
  if (!body) {
    return broken(to_string(body.error()));
  }
  if (is_definition(call.kind)) {
    return take_definition(call, answer, body.value(), now);
  }
  bool taken = false;
  if (call.kind == Call::Kind::page_views) {
    taken = page_views.deliver(call, answer.body, body.value(), changes);
  } else if (is_event(call.kind)) {
    const bool form = call.kind != Call::Kind::email_events;
    taken = events[form ? 1 : 0].deliver(call, answer.body, body.value(), changes);
  } else {
    taken = object(call.object).deliver_links(call, body.value(), changes);
  }
  return taken ? Meaning{} : broken("the answer has not the documented shape");
}

std::int64_t SyncSession::State::back_off(std::uint32_t attempts) {
  jitter = hash_integer(jitter + 0x9e3779b97f4a7c15);
  const std::int64_t base = std::min(kLongestWait, std::int64_t{500} << std::min<std::uint32_t>(attempts, 7));
  return base / 2 + static_cast<std::int64_t>(jitter % static_cast<std::uint64_t>(base));
}

void SyncSession::State::again(Call call, std::int64_t not_before) {
  retries += 1;
  call.not_before = not_before;
  ready.insert(ready.begin(), std::move(call));
}

void SyncSession::State::give_up(const Call& call, const Meaning& meaning, std::int64_t now) {
  if (is_record_page(call.kind) || call.kind == Call::Kind::links) {
    object(call.object).failed(call, meaning);
  } else if (call.kind == Call::Kind::page_views) {
    page_views.failed(call, meaning);
  } else if (is_event(call.kind)) {
    events[call.kind == Call::Kind::email_events ? 0 : 1].failed(call, meaning);
  } else if (call.kind == Call::Kind::account) {
    not_synced.push_back("account details: " + meaning.detail);
    begin(now);
  } else {
    definitions_open -= 1;
    definitions_at = 0;
    (meaning.fate == Fate::scope_missing ? not_synced : gaps).push_back(document_key(call) + ": " + meaning.detail);
  }
}

void SyncSession::State::handle(Call call, const SyncAnswer& answer, const Meaning& meaning, std::int64_t now) {
  switch (meaning.fate) {
    case Fate::good:
      silent_since = now;
      renewals = 0;
      return;
    case Fate::again: {
      // A connection that fails says little about the call: it is made again for as long as HubSpot may come back.
      const std::int64_t wait = back_off(++call.attempts);
      if (call.attempts >= (answer.status == 0 ? kMostBreaks : kMostAttempts)) {
        return give_up(call, meaning, now);
      }
      if (now - silent_since >= kSilence) {
        return end("HubSpot cannot be reached: " + meaning.detail, false);
      }
      return again(std::move(call), now + std::max(meaning.delay, wait));
    }
    case Fate::rate_general:
    case Fate::rate_search: {
      refusals += 1;
      if (++call.refusals >= kMostRefusals) {
        return give_up(call, meaning, now);
      }
      const std::int64_t wait = meaning.fate == Fate::rate_search ? kSecond : 2 * kSecond;
      budget(meaning.fate == Fate::rate_search ? Budget::search : budget_of(call.kind))
          .block(now + std::max(meaning.delay, wait));
      return again(std::move(call), now + back_off(0));
    }
    case Fate::rate_daily:
      refusals += 1;
      again(std::move(call), now);
      return end("the daily quota is used up; run again after midnight of the account's time zone", false);
    case Fate::moving: {
      const std::int64_t delay = std::max(meaning.delay, 10 * kSecond);
      again(std::move(call), now + delay);
      if (delay > kLongestMove || now - silent_since >= kSilence) {
        end("HubSpot is moving this account to another data centre; run again in " + std::to_string(delay / 60'000) +
                " minutes",
            false);
      }
      return;
    }
    case Fate::token_expired:
    case Fate::token_refused:
      again(std::move(call), now);
      if (!settings.token_renewable || renewals >= kMostRenewals) {
        return end("HubSpot refuses the access token (" + meaning.detail + "); connect the account again", true);
      }
      settings.token_expires_at = now;  // asks for another one at the next step
      return;
    default:
      return give_up(call, meaning, now);
  }
}

void SyncSession::State::deliver(std::uint64_t request, const SyncAnswer& answer, std::int64_t now) {
  changes.clear();
  const auto found = flying.find(request);
  if (found == flying.end() || over()) {
    return;
  }
  Call call = std::move(found->second);
  flying.erase(found);
  calls += 1;
  note_headers(answer, now);
  Meaning meaning = meaning_of(answer);
  if (meaning.fate == Fate::good) {
    meaning = take(call, answer, now);
  }
  handle(std::move(call), answer, meaning, now);
}

}  // namespace trailspark
