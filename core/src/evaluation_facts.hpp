#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "evaluation_state.hpp"
#include "row_reader.hpp"

/// What is known of leads and accounts, as profiles ask for it.
namespace trailspark {

struct AccountFacts {
  std::string industry;
  std::optional<double> employees;
  std::optional<double> revenue;
  std::string region;
};

/// The account's part of a lead's facts. Views into `known`.
LeadFacts view(const AccountFacts& known) noexcept;

/// All accounts, in the order of the base's rows.
std::vector<AccountFacts> read_accounts(ObjectBase& companies);

/// The facts of one lead after the other. O(accounts) to make.
class FactReader {
 public:
  FactReader(const Gathered& gathered, LeadBase::State& records);

  /// Valid until the next call. Moments of a type are its dated events and the first and last dates of counters, the
  /// same moment once; those after `as_of`, and what a machine did, are left out.
  const LeadFacts& read(std::size_t row, double as_of);

 private:
  std::string_view cell(PropertyIndex property, std::string& buffer);
  void count_moments(std::size_t row, double as_of);

  const Gathered& gathered_;
  ObjectBase& contacts_;
  RowReader row_;
  std::vector<AccountFacts> accounts_;
  const BoundRule* title_rule_;
  const BoundRule* industry_rule_;
  PropertyIndex seniority_;
  PropertyIndex source_;
  std::array<bool, kSignalTypes> dated_{};
  std::array<std::vector<double>, kSignalTypes> times_;
  LeadFacts facts_;
  std::string title_;
  std::string industry_;
  std::string seniority_buffer_;
  std::string source_buffer_;
};

}  // namespace trailspark
