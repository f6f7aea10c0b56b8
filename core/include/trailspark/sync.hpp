#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "trailspark/result.hpp"

/// Fetching a portal and keeping it current, without touching a socket: a session says which call it would like to see
/// made, is handed the answer, and says what to store.
///
///     driver                              session                    store
///       | <-- step: GET /crm/objects/... --- next(now)
///       | --- status, headers, body -------> deliver(id, answer, now)
///       |                                    changes() -------------> records, links, events
///       |                                    checkpoint() ----------> in the same transaction
///
/// A session that is opened with a checkpoint and told what the store holds goes on where that checkpoint was taken;
/// calls that were in flight are made again.
namespace trailspark {

/// What is fetched as records.
enum class SyncObject : std::uint8_t { contacts, companies, deals, meetings, emails };
inline constexpr std::size_t kSyncObjects = 5;
/// "contacts", as HubSpot's paths have it.
std::string_view name(SyncObject object) noexcept;
std::optional<SyncObject> sync_object(std::string_view name) noexcept;

/// Which records are linked with each other; the first named is the side that a link is stored under.
enum class LinkKind : std::uint8_t { contact_company, contact_deal, deal_company, meeting_contact, email_contact };
inline constexpr std::size_t kLinkKinds = 5;
SyncObject from_side(LinkKind kind) noexcept;
SyncObject to_side(LinkKind kind) noexcept;

/// Dated events that are no records.
enum class EventSource : std::uint8_t { marketing_email, form_submission, page_view };
inline constexpr std::size_t kEventSources = 3;
/// "marketing_email".
std::string_view name(EventSource source) noexcept;

/// What to fetch, and how much of HubSpot's quota it may cost. Times are milliseconds since 1970 unless their name says
/// otherwise.
struct SyncSettings {
  std::string api_version = "2026-09";  ///< of the dated paths
  /// Properties by object; an object without any is not asked for. Order does not matter.
  std::array<std::vector<std::string>, kSyncObjects> fetch_set;
  std::array<bool, kEventSources> events{};  ///< which are asked for
  bool refresh = false;                      ///< read every record again now, whatever is due
  bool plan_only = false;                    ///< ends once plan() is known

  std::uint32_t calls_per_ten_seconds = 110;  ///< until HubSpot's headers say otherwise
  std::uint32_t searches_per_second = 5;
  double daily_reserve = 0.1;         ///< share of the daily quota that is left to other apps
  std::uint32_t most_at_once = 8;     ///< calls in flight
  std::uint64_t jitter_seed = 1;      ///< of the back-off
  bool token_renewable = false;       ///< the driver can get another access token
  std::int64_t token_expires_at = 0;  ///< 0: not known, or never

  std::uint32_t refresh_days = 7;        ///< every record and calculated property
  std::uint32_t links_hours = 24;        ///< every association
  std::uint32_t definitions_hours = 24;  ///< properties, pipelines, owners
  std::uint32_t repair_minutes = 60;     ///< looked at again before the last run, for what the search index hid
  std::uint32_t margin_seconds = 120;    ///< between a run's start and its watermark
  std::uint32_t event_days = 90;         ///< of events on the first run
  std::uint32_t most_visitors = 1000;    ///< whose page views are read: a call or more each
};

/// What is fetched of an object besides its settings' properties, because it is read whatever the mapping says: by
/// identity and links, signals (signal.hpp), evaluations (scoring.hpp), profiles (sales_history.hpp).
const std::vector<std::string_view>& needed_properties(SyncObject object);

/// A call to make. The driver adds the base address and the access token.
struct SyncRequest {
  std::uint64_t id = 0;
  std::string method;  ///< "GET", "POST"
  std::string target;  ///< "/crm/objects/2026-09/contacts?limit=100"
  std::string body;    ///< JSON; empty for GET
};

/// What came of it. Views, for the length of the call.
struct SyncAnswer {
  int status = 0;                                                      ///< 0: there was no answer, or it broke off
  std::vector<std::pair<std::string_view, std::string_view>> headers;  ///< names in any case
  std::string_view body;
  std::string_view fault;  ///< status 0: why, for a person ("connection refused")
};

struct SyncStep {
  enum class Kind : std::uint8_t {
    call,         ///< make `request`, then deliver()
    renew_token,  ///< get another access token, then token_renewed() or token_lost()
    wait,         ///< until `until`, or until an answer in flight is delivered, whichever comes first
    done          ///< see verdict()
  };
  Kind kind = Kind::done;
  SyncRequest request;
  std::int64_t until = 0;
};

/// Something to store. Views live until the next deliver().
struct SyncChange {
  enum class Kind : std::uint8_t {
    record,    ///< `text` is the record as sent, without its associations; one of several parts unless `whole`;
               ///< `email` holds the addresses of this part, "ada@acme.test;ada@home.test"
    removed,   ///< the record is gone; `text` says why: "archived", "deleted", "merged into 100451"
    links,     ///< all links of one record: `text` is "9001*;9002", ids ascending, the primary one marked; where
               ///< `reversed`, of the record on the other side of the link ("a deal's contacts")
    document,  ///< `key` is "properties/contacts", "account", ...; `text` the answer as sent
    event      ///< `key` is its own id, `email` who, `type` what; `text` as sent
  };
  Kind kind = Kind::record;
  SyncObject object = SyncObject::contacts;
  LinkKind link = LinkKind::contact_company;
  EventSource source = EventSource::marketing_email;
  bool reversed = false;
  bool whole = true;
  std::uint16_t part = 0;
  std::int64_t id = 0;
  std::int64_t updated_at = 0;  ///< records; events: when it happened
  std::int64_t fetched_at = 0;
  std::string_view key;
  std::string_view email;
  std::string_view type;
  std::string_view text;
};

/// What a run is going to cost, for `sync --plan` and the first line of a run.
struct SyncPlan {
  struct Object {
    SyncObject object;
    std::uint64_t records = 0;  ///< as HubSpot counts them
    std::uint64_t calls = 0;
    std::string how;  ///< "read in parts, 4 at a time", "changes since 2026-11-23T10:00:00.000Z"
  };
  bool known = false;
  std::vector<Object> objects;
  std::uint64_t calls = 0;
  std::int64_t milliseconds = 0;
  std::optional<double> share_of_daily_quota;
};

struct SyncProgress {
  struct Object {
    SyncObject object;
    std::string_view stage;  ///< "reading", "changes", "re-reading", "links", "proof", "done", "not synced"
    std::uint64_t stored = 0;
    std::uint64_t expected = 0;  ///< as HubSpot counts them; 0: not known yet
  };
  std::vector<Object> objects;
  std::uint64_t calls = 0;     ///< answered
  std::uint64_t retries = 0;   ///< calls that had to be made again
  std::uint64_t refusals = 0;  ///< 429s
  std::uint64_t changed = 0;   ///< records stored
  std::uint64_t removed = 0;
  std::string_view waiting_for;  ///< empty, "the rate limit", "HubSpot to answer", ...
};

/// Whether the store can be trusted, and for what not.
struct SyncVerdict {
  enum class Kind : std::uint8_t { running, complete, complete_except, incomplete };
  struct Object {
    SyncObject object;
    std::uint64_t stored = 0;
    std::optional<std::uint64_t> in_hubspot;  ///< as the search counts them, which may lag
  };
  Kind kind = Kind::running;
  std::vector<std::string> gaps;        ///< "contacts 100451 to 100460: HTTP 500 five times; try --refresh later"
  std::vector<std::string> not_synced;  ///< "marketing email events: scope content is not granted"
  std::string reason;                   ///< incomplete: why
  std::vector<Object> objects;
  bool reconnect = false;  ///< the token is dead: only connecting again helps

  /// "complete", "complete except: ...; ...", "incomplete: ...".
  std::string in_words() const;
};

class SyncSession {
 public:
  /// `checkpoint`: of an earlier session on the same store; empty at first.
  /// Errors: sync.settings (nothing to fetch, a property name that cannot be one), sync.checkpoint (damaged, or of
  /// another version).
  static Result<SyncSession> open(SyncSettings settings, std::string_view checkpoint);
  SyncSession(SyncSession&&) noexcept;
  SyncSession& operator=(SyncSession&&) noexcept;
  ~SyncSession();

  /// A record that the store holds; before the first next(). `fetched_at` as the change had it.
  void know(SyncObject object, std::int64_t id, std::int64_t updated_at, std::int64_t fetched_at);

  /// What to do now. Several calls may be in flight.
  SyncStep next(std::int64_t now);
  /// The answer of a call. Answers of calls that are not in flight are ignored.
  void deliver(std::uint64_t request, const SyncAnswer& answer, std::int64_t now);
  void token_renewed(std::int64_t expires_at);
  /// `reconnect`: it is dead; else it cannot be had now. `why` is for a person and free of secrets.
  void token_lost(bool reconnect, std::string why);
  /// Ends the run as incomplete; the checkpoint lets a later session go on.
  void cancel(std::string why);

  /// What to store since the last deliver().
  const std::vector<SyncChange>& changes() const noexcept;
  /// JSON that resumes this session, true for all answers delivered so far. Small but for ids that wait to be read.
  std::string checkpoint() const;

  SyncPlan plan() const;
  SyncProgress progress() const;
  SyncVerdict verdict() const;

 private:
  struct State;
  explicit SyncSession(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace trailspark
