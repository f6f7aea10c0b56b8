#include "trailspark/mapping.hpp"

#include <algorithm>

#include "field_rules.hpp"
#include "json.hpp"

namespace trailspark {
namespace {

/// "a b" -> {"a", "b"}.
std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

/// One rule on one line, so that a mapping kept under version control shows its changes rule by rule.
std::string write_rule(const MappingRule& rule, Target target) {
  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  writer.member("field", std::string_view(rule.field));
  writer.key("from");
  writer.begin_array();
  for (const std::string& property : rule.from) {
    writer.string(property);
  }
  writer.end_array();
  if (rule.type != own_type(target, rule.field)) {
    writer.member("type", name(rule.type));
  }
  if (!rule.values.empty()) {
    writer.key("values");
    writer.begin_object();
    for (const auto& [internal, wanted] : rule.values) {
      writer.member(internal, std::string_view(wanted));
    }
    writer.end_object();
  }
  if (!rule.fallback.empty()) {
    writer.member("default", std::string_view(rule.fallback));
  }
  if (rule.custom) {
    writer.member("custom", true);
  }
  writer.end_object();
  return out;
}

}  // namespace

std::string_view name(Target target) noexcept {
  switch (target) {
    case Target::lead:
      return "lead";
    case Target::account:
      return "account";
    case Target::deal:
      break;
  }
  return "deal";
}

std::vector<MappingRule>& Mapping::rules(Target target) noexcept {
  return target == Target::lead ? lead : target == Target::account ? account : deal;
}

const std::vector<MappingRule>& Mapping::rules(Target target) const noexcept {
  return target == Target::lead ? lead : target == Target::account ? account : deal;
}

Mapping default_mapping() {
  Mapping mapping;
  for (const Target target : kTargets) {
    for (const StandardField& field : standard_fields(target)) {
      if (!field.properties.empty()) {
        mapping.rules(target).push_back(
            {std::string(field.name), split_words(field.properties), field.type, {}, {}, false});
      }
    }
  }
  return mapping;
}

std::string write_mapping(const Mapping& mapping) {
  std::string out;
  json::Writer writer(out, 2);
  writer.begin_object();
  writer.member("version", 1);
  for (const Target target : kTargets) {
    writer.key(name(target));
    writer.begin_array();
    for (const MappingRule& rule : mapping.rules(target)) {
      writer.raw(write_rule(rule, target));
    }
    writer.end_array();
  }
  writer.end_object();
  return out;
}

}  // namespace trailspark
