#include "trailspark/result.hpp"

#include <array>
#include <cstddef>

namespace trailspark {
namespace {

struct Text {
  std::string_view id;
  std::string_view meaning;
  std::string_view remedy;
};

constexpr std::array kTexts = {
#define TRAILSPARK_ERROR(name, id, meaning, remedy) Text{id, meaning, remedy},
#include "trailspark/errors.def"
#undef TRAILSPARK_ERROR
};

const Text& text_of(Code code) noexcept { return kTexts[static_cast<std::size_t>(code)]; }

}  // namespace

std::string_view id(Code code) noexcept { return text_of(code).id; }

std::optional<Code> code_of(std::string_view id) noexcept {
  for (std::size_t i = 0; i < kTexts.size(); ++i) {
    if (kTexts[i].id == id) {
      return static_cast<Code>(i);
    }
  }
  return std::nullopt;
}

std::string_view meaning(Code code) noexcept { return text_of(code).meaning; }

std::string_view remedy(Code code) noexcept { return text_of(code).remedy; }

std::string to_string(const Error& error) {
  std::string line(id(error.code));
  if (!error.where.empty()) {
    line.append(" at ").append(error.where);
  }
  line.append(": ").append(meaning(error.code));
  if (!error.detail.empty()) {
    line.append("; ").append(error.detail);
  }
  return line.append(" (").append(remedy(error.code)).append(")");
}

}  // namespace trailspark
