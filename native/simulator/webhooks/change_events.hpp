#pragma once

#include <vector>

#include "simulator/server/json.hpp"
#include "simulator/store/account.hpp"

namespace simulator {

/// What HubSpot would tell by webhook of all that was changed in contacts, companies and deals from a moment on, in the
/// order in which it happened: creation, propertyChange, deletion, merge, privacyDeletion. Links and records that were
/// restored are not among it, for the account does not know when that was.
///
///   {"eventId":1,"subscriptionId":7,"portalId":24681357,"appId":1234444,"occurredAt":1764000000000,
///    "subscriptionType":"contact.propertyChange","attemptNumber":0,"objectId":100451,
///    "propertyName":"lifecyclestage","propertyValue":"lead","changeSource":"CRM_UI","sourceId":"userId:42"}
std::vector<Json> change_events(const Account& account, Moment since, std::int64_t app_id);

}  // namespace simulator
