#include "catch.hpp"
#include "cli/text_width.hpp"

using namespace trailspark::cli;

// Widths are those of Unicode's East Asian Width (UAX #11): W and F take two columns, combining marks none.

TEST_CASE("A line is as wide as a terminal draws it") {
  CHECK(display_width("") == 0);
  CHECK(display_width("Ada Lovelace") == 12);
  CHECK(display_width("Nu\u00F1ez") == 5);
  CHECK(display_width("Nun\u0303ez") == 5);                 // n and a combining tilde
  CHECK(display_width("\u5C0F\u6797") == 4);                // two ideographs
  CHECK(display_width("\uFF21") == 2);                      // a fullwidth A
  CHECK(display_width("\uD55C\uAD6D") == 4);                // two Hangul syllables
  CHECK(display_width("\u1112\u1161\u11AB") == 2);          // one Hangul syllable, in parts
  CHECK(display_width("\U0001F680") == 2);                  // a rocket
  CHECK(display_width("\U0001F469\u200D\U0001F680") == 2);  // a woman astronaut: two emoji, joined
  CHECK(display_width("\U0001F44B\U0001F3FD") == 2);        // a waving hand with a skin tone
  CHECK(display_width("\U0001F1E9\U0001F1EA") == 2);        // a flag: two letters
}

TEST_CASE("What does not fit ends with an ellipsis, within the width") {
  CHECK(fit("Ada Lovelace", 12) == "Ada Lovelace");
  CHECK(fit("Ada Lovelace", 11) == "Ada Lovela\u2026");
  CHECK(fit("Ada Lovelace", 5) == "Ada\u2026");  // no space before the ellipsis
  CHECK(fit("Ada", 1) == "\u2026");
}

TEST_CASE("A cut parts neither a wide character nor one from its accent") {
  CHECK(fit("\u5C0F\u6797\u5065", 5) == "\u5C0F\u6797\u2026");
  CHECK(fit("\u5C0F\u6797\u5065", 4) == "\u5C0F\u2026");  // the second would need a column more
  CHECK(fit("Nun\u0303ez", 4) == "Nun\u0303\u2026");
  CHECK(fit("a\U0001F469\u200D\U0001F680b", 3) == "a\u2026");
  for (std::size_t width = 1; width < 8; ++width) {
    CHECK(display_width(fit("x\u5C0Fe\u0301\u6797\U0001F680y", width)) <= width);
  }
}

TEST_CASE("No value can move the cursor, change colours or turn the text around") {
  CHECK(one_line("red \x1b[31m\nnext\tcell\x7f") == "red  [31m next cell ");
  CHECK(one_line("\u0085\u2028\u202E\u2066\u200F") == "     ");
  CHECK(one_line("bad \xC3 byte") == "bad \uFFFD byte");
  CHECK(one_line("\u5C0F \U0001F469\u200D\U0001F680") == "\u5C0F \U0001F469\u200D\U0001F680");
}

TEST_CASE("Long text is broken at spaces") {
  CHECK(wrap("one two three", 20, 4) == "one two three");
  CHECK(wrap("one two three", 8, 4) == "one two\n    three");
  CHECK(wrap("one extraordinary", 8, 2) == "one\n  extraordinary");
  CHECK(wrap("", 8, 2).empty());
}
