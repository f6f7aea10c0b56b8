#include "simulator/server/profile.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "simulator/store/rule_json.hpp"

namespace simulator {
namespace {

constexpr std::int64_t kFirstPortal = 24'681'357;

AccountSettings account_of(const StartSettings& start, std::uint64_t contacts, std::uint64_t number) {
  AccountSettings account;
  account.portal.contacts = contacts;
  account.portal.seed = start.seed + number;
  account.portal.now = start.portal_now;
  account.portal.dirty = start.dirty;
  account.portal.duplicates = start.dirty;  // HubSpot itself lets no two contacts share an address
  account.portal.portal_id = kFirstPortal + static_cast<std::int64_t>(1111 * number);
  account.limits.enabled = !start.no_limits;
  return account;
}

std::vector<AccountSettings> accounts_of(const StartSettings& start) {
  AccountSettings main = account_of(start, start.contacts, 0);
  AccountSettings small = account_of(start, std::min<std::uint64_t>(start.contacts, 250), 1);
  small.name = "Elmwood Trading";
  small.domain = "elmwood.example";
  small.tier = Tier::professional;
  small.time_zone = "Europe/Berlin";
  small.utc_offset = kHour;
  small.currency = "EUR";
  small.further_currencies = {"USD"};
  AccountSettings empty = account_of(start, 0, 2);
  empty.name = "New account";
  empty.domain = "new-account.test";
  empty.tier = Tier::free;
  empty.type = "DEVELOPER_TEST";
  empty.further_currencies = {};
  return {main, small, empty};
}

[[noreturn]] void fail(const std::string& key, const std::string& what) {
  throw std::runtime_error("profile: \"" + key + "\" " + what);
}

Tier tier_named(const std::string& name) {
  constexpr const char* kNames[] = {"free", "starter", "professional", "enterprise"};
  for (std::size_t i = 0; i < std::size(kNames); ++i) {
    if (name == kNames[i]) {
      return static_cast<Tier>(i);
    }
  }
  fail("tier", "is none of free, starter, professional, enterprise: " + name);
}

std::size_t count_of(const std::string& key, const Json& value) {
  if (!value.is_number_unsigned()) {
    fail(key, "is no whole number");
  }
  return value.get<std::size_t>();
}

std::string text_of(const std::string& key, const Json& value) {
  if (!value.is_string()) {
    fail(key, "is no text");
  }
  return value.get<std::string>();
}

std::vector<std::string> list_of(const std::string& key, const Json& value) {
  if (!value.is_array()) {
    fail(key, "is no list of texts");
  }
  std::vector<std::string> list;
  for (const Json& each : value) {
    list.push_back(text_of(key, each));
  }
  return list;
}

Scopes scopes_of(const std::string& key, const Json& value) {
  const std::vector<std::string> list = list_of(key, value);
  return {list.begin(), list.end()};
}

void read_limits(const Json& json, LimitSettings& limits) {
  if (!json.is_object()) {
    fail("limits", "is no object");
  }
  for (const auto& [key, value] : json.items()) {
    const std::size_t count = count_of("limits." + key, value);
    if (key == "oauthTenSeconds") {
      limits.oauth_ten_seconds = count;
    } else if (key == "privateTenSeconds") {
      limits.private_ten_seconds = count;
    } else if (key == "privateDaily") {
      limits.private_daily = count;
    } else if (key == "searchPerSecond") {
      limits.search_per_second = count;
    } else if (key == "associationTenSeconds") {
      limits.association_ten_seconds = count;
    } else {
      fail("limits." + key, "is unknown");
    }
  }
}

PlantedTrait planted_trait_of(const Json& json) {
  const std::string place = "planted.traits";
  if (!json.is_object()) {
    fail(place, "holds something that is no object");
  }
  PlantedTrait trait;
  std::size_t kinds = 0;
  for (const auto& [key, value] : json.items()) {
    if (key == "lift") {
      if (!value.is_number() || value.get<double>() < 0 || value.get<double>() > 20) {
        fail(place + ".lift", "is no number from 0 to 20");
      }
      trait.lift_percent = static_cast<unsigned>(value.get<double>() * 100 + 0.5);
      continue;
    }
    if (key == "sharePerMille") {
      trait.share_per_mille = static_cast<unsigned>(std::min<std::size_t>(count_of(place + "." + key, value), 1000));
      continue;
    }
    kinds += 1;
    if (key == "employees") {
      if (!value.is_array() || value.size() != 2) {
        fail(place + ".employees", "is no list of two numbers");
      }
      trait.kind = PlantedTrait::Kind::employees;
      trait.least = static_cast<std::int64_t>(count_of(place + "." + key, value[0]));
      trait.most = static_cast<std::int64_t>(count_of(place + "." + key, value[1]));
      continue;
    }
    trait.kind = key == "country"  ? PlantedTrait::Kind::country
                 : key == "source" ? PlantedTrait::Kind::source
                                   : PlantedTrait::Kind::industry;
    if (trait.kind == PlantedTrait::Kind::industry && key != "industry") {
      fail(place + "." + key, "is unknown");
    }
    trait.value = text_of(place + "." + key, value);
  }
  if (kinds != 1) {
    fail(place, "needs one of industry, employees, country and source each");
  }
  return trait;
}

Planted planted_of(const Json& json) {
  if (!json.is_object()) {
    fail("planted", "is no object");
  }
  Planted planted;
  planted.stated = true;
  for (const auto& [key, value] : json.items()) {
    if (key == "wonPerMille") {
      planted.won_per_mille = static_cast<unsigned>(std::min<std::size_t>(count_of("planted." + key, value), 1000));
    } else if (key == "engagement") {
      if (!value.is_boolean()) {
        fail("planted." + key, "is neither true nor false");
      }
      planted.engagement = value.get<bool>();
    } else if (key == "traits") {
      if (!value.is_array()) {
        fail("planted." + key, "is no list");
      }
      for (const Json& each : value) {
        planted.traits.push_back(planted_trait_of(each));
      }
    } else {
      fail("planted." + key, "is unknown");
    }
  }
  if (planted.won_per_mille == 0) {
    fail("planted.wonPerMille", "is 0: nobody would buy");
  }
  return planted;
}

void read_member(const std::string& key, const Json& value, AccountSettings& account, App& app) {
  if (key == "tier") {
    account.tier = tier_named(text_of(key, value));
  } else if (key == "portalId") {
    account.portal.portal_id = static_cast<std::int64_t>(count_of(key, value));
  } else if (key == "name") {
    account.name = text_of(key, value);
  } else if (key == "domain") {
    account.domain = text_of(key, value);
  } else if (key == "timeZone") {
    account.time_zone = text_of(key, value);
  } else if (key == "currency") {
    account.currency = text_of(key, value);
  } else if (key == "searchLagMilliseconds") {
    account.search_lag = static_cast<Moment>(count_of(key, value));
  } else if (key == "customProperties") {
    account.custom_properties = count_of(key, value);
  } else if (key == "planted") {
    account.portal.planted = planted_of(value);
  } else if (key == "limits") {
    read_limits(value, account.limits);
  } else if (key == "requiredProperties") {
    try {
      account.rules = rules_of(value);
    } catch (const std::invalid_argument& error) {
      fail(key, error.what());
    }
  } else if (key == "redirectUris") {
    app.redirect_uris = list_of(key, value);
  } else if (key == "requiredScopes") {
    app.required_scopes = scopes_of(key, value);
  } else if (key == "optionalScopes") {
    app.optional_scopes = scopes_of(key, value);
  } else {
    fail(key, "is unknown");
  }
}

}  // namespace

SimulatorSettings settings_of(const StartSettings& start, const std::string& profile) {
  SimulatorSettings settings;
  settings.seed = start.seed;
  settings.now = start.now;
  settings.cors = start.cors;
  settings.control = start.control;
  settings.lifetimes = start.lifetimes;
  settings.accounts = accounts_of(start);
  settings.apps = {first_app(start.seed)};
  if (profile.empty()) {
    return settings;
  }
  std::ifstream file(profile, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) {
    throw std::runtime_error("profile: " + profile + " is no JSON object");
  }
  for (const auto& [key, value] : json.items()) {
    read_member(key, value, settings.accounts.front(), settings.apps.front());
  }
  return settings;
}

}  // namespace simulator
