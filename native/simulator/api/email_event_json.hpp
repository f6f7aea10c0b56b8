#pragma once

#include "simulator/events.hpp"
#include "simulator/server/json.hpp"
#include "simulator/store/account.hpp"

namespace simulator {

constexpr std::int64_t kEmailApp = 113;  ///< HubSpot's own, which sends to lists
constexpr const char* kEmailAppName = "Batch";

/// `emailCampaignId` of a marketing email, by its place in email_names().
std::int64_t campaign_id(std::size_t email) noexcept;

/// An event as /email/public/v1/events shows it; what else there is depends on its type.
///
///   {"id":"...","created":1764000000000,"type":"CLICK","recipient":"ada@acme.test","portalId":1234567,"appId":113,...}
Json email_event_json(const Account& account, const Contact& contact, const EmailEvent& event);

}  // namespace simulator
