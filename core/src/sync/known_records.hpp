#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace trailspark {

/// The records of one object that the store holds, by id: enough to tell what is new, what changed and what is gone.
/// 24 bytes a record: an ordered table, and beside it what came lately.
class KnownRecords {
 public:
  struct Entry {
    std::int64_t id;
    std::int64_t updated_at;
    std::int64_t fetched_at;
  };

  std::size_t size() const noexcept { return size_; }
  std::optional<Entry> find(std::int64_t id) const;
  /// New, or in place of what was known.
  void put(const Entry& entry);
  void erase(std::int64_t id);

  /// Ids in (from, to].
  std::size_t count(std::int64_t from, std::int64_t to);
  /// Those ids, ascending, at most `most`.
  std::vector<std::int64_t> ids(std::int64_t from, std::int64_t to, std::size_t most);
  /// The id in the middle of (from, to]; only where count() is not 0.
  std::int64_t middle(std::int64_t from, std::int64_t to);
  /// Ids whose record was last fetched before then, ascending.
  std::vector<std::int64_t> fetched_before(std::int64_t time);

 private:
  struct Late {
    std::int64_t updated_at;
    std::int64_t fetched_at;
    bool gone;
  };
  void merge();
  std::vector<Entry>::const_iterator after(std::int64_t id) const;

  std::vector<Entry> table_;  // by id
  std::unordered_map<std::int64_t, Late> late_;
  std::size_t size_ = 0;
};

}  // namespace trailspark
