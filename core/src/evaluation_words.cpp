#include <algorithm>
#include <array>

#include "evaluation_explain.hpp"
#include "trailspark/convert.hpp"
#include "wording.hpp"

// An evaluation as JSON and in words.
namespace trailspark {
namespace {

constexpr std::array<std::string_view, kSignalTypes> kNouns{"page view",   "form fill",  "product use",
                                                            "sales event", "email open", "email click"};
constexpr std::size_t kMostTraitsTold = 5;

std::string number(double value) {
  std::string text;
  json::append_number(text, tenth(value));
  return text;
}

std::string signed_number(double value) { return (value < 0 ? "" : "+") + number(value); }

std::string days_ago(double at, double as_of) {
  const auto days = static_cast<std::size_t>((as_of - at) / kDayMilliseconds);
  return days == 0 ? "today" : wording::counted(days, "day") + " ago";
}

std::string date(double milliseconds) {
  std::string text;
  append_datetime(text, static_cast<std::int64_t>(milliseconds));
  return text;
}

std::string noun_of(const std::string& type) {
  for (std::size_t i = 0; i < kSignalTypes; ++i) {
    if (type == name(static_cast<SignalType>(i))) {
      return std::string(kNouns[i]);
    }
  }
  return type;
}

std::string counted_as(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string part_words(const ScorePart& part, double as_of) {
  if (part.kind == "cap") {
    return "no more than " + number(part.points) + " for " + part.what;
  }
  if (part.kind == "detractor") {
    return part.what;
  }
  const std::string when = days_ago(part.references.back().at, as_of);
  if (part.kind == "reply") {
    return counted_as(part.references.size(), "reply", "replies") + " in a " + part.what + " mood" +
           (part.note.empty() ? "" : " (" + part.note + ")") + ", " + when;
  }
  if (part.kind == "deal") {
    const bool is_open = part.what == "open";
    return (is_open ? "an open deal (" : "a lost deal (") + part.note + (is_open ? "), changed " : "), closed ") + when;
  }
  double signals = 0;
  for (const ScoreReference& reference : part.references) {
    signals += reference.count;
  }
  const auto whole = static_cast<std::size_t>(signals);
  return (part.source == kReplySource ? counted_as(whole, "email answered", "emails answered")
                                      : wording::counted(whole, noun_of(part.what))) +
         (whole == 1                   ? ", "
          : part.references.size() > 1 ? ", the last "
                                       : ", of which the last counts, ") +
         when;
}

void text_or_null(json::Writer& json, std::string_view key, std::string_view text) {
  json.key(key);
  if (text.empty()) {
    json.null();
  } else {
    json.string(text);
  }
}

void write_part(json::Writer& json, const ScorePart& part) {
  json.begin_object();
  json.member("kind", part.kind);
  json.member("what", part.what);
  if (!part.source.empty()) {
    json.member("source", part.source);
  }
  json.member("points", part.points);
  if (is_known(part.amount)) {
    json.member("left", part.amount);
  }
  json.member("value", part.value);
  if (!part.note.empty()) {
    json.member("note", part.note);
  }
  json.key("from");
  json.begin_array();
  for (const ScoreReference& reference : part.references) {
    json.begin_object();
    json.member("object", reference.object);
    text_or_null(json, "id", reference.id);
    if (!reference.property.empty()) {
      json.member("property", reference.property);
    }
    if (is_known(reference.at)) {
      json.member("at", date(reference.at));
      json.member("count", reference.count);
      json.member("left", reference.decay);
    }
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

}  // namespace

std::string Explainer::engagement_words(const Explanation& explanation) const {
  std::string text = "Engagement " + number(state_.columns.engagement[explanation.row]) + ": ";
  bool any = false;
  for (const ScorePart& part : explanation.engagement) {
    if (part.value != 0) {
      text.append(any ? "; " : "").append(signed_number(part.value)).append(" ").append(part_words(part, state_.as_of));
      any = true;
    }
  }
  return text.append(any ? "." : "nothing counts.");
}

std::string Explainer::fit_words(const Explanation& explanation) const {
  const std::size_t row = explanation.row;
  if (!state_.material.profile) {
    return "Fit: there is no customer profile, so the score is the engagement alone.";
  }
  if (!is_known(state_.columns.fit[row])) {
    return "Fit: nothing that the customer profile asks for is known, so the score is the engagement alone.";
  }
  std::string matches;
  std::string against;
  std::size_t told = 0;
  std::size_t unknown = 0;
  for (const ScorePart& part : explanation.fit) {
    unknown += part.note == "not known" ? 1U : 0U;
    if (part.value > 0 && told < kMostTraitsTold) {
      matches.append(matches.empty() ? "" : "; ").append(part.what);
      ++told;
    } else if (part.value < 0) {
      against.append(against.empty() ? "" : "; ").append(part.what);
    }
  }
  std::string text = "Fit " + number(state_.columns.fit[row]) + ": ";
  text.append(matches.empty() ? "no trait of the profile matches" : "matches " + matches);
  text.append(against.empty() ? "" : "; against it " + against);
  text.append(unknown == 0 ? "" : "; not known: " + wording::counted(unknown, "trait"));
  return text.append(".");
}

std::string Explainer::level_words(std::size_t row) const {
  const EvaluationColumns& columns = state_.columns;
  const ScoringSettings& settings = state_.settings;
  const std::string within = " within " + number(settings.lookback_days) + " days";
  switch (static_cast<EvaluationStatus>(columns.status[row])) {
    case EvaluationStatus::not_there_yet:
      return "Not evaluated: the contact was made later.";
    case EvaluationStatus::too_few_signals:
      return "Not evaluated: " + wording::counted(static_cast<std::size_t>(columns.signals[row]), "signal") + within +
             ", " + number(settings.minimum_signals) + " are needed.";
    case EvaluationStatus::too_few_types:
      return "Not evaluated: signals of " + wording::counted(columns.types[row], "type") + within + ", " +
             number(settings.minimum_types) + " are needed.";
    case EvaluationStatus::evaluated:
      break;
  }
  std::string level(name(static_cast<Level>(columns.level[row])));
  level[0] = static_cast<char>(level[0] - 'a' + 'A');
  std::string text = level + ": " + number(columns.score[row]) + " of 100";
  if (columns.score[row] >= settings.warm && columns.confidence[row] < settings.minimum_confidence) {
    text.append(columns.score[row] >= settings.hot ? ", hot" : ", warm")
        .append(" but for its confidence: ")
        .append(number(settings.minimum_confidence))
        .append(" % is asked for");
  }
  return text.append(".");
}

std::string Explainer::words(const Explanation& explanation) const {
  const std::size_t row = explanation.row;
  const EvaluationColumns& columns = state_.columns;
  std::string text = level_words(row);
  if (columns.level[row] == 0) {
    return text;
  }
  text.append(" ").append(engagement_words(explanation)).append(" ").append(fit_words(explanation));
  text.append(" Confidence ").append(number(columns.confidence[row])).append(" %: ");
  text.append(wording::counted(static_cast<std::size_t>(columns.signals[row]), "signal")).append(" of ");
  text.append(wording::counted(columns.types[row], "type")).append(", the newest ");
  return text.append(days_ago(state_.decayed.newest[row], state_.as_of)).append(".");
}

void Explainer::write(json::Writer& json, const Explanation& explanation, bool parts) {
  const std::size_t row = explanation.row;
  const EvaluationColumns& columns = state_.columns;
  const auto level = static_cast<Level>(columns.level[row]);
  std::string buffer;
  json.begin_object();
  text_or_null(json, "email", state_.records().contacts.email(state_.gathered.group_of_row[row], buffer));
  json.member("recordId", contact_id(row));
  json.key("score");
  json.number(level == Level::none ? kUnknown : columns.score[row]);
  text_or_null(json, "level", name(level));
  json.member("status", name(static_cast<EvaluationStatus>(columns.status[row])));
  json.member("fit", columns.fit[row]);
  json.member("accountFit", columns.account_fit[row]);
  json.member("personFit", columns.person_fit[row]);
  json.member("engagement", columns.engagement[row]);
  json.member("confidence", columns.confidence[row]);
  json.member("signals", columns.signals[row]);
  json.member("signalTypes", columns.types[row]);
  json.member("evaluatedAt", date(state_.as_of));
  const auto at = static_cast<std::int64_t>(state_.as_of);
  text_or_null(json, "nextEvaluation",
               level == Level::none ? "" : date(static_cast<double>(next_evaluation(state_.settings, {level, at}))));
  json.member("reasoning", words(explanation));
  if (parts) {
    json.key("parts");
    json.begin_object();
    for (const auto& [key, list] :
         {std::pair{"engagement", &explanation.engagement}, std::pair{"fit", &explanation.fit}}) {
      json.key(key);
      json.begin_array();
      for (const ScorePart& part : *list) {
        write_part(json, part);
      }
      json.end_array();
    }
    json.end_object();
  }
  json.end_object();
}

void Evaluator::write_rows(std::string& out, const std::vector<std::uint32_t>& rows) {
  Explainer explainer(*state_);
  for (const std::uint32_t row : rows) {
    json::Writer json(out);
    explainer.write(json, explainer.explain(row), false);
    out.push_back('\n');
  }
}

Result<bool> Evaluator::write_explanation(std::string& out, std::string_view email_or_record_id) {
  const auto group = find_lead(state_->records().contacts, email_or_record_id);
  if (!group) {
    return Error{Code::query_shape, "no lead is known by \"" + std::string(email_or_record_id) + "\"", ""};
  }
  const std::vector<std::uint32_t>& groups = state_->gathered.group_of_row;
  const auto row = static_cast<std::size_t>(std::find(groups.begin(), groups.end(), *group) - groups.begin());
  Explainer explainer(*state_);
  json::Writer json(out);
  explainer.write(json, explainer.explain(row), true);
  return true;
}

std::string Evaluator::record_id(std::size_t row) const {
  ObjectBase& contacts = state_->records().contacts;
  return std::to_string(contacts.table().id(contacts.identity().winner(state_->gathered.group_of_row[row])));
}

std::string Evaluator::email(std::size_t row) const {
  std::string buffer;
  return std::string(state_->records().contacts.email(state_->gathered.group_of_row[row], buffer));
}

}  // namespace trailspark
