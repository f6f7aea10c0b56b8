#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "trailspark/sync.hpp"

/// The calls of a run in plain terms, and how HubSpot wants them written.
namespace trailspark {

inline constexpr std::int64_t kLastId = std::numeric_limits<std::int64_t>::max();

inline constexpr std::size_t kListLimit = 100;
inline constexpr std::size_t kSearchLimit = 200;
inline constexpr std::size_t kReadLimit = 100;
inline constexpr std::size_t kLinksLimit = 1000;
inline constexpr std::size_t kFormsLimit = 50;
inline constexpr std::size_t kEventsLimit = 1000;
inline constexpr std::size_t kPageViewsLimit = 100;

enum class Budget : std::uint8_t { general, search, associations };

struct Call {
  enum class Kind : std::uint8_t {
    account,
    properties,
    pipelines,
    owners,
    newest,         ///< the record with the highest id, and how many there are
    list,           ///< records from `after` on
    changes,        ///< records changed since `since`, ids above `from`
    repair,         ///< ids and dates of records changed in [since, until), ids above `from`
    read,           ///< `ids`
    read_archived,  ///< `ids`
    links,          ///< of `ids`, or what follows `after` for the one id
    count,          ///< records with ids in (from, to]
    ids,            ///< the ids themselves, of a range that holds no more than a page
    email_events,   ///< of one `type`
    forms,
    submissions,  ///< of one `form`
    page_views    ///< of the one contact in `ids`, since `since`
  };
  Kind kind = Kind::account;
  SyncObject object = SyncObject::contacts;
  LinkKind link = LinkKind::contact_company;
  bool reversed = false;  ///< links: asked from the other side
  std::string after;
  std::string name;  ///< of the form, or the event's type
  std::int64_t from = 0;
  std::int64_t to = kLastId;
  std::int64_t since = 0;
  std::int64_t until = 0;
  std::size_t part = 0;
  std::size_t limit = kListLimit;
  std::uint32_t range = 0;  ///< list: which range it reads
  std::vector<std::int64_t> ids;

  // Of the way there, not of what is asked:
  std::uint64_t request = 0;
  std::uint32_t attempts = 0;  ///< that HubSpot answered with an error of its own, or not at all
  std::uint32_t refusals = 0;  ///< by a rate limit
  std::int64_t not_before = 0;
};

Budget budget_of(Call::Kind kind) noexcept;

/// The fetch set of one object as calls ask for it.
class FetchSet {
 public:
  /// Sorted, each once, with those that are needed in any case.
  FetchSet(SyncObject object, std::vector<std::string> properties);
  bool empty() const noexcept { return properties_.empty(); }
  const std::vector<std::string>& properties() const noexcept { return properties_; }

  /// For lists: "a,b,c", each part short enough for a URL (servers refuse some beyond 8,000 bytes).
  const std::vector<std::string>& parts() const noexcept { return parts_; }
  /// Shorter parts, after a server refused these; false where they are as short as can be.
  bool shorten();
  /// True where a search may ask for all of them: its body is limited to 3,000 characters.
  bool fits_search() const noexcept { return fits_search_; }
  /// ["a","b","c"]
  const std::string& json() const noexcept { return json_; }

 private:
  void make_parts();

  std::size_t room_ = 7000;  // of a URL, for the properties
  std::vector<std::string> properties_;
  std::vector<std::string> parts_;
  std::string json_;
  bool fits_search_ = false;
};

/// The property by whose date HubSpot finds changed records.
std::string_view modified_property(SyncObject object) noexcept;
/// The objects whose links a list call brings along: "companies,deals".
std::string_view inline_associations(SyncObject object) noexcept;

SyncRequest to_request(const Call& call, const FetchSet& fetch_set, std::string_view api_version);

}  // namespace trailspark
