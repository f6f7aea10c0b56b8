#include <algorithm>
#include <map>

#include "base_state.hpp"
#include "json.hpp"
#include "trailspark/convert.hpp"

// The ledger: for one lead, who met, through what, who won and why, what was lost, and where each value came from.
//
// {"lead":{"email":"ada@acme.test","recordId":"2","updatedAt":"..."},
//  "rule":"newest","reason":"Record 2 was updated last, on ...",
//  "members":[{"recordId":"2","updatedAt":"...","emails":["ada@acme.test"],"winner":true},...],
//  "meetings":[{"through":"email","key":"ada@acme.test","records":["1","2"]},...],
//  "differences":[{"recordId":"1","field":"jobTitle","lost":"CEO","kept":"CTO"},...],
//  "origins":[{"field":"jobTitle","property":"jobtitle","recordId":"2","text":"CTO"},...]}
namespace trailspark {
namespace {

class LedgerEntry {
 public:
  LedgerEntry(ObjectBase& base, std::size_t group) : base_(base), table_(base.table()), group_(group) {
    base.identity().for_each_member(group, [this](RecordIndex member) { members_.push_back(member); });
    for (const RecordIndex member : members_) {
      keys_.push_back(identity_keys(table_, member, base.identity_rules()));
    }
  }

  void write(json::Writer& json) {
    std::string buffer;
    json.begin_object();
    json.key("lead");
    json.begin_object();
    json.key("email");
    text_or_null(json, base_.email(group_, buffer));
    member_head(json, members_[0]);
    json.end_object();
    json.member("rule", rule());
    json.member("reason", std::string_view(reason()));
    write_members(json);
    write_meetings(json);
    write_differences(json);
    write_origins(json);
    json.end_object();
  }

 private:
  static void text_or_null(json::Writer& json, std::string_view text) {
    if (text.empty()) {
      json.null();
    } else {
      json.string(text);
    }
  }

  std::string id_of(RecordIndex record) const { return std::to_string(table_.id(record)); }
  std::string time_of(RecordIndex record) const {
    std::string text;
    append_datetime(text, table_.updated_at(record));
    return text;
  }

  void member_head(json::Writer& json, RecordIndex record) const {
    json.member("recordId", std::string_view(id_of(record)));
    json.member("updatedAt", std::string_view(time_of(record)));
  }

  bool is_tie() const {
    return members_.size() > 1 && table_.updated_at(members_[0]) == table_.updated_at(members_[1]);
  }

  std::string_view rule() const { return members_.size() == 1 ? "only" : is_tie() ? "higher_id" : "newest"; }

  std::string reason() const {
    const std::string winner = "Record " + id_of(members_[0]);
    if (members_.size() == 1) {
      return winner + " is the only one with this address.";
    }
    if (is_tie()) {
      return winner + " and record " + id_of(members_[1]) + " were both updated at " + time_of(members_[0]) +
             "; of equal times the higher id wins.";
    }
    return winner + " was updated last, at " + time_of(members_[0]) + "; next is record " + id_of(members_[1]) +
           ", updated at " + time_of(members_[1]) + ".";
  }

  void write_members(json::Writer& json) const {
    json.key("members");
    json.begin_array();
    for (std::size_t i = 0; i < members_.size(); ++i) {
      json.begin_object();
      member_head(json, members_[i]);
      json.key("emails");
      json.begin_array();
      for (const IdentityKey& key : keys_[i]) {
        if (key.kind == IdentityKey::Kind::email || key.kind == IdentityKey::Kind::secondary_email) {
          json.string(key.text);
        }
      }
      json.end_array();
      json.member("winner", i == 0);
      json.end_object();
    }
    json.end_array();
  }

  // Keys that two members or more have. An id counts where it is one member's own and merged into another, or merged
  // into two.
  void write_meetings(json::Writer& json) const {
    struct Meeting {
      std::vector<RecordIndex> records;
      bool is_primary = true;
    };
    std::map<std::pair<bool, std::string>, Meeting> meetings;  // by whether it is an address, and key
    for (std::size_t i = 0; i < members_.size(); ++i) {
      for (const IdentityKey& key : keys_[i]) {
        const bool is_email = key.kind == IdentityKey::Kind::email || key.kind == IdentityKey::Kind::secondary_email;
        Meeting& meeting = meetings[{!is_email, key.text}];
        meeting.is_primary = meeting.is_primary && key.kind == IdentityKey::Kind::email;
        if (meeting.records.empty() || meeting.records.back() != members_[i]) {
          meeting.records.push_back(members_[i]);
        }
      }
    }
    json.key("meetings");
    json.begin_array();
    for (const auto& [key, meeting] : meetings) {
      if (meeting.records.size() < 2) {
        continue;
      }
      json.begin_object();
      json.member("through", key.first ? "merged_id" : meeting.is_primary ? "email" : "additional_email");
      json.member("key", std::string_view(key.second));
      json.key("records");
      json.begin_array();
      for (const RecordIndex record : meeting.records) {
        json.string(id_of(record));
      }
      json.end_array();
      json.end_object();
    }
    json.end_array();
  }

  // The text that a rule would take from one member alone.
  std::string text_of(const BoundRule& rule, RecordIndex record) const {
    std::string buffer;
    for (const PropertyIndex property : rule.properties()) {
      if (const Cell cell = table_.cell(record, property); !cell.empty()) {
        return std::string(cell.as_text(buffer));
      }
    }
    return {};
  }

  void write_differences(json::Writer& json) const {
    json.key("differences");
    json.begin_array();
    const std::vector<BoundRule>& rules = base_.rules().rules();
    std::vector<std::string> kept_texts;
    kept_texts.reserve(rules.size());
    for (const BoundRule& rule : rules) {
      kept_texts.push_back(kept_text(rule));
    }
    for (std::size_t i = 1; i < members_.size(); ++i) {
      for (std::size_t which = 0; which < rules.size(); ++which) {
        const BoundRule& rule = rules[which];
        const std::string lost = text_of(rule, members_[i]);
        const std::string& kept = kept_texts[which];
        if (lost.empty() || lost == kept || are_one_address(rule, lost, kept)) {
          continue;
        }
        json.begin_object();
        json.member("recordId", std::string_view(id_of(members_[i])));
        json.member("field", std::string_view(rule.rule().field));
        json.member("lost", std::string_view(lost));
        json.key("kept");
        text_or_null(json, kept);
        json.end_object();
      }
    }
    json.end_array();
  }

  std::string kept_text(const BoundRule& rule) const {
    std::string buffer;
    const Taken taken = RuleSet::take(rule, table_, base_.identity(), group_, base_.settings().fill_blanks);
    return std::string(taken.cell.as_text(buffer));
  }

  // Two spellings of one address are no difference: it is by them that the records met.
  bool are_one_address(const BoundRule& rule, std::string_view a, std::string_view b) const {
    std::string first;
    std::string second;
    const EmailFolding folding = base_.settings().folding;
    return rule.rule().field == "email" && append_email_key(first, a, folding) &&
           append_email_key(second, b, folding) && first == second;
  }

  void write_origins(json::Writer& json) const {
    json.key("origins");
    json.begin_array();
    std::string buffer;
    for (const BoundRule& rule : base_.rules().rules()) {
      const Taken taken = RuleSet::take(rule, table_, base_.identity(), group_, base_.settings().fill_blanks);
      if (taken.cell.empty()) {
        continue;
      }
      json.begin_object();
      json.member("field", std::string_view(rule.rule().field));
      json.member("property", std::string_view(table_.schema().name(taken.property)));
      json.member("recordId", std::string_view(id_of(taken.record)));
      json.member("text", taken.cell.as_text(buffer));
      json.member("place", std::string_view(base_.place(taken.record)));
      json.end_object();
    }
    json.end_array();
  }

  ObjectBase& base_;
  const RecordTable& table_;
  std::size_t group_;
  std::vector<RecordIndex> members_;
  std::vector<std::vector<IdentityKey>> keys_;  // by member
};

std::vector<std::uint32_t> duplicate_groups(ObjectBase& contacts) {
  std::vector<std::uint32_t> groups;
  for (const std::uint32_t group : contacts.order()) {
    if (!contacts.identity().is_single(group)) {
      groups.push_back(group);
    }
  }
  return groups;
}

bool is_known_by(const ObjectBase& contacts, RecordIndex record, std::string_view key, std::string_view id) {
  if (!id.empty() && std::to_string(contacts.table().id(record)) == id) {
    return true;
  }
  const auto keys = identity_keys(contacts.table(), record, contacts.identity_rules());
  return std::any_of(keys.begin(), keys.end(), [&](const IdentityKey& known) {
    const bool is_id = known.kind == IdentityKey::Kind::record_id || known.kind == IdentityKey::Kind::merged_id;
    return is_id ? !id.empty() && known.text == id : !key.empty() && known.text == key;
  });
}

}  // namespace

std::size_t LeadBase::duplicate_count() { return duplicate_groups(state_->contacts).size(); }

void LeadBase::write_duplicates(std::string& out, Window window) {
  const std::vector<std::uint32_t> groups = duplicate_groups(state_->contacts);
  const std::size_t begin = std::min(window.offset, groups.size());
  const std::size_t end = begin + std::min(window.limit, groups.size() - begin);
  json::Writer json(out);
  json.begin_array();
  for (std::size_t i = begin; i < end; ++i) {
    LedgerEntry(state_->contacts, groups[i]).write(json);
  }
  json.end_array();
}

std::optional<std::size_t> find_lead(ObjectBase& contacts, std::string_view email_or_record_id) {
  std::string key;
  const bool is_email = append_email_key(key, email_or_record_id, contacts.settings().folding);
  const std::string_view id = is_email ? std::string_view() : email_or_record_id;
  const Identity& identity = contacts.identity();
  for (std::size_t group = 0; group < identity.groups(); ++group) {
    bool found = false;
    identity.for_each_member(group,
                             [&](RecordIndex member) { found = found || is_known_by(contacts, member, key, id); });
    if (found) {
      return group;
    }
  }
  return std::nullopt;
}

Result<bool> LeadBase::write_explanation(std::string& out, std::string_view email_or_record_id) {
  if (const auto group = find_lead(state_->contacts, email_or_record_id)) {
    json::Writer json(out);
    LedgerEntry(state_->contacts, *group).write(json);
    return true;
  }
  return Error{Code::query_shape, "no lead is known by \"" + std::string(email_or_record_id) + "\"", ""};
}

}  // namespace trailspark
