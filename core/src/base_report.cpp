#include <algorithm>
#include <array>

#include "base_state.hpp"
#include "json.hpp"
#include "page_parts.hpp"

// What was read, what became of it, and what was left out.
namespace trailspark {
namespace {

constexpr std::size_t kMostKinds = 100;

void add(std::vector<Rejection>& kinds, Code code, std::string where, std::string_view found, std::uint64_t count) {
  kinds.push_back({{code, "", std::move(where)}, excerpt(found), count});
}

// Values that the rules could not convert.
std::uint64_t add_rule_rejections(ObjectBase& base, std::vector<Rejection>& kinds) {
  std::uint64_t count = 0;
  const RuleSet& rules = base.rules();
  for (std::size_t i = 0; i < rules.rules().size(); ++i) {
    const RuleRejections& found = rules.rejections(i);
    count += found.rejected;
    for (const auto& [key, rejected] : found.texts) {
      const auto& [property, text] = key;
      add(kinds, rules.rules()[i].rejection(), base.place(rejected.record, property), text, rejected.count);
    }
  }
  return count;
}

// Addresses that are none: a record each.
std::uint64_t add_malformed(ObjectBase& base, std::vector<Rejection>& kinds) {
  const Identity& identity = base.identity();
  const RecordTable& table = base.table();
  const auto properties = find_properties(table.schema(), base.identity_rules().email_properties);
  std::string buffer;
  const auto note = [&](RecordIndex record, PropertyIndex property) {
    add(kinds, Code::email_malformed, base.place(record, property), table.cell(record, property).as_text(buffer), 1);
  };
  for (const RecordIndex record : identity.malformed()) {
    const auto holds = [&](PropertyIndex property) { return !table.cell(record, property).empty(); };
    note(record, *std::find_if(properties.begin(), properties.end(), holds));
  }
  const PropertyIndex secondary = table.schema().find(kSecondaryEmails);
  for (const RecordIndex record : identity.malformed_secondary()) {
    note(record, secondary);
  }
  return identity.malformed().size() + identity.malformed_secondary().size();
}

struct SignalTotals {
  struct Total {
    std::uint64_t leads = 0;
    double count = 0;
    std::uint64_t machine_made = 0;  ///< leads whose signal of this type is marked
  };
  std::array<Total, kSignalTypes> by_type;
  std::uint64_t rejected = 0;
};

// Signals of all leads. What a rule converts too was rejected there already.
SignalTotals sum_signals(ObjectBase& contacts, std::vector<Rejection>& kinds) {
  SignalTotals totals;
  std::vector<Signal> signals;
  std::vector<RejectedSignal> rejected;
  const auto is_mapped = [&](PropertyIndex property) {
    const auto& rules = contacts.rules().rules();
    return std::any_of(rules.begin(), rules.end(), [property](const BoundRule& rule) {
      const auto& own = rule.properties();
      return rule.converts() && std::find(own.begin(), own.end(), property) != own.end();
    });
  };
  const Identity& identity = contacts.identity();
  for (std::size_t group = 0; group < identity.groups(); ++group) {
    contacts.signals().read(identity.winner(group), signals, &rejected);
    for (std::size_t i = 0; i < signals.size(); ++i) {
      const Signal& signal = signals[i];
      SignalTotals::Total& total = totals.by_type[static_cast<std::size_t>(signal.type)];
      total.leads += i == 0 || signals[i - 1].type != signal.type ? 1U : 0U;  // sources of a type stand together
      total.count += signal.count;
      total.machine_made += signal.machine != MachineMark::none ? 1 : 0;
    }
    for (const RejectedSignal& signal : rejected) {
      const PropertyIndex property = contacts.table().schema().find(signal.property);
      if (is_mapped(property)) {
        continue;
      }
      ++totals.rejected;
      add(kinds, signal.is_number ? Code::convert_number : Code::convert_datetime,
          contacts.place(identity.winner(group), property), signal.text, 1);
    }
  }
  return totals;
}

// Each kind once, at its first place; the most frequent ones.
// In the order of `before`, otherwise as they come. By pointers and one comparator: two stable sorts of whole
// rejections would be the largest code of the module.
std::vector<Rejection> sorted(std::vector<Rejection> kinds, bool (*before)(const Rejection&, const Rejection&)) {
  std::vector<Rejection*> order;
  order.reserve(kinds.size());
  for (Rejection& kind : kinds) {
    order.push_back(&kind);
  }
  std::sort(order.begin(), order.end(),
            [before](const Rejection* a, const Rejection* b) { return before(*a, *b) || (!before(*b, *a) && a < b); });
  std::vector<Rejection> result;
  result.reserve(kinds.size());
  for (Rejection* kind : order) {
    result.push_back(std::move(*kind));
  }
  return result;
}

void join_kinds(std::vector<Rejection>& kinds) {
  std::vector<Rejection> joined;
  kinds = sorted(std::move(kinds), [](const Rejection& a, const Rejection& b) {
    if (a.error.code != b.error.code) {
      return a.error.code < b.error.code;
    }
    return a.found != b.found ? a.found < b.found : place_in_record(a) < place_in_record(b);
  });
  for (Rejection& kind : kinds) {
    if (!joined.empty() && are_one_kind(joined.back(), kind)) {
      joined.back().count += kind.count;
    } else {
      joined.push_back(std::move(kind));
    }
  }
  kinds = sorted(std::move(joined), [](const Rejection& a, const Rejection& b) { return a.count > b.count; });
  if (kinds.size() > kMostKinds) {
    kinds.resize(kMostKinds);
  }
}

void write_rejections(json::Writer& json, const std::vector<Rejection>& rejections) {
  json.key("rejections");
  json.begin_array();
  for (const Rejection& rejection : rejections) {
    json.begin_object();
    json.member("where", std::string_view(rejection.error.where));
    json.member("code", id(rejection.error.code));
    json.member("found", std::string_view(rejection.found));
    json.member("count", rejection.count);
    json.member("meaning", meaning(rejection.error.code));
    json.member("remedy", remedy(rejection.error.code));
    json.end_object();
  }
  json.end_array();
}

void write_signals(json::Writer& json, const SignalTotals& totals) {
  json.key("signals");
  json.begin_array();
  for (std::size_t type = 0; type < kSignalTypes; ++type) {
    const SignalTotals::Total& total = totals.by_type[type];
    if (total.leads == 0) {
      continue;
    }
    json.begin_object();
    json.member("type", name(static_cast<SignalType>(type)));
    json.member("leads", total.leads);
    json.key("count");
    json.number(total.count);
    json.member("machineMade", total.machine_made);
    json.end_object();
  }
  json.end_array();
}

void write_diagnosis(json::Writer& json, const RecordTable& contacts) {
  json.key("diagnosis");
  json.begin_array();
  for (const EngagementFinding& finding : diagnose_engagement(contacts)) {
    json.begin_object();
    json.member("code", std::string_view(finding.code));
    json.member("meaning", std::string_view(finding.meaning));
    json.member("remedy", std::string_view(finding.remedy));
    json.end_object();
  }
  json.end_array();
}

Report make_report(LeadBase::State& state, SignalTotals& totals) {
  Report report;
  ObjectBase& contacts = state.contacts;
  report.leads = contacts.identity().groups();
  for (std::size_t group = 0; group < report.leads; ++group) {
    contacts.identity().for_each_member(group, [&](RecordIndex) { ++report.records; });
  }
  report.archived = contacts.table().size() - report.records;
  report.duplicates = report.records - report.leads;
  report.without_email = contacts.without_email();
  report.accounts = state.companies.identity().groups();
  report.deals = state.deals.identity().groups();
  for (ObjectBase* base : {&contacts, &state.companies, &state.deals}) {
    const Faults& faults = base->faults();
    report.rejected_values += faults.values + add_rule_rejections(*base, report.rejections);
    report.rejected_records += faults.records;
    report.rejected_pages += faults.pages;
    report.repeats += faults.repeats;
    report.rejections.insert(report.rejections.end(), faults.kinds.begin(), faults.kinds.end());
  }
  report.rejected_values += add_malformed(contacts, report.rejections);
  totals = sum_signals(contacts, report.rejections);
  report.rejected_values += totals.rejected;
  join_kinds(report.rejections);
  return report;
}

}  // namespace

Report LeadBase::report() {
  SignalTotals totals;
  return make_report(*state_, totals);
}

void LeadBase::write_report(std::string& out) {
  SignalTotals totals;
  const Report report = make_report(*state_, totals);
  json::Writer json(out);
  json.begin_object();
  json.member("records", report.records);
  json.member("leads", report.leads);
  json.member("duplicates", report.duplicates);
  json.member("withoutEmail", report.without_email);
  json.member("rejectedValues", report.rejected_values);
  json.member("rejectedRecords", report.rejected_records);
  json.member("rejectedPages", report.rejected_pages);
  write_rejections(json, report.rejections);
  json.member("repeats", report.repeats);
  json.member("archived", report.archived);
  json.member("accounts", report.accounts);
  json.member("deals", report.deals);
  write_signals(json, totals);
  write_diagnosis(json, state_->contacts.table());
  json.end_object();
}

}  // namespace trailspark
