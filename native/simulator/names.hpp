#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "random.hpp"

namespace simulator {

/// A name as its bearer writes it, and the lower-case ASCII letters it gets in an email address.
struct Name {
  std::string text;   // "J\u00f6rg", "van Dijk"
  std::string latin;  // "joerg", "vandijk"
};

struct City {
  std::string name;
  std::string region;
};

/// How people and companies of one country are called.
struct Culture {
  std::string country;
  std::string language;    ///< "en", "pt-br": as hs_language has it
  std::string phone;       ///< # is a digit, @ one above 1; numbers reserved for fiction where the country has some
  std::string legal_form;  ///< "GmbH"
  std::string currency;    ///< "EUR"
  bool world = false;      ///< writes with other letters than Latin ones
  unsigned weight = 0;     ///< share of companies, in per cent
  std::vector<City> cities;
  std::vector<Name> first;
  std::vector<Name> last;
  std::vector<std::string> titles;  ///< job titles in the country's language; may be empty
};

/// All cultures; their weights sum to 100.
const std::vector<Culture>& cultures();

/// One of them, drawn by weight.
const Culture& pick_culture(Random& random);

/// A phone number of the culture's pattern.
std::string make_phone(const Culture& culture, Random& random);

/// The words of "a_b c" separated by blanks: {"a b", "c"}.
std::vector<std::string> words_of(const char* list);

}  // namespace simulator
