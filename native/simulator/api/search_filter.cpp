#include "simulator/api/search_filter.hpp"

#include <algorithm>
#include <cmath>

namespace simulator {
namespace {

/// Letters, digits and all that is not ASCII make words.
bool in_word(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::vector<std::string_view> words_in(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    while (i < text.size() && in_word(text[i])) {
      ++i;
    }
    if (i > begin) {
      words.push_back(text.substr(begin, i - begin));
    } else {
      ++i;
    }
  }
  return words;
}

/// * is any run of bytes. Goes back to the last star alone, so it is linear in practice and at worst quadratic.
bool fits(std::string_view text, std::string_view pattern) noexcept {
  std::size_t t = 0, p = 0, star = pattern.npos, resume = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != pattern.npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == pattern.npos;
}

Refusal refuse(const std::string& what) { return {bad_request("There was a problem with the request: " + what)}; }

constexpr const char* kNotSearchable[] = {"hs_email_html", "hs_body_preview", "hs_body_preview_html"};

}  // namespace

bool contains_token(std::string_view text, std::string_view token) {
  if (token.find('*') != token.npos) {
    if (fits(text, token)) {
      return true;
    }
    const std::vector<std::string_view> words = words_in(text);
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return fits(word, token); });
  }
  const std::vector<std::string_view> words = words_in(text), wanted = words_in(token);
  return !wanted.empty() && std::search(words.begin(), words.end(), wanted.begin(), wanted.end()) != words.end();
}

bool has_words_beginning(std::string_view text, std::string_view query) {
  const std::vector<std::string_view> words = words_in(text), wanted = words_in(query);
  return std::all_of(wanted.begin(), wanted.end(), [&](std::string_view beginning) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return word.starts_with(beginning); });
  });
}

SearchFilter::SearchFilter(const Json& json, const Account& account, ObjectType type) {
  if (!json.is_object()) {
    throw refuse("a filter is no object");
  }
  const std::string name = text_of(json, "propertyName");
  read_operator(text_of(json, "operator"));
  if (name.starts_with("associations.")) {
    read_links(json, account, type, name.substr(13));
    return;
  }
  const PropertyTable& table = account.objects(type).properties();
  property_ = table.find_live(name);
  if (!property_) {
    throw refuse("Property \"" + name + "\" does not exist");
  }
  if (std::find(std::begin(kNotSearchable), std::end(kNotSearchable), name) != std::end(kNotSearchable)) {
    throw refuse("Property \"" + name + "\" is not searchable");
  }
  read_operands(json, table[*property_]);
}

void SearchFilter::read_operator(const std::string& name) {
  struct Entry {
    const char* name;
    Operator op;
    bool negative;
  };
  constexpr Entry kOperators[] = {{"EQ", Operator::eq, false},
                                  {"NEQ", Operator::eq, true},
                                  {"LT", Operator::lt, false},
                                  {"LTE", Operator::lte, false},
                                  {"GT", Operator::gt, false},
                                  {"GTE", Operator::gte, false},
                                  {"BETWEEN", Operator::between, false},
                                  {"IN", Operator::in, false},
                                  {"NOT_IN", Operator::in, true},
                                  {"HAS_PROPERTY", Operator::has, false},
                                  {"NOT_HAS_PROPERTY", Operator::has, true},
                                  {"CONTAINS_TOKEN", Operator::contains, false},
                                  {"NOT_CONTAINS_TOKEN", Operator::contains, true}};
  for (const Entry& entry : kOperators) {
    if (name == entry.name) {
      operator_ = entry.op;
      negative_ = entry.negative;
      return;
    }
  }
  throw refuse("\"" + name + "\" is not a valid operator");
}

void SearchFilter::read_operands(const Json& json, const PropertyDefinition& property) {
  by_number_ = compares_as_number(property);
  several_ = property.field_type == "checkbox";
  if (operator_ == Operator::has) {
    return;
  }
  std::vector<std::string> given;
  if (operator_ == Operator::in) {
    given = texts_of(json, "values");
  } else {
    given.push_back(text_of(json, "value"));
  }
  if (operator_ == Operator::between) {
    given.push_back(text_of(json, "highValue"));
  }
  if (given.empty() || (operator_ != Operator::in && std::find(given.begin(), given.end(), "") != given.end())) {
    throw refuse("operator of \"" + property.name + "\" lacks its value");
  }
  for (std::string& text : given) {
    const double number = by_number_ ? search_number(property, text) : 0;
    if (by_number_ && std::isnan(number) && operator_ != Operator::contains) {
      throw refuse('"' + text + "\" is no value for \"" + property.name + '"');
    }
    numbers_.push_back(number);
    operands_.push_back(operand(property, std::move(text)));
  }
}

/// Lists are compared as they come: HubSpot wants their texts in small letters, and finds nothing where they are not.
std::string SearchFilter::operand(const PropertyDefinition& property, std::string text) const {
  return operator_ == Operator::in ? text : search_text(property, std::move(text));
}

void SearchFilter::read_links(const Json& json, const Account& account, ObjectType type, const std::string& name) {
  const auto to = object_type(name);
  if (!to || (operator_ != Operator::eq && operator_ != Operator::in)) {
    throw refuse("associations." + name + " takes a type of records and EQ, NEQ, IN or NOT_IN");
  }
  std::vector<std::string> ids = operator_ == Operator::in ? texts_of(json, "values") : std::vector<std::string>();
  if (operator_ == Operator::eq) {
    ids.push_back(text_of(json, "value"));
  }
  for (const std::string& text : ids) {
    const auto id = id_of(text);
    if (!id) {
      throw refuse('"' + text + "\" is no record id");
    }
    for (const RecordLink& link : account.links(*to, *id, type)) {
      linked_.insert(link.to);
    }
  }
}

bool SearchFilter::equals(const SearchValue& value, const std::string& operand) const {
  if (!several_) {
    return value.text == operand;
  }
  return (';' + std::string(value.text) + ';').find(';' + operand + ';') != std::string::npos;
}

/// -1, 0, 1 as the value is below, at or above the first operand.
int SearchFilter::compare(const SearchValue& value) const {
  if (by_number_) {
    return value.number < numbers_[0] ? -1 : value.number > numbers_[0] ? 1 : 0;
  }
  const int order = value.text.compare(operands_[0]);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

bool SearchFilter::positive(const SearchValue& value) const {
  switch (operator_) {
    case Operator::eq:
      return by_number_ ? value.number == numbers_[0] : equals(value, operands_[0]);
    case Operator::lt:
      return compare(value) < 0;
    case Operator::lte:
      return compare(value) <= 0;
    case Operator::gt:
      return compare(value) > 0;
    case Operator::gte:
      return compare(value) >= 0;
    case Operator::between:
      return by_number_ ? value.number >= numbers_[0] && value.number <= numbers_[1]
                        : value.text >= operands_[0] && value.text <= operands_[1];
    case Operator::in:
      for (std::size_t i = 0; i < operands_.size(); ++i) {
        if (by_number_ ? value.number == numbers_[i] : equals(value, operands_[i])) {
          return true;
        }
      }
      return false;
    case Operator::contains:
      return contains_token(value.text, operands_[0]);
    case Operator::has:
      break;
  }
  return true;
}

/// An empty value fits NOT_HAS_PROPERTY alone, and one that is no number where one should be fits no comparison.
bool SearchFilter::holds(const SearchValue& value) const {
  if (operator_ == Operator::has) {
    return value.empty() == negative_;
  }
  if (value.empty() || (by_number_ && std::isnan(value.number) && operator_ != Operator::contains)) {
    return false;
  }
  return positive(value) != negative_;
}

}  // namespace simulator
