#include "trailspark/text_dictionary.hpp"

#include <algorithm>
#include <cstring>

#include "hash.hpp"

namespace trailspark {

std::optional<std::uint16_t> TextDictionary::place(std::size_t property, std::string_view text) {
  if (text.size() < kShortest || text.size() > kLongest || !is_worth(property)) {
    return std::nullopt;
  }
  Slot& slot = probe(text);
  if (slot.entry != kFree) {
    ++habits_[property].hits;
    return slot.entry;
  }
  return add(slot, text) ? std::optional(slot.entry) : std::nullopt;
}

bool TextDictionary::restore(std::string_view text) {
  if (text.size() < kShortest || text.size() > kLongest) {
    return false;
  }
  Slot& slot = probe(text);
  return slot.entry == kFree && add(slot, text);
}

// Where a text is, or would be: free then, but for its hash.
TextDictionary::Slot& TextDictionary::probe(std::string_view text) {
  if (entries_.size() * 2 >= slots_.size()) {
    grow();
  }
  const std::uint64_t hash = hash_bytes(text.data(), text.size());
  const auto tag = static_cast<std::uint16_t>(hash >> 48);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = static_cast<std::size_t>(hash) & mask;
  while (slots_[at].entry != kFree && (slots_[at].hash != tag || entries_[slots_[at].entry] != text)) {
    at = (at + 1) & mask;
  }
  if (slots_[at].entry == kFree) {
    slots_[at].hash = tag;
  }
  return slots_[at];
}

bool TextDictionary::add(Slot& slot, std::string_view text) {
  if (entries_.size() >= kMaxEntries) {
    return false;
  }
  slot.entry = static_cast<std::uint16_t>(entries_.size());
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
  slots_.assign(std::max<std::size_t>(1024, slots_.size() * 2), Slot{});
  for (std::size_t entry = 0; entry < entries_.size(); ++entry) {
    probe(entries_[entry]).entry = static_cast<std::uint16_t>(entry);
  }
}

std::size_t TextDictionary::memory() const noexcept {
  return habits_.capacity() * sizeof(Habit) + entries_.capacity() * sizeof(std::string_view) +
         slots_.capacity() * sizeof(Slot) + chunks_.size() * kChunkBytes;
}

}  // namespace trailspark
