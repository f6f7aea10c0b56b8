#include "option_lists.hpp"
#include "pipelines.hpp"
#include "properties.hpp"

namespace simulator {
namespace {

constexpr const char* kInfo = "dealinformation";

bool closed(const DealRecord& d) { return d.deal.outcome != Outcome::open; }

const DealProperty kProperties[] = {
    {{"amount", "Amount", Shape::number, kInfo},
     [](const DealRecord& d, Cell& cell) {
       if (Random(d.deal.dice, Stream::deal_values, 1).chance(950)) {
         cell.number(d.deal.amount);
       }
     }},
    {{"amount_in_home_currency", "Amount in company currency", Shape::equation, kInfo, kReadOnly | kCalculated},
     [](const DealRecord& d, Cell& cell) {
       if (Random(d.deal.dice, Stream::deal_values, 1).chance(950)) {
         cell.number(d.deal.amount * cents_of(d.company.culture->currency) / 100);
       }
     }},
    {{"closed_lost_reason", "Closed Lost Reason", Shape::textarea, kInfo},
     [](const DealRecord& d, Cell& cell) {
       if (d.deal.lost_reason != nullptr) {
         cell.text(d.deal.lost_reason);
       }
     }},
    {{"closedate", "Close Date", Shape::datetime, kInfo, kByHand},
     [](const DealRecord& d, Cell& cell) { cell.moment(d.deal.closed); }},
    {{"createdate", "Create Date", Shape::datetime, kInfo, kReadOnly | kExact},
     [](const DealRecord& d, Cell& cell) { cell.moment(d.deal.created); }},
    {{"days_to_close", "Days to close", Shape::equation, kInfo, kReadOnly | kCalculated},
     [](const DealRecord& d, Cell& cell) {
       if (closed(d)) {
         cell.number((d.deal.closed - d.deal.created) / kDay);
       }
     }},
    {{"deal_currency_code", "Currency", Shape::select, kInfo, 0, kCurrencyOptions},
     [](const DealRecord& d, Cell& cell) { cell.text(d.company.culture->currency); }},
    {{"dealname", "Deal Name", Shape::text, kInfo},
     [](const DealRecord& d, Cell& cell) { cell.text(d.company.name + " - " + d.deal.subject); }},
    {{"dealstage", "Deal Stage", Shape::radio, kInfo},
     [](const DealRecord& d, Cell& cell) { cell.text(d.deal.stage->id); }},
    {{"dealtype", "Deal Type", Shape::radio, kInfo, 0, "newbusiness=New Business|existingbusiness=Existing Business"},
     [](const DealRecord& d, Cell& cell) {
       cell.text(d.deal.pipeline == &pipelines()[1] ? "existingbusiness" : "newbusiness");
     }},
    {{"hs_deal_stage_probability", "Deal probability", Shape::number, kInfo, kReadOnly | kExact},
     [](const DealRecord& d, Cell& cell) { cell.text(d.deal.stage->probability); }},
    {{"hs_is_closed", "Is Deal Closed?", Shape::flag, kInfo, kReadOnly | kCalculated},
     [](const DealRecord& d, Cell& cell) { cell.flag(closed(d)); }},
    {{"hs_is_closed_lost", "Is closed lost", Shape::flag, kInfo, kReadOnly | kCalculated},
     [](const DealRecord& d, Cell& cell) { cell.flag(d.deal.outcome == Outcome::lost); }},
    {{"hs_is_closed_won", "Is Closed Won", Shape::flag, kInfo, kReadOnly | kCalculated},
     [](const DealRecord& d, Cell& cell) { cell.flag(d.deal.outcome == Outcome::won); }},
    {{"hs_lastmodifieddate", "Last Modified Date", Shape::datetime, kInfo, kReadOnly | kExact},
     [](const DealRecord& d, Cell& cell) { cell.moment(d.deal.updated); }},
    {{"hs_object_id", "Record ID", Shape::number, kInfo, kReadOnly | kUnique | kExact},
     [](const DealRecord& d, Cell& cell) { cell.text(std::to_string(d.deal.id)); }},
    {{"hs_primary_associated_company", "Primary Associated Company", Shape::number, kInfo, kReadOnly | kExact},
     [](const DealRecord& d, Cell& cell) { cell.text(std::to_string(d.company.id)); }},
    {{"hubspot_owner_id", "Deal owner", Shape::owner, kInfo},
     [](const DealRecord& d, Cell& cell) { cell.text(owner_of(d.deal.company)); }},
    {{"pipeline", "Pipeline", Shape::select, kInfo},
     [](const DealRecord& d, Cell& cell) { cell.text(d.deal.pipeline->id); }},
};

}  // namespace

std::span<const DealProperty> deal_properties() { return kProperties; }

}  // namespace simulator
