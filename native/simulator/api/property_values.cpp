#include "simulator/api/property_values.hpp"

#include <algorithm>

#include "simulator/api/record_query.hpp"

namespace simulator {
namespace {

constexpr std::size_t kMostCharacters = 65'536;
constexpr Moment kEndOfTime = 253'402'300'800'000;  // the year 10000

/// Digits with at most one sign and one point, or an exponent as HubSpot itself writes one; no thousands commas.
bool is_number(std::string_view text) {
  std::size_t digits = 0, points = 0, i = 0;
  if (text.starts_with('-') || text.starts_with('+')) {
    ++i;
  }
  for (; i < text.size(); ++i) {
    if (text[i] >= '0' && text[i] <= '9') {
      ++digits;
    } else if (text[i] == '.' && points == 0) {
      ++points;
    } else {
      break;
    }
  }
  if (digits == 0 || i == text.size()) {
    return digits > 0;
  }
  if (text[i] != 'e' && text[i] != 'E') {
    return false;
  }
  std::string_view exponent = text.substr(i + 1);
  if (exponent.starts_with('-') || exponent.starts_with('+')) {
    exponent.remove_prefix(1);
  }
  return id_of(exponent).has_value() && exponent.size() <= 3;
}

bool looks_like_email(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == text.npos || at == 0 || text.find('@', at + 1) != text.npos ||
      text.find_first_of(" \t\r\n,;<>()") != text.npos) {
    return false;
  }
  const std::string_view domain = text.substr(at + 1);
  const std::size_t dot = domain.rfind('.');
  return dot != domain.npos && dot > 0 && dot + 1 < domain.size() && domain.find("..") == domain.npos &&
         domain[0] != '.';
}

/// Refuses one value after another, all under the name of its property.
struct Check {
  const Account& account;
  const PropertyDefinition& property;
  std::vector<ValueFault>& faults;

  bool fail(const char* code, std::string message) const {
    faults.push_back({property.name, code, std::move(message)});
    return false;
  }

  bool number(const std::string& value) const {
    return is_number(value) || fail("INVALID_INTEGER", '"' + value + "\" was not a valid number.");
  }

  bool date(std::string& value) const {
    const auto epoch = id_of(value);
    const auto moment = epoch && value.size() >= 5 ? epoch : parse_moment(value);
    if (!moment || *moment >= kEndOfTime) {
      return fail("INVALID_DATE", '"' + value + "\" was not a valid date.");
    }
    if (*moment % kDay != 0) {
      return fail("INVALID_DATE", '"' + value + "\" is not midnight UTC, as a date must be.");
    }
    value.clear();
    append_day(value, *moment);
    return true;
  }

  bool datetime(std::string& value) const {
    const auto epoch = id_of(value);
    const auto moment = epoch ? epoch : read_moment(value);
    if (!moment || *moment >= kEndOfTime) {
      return fail("INVALID_DATE", '"' + value + "\" was not a valid datetime.");
    }
    value.clear();
    append_moment(value, *moment);
    return true;
  }

  bool has_option(std::string_view value) const {
    if (property.json.value("externalOptions", false)) {
      return std::any_of(account.owners().begin(), account.owners().end(),
                         [&](const Owner& owner) { return owner.id == value; });
    }
    const Json& options = property.json["options"];
    return std::any_of(options.begin(), options.end(), [&](const Json& option) { return option["value"] == value; });
  }

  bool option(const std::string& value) const {
    if (property.field_type != "checkbox") {
      if (has_option(value)) {
        return true;
      }
      return fail("INVALID_OPTION", '"' + value + "\" was not one of the allowed options: " + allowed());
    }
    std::string_view rest = value;
    while (!rest.empty()) {
      const std::string_view part = rest.substr(0, rest.find(';'));
      if (!part.empty() && !has_option(part)) {
        return fail("INVALID_OPTION", '"' + std::string(part) + "\" was not one of the allowed options: " + allowed());
      }
      rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    }
    return true;
  }

  std::string allowed() const {
    std::string list;
    for (const Json& each : property.json["options"]) {
      list += (list.empty() ? "[" : ", ") + each.value("value", "");
    }
    return list.empty() ? "[]" : list + ']';
  }

  bool text(std::string& value) const {
    if (property.name == "email") {
      value = folded_email(value);
      return looks_like_email(value) || fail("INVALID_EMAIL", "Email address " + value + " is invalid");
    }
    return value.size() <= kMostCharacters ||
           fail("INVALID_LENGTH", "The value is longer than " + std::to_string(kMostCharacters) + " characters.");
  }

  /// Puts the value into the form in which it is stored.
  bool value(std::string& value) const {
    if (value.empty()) {
      return true;
    }
    if (property.type == "number") {
      return number(value);
    }
    if (property.type == "date") {
      return date(value);
    }
    if (property.type == "datetime") {
      return datetime(value);
    }
    if (property.type == "enumeration") {
      return option(value);
    }
    if (property.type == "bool") {
      return value == "true" || value == "false" ||
             fail("INVALID_OPTION", '"' + value + "\" was not one of the allowed options: [true, false]");
    }
    return text(value);
  }
};

/// JSON numbers and flags are taken as their text.
std::string text_of_value(const Json& value) {
  if (value.is_string()) {
    return value.get<std::string>();
  }
  return value.is_null() ? std::string() : value.dump();
}

}  // namespace

Values values_of(const Json& properties, const Account& account, ObjectType type, std::vector<ValueFault>& faults) {
  if (!properties.is_object()) {
    throw Refusal{bad_request("Invalid input JSON: \"properties\" is no object")};
  }
  const PropertyTable& table = account.objects(type).properties();
  Values values;
  for (const auto& [name, json] : properties.items()) {
    if (json.is_structured()) {
      throw Refusal{bad_request("Invalid input JSON: the value of \"" + name + "\" is no text")};
    }
    const auto property = table.find_live(name);
    if (!property) {
      faults.push_back({name, "PROPERTY_DOESNT_EXIST", "Property \"" + name + "\" does not exist"});
      continue;
    }
    const Check check{account, table[*property], faults};
    if (table[*property].read_only) {
      check.fail("READ_ONLY_VALUE", '"' + name + "\" is a read only property; its value cannot be set.");
      continue;
    }
    std::string value = text_of_value(json);
    if (check.value(value)) {
      values.insert_or_assign(*property, std::move(value));
    }
  }
  return values;
}

Error refused_values(const std::vector<ValueFault>& faults, std::int64_t portal_id) {
  Json list = Json::array();
  std::vector<Detail> details;
  for (const ValueFault& fault : faults) {
    list.push_back({{"isValid", false},
                    {"message", fault.message},
                    {"error", fault.code},
                    {"name", fault.property},
                    {"localizedErrorMessage", fault.message},
                    {"portalId", portal_id}});
    details.push_back({fault.message, fault.code, {{"propertyName", {fault.property}}}});
  }
  return bad_request("Property values were not valid: " + list.dump(-1, ' ', false, Json::error_handler_t::replace),
                     details);
}

}  // namespace simulator
