#pragma once

#include <cstdint>
#include <span>

namespace simulator {

/// A line of business: the word a company's name ends in and HubSpot's two ways to say it.
struct Trade {
  const char* word;       ///< "Logistics", in the company's name
  const char* domain;     ///< "logistics", in its domain
  const char* industry;   ///< company property `industry`, an enumeration's internal value
  const char* free_text;  ///< contact property `industry`, free text
  bool fits;              ///< planted: such companies buy more often
};

struct JobTitle {
  const char* text;
  const char* seniority;  ///< internal value of hs_seniority
};

std::span<const char* const> company_prefixes();  ///< "North"
std::span<const char* const> company_roots();     ///< "forge"; prefix + root are all different
std::span<const Trade> trades();
std::span<const JobTitle> job_titles();
std::span<const char* const> role_mailboxes();  ///< "info", "sales": no person's names
std::span<const char* const> messages();        ///< texts as people type them into a form
std::span<const char* const> form_names();
std::span<const char* const> email_names();  ///< of marketing emails
std::span<const char* const> loss_reasons();
std::span<const char* const> deal_subjects();

/// The id of the owner who looks after a company.
const char* owner_of(std::uint64_t company);

}  // namespace simulator
