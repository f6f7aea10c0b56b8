#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "block.hpp"
#include "datetime_text.hpp"
#include "trailspark/record.hpp"

namespace trailspark {

/// Writes one row at a place that a RowBuffer reserved: values as they come, one for each slot in order, then finish().
class RowWriter {
 public:
  /// Texts that repeat are shared through the dictionary, which must outlive the writer.
  explicit RowWriter(TextDictionary& dictionary) : dictionary_(&dictionary) {}

  /// `at`: the place; it must hold all values, eight bytes more for each, and a spare block. At most kMaxProperties
  /// values.
  void start(char* at) noexcept {
    begin_ = out_ = at;
    next_tag_ = tags_.get();
  }

  /// Where the next value's text may be written; text(property, length) takes it over.
  char* out() noexcept { return out_; }
  void empty() noexcept { *next_tag_++ = tag::kEmpty; }
  /// kNoProperty: a text that is not shared.
  void text(PropertyIndex property, std::size_t length) {
    if (length == 0) {
      return empty();
    }
    if (write_integer(length) || write_datetime(length)) {
      return;
    }
    const auto entry =
        property == kNoProperty ? std::nullopt : dictionary_->place(property, std::string_view(out_, length));
    if (entry) {
      put(tag::kDictionary, *entry, sizeof *entry);
    } else if (length <= tag::kLongestText) {
      out_ += length;
      *next_tag_++ = static_cast<std::uint8_t>(length);
    } else {
      const auto bytes = static_cast<std::uint32_t>(length);
      std::memmove(out_ + sizeof bytes, out_, length);
      std::memcpy(out_, &bytes, sizeof bytes);
      out_ += sizeof bytes + length;
      *next_tag_++ = tag::kLongText;
    }
  }
  void text(PropertyIndex property, std::string_view value) {
    std::memcpy(out_, value.data(), value.size());
    text(property, value.size());
  }

  /// Appends the tags, and the properties where the row has no shared shape; answers the body's size.
  std::uint32_t finish(const std::vector<PropertyIndex>* own_properties = nullptr) noexcept {
    const auto slots = static_cast<std::size_t>(next_tag_ - tags_.get());
    block::copy_blocks(reinterpret_cast<const char*>(tags_.get()), out_, slots);
    out_ += slots;
    if (own_properties != nullptr) {
      const auto* properties = reinterpret_cast<const char*>(own_properties->data());
      out_ = std::copy_n(properties, own_properties->size() * sizeof(PropertyIndex), out_);
    }
    return static_cast<std::uint32_t>(out_ - begin_);
  }

 private:
  // The lowest `bytes` bytes of a number, under a tag.
  __attribute__((always_inline)) void put(std::uint8_t tag, std::uint64_t value, std::size_t bytes) noexcept {
    std::memcpy(out_, &value, sizeof value);  // the spare bytes are written over by what follows
    out_ += bytes;
    *next_tag_++ = tag;
  }

  // Digits without leading zeros that fit in 32 bits.
  bool write_integer(std::size_t length) noexcept {
    constexpr std::size_t kMostDigits = 10;
    if (length > kMostDigits || (out_[0] == '0' && length > 1)) {
      return false;
    }
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < length; ++i) {
      const auto digit = static_cast<std::uint8_t>(out_[i] - '0');
      if (digit > 9) {
        return false;
      }
      value = value * 10 + digit;
    }
    if (value > UINT32_MAX) {
      return false;
    }
    if (value <= UINT8_MAX) {
      put(tag::kInteger1, value, 1);
    } else if (value <= UINT16_MAX) {
      put(tag::kInteger2, value, 2);
    } else {
      put(tag::kInteger4, value, 4);
    }
    return true;
  }

  bool write_datetime(std::size_t length) noexcept {
    if (length != datetime_text::kLength || out_[10] != 'T' || out_[23] != 'Z') {
      return false;
    }
    const auto milliseconds = datetime_text::parse(out_);
    if (!milliseconds || !tag::fits_datetime(*milliseconds)) {
      return false;
    }
    put(tag::kDatetime, static_cast<std::uint64_t>(*milliseconds), tag::kDatetimeBytes);
    return true;
  }

  TextDictionary* dictionary_;
  char* begin_ = nullptr;
  char* out_ = nullptr;
  std::unique_ptr<std::uint8_t[]> tags_{new std::uint8_t[kMaxProperties + 64]};
  std::uint8_t* next_tag_ = tags_.get();
};

}  // namespace trailspark
