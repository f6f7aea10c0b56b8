#include "trailspark/icp_model.hpp"

#include <algorithm>

#include "json.hpp"
#include "trailspark/titles.hpp"
#include "wording.hpp"

namespace trailspark {
namespace {

constexpr std::array<std::string_view, kTraitKinds> kKindNames = {
    "industry", "employees", "revenue", "region", "title", "seniority", "department", "source", "signal"};
constexpr std::array<std::string_view, kTraitGroups> kGroupNames = {"account", "persona", "behaviour"};

char folded(char c) noexcept {
  if (c >= 'A' && c <= 'Z') {
    return static_cast<char>(c + ('a' - 'A'));
  }
  return c == '_' || c == '-' ? ' ' : c;
}

bool is_same_text(std::string_view a, std::string_view b) noexcept {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return folded(x) == folded(y); });
}

std::string number_text(double number) {
  std::string text;
  json::append_number(text, number);
  return text;
}

TraitMatch answer(bool has) noexcept { return has ? TraitMatch::yes : TraitMatch::no; }

TraitMatch match_text(std::string_view wanted, std::string_view found) {
  return found.empty() ? TraitMatch::unknown : answer(is_same_text(wanted, found));
}

TraitMatch match_band(const IcpTrait& trait, const std::optional<double>& number) {
  if (!number) {
    return TraitMatch::unknown;
  }
  return answer((!trait.min || *number >= *trait.min) && (!trait.max || *number <= *trait.max));
}

TraitMatch match_title(std::string_view wanted, std::string_view title) {
  if (title.empty()) {
    return TraitMatch::unknown;
  }
  const std::string words = fold_title(wanted);
  return answer(!words.empty() && fold_title(title).find(words) != std::string::npos);
}

TraitMatch match_signal(const IcpTrait& trait, const LeadFacts& facts) {
  for (std::size_t type = 0; type < kSignalTypes; ++type) {
    if (trait.value == name(static_cast<SignalType>(type))) {
      const std::optional<std::uint64_t>& moments = facts.signals[type];
      return moments ? answer(static_cast<double>(*moments) >= trait.min.value_or(1)) : TraitMatch::unknown;
    }
  }
  return TraitMatch::unknown;
}

void write_optional(json::Writer& writer, std::string_view key, const std::optional<double>& number) {
  writer.key(key);
  if (number) {
    writer.number(*number);
  } else {
    writer.null();
  }
}

void write_evidence(json::Writer& writer, const TraitEvidence& evidence) {
  writer.begin_object();
  write_optional(writer, "lift", evidence.lift);
  write_optional(writer, "low", evidence.low);
  write_optional(writer, "high", evidence.high);
  writer.member("p", evidence.p);
  writer.member("adjustedP", evidence.adjusted_p);
  writer.member("significant", evidence.significant);
  writer.member("wonWith", evidence.won_with);
  writer.member("won", evidence.won);
  writer.member("lostWith", evidence.lost_with);
  writer.member("lost", evidence.lost);
  writer.end_object();
}

std::string write_trait(const IcpTrait& trait) {
  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  writer.member("kind", name(trait.kind));
  if (!trait.value.empty()) {
    writer.member("value", std::string_view(trait.value));
  }
  if (trait.min) {
    writer.member("min", *trait.min);
  }
  if (trait.max) {
    writer.member("max", *trait.max);
  }
  writer.member("weight", trait.weight);
  if (!trait.positive) {
    writer.member("positive", false);
  }
  if (!trait.on) {
    writer.member("on", false);
  }
  if (trait.by_hand) {
    writer.member("byHand", true);
  }
  if (trait.today_only != is_known_only_today(trait.kind)) {
    writer.member("todayOnly", trait.today_only);
  }
  if (trait.evidence) {
    writer.key("evidence");
    write_evidence(writer, *trait.evidence);
  }
  writer.end_object();
  return out;
}

}  // namespace

std::string_view name(TraitKind kind) noexcept { return kKindNames[static_cast<std::size_t>(kind)]; }
std::string_view name(TraitGroup group) noexcept { return kGroupNames[static_cast<std::size_t>(group)]; }

TraitGroup group_of(TraitKind kind) noexcept {
  if (kind == TraitKind::signal) {
    return TraitGroup::behaviour;
  }
  return kind <= TraitKind::region ? TraitGroup::account : TraitGroup::persona;
}

bool is_band(TraitKind kind) noexcept { return kind == TraitKind::employees || kind == TraitKind::revenue; }

bool is_known_only_today(TraitKind kind) noexcept { return kind != TraitKind::source && kind != TraitKind::signal; }

std::vector<IcpTrait>& IcpModel::traits(TraitGroup group) noexcept {
  return group == TraitGroup::account ? account : group == TraitGroup::persona ? persona : behaviour;
}

const std::vector<IcpTrait>& IcpModel::traits(TraitGroup group) const noexcept {
  return group == TraitGroup::account ? account : group == TraitGroup::persona ? persona : behaviour;
}

std::string to_string(const IcpTrait& trait) {
  if (trait.kind == TraitKind::signal) {
    const double least = trait.min.value_or(1);
    return trait.value + (least > 1 ? ", " + number_text(least) + " and more" : "");
  }
  std::string text(name(trait.kind));
  if (!is_band(trait.kind)) {
    return text.append(" ").append(trait.value);
  }
  if (!trait.min) {
    return text.append(" up to ").append(number_text(trait.max.value_or(0)));
  }
  return trait.max ? text.append(" ").append(number_text(*trait.min)).append(" to ").append(number_text(*trait.max))
                   : text.append(" from ").append(number_text(*trait.min));
}

bool is_same_trait(const IcpTrait& a, const IcpTrait& b) {
  if (a.kind != b.kind) {
    return false;
  }
  if (is_band(a.kind)) {
    return a.min == b.min && a.max == b.max;
  }
  if (a.kind == TraitKind::signal) {
    return a.value == b.value && a.min.value_or(1) == b.min.value_or(1);
  }
  return a.kind == TraitKind::title ? fold_title(a.value) == fold_title(b.value) : is_same_text(a.value, b.value);
}

TraitMatch match(const IcpTrait& trait, const LeadFacts& facts) {
  switch (trait.kind) {
    case TraitKind::industry:
      return match_text(trait.value, facts.industry);
    case TraitKind::employees:
      return match_band(trait, facts.employees);
    case TraitKind::revenue:
      return match_band(trait, facts.revenue);
    case TraitKind::region:
      return match_text(trait.value, facts.region);
    case TraitKind::title:
      return match_title(trait.value, facts.title);
    case TraitKind::seniority:
      return match_text(trait.value, facts.seniority.empty() ? seniority_of(facts.title) : facts.seniority);
    case TraitKind::department:
      return match_text(trait.value, facts.department.empty() ? department_of(facts.title) : facts.department);
    case TraitKind::source:
      return match_text(trait.value, facts.source);
    case TraitKind::signal:
      break;
  }
  return match_signal(trait, facts);
}

std::string write_icp_model(const IcpModel& model) {
  std::string out;
  json::Writer writer(out, 2);
  writer.begin_object();
  writer.member("version", 1);
  for (std::size_t group = 0; group < kTraitGroups; ++group) {
    writer.key(kGroupNames[group]);
    writer.begin_array();
    for (const IcpTrait& trait : model.traits(static_cast<TraitGroup>(group))) {
      writer.raw(write_trait(trait));
    }
    writer.end_array();
  }
  writer.end_object();
  return out;
}

}  // namespace trailspark
