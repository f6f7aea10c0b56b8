#pragma once

#include <string>
#include <string_view>
#include <vector>

/// What a job title says about rank and field of work. A small table of words in English, German, French, Spanish,
/// Italian, Portuguese and Dutch (titles.cpp); what it does not know it leaves open.
///
///   "VP, Customer Success"       vp         customer_success
///   "Leiterin Einkauf"           director   procurement
///   "Executive Assistant"        employee   administration
///   "Wizard of Light Bulbs"      ""         ""
namespace trailspark {

/// HubSpot's values of hs_seniority, highest first: owner, partner, executive, vp, director, manager, senior, employee,
/// entry.
const std::vector<std::string_view>& seniorities();

/// management, sales, marketing, customer_success, product, engineering, data, it, security, design, operations,
/// procurement, finance, legal, hr, administration, consulting.
const std::vector<std::string_view>& departments();

/// One of seniorities(); empty where the title tells none. Takes valid UTF-8; lives as long as the program.
/// Cost: O(table); keep the answer where a title occurs often.
std::string_view seniority_of(std::string_view title);

/// One of departments(); empty where the title tells none.
std::string_view department_of(std::string_view title);

/// A title as it is compared: lower-cased, Latin letters plain, all else but letters and digits one space, a space at
/// both ends: " vp customer success ". Empty where nothing is left.
std::string fold_title(std::string_view title);

}  // namespace trailspark
