#include "option_lists.hpp"
#include "properties.hpp"

namespace simulator {
namespace {

constexpr const char* kInfo = "companyinformation";

Random draw(const Company& c, std::uint64_t which) { return Random(c.dice, Stream::company_values, which); }

std::string_view lifecycle(Outcome outcome) {
  switch (outcome) {
    case Outcome::won:
      return "customer";
    case Outcome::open:
      return "opportunity";
    case Outcome::lost:
      return "salesqualifiedlead";
    case Outcome::none:
      break;
  }
  return "lead";
}

const CompanyProperty kProperties[] = {
    {{"annualrevenue", "Annual Revenue", Shape::number, kInfo},
     [](const Company& c, Cell& cell) {
       if (draw(c, 1).chance(800)) {
         cell.number(c.revenue);
       }
     }},
    {{"city", "City", Shape::text, kInfo}, [](const Company& c, Cell& cell) { cell.text(c.city->name); }},
    {{"country", "Country/Region", Shape::text, kInfo},
     [](const Company& c, Cell& cell) { cell.text(c.culture->country); }},
    {{"createdate", "Create Date", Shape::datetime, kInfo, kReadOnly | kExact},
     [](const Company& c, Cell& cell) { cell.moment(c.created); }},
    {{"domain", "Company Domain Name", Shape::text, kInfo, 0, "", "The domain name of the company or organization"},
     [](const Company& c, Cell& cell) { cell.text(c.domain); }},
    {{"founded_year", "Year Founded", Shape::text, kInfo},
     [](const Company& c, Cell& cell) {
       if (draw(c, 2).chance(500)) {
         cell.text(std::to_string(c.founded));
       }
     }},
    {{"hs_lastmodifieddate", "Last Modified Date", Shape::datetime, kInfo, kReadOnly | kExact},
     [](const Company& c, Cell& cell) { cell.moment(c.updated); }},
    {{"hs_num_open_deals", "Number of open deals", Shape::rollup, kInfo, kReadOnly | kCalculated},
     [](const Company& c, Cell& cell) { cell.number(static_cast<std::int64_t>(c.open_deals)); }},
    {{"hs_object_id", "Record ID", Shape::number, kInfo, kReadOnly | kUnique | kExact},
     [](const Company& c, Cell& cell) { cell.text(std::to_string(c.id)); }},
    {{"hubspot_owner_id", "Company owner", Shape::owner, kInfo},
     [](const Company& c, Cell& cell) {
       if (draw(c, 3).chance(800)) {
         cell.text(owner_of(c.number));
       }
     }},
    {{"industry", "Industry", Shape::select, kInfo, 0, kIndustryOptions},
     [](const Company& c, Cell& cell) {
       if (draw(c, 4).chance(920)) {
         cell.text(c.trade->industry);
       }
     }},
    {{"is_public", "Is Public", Shape::flag, kInfo},
     [](const Company& c, Cell& cell) { cell.flag(c.employees > 3000); }},
    {{"lifecyclestage", "Lifecycle Stage", Shape::radio, kInfo, 0, kLifecycleOptions},
     [](const Company& c, Cell& cell) { cell.text(lifecycle(c.outcome)); }},
    {{"name", "Company name", Shape::text, kInfo}, [](const Company& c, Cell& cell) { cell.text(c.name); }},
    {{"num_associated_deals", "Number of Associated Deals", Shape::rollup, kInfo, kReadOnly | kCalculated},
     [](const Company& c, Cell& cell) { cell.number(static_cast<std::int64_t>(c.deals)); }},
    {{"numberofemployees", "Number of Employees", Shape::number, kInfo},
     [](const Company& c, Cell& cell) {
       if (draw(c, 5).chance(900)) {
         cell.number(c.employees);
       }
     }},
    {{"phone", "Phone Number", Shape::phone, kInfo},
     [](const Company& c, Cell& cell) {
       Random random = draw(c, 6);
       cell.text(make_phone(*c.culture, random));
     }},
    {{"state", "State/Region", Shape::text, kInfo}, [](const Company& c, Cell& cell) { cell.text(c.city->region); }},
    {{"total_revenue", "Total Revenue", Shape::rollup, kInfo, kReadOnly | kCalculated},
     [](const Company& c, Cell& cell) {
       if (c.won_amount > 0) {
         cell.number(c.won_amount);
       }
     }},
    {{"type", "Type", Shape::select, kInfo, 0,
      "PROSPECT=Prospect|PARTNER=Partner|RESELLER=Reseller|VENDOR=Vendor|OTHER=Other"},
     [](const Company& c, Cell& cell) {
       if (draw(c, 7).chance(500)) {
         cell.text(draw(c, 8).chance(900) ? "PROSPECT" : "PARTNER");
       }
     }},
    {{"website", "Website URL", Shape::text, kInfo},
     [](const Company& c, Cell& cell) { cell.text("https://www." + c.domain); }},
};

}  // namespace

std::span<const CompanyProperty> company_properties() { return kProperties; }

}  // namespace simulator
