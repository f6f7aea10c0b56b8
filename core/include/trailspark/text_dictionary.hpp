#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace trailspark {

/// Texts that occur again and again (job titles, industries, stages), each kept once and named by a number.
/// A property whose values hardly repeat is not looked up any more after its first few hundred.
class TextDictionary {
 public:
  static constexpr std::size_t kMaxEntries = 0xFFFF;
  static constexpr std::size_t kShortest = 3;  ///< a number takes two bytes in a row
  static constexpr std::size_t kLongest = 64;

  /// The number of a text, new where need be; nothing where it is not worth an entry. `property` is whose value it is.
  std::optional<std::uint16_t> place(std::size_t property, std::string_view text);
  /// Adds the next entry of a saved dictionary; false where no dictionary has it, or has it twice.
  bool restore(std::string_view text);
  /// Lives as long as the dictionary.
  std::string_view at(std::uint16_t entry) const noexcept { return entries_[entry]; }
  std::size_t size() const noexcept { return entries_.size(); }

  std::size_t memory() const noexcept;

 private:
  // How often the values of a property were looked up, and found.
  struct Habit {
    std::uint16_t tries = 0;
    std::uint16_t hits = 0;
  };
  static constexpr std::uint16_t kTrial = 256;

  // Most texts are told apart by their hash, without a look at the entry.
  struct Slot {
    std::uint16_t entry = kFree;
    std::uint16_t hash = 0;
  };
  static constexpr std::uint16_t kFree = 0xFFFF;

  bool is_worth(std::size_t property) noexcept;
  Slot& probe(std::string_view text);
  bool add(Slot& slot, std::string_view text);
  std::string_view keep(std::string_view text);
  void grow();

  std::vector<Habit> habits_;  // by property
  std::vector<std::string_view> entries_;
  std::vector<Slot> slots_;  // open addressing by text; a power of two
  std::vector<std::unique_ptr<char[]>> chunks_;
  std::size_t chunk_left_ = 0;

  static constexpr std::size_t kChunkBytes = 16 * 1024;
};

}  // namespace trailspark
