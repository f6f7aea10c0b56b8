#pragma once

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
  /// `at`: the place; it must hold all values, seven bytes more for each, and a spare
  /// block. At most kMaxProperties values.
  void start(char* at) noexcept {
    begin_ = out_ = at;
    next_tag_ = tags_.get();
  }

  /// Where the next value's text may be written; text(length) takes it over.
  char* out() noexcept { return out_; }
  void empty() { *next_tag_++ = tag::kEmpty; }
  void text(std::size_t length) {
    if (length == 0) {
      return empty();
    }
    if (length == datetime_text::kLength && out_[10] == 'T' && out_[23] == 'Z') {
      if (const auto milliseconds = datetime_text::parse(out_); milliseconds && tag::fits_datetime(*milliseconds)) {
        const auto bits = static_cast<std::uint64_t>(*milliseconds);
        std::memcpy(out_, &bits, tag::kDatetimeBytes);
        out_ += tag::kDatetimeBytes;
        *next_tag_++ = tag::kDatetime;
        return;
      }
    }
    if (length <= tag::kLongestText) {
      out_ += length;
      *next_tag_++ = static_cast<std::uint8_t>(length);
      return;
    }
    std::memmove(out_ + 4, out_, length);
    const auto bytes = static_cast<std::uint32_t>(length);
    std::memcpy(out_, &bytes, sizeof bytes);
    out_ += 4 + length;
    *next_tag_++ = tag::kLongText;
  }
  void text(std::string_view value) {
    std::memcpy(out_, value.data(), value.size());
    text(value.size());
  }

  /// Appends the tags, and the properties where the row has no shared shape; answers the body's size.
  std::uint32_t finish(const std::vector<PropertyIndex>* own_properties = nullptr) noexcept {
    const auto slots = static_cast<std::size_t>(next_tag_ - tags_.get());
    block::copy_blocks(reinterpret_cast<const char*>(tags_.get()), out_, slots);
    out_ += slots;
    if (own_properties != nullptr) {
      std::memcpy(out_, own_properties->data(), own_properties->size() * sizeof(PropertyIndex));
      out_ += own_properties->size() * sizeof(PropertyIndex);
    }
    return static_cast<std::uint32_t>(out_ - begin_);
  }

 private:
  char* begin_ = nullptr;
  char* out_ = nullptr;
  std::unique_ptr<std::uint8_t[]> tags_{new std::uint8_t[kMaxProperties + 64]};
  std::uint8_t* next_tag_ = tags_.get();
};

}  // namespace trailspark
