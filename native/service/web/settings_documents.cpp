// What a settings document may say, and how two of them differ.
#include <algorithm>
#include <array>

#include "service/web/json.hpp"
#include "service/web/settings.hpp"
#include "trailspark/mapping.hpp"

namespace trailspark::service::web {
namespace {

constexpr std::string_view kScoring = R"({"version":1,"minimumSignals":3,"minimumSignalTypes":2,"lookbackDays":90,)"
                                      R"("minimumConfidence":70,"coolingOff":{"enabled":true,"hotHours":168,)"
                                      R"("warmHours":72,"coldHours":336}})";
constexpr std::string_view kDestination =
    R"({"version":1,"enabled":false,"createIfNotFound":{"enabled":false,"scores":["hot"]},)"
    R"("contact":{"score":"trailspark_score","evaluationDate":"trailspark_evaluation_date",)"
    R"("reasoning":"trailspark_reasoning"},"company":{"propensity":"trailspark_propensity"}})";

struct Key {
  enum class Shape : std::uint8_t { whole, flag, property, scores };
  std::string_view where;  ///< JSON pointer
  Shape shape = Shape::whole;
  std::int64_t least = 0;
  std::int64_t most = 0;
};

constexpr std::int64_t kMostHours = 8'760;
constexpr std::array<Key, 9> kScoringKeys = {{{"/version", Key::Shape::whole, 1, 1},
                                              {"/minimumSignals", Key::Shape::whole, 1, 50},
                                              {"/minimumSignalTypes", Key::Shape::whole, 1, 10},
                                              {"/lookbackDays", Key::Shape::whole, 1, 365},
                                              {"/minimumConfidence", Key::Shape::whole, 0, 100},
                                              {"/coolingOff/enabled", Key::Shape::flag, 0, 0},
                                              {"/coolingOff/hotHours", Key::Shape::whole, 1, kMostHours},
                                              {"/coolingOff/warmHours", Key::Shape::whole, 1, kMostHours},
                                              {"/coolingOff/coldHours", Key::Shape::whole, 1, kMostHours}}};
constexpr std::array<Key, 8> kDestinationKeys = {{{"/version", Key::Shape::whole, 1, 1},
                                                  {"/enabled", Key::Shape::flag, 0, 0},
                                                  {"/createIfNotFound/enabled", Key::Shape::flag, 0, 0},
                                                  {"/createIfNotFound/scores", Key::Shape::scores, 0, 0},
                                                  {"/contact/score", Key::Shape::property, 0, 0},
                                                  {"/contact/evaluationDate", Key::Shape::property, 0, 0},
                                                  {"/contact/reasoning", Key::Shape::property, 0, 0},
                                                  {"/company/propensity", Key::Shape::property, 0, 0}}};

bool is_property(const Json& value) {
  constexpr std::size_t kMostBytes = 255;
  if (!value.is_string()) {
    return false;
  }
  const std::string& text = value.get_ref<const std::string&>();
  return !text.empty() && text.size() <= kMostBytes && text[0] >= 'a' && text[0] <= 'z' &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == text.npos;
}

bool are_scores(const Json& value) {
  return value.is_array() && value.size() <= 3 && std::all_of(value.begin(), value.end(), [](const Json& one) {
           return one == "hot" || one == "warm" || one == "cold";
         });
}

/// What is allowed, where the value is something else; else empty.
std::string complaint(const Key& key, const Json& value) {
  switch (key.shape) {
    case Key::Shape::whole:
      if (value.is_number_integer() && value >= key.least && value <= key.most) {
        return {};
      }
      return key.least == key.most
                 ? "write " + std::to_string(key.least)
                 : "write a whole number from " + std::to_string(key.least) + " to " + std::to_string(key.most);
    case Key::Shape::flag:
      return value.is_boolean() ? "" : "write true or false";
    case Key::Shape::property:
      return is_property(value) ? "" : "write the internal name of a property: a to z, 0 to 9 and _";
    case Key::Shape::scores:
      return are_scores(value) ? "" : "write a list of hot, warm and cold";
  }
  return {};
}

std::string shortened(const Json& value) {
  constexpr std::size_t kMost = 60;
  std::string text = text_of(value);
  if (text.size() > kMost) {
    text.resize(kMost);
    text += "...";
  }
  return text;
}

bool is_known(const Key* keys, std::size_t count, std::string_view where) {
  return std::any_of(keys, keys + count, [where](const Key& key) {
    return key.where == where || (key.where.starts_with(where) && key.where[where.size()] == '/');
  });
}

void warn_of_unknown(const Json& json, const std::string& where, const Key* keys, std::size_t count,
                     std::vector<SettingsProblem>& problems) {
  for (const auto& [name, value] : json.items()) {
    const std::string here = where + '/' + name;
    if (!is_known(keys, count, here)) {
      problems.push_back({"settings.unknown_key",
                          "\"" + name.substr(0, 60) + "\" is not known here; it is kept as it is",
                          "check how it is written", here, "", false});
    } else if (value.is_object()) {
      warn_of_unknown(value, here, keys, count, problems);
    }
  }
}

std::vector<SettingsProblem> check_keys(std::string_view text, const Key* keys, std::size_t count) {
  std::vector<SettingsProblem> problems;
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) {
    problems.push_back(
        {"settings.shape", "the document is no JSON object", "compare it with the API's document", "", ""});
    return problems;
  }
  for (const Key* key = keys; key != keys + count; ++key) {
    const Json::json_pointer pointer{std::string(key->where)};
    const Json::json_pointer parent = pointer.parent_pointer();
    if (!parent.empty() && json.contains(parent) && !json.at(parent).is_object()) {
      problems.push_back(
          {"settings.shape", "found " + shortened(json.at(parent)), "write an object", parent.to_string(), ""});
    } else if (json.contains(pointer)) {
      const std::string allowed = complaint(*key, json.at(pointer));
      if (!allowed.empty()) {
        problems.push_back(
            {"settings.range", "found " + shortened(json.at(pointer)), allowed, std::string(key->where), ""});
      }
    } else if (key->where == "/version") {
      problems.push_back({"settings.shape", "it does not say its version", "write \"version\": 1", "", ""});
    }
  }
  warn_of_unknown(json, "", keys, count, problems);
  return problems;
}

std::vector<SettingsProblem> check_mapping_text(std::string_view text) {
  std::vector<SettingsProblem> problems;
  for (const Error& error : parse_mapping(text).errors) {
    problems.push_back({std::string(id(error.code)),
                        std::string(meaning(error.code)) + (error.detail.empty() ? "" : ": " + error.detail),
                        std::string(remedy(error.code)), error.where, ""});
  }
  return problems;
}

/// "coolingOff.hotHours: 24 (was: 168)", for every leaf; what a document leaves out has the default.
void diff_values(const Json& before, const Json& after, const std::string& where, std::vector<std::string>& changes) {
  if (before.is_object() && after.is_object()) {
    Json all = before;
    all.update(after);
    for (const auto& [name, value] : all.items()) {
      const std::string here = where.empty() ? name : where + '.' + name;
      diff_values(before.value(name, Json()), after.value(name, Json()), here, changes);
    }
  } else if (before != after) {
    changes.push_back(where + ": " + (after.is_null() ? "removed" : shortened(after)) +
                      (before.is_null() ? "" : " (was: " + shortened(before) + ")"));
  }
}

Json completed(SettingsKind kind, std::string_view text) {
  Json json = Json::parse(default_document(kind), nullptr, false);
  json.update(Json::parse(text, nullptr, false), true);
  return json;
}

}  // namespace

std::string default_document(SettingsKind kind) {
  switch (kind) {
    case SettingsKind::mapping:
      return write_mapping(default_mapping());
    case SettingsKind::scoring:
      return std::string(kScoring);
    case SettingsKind::destination:
      return std::string(kDestination);
  }
  return {};
}

std::vector<SettingsProblem> check_document(SettingsKind kind, std::string_view json) {
  switch (kind) {
    case SettingsKind::mapping:
      return check_mapping_text(json);
    case SettingsKind::scoring:
      return check_keys(json, kScoringKeys.data(), kScoringKeys.size());
    case SettingsKind::destination:
      return check_keys(json, kDestinationKeys.data(), kDestinationKeys.size());
  }
  return {};
}

std::vector<std::string> diff_documents(SettingsKind kind, std::string_view before, std::string_view after) {
  if (kind == SettingsKind::mapping) {
    return diff_mappings(parse_mapping(before).mapping, parse_mapping(after).mapping);
  }
  std::vector<std::string> changes;
  diff_values(completed(kind, before), completed(kind, after), "", changes);
  return changes;
}

}  // namespace trailspark::service::web
