#include "sync_run.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "http/caller.hpp"
#include "interruption.hpp"
#include "json_access.hpp"
#include "store/run_history.hpp"
#include "store/sync_writer.hpp"

namespace trailspark::cli {
namespace {

constexpr std::int64_t kCommitMilliseconds = 1'000;
constexpr std::uint32_t kCommitAnswers = 64;
constexpr std::int64_t kLongestNap = 100;         // until a signal is noticed
constexpr std::int64_t kLongestWait = 600'000;    // for the shared budget; longer ones are for a later run
constexpr std::int64_t kTokenLife = 3'600'000;    // as the session is told: a connection renews its token by itself
constexpr std::uint32_t kFaultsBeforeAnswer = 4;  // of an address where nobody has ever answered

std::int64_t now() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

SyncSession open_session(const SyncTask& task, store::Store* store) {
  SyncSettings settings = task.settings;
  settings.token_renewable = task.connection != nullptr;
  Result<SyncSession> opened =
      SyncSession::open(settings, store == nullptr ? std::string() : store->state("checkpoint"));
  if (!opened) {
    throw std::runtime_error(to_string(opened.error()));
  }
  SyncSession session = std::move(opened).value();
  for (std::size_t i = 0; store != nullptr && i < kSyncObjects; ++i) {
    const auto object = static_cast<SyncObject>(i);
    store->for_each_known(object,
                          [&session, object](std::int64_t id, std::int64_t updated_at, std::int64_t fetched_at) {
                            session.know(object, id, updated_at, fetched_at);
                          });
  }
  return session;
}

std::string fetch_set_json(const SyncSettings& settings) {
  Json json = Json::object();
  for (std::size_t i = 0; i < kSyncObjects; ++i) {
    if (!settings.fetch_set[i].empty()) {
      json[std::string(name(static_cast<SyncObject>(i)))] = settings.fetch_set[i];
    }
  }
  return json.dump();
}

/// "24681357" of the answer about the account; empty where it does not say.
std::string portal_of(std::string_view account) {
  const Json portal = member(parse_json(account), "portalId");
  return portal.is_number_integer() ? std::to_string(portal.get<std::int64_t>()) : std::string();
}

/// The session, the calls it wants and the store, going round and round.
class Loop {
 public:
  /// `store`: null where nothing is to be stored.
  Loop(SyncSession& session, const SyncTask& task, store::Store* store, store::SyncWriter* writer)
      : session_(session),
        connection_(task.connection),
        caller_(task.endpoint, task.token, task.settings.most_at_once),
        address_(task.endpoint.text()),
        portal_(store == nullptr ? std::string() : store->state("portal")),
        store_(store),
        writer_(writer) {}

  void run(const WatchSync& watch, bool plan_only) {
    for (;;) {
      watch(session_);
      if (Interruption::requested() && !interrupted_) {
        interrupted_ = true;
        session_.cancel("interrupted; run it again and it goes on from here");
      }
      if (plan_only && session_.plan().known) {
        return;
      }
      const SyncStep step = session_.next(now());
      switch (step.kind) {
        case SyncStep::Kind::done:
          return;
        case SyncStep::Kind::call:
          held_.push_back(step.request);
          release();
          break;
        case SyncStep::Kind::renew_token:
          renew_token();
          break;
        case SyncStep::Kind::wait:
          wait(step.until);
          break;
      }
    }
  }

  bool interrupted() const noexcept { return interrupted_; }
  bool wrong_portal() const noexcept { return wrong_portal_; }
  bool last_was_fault() const noexcept { return faults_ > 0; }

 private:
  void wait(std::int64_t until) {
    const std::int64_t nap = std::clamp<std::int64_t>(std::min(until, held_until_) - now(), 0, kLongestNap);
    std::optional<http::Answer> answer = caller_.wait(std::chrono::milliseconds(nap));
    while (answer) {
      take(*answer);
      answer = caller_.wait(std::chrono::milliseconds(0));
    }
    release();
    if (since_commit_ > 0 && now() - committed_at_ >= kCommitMilliseconds) {
      commit();
    }
  }

  /// Makes the calls whose turn it is; a search that has to wait holds up no other call.
  void release() {
    held_until_ = std::numeric_limits<std::int64_t>::max();
    for (std::size_t i = 0; i < held_.size();) {
      if (!may_call(held_[i])) {
        ++i;
        continue;
      }
      SyncRequest request = std::move(held_[i]);
      held_.erase(held_.begin() + static_cast<std::ptrdiff_t>(i));
      if (connection_ != nullptr) {
        under_way_[request.id] = {request.id, request.method, request.target, {}};
      }
      caller_.submit(std::move(request));
    }
  }

  bool may_call(const SyncRequest& request) {
    if (connection_ == nullptr) {
      return true;
    }
    if (gone_) {
      return false;
    }
    const service::PortalBudget::Turn turn = connection_->turn(request, now());
    if (!turn.go) {
      held_until_ = std::min(held_until_, turn.until);
      if (turn.until - now() > kLongestWait) {
        gone_ = true;
        session_.cancel("there are no calls left for " + std::to_string((turn.until - now()) / 60'000) + " minutes (" +
                        std::string(turn.why) + "); run it again then");
      }
      return false;
    }
    const std::optional<std::string> token = connection_->token();
    if (!token) {
      lose_token();
      return false;
    }
    caller_.use_token(*token);
    return true;
  }

  void renew_token() {
    if (connection_ == nullptr) {
      session_.token_lost(true, "the access token has expired");
    } else if (const std::optional<std::string> token = connection_->another_token()) {
      caller_.use_token(*token);
      session_.token_renewed(now() + kTokenLife);
    } else {
      lose_token();
    }
  }

  void lose_token() {
    gone_ = true;
    session_.token_lost(connection_->is_lost(), connection_->why());
  }

  void learn(const http::Answer& answer) {
    if (const auto call = under_way_.find(answer.request); call != under_way_.end()) {
      connection_->learn(call->second, answer, now());
      under_way_.erase(call);
    }
  }

  void take(const http::Answer& answer) {
    learn(answer);
    faults_ = answer.status == 0 ? faults_ + 1 : 0;
    answered_ = answered_ || answer.status != 0;
    session_.deliver(answer.request, answer.view(), now());
    for (const SyncChange& change : session_.changes()) {
      if (change.kind == SyncChange::Kind::document && change.key == "account" && !is_our_portal(change.text)) {
        return;
      }
      if (writer_ != nullptr) {
        writer_->apply(change, now());
      }
    }
    since_commit_ += 1;
    if (since_commit_ >= kCommitAnswers) {
      commit();
    }
    if (!answered_ && faults_ >= kFaultsBeforeAnswer) {
      session_.cancel("HubSpot cannot be reached at " + address_ + ": " + answer.fault);
    }
  }

  /// One store, one portal: records of two would be mixed beyond repair.
  bool is_our_portal(std::string_view account) {
    const std::string portal = portal_of(account);
    if (portal.empty() || portal == portal_ || store_ == nullptr) {
      return true;
    }
    if (portal_.empty()) {
      portal_ = portal;
      writer_->begin();
      store_->set_state("portal", portal);
      return true;
    }
    wrong_portal_ = true;
    session_.cancel("the token is of portal " + portal + ", " + store_->path() + " holds portal " + portal_ +
                    "; name another store, or use that portal's token");
    return false;
  }

  void commit() {
    if (writer_ != nullptr && !wrong_portal_) {
      writer_->commit(session_.checkpoint());
    }
    since_commit_ = 0;
    committed_at_ = now();
  }

  SyncSession& session_;
  SyncConnection* connection_;
  std::vector<SyncRequest> held_;  // until the shared budget has room
  std::int64_t held_until_ = std::numeric_limits<std::int64_t>::max();
  std::map<std::uint64_t, SyncRequest> under_way_;  // without bodies; of a connection
  http::Caller caller_;
  std::string address_;
  std::string portal_;
  store::Store* store_;
  store::SyncWriter* writer_;
  std::uint32_t since_commit_ = 0;
  std::int64_t committed_at_ = now();
  std::uint32_t faults_ = 0;  // one after the other
  bool answered_ = false;
  bool gone_ = false;  // the token, or today's budget: no further call
  bool interrupted_ = false;
  bool wrong_portal_ = false;
};

SyncOutcome outcome_of(const SyncSession& session, const Loop& loop, std::int64_t began) {
  SyncOutcome outcome;
  outcome.verdict = session.verdict();
  outcome.progress = session.progress();
  outcome.plan = session.plan();
  outcome.milliseconds = now() - began;
  outcome.interrupted = loop.interrupted();
  outcome.wrong_portal = loop.wrong_portal();
  outcome.unreachable = outcome.verdict.kind == SyncVerdict::Kind::incomplete && loop.last_was_fault() &&
                        !outcome.interrupted && !outcome.wrong_portal;
  return outcome;
}

}  // namespace

SyncOutcome run_session(store::Store& store, const SyncTask& task, const WatchSync& watch) {
  const std::int64_t began = now();
  const std::string checkpoint = store.state("checkpoint");
  SyncSession session = open_session(task, &store);
  store::RunEntry entry;
  entry.kind = task.settings.refresh ? "refresh" : checkpoint.empty() ? "first" : "later";
  entry.id = store::begin_run(store, entry.kind, began);
  store::SyncWriter writer(store);
  SyncOutcome outcome;
  {
    Loop loop(session, task, &store, &writer);
    loop.run(watch, false);
    outcome = outcome_of(session, loop, began);
  }
  outcome.kind = entry.kind;
  entry.ended_at = now();
  entry.verdict = outcome.verdict.in_words();
  entry.not_synced = outcome.verdict.not_synced;
  entry.calls = outcome.progress.calls;
  entry.retries = outcome.progress.retries;
  entry.refusals = outcome.progress.refusals;
  entry.changed = outcome.progress.changed;
  entry.removed = outcome.progress.removed;
  writer.begin();
  store::end_run(store, entry);
  if (!outcome.wrong_portal) {
    store.set_state("fetch_set", fetch_set_json(task.settings));
  }
  writer.commit(outcome.wrong_portal ? checkpoint : session.checkpoint());
  return outcome;
}

SyncOutcome plan_session(store::Store* store, SyncTask task, const WatchSync& watch) {
  const std::int64_t began = now();
  task.settings.plan_only = true;
  SyncSession session = open_session(task, store);
  Loop loop(session, task, nullptr, nullptr);
  loop.run(watch, true);
  return outcome_of(session, loop, began);
}

}  // namespace trailspark::cli
