#include "cell_writer.hpp"

#include "unicode.hpp"

namespace simulator {
namespace {

constexpr const char* kNoDates[] = {"soon", "n/a", "31.12.2026", "Q3", "2026-13-45", "tbd"};

/// As Java writes a double of 10^7 and more: 12500000 -> "1.25E7".
std::string scientific(std::int64_t value) {
  std::string digits = std::to_string(value);
  const std::size_t exponent = digits.size() - 1;
  digits.erase(digits.find_last_not_of('0') + 1);
  const std::string fraction = digits.size() > 1 ? digits.substr(1) : "0";
  return digits.substr(0, 1) + '.' + fraction + 'E' + std::to_string(exponent);
}

std::string dirty_number(std::int64_t value, Random& dirt) {
  const auto dice = dirt.below(1000);
  if (value >= 10'000'000 && dice < 300) {
    return scientific(value);
  }
  if (dice < 40) {
    return std::to_string(value) + ".0";
  }
  return dice < 42 ? std::to_string(value) + ';' + std::to_string(value + 1) : std::to_string(value);
}

std::string dirty_moment(Moment moment, bool by_hand, Random& dirt) {
  const auto dice = dirt.below(1000);
  if (by_hand && dice < 10) {
    return dirt.pick(kNoDates);
  }
  if (dice < 100) {
    return std::to_string(moment);
  }
  std::string text;
  append_moment(text, moment,
                dice < 200   ? Precision::seconds
                : dice < 240 ? Precision::microseconds
                : dice < 260 ? Precision::minutes
                             : Precision::milliseconds);
  if (dice >= 260 && dice < 280) {
    text.replace(text.size() - 1, 1, "+00:00");
  }
  return text;
}

std::string dirty_day(Moment moment, bool by_hand, Random& dirt) {
  const auto dice = dirt.below(1000);
  if (by_hand && dice < 30) {
    return dirt.pick(kNoDates);
  }
  if (dice < 130) {
    return std::to_string(moment / kDay * kDay);
  }
  std::string text;
  append_day(text, moment);
  return text;
}

Escapes pick_escapes(std::string_view text, Random& dirt) {
  const auto dice = dirt.below(1000);
  if (dice < 3) {
    return Escapes::letters;
  }
  if (dice < 30) {
    return Escapes::slashes;
  }
  return dice < 250 && !is_ascii(text) ? Escapes::unicode : Escapes::needed;
}

Presence empty(Random* dirt) {
  const auto dice = dirt != nullptr ? dirt->below(20) : 0;
  if (dice == 19) {
    return Presence::absent;
  }
  return dice >= 15 ? Presence::text : Presence::null;
}

}  // namespace

std::string written_moment(Moment moment, Random* dirt) {
  std::string text;
  const bool brief = dirt != nullptr && moment % kSecond == 0 && dirt->chance(500);
  append_moment(text, moment, brief ? Precision::seconds : Precision::milliseconds);
  return text;
}

Presence cell_text(const Definition& definition, const Cell& cell, Random* dirt, std::string& text) {
  const bool exact = (definition.traits & kExact) != 0 || dirt == nullptr;
  const bool by_hand = (definition.traits & kByHand) != 0;
  text.clear();
  switch (cell.kind()) {
    case Cell::Kind::empty:
      return empty(dirt);
    case Cell::Kind::text:
      text = cell.text();
      break;
    case Cell::Kind::number:
      text = exact ? std::to_string(cell.number()) : dirty_number(cell.number(), *dirt);
      break;
    case Cell::Kind::moment:
      text = exact ? written_moment(cell.number(), dirt) : dirty_moment(cell.number(), by_hand, *dirt);
      break;
    case Cell::Kind::day:
      if (exact) {
        append_day(text, cell.number());
      } else {
        text = dirty_day(cell.number(), by_hand, *dirt);
      }
      break;
  }
  return Presence::text;
}

void write_cell(JsonWriter& json, const Definition& definition, const Cell& cell, Random* dirt) {
  std::string text;
  const Presence presence = cell_text(definition, cell, dirt, text);
  if (presence == Presence::absent) {
    return;
  }
  json.key(definition.name);
  if (presence == Presence::null) {
    return json.literal("null");
  }
  const bool typed_in = cell.kind() == Cell::Kind::text && dirt != nullptr;
  json.text(text, typed_in ? pick_escapes(text, *dirt) : Escapes::needed);
}

}  // namespace simulator
