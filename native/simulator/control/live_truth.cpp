#include "simulator/control/live_truth.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "simulator/store/text.hpp"

namespace simulator {
namespace {

/// One contact, reduced to what decides whose it is.
struct Member {
  RecordId id = 0;
  Moment updated = 0;
  std::string email;  // folded; empty where not usable
};

/// Sets that grow together.
class Groups {
 public:
  std::size_t add() {
    parent_.push_back(parent_.size());
    return parent_.size() - 1;
  }
  std::size_t root(std::size_t node) noexcept {
    while (parent_[node] != node) {
      node = parent_[node] = parent_[parent_[node]];
    }
    return node;
  }
  void join(std::size_t a, std::size_t b) noexcept { parent_[root(a)] = root(b); }

 private:
  std::vector<std::size_t> parent_;
};

/// Calls `use` with each part of "a;b".
template <class Use>
void each_part(std::string_view list, Use use) {
  while (!list.empty()) {
    const std::string_view part = list.substr(0, list.find(';'));
    if (!part.empty()) {
      use(part);
    }
    list.remove_prefix(std::min(list.size(), part.size() + 1));
  }
}

class Finder {
 public:
  explicit Finder(const Account& account)
      : account_(account),
        store_(account.objects(ObjectType::contacts)),
        reader_(store_),
        email_(store_.properties().at("email")),
        further_(store_.properties().at("hs_additional_emails")),
        merged_(store_.properties().at("hs_merged_object_ids")) {}

  LiveTruth find() {
    for (RecordId from = 0;;) {
      const std::vector<RecordId> ids = store_.page(from, 10'000, false);
      if (ids.empty()) {
        break;
      }
      for (const RecordId id : ids) {
        add(id);
      }
      from = ids.back() + 1;
    }
    truth_.records = members_.size();
    collect();
    return std::move(truth_);
  }

 private:
  void add(RecordId id) {
    node_ = groups_.add();
    members_.push_back({id, 0, ""});
    key(std::to_string(id));
    const auto number = store_.changed(id) == nullptr ? store_.source().find(id) : std::nullopt;
    number ? add_made(*number) : add_changed(id);
  }

  /// As it was made up, whose it is was known before the record was.
  void add_made(std::uint64_t number) {
    const Contact contact = account_.portal().contact(number);
    Member& member = members_.back();
    member.updated = contact.updated;
    member.email = contact.identity.email;
    if (contact.identity.address == Address::unusable) {
      ++truth_.unusable_addresses;
    }
    if (!member.email.empty()) {
      key(member.email);
    }
    for (const std::string& email : contact.identity.secondary) {
      key(email);
    }
    for (const RecordId id : contact.identity.merged) {
      merged_id(std::to_string(id));
    }
  }

  void add_changed(RecordId id) {
    reader_.load(id);
    Member& member = members_.back();
    member.updated = reader_.updated();
    const std::string written = reader_.value(email_);
    member.email = usable_email(written);
    if (member.email.empty() && !written.empty()) {
      ++truth_.unusable_addresses;
    }
    if (!member.email.empty()) {
      key(member.email);
    }
    each_part(reader_.value(further_), [&](std::string_view part) {
      if (const std::string email = usable_email(part); !email.empty()) {
        key(email);
      }
    });
    each_part(reader_.value(merged_), [&](std::string_view part) { merged_id(std::string(part)); });
  }

  /// Records with a key in common belong together. No address looks like an id.
  void key(const std::string& name) {
    const auto [place, is_new] = owner_of_.try_emplace(name, node_);
    if (!is_new) {
      groups_.join(node_, place->second);
    }
  }

  void merged_id(const std::string& id) {
    key(id);
    aliases_.emplace_back(node_, std::stoll(id));
  }

  void collect() {
    std::vector<std::size_t> order(members_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    // A group after another, the newest record of each first.
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const std::size_t of_a = groups_.root(a), of_b = groups_.root(b);
      if (of_a != of_b) {
        return of_a < of_b;
      }
      return std::pair(members_[a].updated, members_[a].id) > std::pair(members_[b].updated, members_[b].id);
    });
    std::vector<std::size_t> lead_of(members_.size());  // by root
    for (std::size_t i = 0; i < order.size(); ++i) {
      const Member& member = members_[order[i]];
      const std::size_t root = groups_.root(order[i]);
      if (i == 0 || groups_.root(order[i - 1]) != root) {
        lead_of[root] = truth_.leads.size();
        truth_.leads.push_back({"", member.id, {}, {}});
      } else {
        truth_.leads.back().merged_from.push_back(member.id);
      }
      if (truth_.leads.back().email.empty()) {
        truth_.leads.back().email = member.email;
      }
    }
    for (const auto& [node, id] : aliases_) {
      if (!store_.exists(id)) {
        truth_.leads[lead_of[groups_.root(node)]].aliases.push_back(id);
      }
    }
    finish();
  }

  void finish() {
    for (LiveLead& lead : truth_.leads) {
      truth_.without_email += lead.email.empty() ? 1u : 0u;
      std::sort(lead.merged_from.begin(), lead.merged_from.end());
      std::sort(lead.aliases.begin(), lead.aliases.end());
      lead.aliases.erase(std::unique(lead.aliases.begin(), lead.aliases.end()), lead.aliases.end());
    }
    std::sort(truth_.leads.begin(), truth_.leads.end(), [](const LiveLead& a, const LiveLead& b) {
      if (a.email.empty() != b.email.empty()) {
        return b.email.empty();
      }
      return a.email != b.email ? a.email < b.email : a.record_id < b.record_id;
    });
  }

  const Account& account_;
  const ObjectStore& store_;
  RecordReader reader_;
  PropertyIndex email_, further_, merged_;
  LiveTruth truth_;
  Groups groups_;
  std::size_t node_ = 0;         // of the record that is being added
  std::vector<Member> members_;  // by node
  std::unordered_map<std::string, std::size_t> owner_of_;
  std::vector<std::pair<std::size_t, RecordId>> aliases_;
};

bool is_host_name(std::string_view host) {
  if (host.size() > 253) {
    return false;
  }
  std::size_t labels = 0;
  bool digits_alone = true;
  for (bool more = true; more; ++labels) {
    const std::size_t dot = host.find('.');
    more = dot != host.npos;
    const std::string_view label = host.substr(0, dot);
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') {
      return false;
    }
    for (const char c : label) {
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
        return false;
      }
    }
    digits_alone = label.find_first_not_of("0123456789") == label.npos;
    host.remove_prefix(more ? dot + 1 : host.size());
  }
  return labels >= 2 && !digits_alone;
}

bool is_local_part(std::string_view local) {
  constexpr std::string_view kRefused = "()<>[]:;\\,\"";
  return !local.empty() && local.size() <= 64 && std::none_of(local.begin(), local.end(), [&](char c) {
    return (c >= 0 && c <= ' ') || c == '\x7f' || kRefused.find(c) != kRefused.npos;
  });
}

}  // namespace

std::string usable_email(std::string_view written) {
  if (!is_utf8(written)) {
    return {};
  }
  std::string folded = folded_email(written);
  const std::size_t at = folded.find('@');
  if (at == folded.npos || folded.size() > 1024) {
    return {};
  }
  const std::string_view text = folded;
  return is_local_part(text.substr(0, at)) && is_host_name(text.substr(at + 1)) ? folded : std::string();
}

LiveTruth find_live_truth(const Account& account) { return Finder(account).find(); }

}  // namespace simulator
