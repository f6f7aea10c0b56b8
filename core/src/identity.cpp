#include "trailspark/identity.hpp"

#include <algorithm>
#include <bit>
#include <optional>
#include <unordered_map>

#include "hash.hpp"
#include "page_parts.hpp"
#include "trailspark/convert.hpp"

namespace trailspark {

namespace {

// The parts of a `;` list, however it is kept: one id alone is a number.
template <class Use>
void for_each_item(const Cell& list, Use&& use) {
  std::string buffer;
  for_each_part(list.as_text(buffer), use);
}

}  // namespace

Cell address_cell(const RecordTable& table, RecordIndex record, const std::vector<PropertyIndex>& email_properties) {
  for (const PropertyIndex property : email_properties) {
    if (const Cell cell = table.cell(record, property); !cell.empty()) {
      return cell;
    }
  }
  return {};
}

bool append_own_key(std::string& out, const RecordTable& table, RecordIndex record,
                    const std::vector<PropertyIndex>& email_properties, EmailFolding folding) {
  const Cell address = address_cell(table, record, email_properties);
  return address.kind == Cell::Kind::text && append_email_key(out, address.text, folding);
}

std::vector<PropertyIndex> find_properties(const RecordSchema& schema, const std::vector<std::string>& names) {
  std::vector<PropertyIndex> found;
  for (const std::string& name : names) {
    if (const PropertyIndex property = schema.find(name); property != kNoProperty) {
      found.push_back(property);
    }
  }
  return found;
}

bool outranks(const RecordTable& table, RecordIndex a, RecordIndex b) noexcept {
  const RowHeader left = table.row(a).header;
  const RowHeader right = table.row(b).header;
  return left.updated_at != right.updated_at ? left.updated_at > right.updated_at : left.id > right.id;
}

std::vector<IdentityKey> identity_keys(const RecordTable& table, RecordIndex record, const IdentityRules& rules) {
  std::vector<IdentityKey> keys{{IdentityKey::Kind::record_id, std::to_string(table.id(record))}};
  const auto add_email = [&](IdentityKey::Kind kind, std::string_view address) {
    std::string key;
    if (append_email_key(key, address, rules.folding)) {
      keys.push_back({kind, std::move(key)});
    }
  };
  if (rules.email_properties.empty()) {
    // Companies and deals: no address, but merged ids all the same.
  } else {
    const auto properties = find_properties(table.schema(), rules.email_properties);
    add_email(IdentityKey::Kind::email, address_cell(table, record, properties).text);
    for_each_item(table.cell(record, table.schema().find(kSecondaryEmails)),
                  [&](std::string_view part) { add_email(IdentityKey::Kind::secondary_email, part); });
  }
  for_each_item(table.cell(record, table.schema().find(kMergedIds)), [&](std::string_view part) {
    if (const auto id = parse_record_id(part)) {
      keys.push_back({IdentityKey::Kind::merged_id, std::to_string(*id)});
    }
  });
  return keys;
}

/// Union-find over the records, with the members of each group on a ring.
class IdentityResolver {
 public:
  IdentityResolver(const RecordTable& table, const IdentityRules& rules)
      : table_(table),
        rules_(rules),
        email_properties_(find_properties(table.schema(), rules.email_properties)),
        parent_(table.size()),
        keys_(rules.email_properties.empty() ? 1 : std::bit_ceil(table.size() * 3 / 2 + 1), Slot{0, kNoRecord}) {
    result_.next_.resize(table.size());
    for (RecordIndex record = 0; record < table.size(); ++record) {
      parent_[record] = result_.next_[record] = record;
    }
  }

  Identity resolve() && {
    join_by_email();
    join_by_merged_id();
    rank_groups();
    return std::move(result_);
  }

 private:
  struct Slot {
    std::uint32_t hash;
    RecordIndex record;  // the first record whose own address is the key as it stands; kForeign + i: foreign_[i]
  };
  // A key that must be kept: a secondary address, or one that was folded.
  struct ForeignKey {
    std::string text;
    RecordIndex record;
  };
  static constexpr RecordIndex kForeign = 0x80000000;

  bool is_archived(RecordIndex record) const noexcept { return table_.any_archived() && table_.archived(record); }

  // One walk over the rows: what is rare is noted for later.
  void join_by_email() {
    const PropertyIndex secondary = table_.schema().find(kSecondaryEmails);
    const PropertyIndex merged = table_.schema().find(kMergedIds);
    const bool has_addresses = !rules_.email_properties.empty();
    for (RecordIndex record = 0; record < table_.size(); ++record) {
      if (is_archived(record)) {
        continue;
      }
      if (merged != kNoProperty && !table_.cell(record, merged).empty()) {
        survivors_.push_back(record);
      }
      if (!has_addresses) {
        continue;
      }
      const Cell address = address_cell(table_, record, email_properties_);
      if (!address.empty() && !join(record, address.text, true)) {
        result_.malformed_.push_back(record);
      }
      if (secondary != kNoProperty) {
        join_secondary(record, table_.cell(record, secondary));
      }
    }
  }

  void join_secondary(RecordIndex record, const Cell& addresses) {
    bool sound = true;
    for_each_item(addresses, [&](std::string_view part) { sound = join(record, part, false) && sound; });
    if (!sound) {
      result_.malformed_secondary_.push_back(record);
    }
  }

  // Unites the record with the first one of the same key; false where the address is no usable one.
  bool join(RecordIndex record, std::string_view address, bool is_own) {
    const bool plain = rules_.folding == EmailFolding{} && is_plain_email_key(address);
    std::string_view key = address;
    if (!plain) {
      folded_.clear();
      if (!append_email_key(folded_, address, rules_.folding)) {
        return false;
      }
      key = folded_;
    }
    const auto hash = static_cast<std::uint32_t>(hash_bytes(key.data(), key.size()) >> 32);
    std::size_t mask = keys_.size() - 1;
    std::size_t at = hash & mask;
    for (; keys_[at].record != kNoRecord; at = (at + 1) & mask) {
      const auto first = keys_[at].hash == hash ? record_with(key, keys_[at]) : std::nullopt;
      if (first) {
        unite(*first, record);
        return true;
      }
    }
    keys_[at] = {hash, record};
    if (!plain || !is_own) {
      keys_[at].record = kForeign + static_cast<RecordIndex>(foreign_.size());
      foreign_.push_back({std::string(key), record});
    }
    if (++used_keys_ * 4 > keys_.size() * 3) {
      grow_keys();  // only many secondary addresses lead here
    }
    return true;
  }

  // The record of a slot, if that is the slot's key.
  std::optional<RecordIndex> record_with(std::string_view key, const Slot& slot) const {
    if (slot.record >= kForeign) {
      const ForeignKey& foreign = foreign_[slot.record - kForeign];
      return foreign.text == key ? std::optional(foreign.record) : std::nullopt;
    }
    return address_cell(table_, slot.record, email_properties_).text == key ? std::optional(slot.record) : std::nullopt;
  }

  void grow_keys() {
    std::vector<Slot> old(keys_.size() * 2, Slot{0, kNoRecord});
    old.swap(keys_);
    const std::size_t mask = keys_.size() - 1;
    for (const Slot slot : old) {
      std::size_t at = slot.hash & mask;
      while (slot.record != kNoRecord && keys_[at].record != kNoRecord) {
        at = (at + 1) & mask;
      }
      if (slot.record != kNoRecord) {
        keys_[at] = slot;
      }
    }
  }

  void join_by_merged_id() {
    const PropertyIndex merged = table_.schema().find(kMergedIds);
    std::unordered_map<std::int64_t, RecordIndex> claimed;  // merged ids that are no record of the table
    for (const RecordIndex record : survivors_) {
      for_each_item(table_.cell(record, merged), [&](std::string_view part) {
        const auto id = parse_record_id(part);
        if (!id) {
          return;
        }
        const RecordIndex loser = table_.find(*id);
        if (loser != kNoRecord && !is_archived(loser)) {
          unite(loser, record);
        } else if (const auto [known, fresh] = claimed.try_emplace(*id, record); !fresh) {
          unite(known->second, record);
        }
      });
    }
  }

  RecordIndex root(RecordIndex record) noexcept {
    while (parent_[record] != record) {
      parent_[record] = parent_[parent_[record]];
      record = parent_[record];
    }
    return record;
  }

  void unite(RecordIndex a, RecordIndex b) noexcept {
    const RecordIndex first = root(a);
    const RecordIndex second = root(b);
    if (first != second) {
      parent_[std::max(first, second)] = std::min(first, second);
      std::swap(result_.next_[first], result_.next_[second]);  // two rings become one
    }
  }

  void rank_groups() {
    auto& next = result_.next_;
    std::vector<RecordIndex> members;
    for (RecordIndex record = 0; record < table_.size(); ++record) {
      if (parent_[record] != record || is_archived(record)) {
        continue;
      }
      if (next[record] == record) {
        next[record] = kNoRecord;
        result_.winners_.push_back(record);
        continue;
      }
      members.assign(1, record);
      for (RecordIndex member = next[record]; member != record; member = next[member]) {
        members.push_back(member);
      }
      std::sort(members.begin(), members.end(),
                [this](RecordIndex a, RecordIndex b) { return outranks(table_, a, b); });
      for (std::size_t i = 0; i < members.size(); ++i) {
        next[members[i]] = i + 1 < members.size() ? members[i + 1] : kNoRecord;
      }
      result_.winners_.push_back(members[0]);
    }
  }

  const RecordTable& table_;
  const IdentityRules& rules_;
  std::vector<PropertyIndex> email_properties_;
  std::vector<RecordIndex> parent_;
  std::vector<Slot> keys_;  // open addressing; a power of two
  std::size_t used_keys_ = 0;
  std::vector<ForeignKey> foreign_;
  std::string folded_;
  std::vector<RecordIndex> survivors_;  // records that others were merged into
  Identity result_;
};

Identity Identity::resolve(const RecordTable& table, const IdentityRules& rules) {
  return IdentityResolver(table, rules).resolve();
}

}  // namespace trailspark
