#include <algorithm>
#include <bit>

#include "base_state.hpp"
#include "page_parts.hpp"
#include "trailspark/convert.hpp"

namespace trailspark {

std::uint32_t Sources::add(std::string name, std::uint32_t results) {
  const std::uint32_t first = next_ordinal_;
  ++added_;
  if (results > 0) {
    sources_.push_back({std::move(name), first});
    next_ordinal_ += results;
  }
  return first;
}

std::string Sources::place(std::uint32_t ordinal) const {
  const auto after =
      std::upper_bound(sources_.begin(), sources_.end(), ordinal,
                       [](std::uint32_t wanted, const Source& source) { return wanted < source.first_ordinal; });
  if (after == sources_.begin()) {
    return {};
  }
  const Source& source = *(after - 1);
  return source.name + " /results/" + std::to_string(ordinal - source.first_ordinal);
}

void Sources::restore(std::vector<Source> sources, std::uint32_t next_ordinal) {
  sources_ = std::move(sources);
  added_ = sources_.size();
  next_ordinal_ = next_ordinal;
}

std::string_view place_in_record(const Rejection& rejection) noexcept {
  const std::string_view where = rejection.error.where;
  for (const std::string_view list : {" /results/", " /errors/"}) {
    if (const std::size_t at = where.rfind(list); at != std::string_view::npos) {
      return where.substr(std::min(where.find('/', at + list.size()), where.size()));
    }
  }
  return where;
}

bool are_one_kind(const Rejection& a, const Rejection& b) noexcept {
  return a.error.code == b.error.code && a.found == b.found && place_in_record(a) == place_in_record(b);
}

void Faults::note(Error error, std::string found) {
  Rejection fresh{std::move(error), std::move(found), 1};
  const auto known =
      std::find_if(kinds.begin(), kinds.end(), [&](const Rejection& kind) { return are_one_kind(kind, fresh); });
  if (known != kinds.end()) {
    ++known->count;
  } else if (kinds.size() < kMost) {
    kinds.push_back(std::move(fresh));
  }
}

IngestSummary ObjectBase::ingest(std::string_view bytes, std::string_view source) {
  IngestSummary summary;
  const Page& page = reader_.read(bytes);
  std::string name =
      source.empty() ? "page " + std::to_string(sources_.added() + faults_.pages + 1) : std::string(source);
  if (page.error) {
    summary.rejected_pages = 1;
    ++faults_.pages;
    Error error = *page.error;
    error.where = name + (error.where.empty() ? "" : " ") + error.where;
    faults_.note({error.code, "", error.where}, error.detail);
    summary.first_error = std::move(error);
    return summary;
  }
  summary.pages = 1;
  summary.next_after = page.next_after;
  summary.rejected_records = page.rejected_records;
  summary.rejected_values = page.rejected_values;
  faults_.records += page.rejected_records;
  faults_.values += page.rejected_values;
  for (const PageFault& fault : page.faults) {
    Error error{fault.code, "", name + " " + fault.where};
    faults_.note(error, fault.found);
    if (!summary.first_error) {
      error.detail = "found " + fault.found;
      summary.first_error = std::move(error);
    }
  }
  put_rows(page, sources_.add(std::move(name), page.results), summary);
  return summary;
}

void ObjectBase::put_rows(const Page& page, std::uint32_t first_ordinal, IngestSummary& summary) {
  if (page.rows.rows() > 0) {
    records_changed();
  }
  page.rows.for_each([&](Row row) {
    row.header.ordinal += first_ordinal;
    switch (table_.put(row)) {
      case RecordTable::Outcome::full:
        ++summary.rejected_records;
        ++faults_.records;
        faults_.note({Code::base_full, "", sources_.place(row.header.ordinal)}, "");
        if (!summary.first_error) {
          summary.first_error = Error{Code::base_full, "", sources_.place(row.header.ordinal)};
        }
        return;
      case RecordTable::Outcome::added:
        break;
      default:
        ++faults_.repeats;
    }
    ++summary.records;
  });
}

void ObjectBase::use(const Mapping& mapping, const BaseSettings& settings) {
  const std::vector<MappingRule>& rules = mapping.rules(target_);
  IdentityRules identity_rules;
  identity_rules.folding = settings.folding;
  if (target_ == Target::lead) {
    for (const MappingRule& rule : rules) {
      if (rule.field == "email" && !rule.custom) {
        identity_rules.email_properties = rule.from;
      }
    }
  }
  if (identity_rules != identity_rules_) {
    identity_rules_ = std::move(identity_rules);
    records_changed();
  }
  if (settings.fill_blanks != settings_.fill_blanks) {
    derived_.rules.reset();
  }
  settings_ = settings;
  if (rules == mapping_rules_) {
    return;
  }
  std::vector<MappingRule> before = std::exchange(mapping_rules_, rules);
  if (derived_.rules) {
    std::optional<RuleSet> old = std::move(derived_.rules);
    derived_.rules.emplace(mapping_rules_, table_.schema());
    derived_.rules->compute(table_, identity(), settings_.fill_blanks, &*old);
  }
}

const Identity& ObjectBase::identity() {
  if (!derived_.identity) {
    email_properties_ = find_properties(table_.schema(), identity_rules_.email_properties);
    derived_.identity = Identity::resolve(table_, identity_rules_);
  }
  return *derived_.identity;
}

const RuleSet& ObjectBase::rules() {
  if (!derived_.rules) {
    const Identity& groups = identity();
    derived_.rules.emplace(mapping_rules_, table_.schema());
    derived_.rules->compute(table_, groups, settings_.fill_blanks, nullptr);
  }
  return *derived_.rules;
}

const SignalReader& ObjectBase::signals() {
  if (!derived_.signals) {
    derived_.signals.emplace(table_);
  }
  return *derived_.signals;
}

std::string_view ObjectBase::email(std::size_t group, std::string& buffer) {
  const Identity& groups = identity();
  const Cell own = address_cell(table_, table_.row(groups.winner(group)), email_properties_);
  if (identity_rules_.folding == EmailFolding{} && is_plain_email_key(own.text)) {
    return own.text;
  }
  buffer.clear();
  groups.for_each_member(group, [&](RecordIndex member) {
    if (buffer.empty()) {
      append_own_key(buffer, table_, member, email_properties_, identity_rules_.folding);
    }
  });
  return buffer;
}

std::size_t ObjectBase::without_email() {
  order();
  return derived_.order.size() - derived_.addressed;
}

const std::vector<std::uint32_t>& ObjectBase::order() {
  if (!derived_.is_ordered) {
    order_by_email();
    derived_.is_ordered = true;
  }
  return derived_.order;
}

namespace {

// Eight bytes of a text as a number that sorts like them.
std::uint64_t sort_word(std::string_view text, std::size_t at) noexcept {
  std::uint64_t word = 0;
  for (std::size_t i = at; i < at + 8; ++i) {
    word = word << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  }
  return word;
}

// An address to sort by: its first sixteen bytes decide nearly always, without a look at the record.
struct SortKey {
  std::uint64_t first;
  std::uint64_t second;
  std::uint32_t group;
};

}  // namespace

void ObjectBase::order_by_email() {
  const Identity& groups = identity();
  const auto id_of = [&](std::uint32_t group) { return table_.id(groups.winner(group)); };
  std::vector<SortKey> addressed;
  std::vector<std::uint32_t> without;
  std::string buffer;
  std::string other_buffer;
  for (std::uint32_t group = 0; group < groups.groups(); ++group) {
    const std::string_view key = target_ == Target::lead ? email(group, buffer) : std::string_view();
    if (key.empty()) {
      without.push_back(group);
      continue;
    }
    addressed.push_back({sort_word(key, 0), sort_word(key, 8), group});
  }
  std::sort(addressed.begin(), addressed.end(), [&](const SortKey& a, const SortKey& b) {
    if (a.first != b.first || a.second != b.second) {
      return a.first != b.first ? a.first < b.first : a.second < b.second;
    }
    const int order = email(a.group, buffer).compare(email(b.group, other_buffer));
    return order != 0 ? order < 0 : id_of(a.group) < id_of(b.group);
  });
  std::sort(without.begin(), without.end(), [&](std::uint32_t a, std::uint32_t b) { return id_of(a) < id_of(b); });
  derived_.addressed = addressed.size();
  derived_.order.clear();
  derived_.order.reserve(groups.groups());
  for (const SortKey& key : addressed) {
    derived_.order.push_back(key.group);
  }
  derived_.order.insert(derived_.order.end(), without.begin(), without.end());
}

std::string ObjectBase::account_id(RecordIndex record) const {
  std::string buffer;
  const RecordSchema& schema = table_.schema();
  if (target_ == Target::lead) {
    if (const Cell cell = table_.cell(record, schema.find("associatedcompanyid")); !cell.empty()) {
      return std::string(cell.as_text(buffer));
    }
  }
  std::string primary;
  const PropertyIndex companies = schema.find(std::string(kAssociationPrefix) + "companies");
  for_each_part(table_.cell(record, companies).as_text(buffer), [&](std::string_view part) {
    if (part.back() == '*' && primary.empty()) {
      primary = part.substr(0, part.size() - 1);
    }
  });
  return primary;
}

std::string ObjectBase::place(RecordIndex record, PropertyIndex property) const {
  std::string where = place(record) + "/properties";
  append_pointer(where, table_.schema().name(property));
  return where;
}

std::size_t ObjectBase::memory() const noexcept {
  std::size_t bytes = table_.memory() + derived_.order.capacity() * sizeof(std::uint32_t);
  bytes += derived_.identity ? derived_.identity->memory() : 0;
  bytes += derived_.rules ? derived_.rules->memory() : 0;
  for (const Sources::Source& source : sources_.all()) {
    bytes += sizeof source + source.name.capacity();
  }
  return bytes;
}

}  // namespace trailspark
