#include "portal_reader.hpp"

#include <algorithm>
#include <tuple>

#include "simulator/unicode.hpp"

namespace portal_reader {

using nlohmann::json;

simulator::Settings settings(std::uint64_t contacts, bool dirty, std::uint64_t seed) {
  simulator::Settings settings;
  settings.contacts = contacts;
  settings.seed = seed;
  settings.now = kNow;
  settings.dirty = dirty;
  return settings;
}

std::vector<std::string> pages_of(const simulator::Portal& portal, simulator::PageSettings settings,
                                  simulator::Tally* tally) {
  simulator::PageStream stream(portal, std::move(settings));
  std::vector<std::string> pages;
  std::string page;
  while (stream.next(page)) {
    pages.push_back(page);
  }
  if (tally != nullptr) {
    *tally = stream.tally();
  }
  return pages;
}

std::string bytes_of(const simulator::Portal& portal, simulator::PageSettings settings) {
  std::string bytes;
  for (const std::string& page : pages_of(portal, std::move(settings))) {
    bytes += page + '\n';
  }
  return bytes;
}

std::string value(const json& record, const std::string& property) {
  const json& properties = record.at("properties");
  const auto found = properties.find(property);
  return found != properties.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string moment_of(const json& record, const std::string& key) {
  std::string text = record.at(key);
  if (text.size() == std::string("2026-11-23T10:00:00Z").size()) {
    text.insert(text.size() - 1, ".000");
  }
  return text;
}

Read read(const std::vector<std::string>& pages) {
  Read read;
  for (const std::string& page : pages) {
    const json document = json::parse(page, nullptr, false);
    if (document.is_discarded() || !document.contains("results")) {
      ++read.rejected_pages;
      continue;
    }
    for (const json& record : document.at("results")) {
      if (!record.is_object() || !record.contains("id") || !record.at("properties").is_object()) {
        ++read.rejected_records;
        continue;
      }
      for (const json& each : record.at("properties")) {
        read.not_text += each.is_string() || each.is_null() ? 0u : 1u;
      }
      const auto [known, fresh] = read.records.emplace(record.at("id"), record);
      if (fresh) {
        continue;
      }
      ++read.repeats;
      if (moment_of(known->second, "updatedAt") < moment_of(record, "updatedAt")) {
        known->second = record;
      }
    }
  }
  return read;
}

std::string fold(std::string address) {
  static const std::vector<std::string> blanks = {" ", "\t", "\n", "\r", "\u00a0", "\u3000", "\u2003", "\u202f"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string& blank : blanks) {
      if (address.starts_with(blank)) {
        address.erase(0, blank.size());
        again = true;
      }
      if (address.ends_with(blank)) {
        address.erase(address.size() - blank.size());
        again = true;
      }
    }
  }
  const std::size_t at = address.find('@');
  if (at == 0 || at == std::string::npos || address.find_first_of(" ,<>()@", at + 1) != std::string::npos) {
    return {};
  }
  const std::string domain = simulator::to_lower(address.substr(at + 1));
  const bool host = domain.find('.') != std::string::npos && domain.find("..") == std::string::npos;
  if (!host || address.find(' ') < at) {
    return {};
  }
  return simulator::to_lower(address.substr(0, at + 1)) + simulator::to_ascii_domain(domain);
}

namespace {

std::vector<std::string> parts(const std::string& list) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from < list.size();) {
    const std::size_t end = std::min(list.find(';', from), list.size());
    parts.push_back(list.substr(from, end - from));
    from = end + 1;
  }
  return parts;
}

/// Sets that grow together: each name points at another of its set, the last at itself.
class Groups {
 public:
  const std::string& root(const std::string& name) {
    const auto found = parent_.emplace(name, name).first;
    if (found->second != name) {
      found->second = root(found->second);
    }
    return found->second;
  }
  void join(const std::string& a, const std::string& b) {
    const std::string to = root(b);
    parent_[root(a)] = to;
  }

 private:
  std::map<std::string, std::string> parent_;
};

}  // namespace

std::vector<simulator::LeadTruth> leads_of(const Read& read) {
  Groups groups;
  for (const auto& [id, record] : read.records) {
    groups.root(id);
    std::vector<std::string> keys = parts(value(record, "hs_merged_object_ids"));
    for (const std::string& email : parts(value(record, "hs_additional_emails") + ';' + value(record, "email"))) {
      keys.push_back(fold(email));
    }
    for (const std::string& key : keys) {
      if (!key.empty()) {
        groups.join(id, key);
      }
    }
  }
  using Member = std::tuple<std::string, std::int64_t, std::string>;  // updated, id, email
  std::map<std::string, std::vector<Member>> members;
  for (const auto& [id, record] : read.records) {
    members[groups.root(id)].emplace_back(moment_of(record, "updatedAt"), std::stoll(id), fold(value(record, "email")));
  }

  std::vector<simulator::LeadTruth> leads;
  for (auto& [root, group] : members) {
    std::sort(group.rbegin(), group.rend());
    simulator::LeadTruth lead;
    lead.record_id = std::get<1>(group.front());
    for (const auto& [updated, id, email] : group) {
      if (lead.email.empty()) {
        lead.email = email;
      }
      if (id != lead.record_id) {
        lead.merged_from.push_back(id);
      }
    }
    std::sort(lead.merged_from.begin(), lead.merged_from.end());
    leads.push_back(std::move(lead));
  }
  std::sort(leads.begin(), leads.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.email.empty(), a.email, a.record_id) < std::tuple(b.email.empty(), b.email, b.record_id);
  });
  return leads;
}

}  // namespace portal_reader
