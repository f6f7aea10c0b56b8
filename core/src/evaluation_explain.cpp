#include "evaluation_explain.hpp"

#include <algorithm>
#include <limits>

#include "decay.hpp"

// The parts of a score. They repeat the sums of evaluation_decay.cpp and evaluation.cpp for one row, so that each term
// is known with its records; a test holds both against each other.
namespace trailspark {
namespace {

ScoreReference dated(std::string object, std::string id, std::string property, double at, double decay) {
  ScoreReference reference;
  reference.object = std::move(object);
  reference.id = std::move(id);
  reference.property = std::move(property);
  reference.at = at;
  reference.decay = decay;
  return reference;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text.append(text.empty() ? "" : ", ").append(word);
  }
  return text;
}

}  // namespace

Explainer::Explainer(Evaluator::State& state) : state_(state), facts_(state.gathered, state.records()) {}

std::string Explainer::contact_id(std::size_t row) const {
  const ObjectBase& contacts = state_.records().contacts;
  const RecordIndex winner = state_.records().contacts.identity().winner(state_.gathered.group_of_row[row]);
  return std::to_string(contacts.table().id(winner));
}

Explanation Explainer::explain(std::size_t row) {
  Explanation explanation;
  explanation.row = row;
  if (state_.columns.status[row] != static_cast<std::uint8_t>(EvaluationStatus::not_there_yet)) {
    add_signals(explanation);
    add_caps(explanation);
    add_replies(explanation);
    add_deals(explanation);
    add_detractors(explanation);
    std::stable_sort(explanation.engagement.begin(), explanation.engagement.end(),
                     [](const ScorePart& a, const ScorePart& b) { return a.value > b.value; });
    add_traits(explanation);
  }
  return explanation;
}

void Explainer::add_signals(Explanation& explanation) const {
  const Gathered& gathered = state_.gathered;
  const std::size_t row = explanation.row;
  const unsigned by_events = types_by_events(gathered, row, state_.as_of);
  std::size_t last_group = std::numeric_limits<std::size_t>::max();
  for (const Moment* moment = gathered.moments.begin(row); moment != gathered.moments.end(row); ++moment) {
    const auto counted = count(gathered, *moment, state_.settings, state_.as_of, by_events);
    if (!counted) {
      continue;
    }
    const SignalGroup& group = gathered.groups[moment->group];
    if (moment->group != last_group) {
      last_group = moment->group;
      ScorePart part;
      part.kind = "signals";
      part.what = name(group.type);
      part.source = group.source;
      part.points = points_of(state_.settings, group.type, group.source);
      part.amount = 0;
      explanation.engagement.push_back(std::move(part));
    }
    ScorePart& part = explanation.engagement.back();
    ScoreReference reference;
    if (group.is_counter) {
      reference = dated("contacts", contact_id(row), group.source, counted->at, counted->decay);
    } else if (group.source == kReplySource) {
      reference =
          dated("emails", state_.material.replies[moment->reference].reference, "", counted->at, counted->decay);
    } else {
      reference =
          dated(group.source, state_.material.events[moment->reference].reference, "", counted->at, counted->decay);
    }
    reference.count = counted->count;
    part.references.push_back(std::move(reference));
    part.amount += counted->decay;
    part.value = tenth(part.points * part.amount);
  }
}

void Explainer::add_caps(Explanation& explanation) const {
  std::vector<ScorePart> cuts;
  for (const PointsCap& cap : state_.settings.caps) {
    double together = 0;
    std::string types;
    for (const SignalType type : cap.types) {
      types.append(types.empty() ? "" : ", ").append(name(type));
      for (const ScorePart& part : explanation.engagement) {
        together += part.what == name(type) ? part.value : 0;
      }
    }
    if (together > cap.points) {
      ScorePart part;
      part.kind = "cap";
      part.what = types;
      part.points = cap.points;
      part.value = tenth(cap.points - together);
      cuts.push_back(std::move(part));
    }
  }
  explanation.engagement.insert(explanation.engagement.end(), cuts.begin(), cuts.end());
}

void Explainer::add_replies(Explanation& explanation) const {
  const Gathered& gathered = state_.gathered;
  ScorePart good;
  ScorePart bad;
  std::vector<std::string> good_words;
  std::vector<std::string> bad_words;
  for (const std::uint32_t* place = gathered.replies_of_row.begin(explanation.row);
       place != gathered.replies_of_row.end(explanation.row); ++place) {
    const ScoredReply& reply = state_.material.replies[*place];
    const auto at = static_cast<double>(reply.at);
    const bool is_good = reply.mood >= kMoodThreshold;
    if (!is_seen(at, state_.as_of, state_.settings) || (!is_good && reply.mood > -kMoodThreshold)) {
      continue;
    }
    const double left = decay_at(at, state_.as_of, state_.settings);
    (is_good ? good : bad).references.push_back(dated("emails", reply.reference, "", at, left));
    std::vector<std::string>& words = is_good ? good_words : bad_words;
    words.insert(words.end(), reply.words.begin(), reply.words.end());
  }
  good.what = "positive";
  good.points = state_.settings.positive_reply;
  good.amount = state_.decayed.positive_reply[explanation.row];
  good.value = tenth(good.points * good.amount);
  good.note = joined(good_words);
  bad.what = "negative";
  bad.points = state_.settings.negative_reply;
  bad.amount = state_.decayed.negative_reply[explanation.row];
  bad.value = -tenth(bad.points * bad.amount);
  bad.note = joined(bad_words);
  for (ScorePart* part : {&good, &bad}) {
    if (!part->references.empty()) {
      part->kind = "reply";
      explanation.engagement.push_back(std::move(*part));
    }
  }
}

void Explainer::add_deals(Explanation& explanation) const {
  const Gathered& gathered = state_.gathered;
  const std::size_t row = explanation.row;
  bool has_open = false;
  bool has_lost = false;
  for (const std::uint32_t* place = gathered.deals_of_row.begin(row); place != gathered.deals_of_row.end(row);
       ++place) {
    const Deal& deal = gathered.deals[*place];
    const DealView seen = view(deal, state_.decayed.typical_amount, state_.settings, state_.as_of);
    const bool is_open = seen.kind == DealView::Kind::open && seen.value == state_.decayed.open_deal[row];
    const bool is_lost = seen.kind == DealView::Kind::lost && seen.decay == state_.decayed.lost_deal[row];
    bool& told = is_open ? has_open : has_lost;
    if ((!is_open && !is_lost) || told || !(seen.decay > 0)) {
      continue;
    }
    told = true;
    ScorePart part;
    part.kind = "deal";
    part.what = is_open ? "open" : "lost";
    part.points = is_open ? state_.settings.open_deal : state_.settings.lost_deal;
    part.amount = is_open ? seen.value : seen.decay;
    part.value = is_open ? tenth(part.points * part.amount) : -tenth(part.points * part.amount);
    part.note = !seen.details             ? "stage and amount as of that time are not known"
                : deal.stage_name.empty() ? "stage not known"
                                          : "stage " + deal.stage_name;
    if (is_open && seen.details && deal.amount > 0) {
      part.note.append(", amount ");
      json::append_number(part.note, deal.amount);
    }
    part.references.push_back(dated("deals", std::to_string(deal.id), "", seen.since, seen.decay));
    explanation.engagement.push_back(std::move(part));
  }
}

void Explainer::add_detractors(Explanation& explanation) const {
  for (std::size_t i = 0; i < state_.settings.detractors.size(); ++i) {
    if ((state_.detracted[explanation.row] >> i & 1U) != 0) {
      const Detractor& detractor = state_.settings.detractors[i];
      ScorePart part;
      part.kind = "detractor";
      part.what = detractor.name;
      part.source = detractor.property;
      part.points = detractor.points;
      part.value = -detractor.points;
      ScoreReference reference;
      reference.object = "contacts";
      reference.id = contact_id(explanation.row);
      reference.property = detractor.property;
      part.references.push_back(std::move(reference));
      explanation.engagement.push_back(std::move(part));
    }
  }
}

void Explainer::add_traits(Explanation& explanation) {
  if (!state_.material.profile) {
    return;
  }
  const LeadFacts& facts = facts_.read(explanation.row, state_.as_of);
  const std::uint32_t account = state_.gathered.account_of_row[explanation.row];
  for (const MatchedTrait& matched : traits_of(*state_.material.profile, facts, state_.settings)) {
    ScorePart part;
    part.kind = "trait";
    part.what = to_string(*matched.trait);
    part.source = name(group_of(matched.trait->kind));
    part.points = matched.trait->weight;
    const double sign = matched.trait->positive ? 1 : -1;
    part.value = matched.match == TraitMatch::yes ? sign * matched.trait->weight : 0;
    part.note = matched.match == TraitMatch::unknown ? "not known"
                : matched.match == TraitMatch::no    ? "does not match"
                : matched.trait->today_only          ? "matches; known only as it is today"
                                                     : "matches";
    ScoreReference reference;
    const bool is_account = group_of(matched.trait->kind) == TraitGroup::account && account != kNoRow;
    ObjectBase& companies = state_.records().companies;
    reference.object = is_account ? "companies" : "contacts";
    reference.id = is_account
                       ? std::to_string(companies.table().id(companies.identity().winner(companies.order()[account])))
                       : contact_id(explanation.row);
    part.references.push_back(std::move(reference));
    explanation.fit.push_back(std::move(part));
  }
}

}  // namespace trailspark
