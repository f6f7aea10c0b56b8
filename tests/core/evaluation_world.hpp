#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "trailspark/convert.hpp"
#include "trailspark/evaluation.hpp"

/// A base and what belongs to an evaluation of it, from the keys of the vectors: contacts, companies, deals, events,
/// replies, profile, pipelines, settings, asOf.
struct EvaluationWorld {
  explicit EvaluationWorld(const nlohmann::json& entry) {
    ingest(trailspark::ObjectType::contacts, entry, "contacts");
    ingest(trailspark::ObjectType::companies, entry, "companies");
    ingest(trailspark::ObjectType::deals, entry, "deals");
    for (const nlohmann::json& event : entry.value("events", nlohmann::json::array())) {
      material.events.push_back({event.value("email", ""), event.value("contact", std::int64_t{0}),
                                 type(event.at("type")), event.at("source"), time(event.at("at")),
                                 event.value("reference", "")});
    }
    for (const nlohmann::json& reply : entry.value("replies", nlohmann::json::array())) {
      material.replies.push_back(
          {reply.at("contact"), time(reply.at("at")), reply.at("mood"), {"word"}, reply.value("reference", "")});
    }
    if (entry.contains("profile")) {
      material.profile = trailspark::parse_icp_model(entry.at("profile").dump()).model;
    }
    material.pipelines = entry.contains("pipelines") ? entry.at("pipelines").dump() : "";
    as_of = time(entry.value("asOf", "2026-11-23T00:00:00Z"));
    settings = trailspark::parse_scoring(entry.contains("settings") ? entry.at("settings").dump() : R"({"version":1})")
                   .settings;
  }

  static std::int64_t time(const std::string& text) { return trailspark::to_datetime(text).value(); }

  static trailspark::SignalType type(const std::string& text) {
    for (std::size_t i = 0; i < trailspark::kSignalTypes; ++i) {
      if (text == name(static_cast<trailspark::SignalType>(i))) {
        return static_cast<trailspark::SignalType>(i);
      }
    }
    throw std::invalid_argument("no signal type " + text);
  }

  trailspark::Evaluator evaluate() {
    trailspark::Evaluator evaluator(base, material);
    evaluator.evaluate(settings, as_of);
    return evaluator;
  }

  trailspark::LeadBase base;
  trailspark::EvaluationMaterial material;
  trailspark::ScoringSettings settings;
  std::int64_t as_of = 0;

 private:
  void ingest(trailspark::ObjectType object, const nlohmann::json& entry, const char* key) {
    if (entry.contains(key)) {
      base.ingest(object, nlohmann::json{{"results", entry.at(key)}}.dump(), key);
    }
  }
};
