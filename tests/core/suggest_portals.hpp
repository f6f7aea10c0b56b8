#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"
#include "trailspark/suggest.hpp"
#include "vectors.hpp"

/// The made-up portals of tests/vectors/suggest, with the right answers, and how many of them a suggestion finds.
namespace suggest_portals {

using nlohmann::json;
using namespace trailspark;

inline json read(const std::string& name) { return json::parse(vector_file("suggest/" + name + ".json")); }

inline Target target_of(const json& test) {
  const std::string name = test.value("target", "lead");
  return name == "lead" ? Target::lead : name == "account" ? Target::account : Target::deal;
}

inline std::vector<TargetField> fields_of(const json& list) {
  const Result<std::vector<TargetField>> fields = parse_target_fields(list.dump());
  REQUIRE(fields.ok());
  return fields.value();
}

inline std::vector<TargetField> usual_fields() { return fields_of(read("fields").at("fields")); }

inline std::vector<PropertyDefinition> definitions_of(const json& list) {
  const Result<std::vector<PropertyDefinition>> definitions = parse_properties(list.dump());
  REQUIRE(definitions.ok());
  return definitions.value();
}

/// How much of each definition the suggestion gets to see.
enum class View { all, labels_only, names_only };

/// A portal of tests/vectors/suggest as HubSpot's properties endpoint would list it (standard_contacts.json says how it
/// is written down), with the right answers.
class Portal {
 public:
  explicit Portal(const std::string& name) : portal_(read("portal_" + name)), standard_(read("standard_contacts")) {
    if (portal_.at("standard")) {
      for (const json& row : standard_.at("properties")) {
        add_standard(row);
      }
    }
    for (const json& row : portal_.at("properties")) {
      add(row, row.size() > 3 && row[3].contains("hubspotDefined"));
    }
  }

  std::vector<PropertyDefinition> definitions(View view = View::all) const {
    json list = definitions_;
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (view == View::labels_only) {
        list[i]["name"] = hidden_name(i);
      } else if (view == View::names_only) {
        list[i]["label"] = list[i]["name"];
      }
    }
    return definitions_of(list);
  }

  bool is_present(const std::string& field) const { return !truth(field).is_null(); }
  bool is_right(const std::string& field, const std::string& property, View view = View::all) const {
    const std::string name = view == View::labels_only ? shown_name(property) : property;
    const json right = truth(field);
    return right == name || (right.is_array() && std::find(right.begin(), right.end(), name) != right.end());
  }
  const json& definitions_json() const { return definitions_; }
  const json& file() const { return portal_; }
  std::vector<TargetField> fields() const {
    return portal_.contains("fields") ? fields_of(portal_.at("fields")) : usual_fields();
  }

 private:
  json truth(const std::string& field) const { return portal_.at("truth").value(field, json()); }

  void add_standard(json row) {
    const std::string name = row[0];
    const json& without = portal_.value("without", json::array());
    if (std::find(without.begin(), without.end(), name) == without.end()) {
      row[1] = portal_.value("labels", json::object()).value(name, row[1].get<std::string>());
      add(row, true);
    }
  }

  void add(const json& row, bool is_standard) {
    const json rest = row.size() > 3 ? row[3] : json::object();
    const std::string name = row[0];
    json definition = {{"name", name},
                       {"label", row[1]},
                       {"type", standard_.at("types").at(row[2].get<std::string>())[0]},
                       {"fieldType", standard_.at("types").at(row[2].get<std::string>())[1]},
                       {"groupName", "contactinformation"},
                       {"description", rest.value("description", "")},
                       {"hubspotDefined", is_standard}};
    if (rest.contains("hidden")) {
      definition["hidden"] = rest.at("hidden");
    }
    const json own = is_standard ? standard_.at("standard_options").value(name, json::array()) : json::array();
    definition["options"] = json::array();
    for (const std::string option : rest.value("options", own)) {
      definition["options"].push_back(
          {{"value", option.substr(0, option.find('='))}, {"label", option.substr(option.find('=') + 1)}});
    }
    const json& owners = standard_.at("owners");
    if (rest.contains("owner") || (is_standard && std::find(owners.begin(), owners.end(), name) != owners.end())) {
      definition["referencedObjectType"] = "OWNER";
    }
    definition["samples"] = rest.value("samples", portal_.value("samples", json::object()).value(name, json::array()));
    definitions_.push_back(definition);
  }

  static std::string hidden_name(std::size_t i) {
    return {'p', '_', static_cast<char>('a' + i % 26), static_cast<char>('a' + i / 26), 'q'};
  }
  std::string shown_name(const std::string& hidden) const {
    for (std::size_t i = 0; i < definitions_.size(); ++i) {
      if (hidden_name(i) == hidden) {
        return definitions_[i].at("name");
      }
    }
    return {};
  }

  json portal_;
  json standard_;
  json definitions_ = json::array();
};

struct Outcome {
  int present = 0;
  int found = 0;
  int wrong = 0;
  std::string text;
};

inline Outcome judge(const Portal& portal, const Suggestion& suggestion) {
  Outcome outcome;
  for (const Proposal& proposal : suggestion.proposals) {
    outcome.present += portal.is_present(proposal.field) ? 1 : 0;
    if (!proposal.accepted) {
      outcome.text += portal.is_present(proposal.field) ? proposal.field + ": " + proposal.reason + "\n" : "";
      continue;
    }
    const bool is_right = portal.is_right(proposal.field, proposal.candidates.front().property);
    (is_right ? outcome.found : outcome.wrong) += 1;
    outcome.text += is_right ? "" : proposal.field + ": WRONG " + proposal.candidates.front().property + "\n";
  }
  return outcome;
}

}  // namespace suggest_portals
