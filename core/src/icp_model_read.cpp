#include <algorithm>
#include <cmath>

#include "document_faults.hpp"
#include "json.hpp"
#include "trailspark/icp_model.hpp"
#include "trailspark/titles.hpp"
#include "wording.hpp"

namespace trailspark {
namespace {

using document::add;
using document::check_keys;
using document::Faults;
using document::found;
using document::found_word;
using document::Names;
using json::Value;
using wording::below;
using wording::counted;
using wording::listed;
using wording::quoted;
using Kind = Value::Kind;

Names kinds_of(TraitGroup group) {
  Names names;
  for (std::size_t i = 0; i < kTraitKinds; ++i) {
    if (group_of(static_cast<TraitKind>(i)) == group) {
      names.push_back(name(static_cast<TraitKind>(i)));
    }
  }
  return names;
}

Names signal_names() {
  Names names;
  for (std::size_t i = 0; i < kSignalTypes; ++i) {
    names.push_back(name(static_cast<SignalType>(i)));
  }
  return names;
}

bool is_whole(double number) noexcept { return number == std::floor(number); }

/// Reads one trait, an object. Each part that is wrong leaves its fault.
class TraitReader {
 public:
  TraitReader(TraitGroup group, const Value& document, std::string place, Faults& faults)
      : group_(group), document_(document), place_(std::move(place)), faults_(faults) {}

  IcpTrait read() {
    static const Names keys = {"kind",     "value", "min",    "max",       "weight",
                               "positive", "on",    "byHand", "todayOnly", "evidence"};
    check_keys(document_, place_, keys, Code::icp_shape, faults_);
    if (read_kind()) {
      trait_.today_only = is_known_only_today(trait_.kind);
      read_value();
      read_band();
    }
    read_weight();
    read_flag("positive", trait_.positive);
    read_flag("on", trait_.on);
    read_flag("byHand", trait_.by_hand);
    read_flag("todayOnly", trait_.today_only);
    if (const Value* evidence = document_.find("evidence")) {
      read_evidence(*evidence);
    }
    return std::move(trait_);
  }

 private:
  void fault(std::string_view key, std::string detail) {
    add(faults_, Code::icp_shape, below(place_, key), std::move(detail));
  }

  bool read_kind() {
    const Names allowed = kinds_of(group_);
    const Value* kind = document_.find("kind");
    if (kind == nullptr) {
      add(faults_, Code::icp_shape, place_, "found no \"kind\"; allowed are " + listed(allowed));
      return false;
    }
    if (!kind->is(Kind::string)) {
      fault("kind", found(*kind) + "; allowed are " + listed(allowed));
      return false;
    }
    for (std::size_t i = 0; i < kTraitKinds; ++i) {
      const auto known = static_cast<TraitKind>(i);
      if (kind->string == name(known) && group_of(known) == group_) {
        trait_.kind = known;
        return true;
      }
    }
    fault("kind", found_word(kind->string, allowed));
    return false;
  }

  void read_value() {
    const Value* value = document_.find("value");
    const std::string kind(name(trait_.kind));
    if (is_band(trait_.kind)) {
      if (value != nullptr) {
        fault("value", found(*value) + "; " + kind + " has a band: \"min\" and \"max\"");
      }
      return;
    }
    if (value == nullptr) {
      add(faults_, Code::icp_shape, place_, "found no \"value\"; " + kind + " is compared with one");
    } else if (!value->is(Kind::string) || value->string.empty() || value->string.size() > kMaxTraitBytes) {
      fault("value", found(*value) + "; allowed is text of 1 to " + std::to_string(kMaxTraitBytes) + " bytes");
    } else {
      trait_.value = value->string;
      check_word(value->string);
    }
  }

  void check_word(const std::string& word) {
    if (trait_.kind == TraitKind::title) {
      if (fold_title(word).empty()) {
        fault("value", "found " + quoted(word) + "; allowed are words of letters and digits");
      }
      return;
    }
    const Names allowed = trait_.kind == TraitKind::seniority    ? seniorities()
                          : trait_.kind == TraitKind::department ? departments()
                          : trait_.kind == TraitKind::signal     ? signal_names()
                                                                 : Names();
    if (!allowed.empty() && std::find(allowed.begin(), allowed.end(), word) == allowed.end()) {
      fault("value", found_word(word, allowed));
    }
  }

  void read_band() {
    const bool is_signal = trait_.kind == TraitKind::signal;
    for (const std::string_view key : {std::string_view("min"), std::string_view("max")}) {
      const Value* bound = document_.find(key);
      if (bound == nullptr) {
        continue;
      }
      if (!is_band(trait_.kind) && !(is_signal && key == "min")) {
        fault(key, found(*bound) + "; " + std::string(name(trait_.kind)) + " has a \"value\" alone");
      } else if (is_signal && (!bound->is(Kind::number) || !is_whole(bound->number) || bound->number < 1 ||
                               bound->number > 1'000'000)) {
        fault(key, found(*bound) + "; allowed is a whole number from 1 to 1000000");
      } else if (!bound->is(Kind::number) || bound->number < 0) {
        fault(key, found(*bound) + "; allowed is a number from 0");
      } else {
        (key == "min" ? trait_.min : trait_.max) = bound->number;
      }
    }
    if (is_band(trait_.kind) && document_.find("min") == nullptr && document_.find("max") == nullptr) {
      add(faults_, Code::icp_shape, place_, "found no band; allowed are \"min\", \"max\" or both");
    }
    if (is_band(trait_.kind) && trait_.min && trait_.max && *trait_.min > *trait_.max) {
      fault("max", found(*document_.find("max")) + "; allowed is no less than \"min\"");
    }
  }

  void read_weight() {
    const Value* weight = document_.find("weight");
    if (weight == nullptr) {
      add(faults_, Code::icp_shape, place_, "found no \"weight\"; allowed is a number above 0, at most 10");
    } else if (!weight->is(Kind::number) || weight->number <= 0 || weight->number > kMaxTraitWeight) {
      fault("weight", found(*weight) + "; allowed is a number above 0, at most 10");
    } else {
      trait_.weight = weight->number;
    }
  }

  void read_flag(std::string_view key, bool& flag) {
    if (const Value* value = document_.find(key)) {
      if (value->is(Kind::boolean)) {
        flag = value->boolean;
      } else {
        fault(key, found(*value) + "; allowed are true and false");
      }
    }
  }

  void read_evidence(const Value& evidence) {
    const std::string place = below(place_, "evidence");
    if (!evidence.is(Kind::object)) {
      add(faults_, Code::icp_shape, place, found(evidence) + "; allowed is an object");
      return;
    }
    static const Names keys = {"lift",        "low",     "high", "p",        "adjustedP",
                               "significant", "wonWith", "won",  "lostWith", "lost"};
    check_keys(evidence, place, keys, Code::icp_shape, faults_);
    const auto number_at = [&](std::string_view key, double most, bool whole) -> double {
      const Value* value = evidence.find(key);
      if (value == nullptr || !value->is(Kind::number) || value->number < 0 || value->number > most ||
          (whole && !is_whole(value->number))) {
        const std::string shown = value == nullptr ? "found nothing" : found(*value);
        add(faults_, Code::icp_shape, below(place, key),
            shown + "; allowed is a number from 0" +
                (most <= 1 ? " to 1"
                 : whole   ? ", whole"
                           : ""));
        return 0;
      }
      return value->number;
    };
    const auto perhaps = [&](std::string_view key) -> std::optional<double> {
      const Value* value = evidence.find(key);
      if (value == nullptr || value->is(Kind::null)) {
        return std::nullopt;
      }
      return number_at(key, 1e300, false);
    };
    TraitEvidence read;
    read.lift = perhaps("lift");
    read.low = perhaps("low");
    read.high = perhaps("high");
    read.p = number_at("p", 1, false);
    read.adjusted_p = number_at("adjustedP", 1, false);
    if (const Value* significant = evidence.find("significant")) {
      if (significant->is(Kind::boolean)) {
        read.significant = significant->boolean;
      } else {
        add(faults_, Code::icp_shape, below(place, "significant"),
            found(*significant) + "; allowed are true and false");
      }
    }
    constexpr double kMostCount = 9007199254740992.0;
    read.won_with = static_cast<std::uint64_t>(number_at("wonWith", kMostCount, true));
    read.won = static_cast<std::uint64_t>(number_at("won", kMostCount, true));
    read.lost_with = static_cast<std::uint64_t>(number_at("lostWith", kMostCount, true));
    read.lost = static_cast<std::uint64_t>(number_at("lost", kMostCount, true));
    trait_.evidence = read;
  }

  TraitGroup group_;
  const Value& document_;
  std::string place_;
  Faults& faults_;
  IcpTrait trait_;
};

void read_traits(const Value& list, TraitGroup group, std::vector<IcpTrait>& traits, Faults& faults) {
  const std::string place = below("", name(group));
  if (!list.is(Kind::array)) {
    add(faults, Code::icp_shape, place, found(list) + "; allowed is a list of traits");
    return;
  }
  if (list.items.size() > kMaxIcpTraits) {
    add(faults, Code::icp_shape, place,
        "found " + counted(list.items.size(), "trait") + "; allowed are at most " + std::to_string(kMaxIcpTraits));
    return;
  }
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const std::string trait_place = below(place, i);
    if (!list.items[i].is(Kind::object)) {
      add(faults, Code::icp_shape, trait_place, found(list.items[i]) + "; allowed is a trait, an object");
      continue;
    }
    const std::size_t faults_before = faults.size();
    IcpTrait trait = TraitReader(group, list.items[i], trait_place, faults).read();
    if (faults.size() != faults_before) {
      continue;
    }
    if (std::any_of(traits.begin(), traits.end(), [&](const IcpTrait& known) { return is_same_trait(known, trait); })) {
      add(faults, Code::icp_shape, trait_place,
          "found " + quoted(to_string(trait)) + " again; allowed is each trait once");
      continue;
    }
    traits.push_back(std::move(trait));
  }
}

}  // namespace

ParsedIcpModel parse_icp_model(std::string_view json) {
  ParsedIcpModel parsed;
  const Result<Value> document = json::parse(json);
  if (!document) {
    parsed.errors.push_back(document.error());
    return parsed;
  }
  const Value& root = document.value();
  if (!root.is(Kind::object)) {
    add(parsed.errors, Code::icp_shape, "", found(root) + "; allowed is an object with a version and traits");
    return parsed;
  }
  const Value* version = root.find("version");
  if (version == nullptr || !version->is(Kind::number) || version->number != 1) {
    add(parsed.errors, Code::icp_version, version == nullptr ? "" : "/version",
        (version == nullptr ? std::string("found no \"version\"") : found(*version)) + "; allowed is 1");
    return parsed;
  }
  static const Names keys = {"version", "account", "persona", "behaviour"};
  check_keys(root, "", keys, Code::icp_shape, parsed.errors);
  for (std::size_t i = 0; i < kTraitGroups; ++i) {
    const auto group = static_cast<TraitGroup>(i);
    if (const Value* list = root.find(name(group))) {
      read_traits(*list, group, parsed.model.traits(group), parsed.errors);
    }
  }
  return parsed;
}

}  // namespace trailspark
