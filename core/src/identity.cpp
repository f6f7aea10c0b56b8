#include "trailspark/identity.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <unordered_map>

#include "batch.hpp"
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

Cell address_cell(const RecordTable& table, const Row& first, const std::vector<PropertyIndex>& email_properties) {
  for (const PropertyIndex property : email_properties) {
    if (const Cell cell = table.cell(first, property); !cell.empty()) {
      return cell;
    }
  }
  return {};
}

bool append_own_key(std::string& out, const RecordTable& table, RecordIndex record,
                    const std::vector<PropertyIndex>& email_properties, EmailFolding folding) {
  const Cell address = address_cell(table, table.row(record), email_properties);
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
    add_email(IdentityKey::Kind::email, address_cell(table, table.row(record), properties).text);
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
        parent_(table.size()) {
    make_slots(rules.email_properties.empty() ? 1 : table.size() + table.size() / 2 + 64);
    result_.next_.resize(table.size());
    std::iota(parent_.begin(), parent_.end(), RecordIndex{0});
    std::iota(result_.next_.begin(), result_.next_.end(), RecordIndex{0});
  }

  Identity resolve() && {
    join_by_email();
    join_by_merged_id();
    rank_groups();
    return std::move(result_);
  }

 private:
  // A key that must be kept: a secondary address, or one that was folded.
  struct ForeignKey {
    std::string text;
    RecordIndex record;
  };
  static constexpr RecordIndex kForeign = 0x80000000;
  static constexpr std::uint16_t kFree = 0;

  bool is_archived(RecordIndex record) const noexcept { return table_.any_archived() && table_.archived(record); }

  // One walk over the rows: what is rare is noted for later.
  void join_by_email() {
    const PropertyIndex secondary = table_.schema().find(kSecondaryEmails);
    const PropertyIndex merged = table_.schema().find(kMergedIds);
    for_each_index(table_.size(), [this, secondary, merged](std::size_t at) {
      const auto record = static_cast<RecordIndex>(at);
      if (is_archived(record)) {
        return;
      }
      const Row row = table_.row(record);
      if (!table_.cell(row, merged).empty()) {
        survivors_.push_back(record);
      }
      const Cell address = address_cell(table_, row, email_properties_);
      if (!address.empty() && !join(record, address.text, true)) {
        result_.malformed_.push_back(record);
      }
      if (!rules_.email_properties.empty()) {
        join_secondary(record, table_.cell(row, secondary));
      }
    });
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
    const std::uint64_t hash = hash_bytes(key.data(), key.size());
    const std::size_t at = find_slot(hash, [&](RecordIndex holder) {
      const auto first = record_with(key, holder);
      if (first) {
        unite(*first, record);
      }
      return first.has_value();
    });
    if (tags_[at] != kFree) {
      return true;
    }
    RecordIndex holder = record;
    if (!plain || !is_own) {
      holder = kForeign + static_cast<RecordIndex>(foreign_.size());
      foreign_.push_back({std::string(key), record});
    }
    take_slot(at, hash, holder);
    if (++used_slots_ * 4 > tags_.size() * 3) {
      grow_slots();  // only many secondary addresses lead here
    }
    return true;
  }

  static std::uint16_t tag_of(std::uint64_t hash) noexcept { return static_cast<std::uint16_t>(hash | 1); }

  // The first slot from the hash's own on that is free or whose holder `is_it`.
  template <class IsIt>
  std::size_t find_slot(std::uint64_t hash, IsIt&& is_it) const {
    const std::uint16_t tag = tag_of(hash);
    auto at = static_cast<std::size_t>((hash >> 32) * tags_.size() >> 32);
    while (tags_[at] != kFree && (tags_[at] != tag || !is_it(holders_[at]))) {
      at = at + 1 == tags_.size() ? 0 : at + 1;
    }
    return at;
  }

  void take_slot(std::size_t at, std::uint64_t hash, RecordIndex holder) noexcept {
    tags_[at] = tag_of(hash);
    holders_[at] = holder;
  }

  void make_slots(std::size_t slots) {
    tags_.assign(slots, kFree);
    holders_.resize(slots);
  }

  // The record of a slot's holder, if that has the key.
  std::optional<RecordIndex> record_with(std::string_view key, RecordIndex holder) const {
    const RecordIndex record = holder >= kForeign ? foreign_[holder - kForeign].record : holder;
    return key_of(holder) == key ? std::optional(record) : std::nullopt;
  }

  std::string_view key_of(RecordIndex holder) const {
    return holder >= kForeign ? std::string_view(foreign_[holder - kForeign].text)
                              : address_cell(table_, table_.row(holder), email_properties_).text;
  }

  void grow_slots() {
    const std::vector<std::uint16_t> old_tags = std::move(tags_);
    const std::vector<RecordIndex> old_holders = std::move(holders_);
    make_slots(old_tags.size() * 2);
    for (std::size_t i = 0; i < old_tags.size(); ++i) {
      if (old_tags[i] != kFree) {
        const std::string_view key = key_of(old_holders[i]);
        const std::uint64_t hash = hash_bytes(key.data(), key.size());
        take_slot(find_slot(hash, [](RecordIndex) { return false; }), hash, old_holders[i]);
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
    for_each_index(table_.size(), [&](std::size_t at) {
      const auto record = static_cast<RecordIndex>(at);
      if (parent_[record] != record || is_archived(record)) {
        return;
      }
      if (next[record] == record) {
        next[record] = kNoRecord;
        result_.winners_.push_back(record);
        return;
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
    });
  }

  const RecordTable& table_;
  const IdentityRules& rules_;
  std::vector<PropertyIndex> email_properties_;
  std::vector<RecordIndex> parent_;
  // Addresses by hash, open addressing: bits of the hash, and apart from them, so that looking for a place stays within
  // the cache, who holds it: the first record whose own address is the key as it stands; kForeign + i: foreign_[i].
  std::vector<std::uint16_t> tags_;
  std::vector<RecordIndex> holders_;
  std::size_t used_slots_ = 0;
  std::vector<ForeignKey> foreign_;
  std::string folded_;
  std::vector<RecordIndex> survivors_;  // records that others were merged into
  Identity result_;
};

Identity Identity::resolve(const RecordTable& table, const IdentityRules& rules) {
  return IdentityResolver(table, rules).resolve();
}

}  // namespace trailspark
