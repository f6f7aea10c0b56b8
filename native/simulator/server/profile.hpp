#pragma once

#include <cstdint>
#include <string>

#include "simulator/server/simulator.hpp"

namespace simulator {

/// What the command line says.
struct StartSettings {
  std::uint64_t contacts = 10'000;
  std::uint64_t seed = 1;
  Moment now = 0;         ///< of the clock
  Moment portal_now = 0;  ///< of the data: what was made up happened before it
  bool dirty = false;
  bool control = false;
  bool cors = false;
  bool no_limits = false;
  Lifetimes lifetimes;  ///< of tokens and codes
};

/// Three accounts: the main one, a small one of the Professional tier, an empty one without anything paid for. Then
/// what the profile says, a JSON file; empty: none. Throws std::runtime_error with the place where it cannot be
/// understood.
///
///   {"tier": "professional", "searchLagMilliseconds": 5000, "customProperties": 120, "timeZone": "Europe/Berlin",
///    "limits": {"oauthTenSeconds": 110, "privateTenSeconds": 190, "privateDaily": 625000, "searchPerSecond": 5},
///    "requiredProperties": [{"objectType": "contacts", "whenProperty": "lifecyclestage", "whenValue": "customer",
///                            "required": ["phone"]}],
///    "redirectUris": ["http://localhost:3000/callback"],
///    "planted": {"wonPerMille": 200, "engagement": false,
///                "traits": [{"industry": "COMPUTER_SOFTWARE", "lift": 2.5}, {"employees": [51, 200], "lift": 2},
///                           {"country": "Germany", "lift": 0.5}, {"source": "REFERRALS", "lift": 2,
///                            "sharePerMille": 150}]},
///    "requiredScopes": ["oauth", "crm.objects.contacts.read"], "optionalScopes": ["content"]}
SimulatorSettings settings_of(const StartSettings& start, const std::string& profile);

}  // namespace simulator
