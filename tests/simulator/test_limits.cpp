#include "account_fixture.hpp"
#include "catch.hpp"
#include "simulator/server/limits.hpp"

// Section 9 of what is known of HubSpot's API: who shares which limit, and what its headers tell.

using namespace simulator;

namespace {

constexpr Moment kNow = account_fixture::kNow;

Token token_of(TokenKind kind, const std::string& name) {
  Token token;
  token.kind = kind;
  token.text = token.client_id = name;
  return token;
}

/// An account's limits, and calls of it at moments.
struct Meter {
  explicit Meter(LimitSettings settings, Tier tier = Tier::enterprise) : limits(settings, tier) {}

  /// The policy that refused the call; empty: none.
  std::string take(const Token& token, Moment when, Budget budget = Budget::general) {
    headers.clear();
    const auto refused = limits.take(budget, token, kNow + when, kNow, headers);
    return refused ? refused->more["policyName"].get<std::string>() : "";
  }
  std::string header(std::string_view name) const {
    for (const auto& [each, value] : headers) {
      if (each == name) {
        return value;
      }
    }
    return "(none)";
  }

  Limits limits;
  Pairs headers;
};

const Token kPrivate = token_of(TokenKind::private_app, "pat-1"),
            kOtherPrivate = token_of(TokenKind::private_app, "pat-2");
const Token kPublic = token_of(TokenKind::oauth, "app-1"), kOtherPublic = token_of(TokenKind::oauth, "app-2");
constexpr const char* kTen = "TEN_SECONDLY_ROLLING";

}  // namespace

TEST_CASE("a day's limit is of private apps: the calls of public ones neither count nor are refused") {
  LimitSettings settings;
  settings.private_daily = 2;
  Meter meter(settings);
  for (int i = 0; i < 5; ++i) {
    CHECK(meter.take(kPublic, 0).empty());
  }
  CHECK(meter.header("X-HubSpot-RateLimit-Daily") == "(none)");
  CHECK(meter.header("X-HubSpot-RateLimit-Daily-Remaining") == "(none)");
  CHECK(meter.limits.daily_calls(kNow) == 0);
  CHECK(meter.take(kPrivate, 0).empty());
  CHECK(meter.header("X-HubSpot-RateLimit-Daily") == "2");
  CHECK(meter.header("X-HubSpot-RateLimit-Daily-Remaining") == "1");
  CHECK(meter.take(kOtherPrivate, 0).empty());
  CHECK(meter.take(kPrivate, 0) == "DAILY");
  CHECK(meter.take(kPublic, 0).empty());
}

TEST_CASE("every app has ten seconds of its own, public and private by their own measure") {
  LimitSettings settings;
  settings.oauth_ten_seconds = 2;
  settings.private_ten_seconds = 1;
  Meter meter(settings);
  CHECK(meter.take(kPublic, 0).empty());
  CHECK(meter.header("X-HubSpot-RateLimit-Max") == "2");
  CHECK(meter.take(kPublic, 0).empty());
  CHECK(meter.take(kPublic, 0) == kTen);
  CHECK(meter.header("X-HubSpot-RateLimit-Remaining") == "0");
  CHECK(meter.take(kOtherPublic, 0).empty());
  CHECK(meter.take(kPrivate, 0).empty());
  CHECK(meter.take(kPrivate, 0) == kTen);
  CHECK(meter.take(kOtherPrivate, 0).empty());
}

TEST_CASE("the window rolls: a call leaves it after ten seconds, and a refused one never entered it") {
  LimitSettings settings;
  settings.oauth_ten_seconds = 1;
  Meter meter(settings);
  CHECK(meter.take(kPublic, 0).empty());
  CHECK(meter.take(kPublic, 5'000) == kTen);
  CHECK(meter.take(kPublic, 9'999) == kTen);
  CHECK(meter.take(kPublic, 10'000).empty());
  CHECK(meter.take(kPublic, 19'999) == kTen);
}

TEST_CASE("associations have a limit within the general one") {
  LimitSettings settings;
  settings.oauth_ten_seconds = 5;
  settings.association_ten_seconds = 2;
  Meter meter(settings);
  CHECK(meter.take(kPublic, 0, Budget::associations).empty());
  CHECK(meter.take(kPublic, 0, Budget::associations).empty());
  CHECK(meter.take(kPublic, 0, Budget::associations) == kTen);
  CHECK(meter.take(kOtherPublic, 0, Budget::associations).empty());
  CHECK(meter.take(kPublic, 0).empty());
  CHECK(meter.header("X-HubSpot-RateLimit-Remaining") == "2");
}

TEST_CASE("searches are counted by the second and by nothing else") {
  LimitSettings settings;
  settings.search_per_second = 1;
  settings.oauth_ten_seconds = 1;
  Meter meter(settings);
  CHECK(meter.take(kPublic, 0).empty());
  CHECK(meter.take(kPublic, 0, Budget::search).empty());
  CHECK(meter.headers.empty());
  CHECK(meter.take(kOtherPublic, 999, Budget::search) == "SECONDLY");  // all apps of the account share them
  CHECK(meter.take(kPublic, 1'000, Budget::search).empty());
}

TEST_CASE("tiers have the published limits") {
  for (const auto& [tier, ten_seconds, daily] :
       {std::tuple(Tier::free, "100", "250000"), std::tuple(Tier::starter, "100", "250000"),
        std::tuple(Tier::professional, "190", "625000"), std::tuple(Tier::enterprise, "190", "1000000")}) {
    Meter meter({}, tier);
    CHECK(meter.take(kPrivate, 0).empty());
    CHECK(meter.header("X-HubSpot-RateLimit-Max") == ten_seconds);
    CHECK(meter.header("X-HubSpot-RateLimit-Daily") == daily);
    CHECK(meter.take(kPublic, 0).empty());
    CHECK(meter.header("X-HubSpot-RateLimit-Max") == "110");
    CHECK(meter.header("X-HubSpot-RateLimit-Interval-Milliseconds") == "10000");
  }
}
