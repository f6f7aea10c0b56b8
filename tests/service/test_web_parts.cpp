#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "service/base64.hpp"
#include "service/web/config.hpp"
#include "service/web/door.hpp"
#include "service/web/framing.hpp"
#include "service/web/gate.hpp"
#include "service/web/json.hpp"
#include "service/web/jwt.hpp"
#include "service/web/settings.hpp"
#include "service/web/webhook.hpp"
#include "trailspark/sync.hpp"
#include "vectors.hpp"

using namespace trailspark;
using namespace trailspark::service;
using namespace trailspark::service::web;

TEST_CASE("tokens of the host application are accepted and refused as their vectors say") {
  const nlohmann::json vectors = nlohmann::json::parse(vector_file("host_token.json"));
  HostTokens trusted;
  trusted.issuer = vectors["issuer"];
  trusted.audience = vectors["audience"];
  HostKey key;
  key.id = "ed";
  key.key = Secret(from_base64url(vectors["publicKey"].get<std::string>()).value());
  trusted.keys.push_back(key);
  key.id = "hs";
  key.algorithm = HostKey::Algorithm::hs256;
  key.key = Secret(vectors["secret"].get<std::string>());
  trusted.keys.push_back(key);
  for (const nlohmann::json& each : vectors["cases"]) {
    INFO(each["name"]);
    const auto read = read_host_token(trusted, each["token"].get<std::string>(), vectors["now"].get<std::int64_t>());
    if (const Refusal* refusal = std::get_if<Refusal>(&read)) {
      CHECK(refusal->code == each.value("error", ""));
      CHECK(refusal->status == 401);
      continue;
    }
    const HostUser& host = std::get<HostUser>(read);
    REQUIRE(each.contains("user"));
    CHECK(host.user.id == each["user"]["id"]);
    CHECK(host.user.name == each["user"]["name"]);
    CHECK(name(host.user.role) == each["user"]["role"].get<std::string>());
  }
  trusted.keys.clear();
  const auto none = read_host_token(trusted, vectors["cases"][0]["token"].get<std::string>(), 0);
  CHECK(std::holds_alternative<Refusal>(none));
}

// The expected signature was computed from HubSpot's published rule by another implementation (Node's crypto), as the
// simulator's test of what it sends was.
TEST_CASE("an event's signature is HubSpot's, version 3") {
  const Secret secret("test-secret-0001");
  const std::string body =
      R"([{"eventId":1,"subscriptionId":7,"portalId":123,"appId":9,"occurredAt":1700000000000,)"
      R"("subscriptionType":"contact.creation","attemptNumber":0,"objectId":42,"changeSource":"CRM","changeFlag":"NEW"}])";
  const std::string address = "https://app.trailspark.example/hubspot/webhook";
  CHECK(event_signature(secret, "POST", address, body, "1700000000123") ==
        "K+Bffd6IxzhJqKclI/i2a5rM+SivElbiIPxjeZXBnoU=");
  CHECK(event_signature(secret, "POST", "https%3A%2F%2Fapp.trailspark.example/hubspot/webhook", body,
                        "1700000000123") == "K+Bffd6IxzhJqKclI/i2a5rM+SivElbiIPxjeZXBnoU=");
  const auto check = [&](const std::string& signature, const std::string& time, std::int64_t now) {
    return check_event(
        secret, address,
        Request::of("POST", "/hubspot/webhook",
                    {{"x-hubspot-signature-v3", signature}, {"x-hubspot-request-timestamp", time}}, body),
        now);
  };
  const std::string right = "K+Bffd6IxzhJqKclI/i2a5rM+SivElbiIPxjeZXBnoU=";
  CHECK(check(right, "1700000000123", 1700000300123) == EventCheck::holds);
  CHECK(check(right, "1700000000123", 1700000300124) == EventCheck::old);
  CHECK(check(right, "1700000000123", 1699999700122) == EventCheck::old);
  CHECK(check(right, "1700000000124", 1700000000123) == EventCheck::forged);
  CHECK(check("", "1700000000123", 1700000000123) == EventCheck::forged);
  CHECK(check(right, "", 1700000000123) == EventCheck::forged);
  CHECK(check(right, "1700000000123x", 1700000000123) == EventCheck::forged);
  CHECK(check_event(Secret(), address, Request::of("POST", "/", {}, body), 0) == EventCheck::forged);
}

TEST_CASE("the door lets every call of a sync pass, and nothing that writes") {
  for (const char* path :
       {"/account-info/2026-09/details", "/crm/properties/2026-09/contacts", "/crm/pipelines/2026-09/deals",
        "/crm/owners/2026-09", "/crm/objects/2026-09/contacts", "/marketing/v3/forms",
        "/form-integrations/v1/submissions/forms/f8b1e0a1-0c2d-4f5a-8b7c-1234567890ab", "/email/public/v1/events",
        "/crm/objects/2027-03-beta/p123_custom/42/associations/0-1", "/crm/v3/objects/2-9001"}) {
    INFO(path);
    CHECK(may_pass("GET", path));
    CHECK_FALSE(may_pass("POST", path));
    CHECK_FALSE(may_pass("DELETE", path));
    CHECK_FALSE(may_pass("get", path));
  }
  for (const char* path :
       {"/crm/objects/2026-09/contacts/search", "/crm/objects/2026-09/contacts/batch/read",
        "/crm/associations/2026-09/contacts/companies/batch/read", "/crm/v4/associations/deals/companies/batch/read"}) {
    INFO(path);
    CHECK(may_pass("POST", path));
    CHECK_FALSE(may_pass("PATCH", path));
  }
  for (const char* verb : {"create", "update", "upsert", "archive", "merge", "read/x", "Read"}) {
    INFO(verb);
    CHECK_FALSE(may_pass("POST", std::string("/crm/objects/2026-09/contacts/batch/") + verb));
  }
}

TEST_CASE("only plain paths are looked at") {
  for (const char* path :
       {"", "crm/v3/owners", "/", "/crm//v3", "/crm/v3/owners/", "/crm/../v3", "/crm/./v3", "/crm/...",
        "/crm/v3/%6fwners", "/crm/v3/owners?x", "/crm/v3/owners#x", "/crm/v3/own ers", "/crm\\v3", "/crm/v3/owners;x",
        "/crm/v3/@x", "/crm:80/v3", "/crm/v3/\xc3\xbc", "/crm/v3/\r\n"}) {
    INFO(path);
    CHECK_FALSE(is_plain_path(path));
  }
  CHECK(is_plain_path("/crm/v3/a.b-c_D9"));
}

TEST_CASE("the end of a call is known for sure, or it is refused") {
  const std::string host = "Host: localhost:1\r\n";
  CHECK(framing_of("GET / HTTP/1.1\r\n" + host + "\r\n").refusal == 0);
  CHECK(framing_of("GET / HTTP/1.1\r\n\r\n").refusal == 400);
  CHECK(framing_of("GET / HTTP/1.1\r\n" + host + host + "\r\n").refusal == 400);
  CHECK(framing_of("GET http://x/ HTTP/1.1\r\n" + host + "\r\n").refusal == 400);
  CHECK(framing_of("CONNECT x:1 HTTP/1.1\r\n" + host + "\r\n").refusal == 400);
  const auto sized = [&](const std::string& path, std::size_t bytes) {
    return framing_of("POST " + path + " HTTP/1.1\r\n" + host + "Content-Length: " + std::to_string(bytes) + "\r\n\r\n")
        .refusal;
  };
  CHECK(sized("/hubspot/1/crm", kMostDoorBytes) == 0);
  CHECK(sized("/hubspot/1/crm", kMostDoorBytes + 1) == 413);
  CHECK(sized("/webhooks/hubspot", kMostEventBytes + 1) == 413);
  CHECK(sized("/api/session", kMostOtherBytes + 1) == 413);
  CHECK(framing_of("POST / HTTP/1.1\r\n" + host + "Content-Encoding: gzip\r\n\r\n").refusal == 415);
}

TEST_CASE("the way back stays on this service") {
  CHECK(safe_return("/settings/crm?tab=a") == "/settings/crm?tab=a");
  for (const char* wanted : {"", "settings", "//evil.example", "https://evil.example", "/\\evil.example", "/a\\b",
                             "/a\r\nSet-Cookie: x", "/a b", "javascript:alert(1)", "/\xc3\xbc"}) {
    INFO(wanted);
    CHECK(safe_return(wanted) == "/");
  }
  CHECK(safe_return('/' + std::string(2'000, 'a')) == "/");
}

TEST_CASE("a cookie that is there twice counts as none") {
  CHECK(Request::of("GET", "/", {{"cookie", "a=1; b=2"}}, "").cookie("b") == "2");
  CHECK(Request::of("GET", "/", {{"cookie", "b=1; b=2"}}, "").cookie("b").empty());
  CHECK(Request::of("GET", "/", {{"cookie", "b=1"}, {"cookie", "b=1"}}, "").cookie("b").empty());
  CHECK(Request::of("GET", "/", {{"cookie", "xb=1"}}, "").cookie("b").empty());
}

TEST_CASE("forms are decoded, once") {
  CHECK(form_value("a=1&b=x%20y+z%41", "b") == "x y zA");
  CHECK_FALSE(form_value("b=1&b=2", "b"));
  CHECK_FALSE(form_value("b=%4", "b"));
  CHECK_FALSE(form_value("b=%00", "b"));
  CHECK(form_value("b=%2541", "b") == "%41");
}

TEST_CASE("times are written and read back") {
  // date -u -d '2026-11-23T22:15:00.123Z' +%s%3N
  CHECK(time_text(1795472100123) == "2026-11-23T22:15:00.123Z");
  CHECK(time_of("2026-11-23T22:15:00.123Z") == 1795472100123);
  CHECK(time_of("2026-11-23T22:15:00Z") == 1795472100000);
  CHECK(time_text(-1) == "1969-12-31T23:59:59.999Z");
  for (const char* text : {"", "2026-02-30T00:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23 22:15:00Z",
                           "2026-11-23T22:15:00", "2026-11-23T22:15:00.Z", "2026-11-23T22:15:00+01:00"}) {
    INFO(text);
    CHECK_FALSE(time_of(text));
  }
}

TEST_CASE("what is the default is sound, and does not differ from itself") {
  for (const SettingsKind kind : {SettingsKind::mapping, SettingsKind::scoring, SettingsKind::destination}) {
    INFO(name(kind));
    const std::string document = default_document(kind);
    CHECK(check_document(kind, document).empty());
    CHECK(diff_documents(kind, document, document).empty());
    CHECK_FALSE(check_document(kind, "[]").empty());
    CHECK_FALSE(check_document(kind, "{").empty());
  }
  CHECK(diff_documents(SettingsKind::scoring, R"({"version":1})", R"({"version":1,"minimumSignals":3})").empty());
  CHECK_FALSE(check_document(SettingsKind::scoring, R"({"version":1,"coolingOff":3})").empty());
}

TEST_CASE("loopback is this machine alone") {
  for (const char* host : {"localhost", "localhost:8700", "127.0.0.1", "127.1.2.3:80", "[::1]", "[::1]:8700"}) {
    INFO(host);
    CHECK(is_loopback(host));
  }
  for (const char* host :
       {"", "0.0.0.0", "127.evil.example", "localhost.evil.example", "10.0.0.1", "[::]", "example"}) {
    INFO(host);
    CHECK_FALSE(is_loopback(host));
  }
}
