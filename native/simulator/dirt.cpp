#include "dirt.hpp"

#include "unicode.hpp"

namespace simulator {
namespace {

constexpr const char* kBlanks[] = {" ", "  ", "\t", "\n", "\r\n", "\u00a0", "\u3000", "\u2003", "\u202f", " \u00a0"};
constexpr const char* kBroken[] = {"n/a",
                                   "unknown",
                                   "ada.lovelace@",
                                   "@northforge.example",
                                   "ada@@northforge.example",
                                   "ada lovelace@northforge.example",
                                   "ada@northforge",
                                   "ada(at)northforge.example",
                                   "ada@north forge.example",
                                   "ada@northforge..example",
                                   "ada@northforge.example, bob@northforge.example",
                                   "Ada Lovelace <ada@northforge.example>",
                                   "mailto:",
                                   "-"};
constexpr const char* kPictures[] = {"\U0001F680", "\u2764\ufe0f", "\U0001F1EA\U0001F1FA", "\U0001F469\u200d\U0001F4BB",
                                     "\u2728"};

std::string mix_case(std::string_view text, Random& random) {
  if (random.chance(400)) {
    return to_upper(text);
  }
  std::string out;
  bool start = true;  // of a word: "Ada.Lovelace@Acme.test"
  while (!text.empty()) {
    const std::string_view before = text;
    take_code_point(text);
    const std::string_view letter = before.substr(0, before.size() - text.size());
    out += start ? to_upper(letter) : std::string(letter);
    start = letter == "." || letter == "@" || letter == "-";
  }
  return out;
}

}  // namespace

std::string spell_address(std::string_view folded, std::string_view domain, Random& random) {
  std::string address(folded.substr(0, folded.find('@') + 1));
  const bool in_ascii = random.chance(500);
  address += in_ascii ? folded.substr(folded.find('@') + 1) : domain;
  const auto dice = random.below(10);
  if (dice < 5) {
    address = mix_case(address, random);
  }
  if (dice >= 4 && dice < 7) {
    address.insert(0, random.pick(kBlanks));
  }
  if (dice >= 4 && dice < 9) {
    address += random.pick(kBlanks);
  }
  return address;
}

std::string broken_address(Random& random) { return random.pick(kBroken); }

std::string spell_name(std::string name, Random& random) {
  const auto dice = random.below(1000);
  if (name.empty()) {
    return name;
  }
  if (dice < 20) {
    return to_upper(name);
  }
  if (dice < 45) {
    return to_lower(name);
  }
  if (dice < 55) {
    return ' ' + name + "  ";
  }
  return dice < 60 ? name + ' ' + random.pick(kPictures) : name;
}

}  // namespace simulator
