#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "simulator/pages.hpp"
#include "simulator/truth.hpp"

/// What the tests of the made-up portal share: pages of one, and a plain reader of them that knows nothing of how they
/// were made.
namespace portal_reader {

constexpr simulator::Moment kNow = 1'795'392'000'000;  // 2026-11-23T00:00:00Z

simulator::Settings settings(std::uint64_t contacts, bool dirty, std::uint64_t seed = 7);

std::vector<std::string> pages_of(const simulator::Portal& portal, simulator::PageSettings settings = {},
                                  simulator::Tally* tally = nullptr);

/// All pages as one text, a page a line.
std::string bytes_of(const simulator::Portal& portal, simulator::PageSettings settings = {});

/// What the pages say, the newest version of each record, by id; and what could not be read.
struct Read {
  std::map<std::string, nlohmann::json> records;
  std::uint64_t rejected_pages = 0, rejected_records = 0, repeats = 0, not_text = 0;
};
Read read(const std::vector<std::string>& pages);

/// The folded address, empty where it is none.
std::string fold(std::string address);

/// Leads by joining records that share an address or an id merged into another.
std::vector<simulator::LeadTruth> leads_of(const Read& read);

/// A property as text; empty where it is null, "", absent or no text.
std::string value(const nlohmann::json& record, const std::string& property);

/// A record's own moment ("...Z", with or without milliseconds) in one form, for comparing.
std::string moment_of(const nlohmann::json& record, const std::string& key);

}  // namespace portal_reader
