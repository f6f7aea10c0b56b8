#include "suggest_values.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "trailspark/convert.hpp"

namespace trailspark::suggest {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool has_space(std::string_view text) { return text.find(' ') != std::string_view::npos; }

std::size_t digits(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
}

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

bool is_email(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && text.find('.', at) != std::string_view::npos && !has_space(text);
}

bool is_url(std::string_view text) {
  if (starts_with(text, "http://") || starts_with(text, "https://") || starts_with(text, "www.")) {
    return true;
  }
  // acme.test/about: a dot, then two letters or more up to the end or a slash.
  const std::string_view host = text.substr(0, text.find('/'));
  const std::size_t dot = host.rfind('.');
  const std::string_view top = dot == std::string_view::npos ? std::string_view() : host.substr(dot + 1);
  return top.size() >= 2 && dot > 0 && std::all_of(top.begin(), top.end(), is_letter) && !has_space(text) &&
         text.find('@') == std::string_view::npos;
}

bool is_phone(std::string_view text) {
  constexpr std::string_view kAllowed = "+-()./ 0123456789";
  return digits(text) >= 6 && digits(text) <= 16 &&
         std::all_of(text.begin(), text.end(), [&](char c) { return kAllowed.find(c) != std::string_view::npos; });
}

bool is_date(std::string_view text) { return to_datetime(text).has_value(); }

bool is_flag(std::string_view text) {
  constexpr std::array<std::string_view, 6> kOther = {"yes", "no", "Yes", "No", "0", "1"};
  return to_bool(text) || std::find(kOther.begin(), kOther.end(), text) != kOther.end();
}

bool is_number(std::string_view text) { return to_number(text).has_value(); }

/// A long number or a token of letters and digits without spaces: an id, not a word.
bool is_id(std::string_view text) { return !has_space(text) && text.size() >= 12 && digits(text) >= 4; }

bool is_something_else(std::string_view text) { return is_email(text) || is_url(text) || is_date(text) || is_id(text); }

}  // namespace

bool is_range(std::string_view text) {
  const bool starts = !text.empty() && (is_digit(text.front()) || text.front() == '<' || text.front() == '>');
  return starts && digits(text) > 0 &&
         (text.find('-') != std::string_view::npos || text.find('+') != std::string_view::npos ||
          !is_digit(text.front()) || text.find(' ') != std::string_view::npos);
}

Fit type_fit(Expect expect, const PropertyDefinition& property) {
  const std::string_view type = property.type;
  const bool is_text = type == "string" && property.field_type != "file";
  const bool is_choice = type == "enumeration";
  const bool is_number_type = type == "number";
  const bool is_moment = type == "date" || type == "datetime";
  const auto one_of = [](bool good, bool poor) { return good ? Fit::good : poor ? Fit::poor : Fit::never; };
  if (type.empty()) {
    return Fit::poor;
  }
  switch (expect) {
    case Expect::text:
    case Expect::organisation:
      return one_of(is_text, is_choice || (is_number_type && expect == Expect::text));
    case Expect::person:
    case Expect::email:
    case Expect::url:
    case Expect::handle:
      return one_of(is_text, false);
    case Expect::place:
      return one_of(is_text || is_choice, is_number_type);
    case Expect::choice:
      return one_of(is_text || is_choice, false);
    case Expect::phone:
      return one_of(is_text || type == "phone_number", is_number_type);
    case Expect::number:
      return one_of(is_number_type, is_text || is_choice);
    case Expect::range:
      return one_of(is_number_type || is_choice, is_text);
    case Expect::flag:
      return one_of(
          type == "bool" || (is_choice && (property.options.size() <= 3 || property.field_type == "booleancheckbox")),
          is_text);
    case Expect::day:
    case Expect::moment:
      return one_of(is_moment, is_text);
    case Expect::owner:
      return one_of(is_choice, is_text || is_number_type);
  }
  return Fit::poor;
}

Fit type_fit(FieldType wanted, const PropertyDefinition& property) {
  const FieldType own = property.natural_type();
  const bool is_moment = own == FieldType::date || own == FieldType::datetime;
  switch (wanted) {
    case FieldType::string:
      return Fit::good;
    case FieldType::number:
      return own == FieldType::number                                    ? Fit::good
             : own == FieldType::string || own == FieldType::enumeration ? Fit::poor
                                                                         : Fit::never;
    case FieldType::date:
    case FieldType::datetime:
      return is_moment ? Fit::good : own == FieldType::string ? Fit::poor : Fit::never;
    case FieldType::boolean:
      return own == FieldType::boolean                                   ? Fit::good
             : own == FieldType::enumeration || own == FieldType::string ? Fit::poor
                                                                         : Fit::never;
    case FieldType::enumeration:
    case FieldType::multi_enumeration:
      return own == FieldType::enumeration || own == FieldType::multi_enumeration ? Fit::good
             : is_moment                                                          ? Fit::never
                                                                                  : Fit::poor;
    case FieldType::phone:
      return own == FieldType::phone || own == FieldType::string ? Fit::good
             : own == FieldType::number                          ? Fit::poor
                                                                 : Fit::never;
  }
  return Fit::poor;
}

SampleFit sample_fit(Expect expect, const std::vector<std::string>& samples) {
  const auto count = [&](std::string_view likeness, auto fits) {
    return SampleFit{static_cast<std::size_t>(std::count_if(samples.begin(), samples.end(), fits)), samples.size(),
                     likeness};
  };
  const auto is_plain = [](std::string_view text) { return !is_something_else(text); };
  switch (expect) {
    case Expect::email:
      return count("email addresses", is_email);
    case Expect::url:
      return count("web addresses", is_url);
    case Expect::phone:
      return count("phone numbers", is_phone);
    case Expect::number:
      return count("numbers", is_number);
    case Expect::range:
      return count("numbers or ranges", [](std::string_view text) { return is_number(text) || is_range(text); });
    case Expect::flag:
      return count("yes or no", is_flag);
    case Expect::day:
    case Expect::moment:
      return count("dates", is_date);
    case Expect::person:
      return count("", [](std::string_view text) { return !is_something_else(text) && digits(text) == 0; });
    case Expect::handle:
      return count("", [](std::string_view text) { return !has_space(text) && !is_email(text) && !is_number(text); });
    case Expect::organisation:
    case Expect::choice:
      return count("", [](std::string_view text) { return !is_something_else(text) && !is_number(text); });
    case Expect::text:
    case Expect::place:
      return count("", is_plain);
    case Expect::owner:
      break;
  }
  return {samples.size(), samples.size(), ""};
}

}  // namespace trailspark::suggest
