#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "bench.hpp"

/// The job as one would write it plainly in C++ around a JSON library: a struct a lead, a hash map by folded address.
namespace bench {

struct PlainLead {
  std::int64_t record_id = 0;
  std::int64_t updated_at = 0;  ///< milliseconds since 1970, as all times
  std::string email;
  std::string first_name, last_name, company, job_title, lifecycle_stage, lead_status, industry, website, phone;
  std::optional<std::int64_t> created_at, modified_at, last_seen_at, last_open_at, last_click_at;
  std::optional<double> page_views, delivered, opens, clicks, conversions;
  std::vector<std::int64_t> merged_from;

  bool wins_over(const PlainLead& other) const noexcept {
    return updated_at != other.updated_at ? updated_at > other.updated_at : record_id > other.record_id;
  }
};

inline std::string fold_email(std::string_view email) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t begin = email.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) {
    return {};
  }
  std::string key(email.substr(begin, email.find_last_not_of(kSpace) - begin + 1));
  for (char& c : key) {
    if (c >= 'A' && c <= 'Z') {
      c = static_cast<char>(c - 'A' + 'a');
    }
  }
  return key;
}

/// "2026-01-05T10:00:00.000Z", as HubSpot writes times; nothing for any other form.
inline std::optional<std::int64_t> parse_time(std::string_view text) noexcept {
  constexpr std::string_view kForm = "dddd-dd-ddTdd:dd:dd.dddZ";
  if (text.size() != kForm.size()) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (kForm[i] == 'd' ? !is_digit : text[i] != kForm[i]) {
      return std::nullopt;
    }
  }
  const auto digits = [text](std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
      value = value * 10 + (text[i] - '0');
    }
    return value;
  };
  namespace time = std::chrono;
  const time::year_month_day day{time::year(digits(0, 4)), time::month(static_cast<unsigned>(digits(5, 2))),
                                 time::day(static_cast<unsigned>(digits(8, 2)))};
  if (!day.ok()) {
    return std::nullopt;
  }
  const auto since_midnight = time::hours(digits(11, 2)) + time::minutes(digits(14, 2)) + time::seconds(digits(17, 2)) +
                              time::milliseconds(digits(20, 3));
  return time::milliseconds(time::sys_days(day).time_since_epoch() + since_midnight).count();
}

/// Leads by folded address, each the newest of its records.
class PlainBase {
 public:
  void add(PlainLead&& lead) {
    if (lead.email.empty()) {
      leads_.push_back(std::move(lead));
      return;
    }
    const auto [known, is_new] = by_email_.try_emplace(lead.email, leads_.size());
    if (is_new) {
      leads_.push_back(std::move(lead));
      return;
    }
    PlainLead& other = leads_[known->second];
    if (lead.wins_over(other)) {
      lead.merged_from = std::move(other.merged_from);
      lead.merged_from.push_back(other.record_id);
      other = std::move(lead);
    } else {
      other.merged_from.push_back(lead.record_id);
    }
  }
  void reject() noexcept { ++rejected_; }

  const std::vector<PlainLead>& leads() const noexcept { return leads_; }
  std::size_t rejected() const noexcept { return rejected_; }

 private:
  std::vector<PlainLead> leads_;
  std::unordered_map<std::string, std::size_t> by_email_;
  std::size_t rejected_ = 0;
};

inline std::string digest_of(const PlainBase& base) {
  std::vector<LeadHash> hashes(base.leads().size());
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    const PlainLead& lead = base.leads()[i];
    LeadHash& hash = hashes[i];
    hash.add_text(std::to_string(lead.record_id));
    for (const std::string* text :
         {&lead.email, &lead.first_name, &lead.last_name, &lead.company, &lead.job_title, &lead.lifecycle_stage,
          &lead.lead_status, &lead.industry, &lead.website, &lead.phone}) {
      hash.add_text(*text);
    }
    for (const auto* time :
         {&lead.created_at, &lead.modified_at, &lead.last_seen_at, &lead.last_open_at, &lead.last_click_at}) {
      hash.add_number(*time);
    }
    for (const auto* number : {&lead.page_views, &lead.delivered, &lead.opens, &lead.clicks, &lead.conversions}) {
      hash.add_number(*number);
    }
  }
  return digest_of(hashes);
}

}  // namespace bench
