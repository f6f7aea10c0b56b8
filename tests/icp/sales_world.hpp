#pragma once

#include "simulator/portal.hpp"
#include "trailspark/sales_history.hpp"

/// Made-up portals, read by the core as pages: what a profile is learned from, beside what was planted.
namespace sales_world {

constexpr simulator::Moment kNow = 1'795'392'000'000;  // 2026-11-23T00:00:00Z

simulator::Settings settings(std::uint64_t contacts, std::uint64_t seed, simulator::Planted planted);

/// No relation at all: every decided deal is won with the same chance.
simulator::Planted nothing();
/// Two traits of companies that buy more often, and one of those that buy less often.
simulator::Planted three_traits();

/// Through pages and a base. Without contacts it takes a tenth of the time.
trailspark::SalesHistory read(const simulator::Portal& portal, bool contacts);

/// HubSpot's answer on deal pipelines, as the simulated account has them.
std::string pipelines();

}  // namespace sales_world
