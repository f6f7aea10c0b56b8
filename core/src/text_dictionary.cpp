#include "trailspark/text_dictionary.hpp"

#include <algorithm>
#include <cstring>

#include "hash.hpp"

namespace trailspark {

std::optional<std::uint16_t> TextDictionary::place(std::size_t property, std::string_view text) {
  if (text.size() < kShortest || text.size() > kLongest || !is_worth(property)) {
    return std::nullopt;
  }
  const std::size_t slot = probe(text);
  if (slots_[slot] != kFree) {
    ++habits_[property].hits;
    return slots_[slot];
  }
  return add(slot, text) ? std::optional(slots_[slot]) : std::nullopt;
}

bool TextDictionary::restore(std::string_view text) {
  if (text.size() < kShortest || text.size() > kLongest) {
    return false;
  }
  const std::size_t slot = probe(text);
  return slots_[slot] == kFree && add(slot, text);
}

// Where a text is, or would be.
std::size_t TextDictionary::probe(std::string_view text) {
  if (entries_.size() * 2 >= slots_.size()) {
    grow();
  }
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = static_cast<std::size_t>(hash_bytes(text.data(), text.size())) & mask;
  while (slots_[at] != kFree && entries_[slots_[at]] != text) {
    at = (at + 1) & mask;
  }
  return at;
}

bool TextDictionary::add(std::size_t slot, std::string_view text) {
  if (entries_.size() >= kMaxEntries) {
    return false;
  }
  slots_[slot] = static_cast<std::uint16_t>(entries_.size());
  entries_.push_back(keep(text));
  return true;
}

bool TextDictionary::is_worth(std::size_t property) noexcept {
  if (property >= habits_.size()) {
    habits_.resize(property + 1);
  }
  Habit& habit = habits_[property];
  if (habit.tries >= kTrial && habit.hits < habit.tries / 2) {
    return false;
  }
  if (++habit.tries == 0x8000) {
    habit.tries /= 2;
    habit.hits /= 2;
  }
  return true;
}

std::string_view TextDictionary::keep(std::string_view text) {
  if (chunk_left_ < text.size()) {
    chunks_.emplace_back(new char[kChunkBytes]);
    chunk_left_ = kChunkBytes;
  }
  char* const kept = chunks_.back().get() + (kChunkBytes - chunk_left_);
  std::memcpy(kept, text.data(), text.size());
  chunk_left_ -= text.size();
  return {kept, text.size()};
}

void TextDictionary::grow() {
  slots_.assign(std::max<std::size_t>(1024, slots_.size() * 2), kFree);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t entry = 0; entry < entries_.size(); ++entry) {
    std::size_t at = static_cast<std::size_t>(hash_bytes(entries_[entry].data(), entries_[entry].size())) & mask;
    while (slots_[at] != kFree) {
      at = (at + 1) & mask;
    }
    slots_[at] = static_cast<std::uint16_t>(entry);
  }
}

std::size_t TextDictionary::memory() const noexcept {
  return habits_.capacity() * sizeof(Habit) + entries_.capacity() * sizeof(std::string_view) +
         slots_.capacity() * sizeof(std::uint16_t) + chunks_.size() * kChunkBytes;
}

}  // namespace trailspark
