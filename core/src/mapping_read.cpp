#include <algorithm>
#include <map>
#include <optional>

#include "document_faults.hpp"
#include "field_rules.hpp"
#include "json.hpp"
#include "trailspark/mapping.hpp"
#include "wording.hpp"

namespace trailspark {
namespace {

using document::add;
using document::check_keys;
using document::Faults;
using document::found;
using document::found_word;
using document::is_field_name;
using document::kFieldNameRule;
using document::literal;
using document::Names;
using document::type_names;
using json::Value;
using wording::below;
using wording::counted;
using wording::listed;
using wording::quoted;
using Kind = Value::Kind;

bool is_property_name(std::string_view text) noexcept {
  return !text.empty() && text.size() <= kMaxPropertyNameBytes && std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
}

/// Reads one rule, an object. Each part that is wrong leaves its fault and is left at its initial value.
class RuleReader {
 public:
  RuleReader(Target target, const Value& document, std::string place, Faults& faults)
      : target_(target), document_(document), place_(std::move(place)), faults_(faults) {}

  MappingRule read() {
    static const Names keys = {"field", "from", "type", "values", "default", "custom"};
    check_keys(document_, place_, keys, Code::mapping_shape, faults_);
    read_field();
    read_chain();
    read_type();
    read_values();
    read_default();
    return std::move(rule_);
  }

 private:
  void fault(Code code, std::string_view key, std::string detail) {
    add(faults_, code, below(place_, key), std::move(detail));
  }

  void read_field() {
    const Value* custom = document_.find("custom");
    const bool custom_known = custom == nullptr || custom->is(Kind::boolean);
    rule_.custom = custom != nullptr && custom->is(Kind::boolean) && custom->boolean;
    const Value* field = document_.find("field");
    if (field == nullptr) {
      add(faults_, Code::mapping_shape, place_, "found no \"field\"; a rule names the field that it fills");
    } else if (!field->is(Kind::string)) {
      fault(Code::mapping_shape, "field", found(*field) + "; allowed is the name of a field, as text");
    } else if (rule_.field = field->string; custom_known) {
      check_field_name();
    }
    if (!custom_known) {
      fault(Code::mapping_shape, "custom", found(*custom) + "; allowed are true and false");
    }
  }

  void check_field_name() {
    const bool standard = standard_field(target_, rule_.field) != nullptr;
    if (rule_.custom && standard) {
      fault(Code::mapping_duplicate_field, "field",
            "found " + quoted(rule_.field) + ", which is a standard field of the " + std::string(name(target_)) +
                "; leave \"custom\" out, or choose another name");
    } else if (rule_.custom && !is_field_name(rule_.field)) {
      fault(Code::mapping_shape, "field",
            "found " + quoted(rule_.field) + "; the name of a custom field is " + std::string(kFieldNameRule));
    } else if (!rule_.custom && !standard) {
      Names names;
      for (const StandardField& field : standard_fields(target_)) {
        names.push_back(field.name);
      }
      fault(Code::mapping_unknown_field, "field", found_word(rule_.field, names));
    }
  }

  void read_chain() {
    const Value* from = document_.find("from");
    if (from == nullptr) {
      add(faults_, Code::mapping_shape, place_, "found no \"from\"; a rule lists the properties that it reads");
    } else if (from->is(Kind::string)) {
      fault(Code::mapping_shape, "from", found(*from) + "; allowed is a list: [" + quoted(from->string) + "]");
    } else if (!from->is(Kind::array)) {
      fault(Code::mapping_shape, "from", found(*from) + "; allowed is a list of property names");
    } else if (from->items.empty() || from->items.size() > kMaxChainProperties) {
      fault(Code::mapping_shape, "from",
            "found " + std::to_string(from->items.size()) + " properties; allowed are 1 to " +
                std::to_string(kMaxChainProperties));
    } else {
      for (std::size_t i = 0; i < from->items.size(); ++i) {
        read_property(from->items[i], below(below(place_, "from"), i));
      }
    }
  }

  void read_property(const Value& item, std::string_view place) {
    if (!item.is(Kind::string) || !is_property_name(item.string)) {
      add(faults_, Code::mapping_shape, place,
          found(item) + "; allowed is the internal name of a property, 1 to " + std::to_string(kMaxPropertyNameBytes) +
              " bytes without control characters");
    } else if (std::find(rule_.from.begin(), rule_.from.end(), item.string) != rule_.from.end()) {
      add(faults_, Code::mapping_shape, place, found(item) + " again; allowed is each property once");
    } else {
      rule_.from.push_back(item.string);
    }
  }

  void read_type() {
    rule_.type = own_type(target_, rule_.field);
    const Value* type = document_.find("type");
    if (type == nullptr) {
      type_known_ = rule_.custom || standard_field(target_, rule_.field) != nullptr;
      return;
    }
    const std::optional<FieldType> named = type->is(Kind::string) ? field_type(type->string) : std::nullopt;
    if (!type->is(Kind::string)) {
      fault(Code::mapping_shape, "type", found(*type) + "; allowed are " + listed(type_names()));
    } else if (!named) {
      fault(Code::mapping_type, "type", found_word(type->string, type_names()));
    } else if (is_identity() && *named != FieldType::string) {
      fault(Code::mapping_type, "type", found(*type) + "; the lead's email is its identity: allowed is string");
    } else {
      rule_.type = *named;
      return;
    }
    type_known_ = false;
  }

  void read_values() {
    const Value* values = document_.find("values");
    if (values == nullptr) {
      return;
    }
    if (!values->is(Kind::object)) {
      fault(Code::mapping_shape, "values", found(*values) + "; allowed is an object: {\"internal value\": \"value\"}");
    } else if (values->items.size() > kMaxMappingValues) {
      fault(Code::mapping_shape, "values",
            "found " + counted(values->items.size(), "value") + "; allowed are at most " +
                std::to_string(kMaxMappingValues));
    } else if (!values->items.empty() && type_known_ && !is_enumeration(rule_.type)) {
      fault(Code::mapping_type, "values",
            "found values with the type " + std::string(name(rule_.type)) + "; allowed with enum and multi_enum");
    } else {
      for (std::size_t i = 0; i < values->items.size(); ++i) {
        read_value(values->keys[i], values->items[i], below(below(place_, "values"), values->keys[i]));
      }
    }
  }

  void read_value(const std::string& internal, const Value& wanted, std::string_view place) {
    if (internal.empty()) {
      add(faults_, Code::mapping_shape, place, "found an empty internal value; what is empty takes the \"default\"");
    } else if (!wanted.is(Kind::string) || wanted.string.empty()) {
      add(faults_, Code::mapping_shape, place, found(wanted) + "; allowed is text that is not empty");
    } else {
      rule_.values.emplace_back(internal, wanted.string);
    }
  }

  void read_default() {
    const Value* fallback = document_.find("default");
    if (fallback == nullptr) {
      return;
    }
    if (!fallback->is(Kind::string) && !fallback->is(Kind::number) && !fallback->is(Kind::boolean)) {
      fault(Code::mapping_shape, "default", found(*fallback) + "; allowed is text, a number, true or false");
      return;
    }
    const std::string text = fallback->is(Kind::string) ? fallback->string : literal(*fallback);
    if (is_identity() && !text.empty()) {
      fault(Code::mapping_default, "default",
            found(*fallback) + "; the lead's email has none: it would make one lead of all without an address");
    } else if (!text.empty() && type_known_) {
      check_default(*fallback, text);
    }
  }

  void check_default(const Value& fallback, const std::string& text) {
    if (const std::optional<Code> wrong = conversion_fault(rule_.type, text)) {
      fault(Code::mapping_default, "default",
            found(fallback) + ", " + std::string(meaning(*wrong)) + "; " + std::string(remedy(*wrong)));
    } else {
      rule_.fallback = text;
    }
  }

  bool is_identity() const noexcept { return target_ == Target::lead && rule_.field == "email"; }

  Target target_;
  const Value& document_;
  std::string place_;
  Faults& faults_;
  MappingRule rule_;
  bool type_known_ = true;
};

/// Reads the rules of one target. Those without a fault replace the ones that are there.
void read_rules(const Value& list, Target target, std::vector<MappingRule>& rules, Faults& faults) {
  const std::string place = below("", name(target));
  if (!list.is(Kind::array)) {
    add(faults, Code::mapping_shape, place, found(list) + "; allowed is a list of rules");
    return;
  }
  if (list.items.size() > kMaxMappingRules) {
    add(faults, Code::mapping_shape, place,
        "found " + counted(list.items.size(), "rule") + "; allowed are at most " + std::to_string(kMaxMappingRules));
    return;
  }
  rules.clear();
  std::map<std::string, std::size_t, std::less<>> filled;  // field -> its first rule
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const std::string rule_place = below(place, i);
    if (!list.items[i].is(Kind::object)) {
      add(faults, Code::mapping_shape, rule_place, found(list.items[i]) + "; allowed is a rule, an object");
      continue;
    }
    const std::size_t faults_before = faults.size();
    MappingRule rule = RuleReader(target, list.items[i], rule_place, faults).read();
    const auto [first, is_new] = filled.emplace(rule.field, i);
    if (!is_new && !rule.field.empty()) {
      add(faults, Code::mapping_duplicate_field, below(rule_place, "field"),
          "found " + quoted(rule.field) + ", which " + below(place, first->second) +
              " fills; allowed is one rule a field");
    }
    if (faults.size() == faults_before) {
      rules.push_back(std::move(rule));
    }
  }
  for (const StandardField& field : standard_fields(target)) {
    if (field.required && filled.find(field.name) == filled.end()) {
      add(faults, Code::mapping_required_field, place,
          "found no rule for " + quoted(field.name) + "; allowed is one such as {\"field\": " + quoted(field.name) +
              ", \"from\": [" + quoted(field.properties) + "]}");
    }
  }
}

/// Adds a fault where the version is not 1; answers whether the rest may be read as version 1.
bool check_version(const Value& document, Faults& faults) {
  const Value* version = document.find("version");
  if (version == nullptr) {
    add(faults, Code::mapping_version, "", "found no \"version\"; allowed is 1");
  } else if (!version->is(Kind::number) || version->number != 1) {
    add(faults, Code::mapping_version, "/version", found(*version) + "; allowed is 1");
    return !version->is(Kind::number);
  }
  return true;
}

}  // namespace

ParsedMapping parse_mapping(std::string_view json) {
  ParsedMapping parsed{default_mapping(), {}};
  const Result<Value> document = json::parse(json);
  if (!document) {
    parsed.errors.push_back(document.error());
    return parsed;
  }
  if (!document.value().is(Kind::object)) {
    add(parsed.errors, Code::mapping_shape, "",
        found(document.value()) + "; allowed is an object with a version and rules");
    return parsed;
  }
  if (!check_version(document.value(), parsed.errors)) {
    return parsed;
  }
  check_keys(document.value(), "", {"version", "lead", "account", "deal"}, Code::mapping_shape, parsed.errors);
  for (const Target target : kTargets) {
    if (const Value* rules = document.value().find(name(target)); rules != nullptr) {
      read_rules(*rules, target, parsed.mapping.rules(target), parsed.errors);
    }
  }
  return parsed;
}

}  // namespace trailspark
