#include <httplib.h>

#include <mutex>
#include <thread>

#include "account_fixture.hpp"
#include "catch.hpp"
#include "simulator/server/digest.hpp"
#include "simulator/server/http_server.hpp"
#include "simulator/webhooks/change_events.hpp"
#include "simulator/webhooks/signature.hpp"

using namespace simulator;
using account_fixture::Answer;
using account_fixture::Caller;
using account_fixture::members;

namespace {

std::string header(const Pairs& headers, std::string_view name) {
  for (const auto& [each, value] : headers) {
    if (each == name) {
      return value;
    }
  }
  return {};
}

SimulatorSettings open_settings() {
  SimulatorSettings settings = account_fixture::settings();
  settings.control = true;
  return settings;
}

/// Whatever is sent, kept in place of a socket.
struct Kept : Caller {
  Kept() : Caller(open_settings()) {
    simulator.set_sender([this](const OutgoingCall& call) {
      calls.push_back(call);
      return answer;
    });
  }
  std::vector<OutgoingCall> calls;
  OutgoingAnswer answer = {204, ""};
};

constexpr const char* kUrl = "http://localhost:3000/hooks?tenant=1";

Json of_type(const std::vector<Json>& events, const std::string& type) {
  Json list = Json::array();
  for (const Json& event : events) {
    if (event["subscriptionType"] == type) {
      list.push_back(event);
    }
  }
  return list;
}

}  // namespace

// From FIPS 180-4 and RFC 4231 (test case 2), RFC 4648.
TEST_CASE("digests and alphabets are the standard ones") {
  CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex(hmac_sha256("Jefe", "what do ya want for nothing?")) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  CHECK(base64("foob") == "Zm9vYg==");
  CHECK(base64("") == "");
  CHECK(base64url("\xfb\xff") == "-_8");
}

// The first three are HubSpot's own examples (its documentation and SDKs); the others were computed with Python's hmac.
TEST_CASE("signatures are those that receivers compute") {
  const std::string example = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy";
  CHECK(header(signature_headers(SignatureVersion::v1, example,
                                 {"POST", "",
                                  R"([{"eventId":1,"subscriptionId":12345,"portalId":62515,"occurredAt":1564113600000,)"
                                  R"("subscriptionType":"contact.creation","attemptNumber":0,"objectId":123,)"
                                  R"("changeSource":"CRM","changeFlag":"NEW","appId":54321}])"},
                                 0),
               "X-HubSpot-Signature") == "232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de");
  CHECK(header(signature_headers(SignatureVersion::v2, example, {"GET", "https://www.example.com/webhook_uri", ""}, 0),
               "X-HubSpot-Signature") == "eee2dddcc73c94d699f5e395f4b9d454a069a6855fbfa152e91e88823087200e");
  CHECK(header(signature_headers(SignatureVersion::v3, example,
                                 {"POST", "https://www.example.com/webhook_uri", "{'example_field':'example_value'}"},
                                 1'693'657'560'000),
               "X-HubSpot-Signature-v3") == "K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=");

  const std::string secret = "test-secret-0001";
  const std::string body =
      R"([{"eventId":1,"subscriptionId":7,"portalId":123,"appId":9,"occurredAt":1700000000000,)"
      R"("subscriptionType":"contact.creation","attemptNumber":0,"objectId":42,"changeSource":"CRM","changeFlag":"NEW"}])";
  const SignedCall call = {"POST", "https://app.trailspark.example/hubspot/webhook", body};
  const Pairs v3 = signature_headers(SignatureVersion::v3, secret, call, 1'700'000'000'123);
  CHECK(header(v3, "X-HubSpot-Signature-v3") == "K+Bffd6IxzhJqKclI/i2a5rM+SivElbiIPxjeZXBnoU=");
  CHECK(header(v3, "X-HubSpot-Request-Timestamp") == "1700000000123");
  const Pairs v2 = signature_headers(SignatureVersion::v2, secret, call, 0);
  CHECK(header(v2, "X-HubSpot-Signature") == "7cb4a5f1ac75ed1a2223e16ecfdec125452cd57604f81cd03770692ce35d4784");
  CHECK(header(v2, "X-HubSpot-Signature-Version") == "v2");
  const SignedCall escaped = {"POST", "https://app.trailspark.example/hooks%2Fa?name=a%40b.c&x=%20%2C", body};
  CHECK(header(signature_headers(SignatureVersion::v3, secret, escaped, 1'700'000'000'123), "X-HubSpot-Signature-v3") ==
        "6YgwpaIEjKdDNje8IvmMj0GG5scFU4DRky1jOAxYGTE=");
}

TEST_CASE("what was changed since a moment is told in HubSpot's events") {
  Caller caller;
  const Moment start = caller.simulator.clock().now();
  const std::string a = caller.new_contact({{"email", "a@hook.test"}});
  const std::string b = caller.new_contact({{"email", "b@hook.test"}, {"firstname", "B"}});
  const std::string c = caller.new_contact({{"email", "c@hook.test"}});
  caller.wait(10);
  caller.patch("/crm/v3/objects/contacts/" + a, {{"properties", {{"jobtitle", "CTO"}}}});
  caller.wait(10);
  caller.account().merge(ObjectType::contacts, std::stoll(a), std::stoll(b),
                         {caller.simulator.clock().now(), "CRM_UI", "", 42});
  caller.erase("/crm/v3/objects/contacts/" + c);
  const auto events = change_events(caller.account(), start, 9);

  const Json created = of_type(events, "contact.creation");
  REQUIRE(created.size() == 3);
  CHECK(members(created[0]) ==
        "eventId,subscriptionId,portalId,appId,occurredAt,subscriptionType,attemptNumber,objectId,changeSource,"
        "changeFlag");
  CHECK(created[0]["changeFlag"] == "NEW");
  CHECK(created[0]["objectId"] == std::stoll(a));
  Json title;
  for (const Json& each : of_type(events, "contact.propertyChange")) {
    if (each["propertyName"] == "jobtitle") {
      title = each;
    }
  }
  CHECK(members(title) ==
        "eventId,subscriptionId,portalId,appId,occurredAt,subscriptionType,attemptNumber,objectId,propertyName,"
        "propertyValue,changeSource,sourceId");
  CHECK(title["propertyValue"] == "CTO");
  CHECK(title["changeSource"] == "INTEGRATION");
  CHECK(title["occurredAt"] == start + 10);
  const Json merged = of_type(events, "contact.merge");
  REQUIRE(merged.size() == 1);
  CHECK(merged[0]["primaryObjectId"] == std::stoll(a));
  CHECK(merged[0]["mergedObjectIds"] == Json::array({std::stoll(b)}));
  CHECK(merged[0]["numberOfPropertiesMoved"].get<int>() >= 1);
  const Json deleted = of_type(events, "contact.deletion");
  REQUIRE(deleted.size() == 1);
  CHECK(deleted[0]["changeFlag"] == "DELETED");
  for (std::size_t i = 1; i < events.size(); ++i) {
    CHECK(events[i - 1]["occurredAt"].get<Moment>() <= events[i]["occurredAt"].get<Moment>());
  }
  for (const Json& late : change_events(caller.account(), start + 15, 9)) {
    CHECK(late["occurredAt"] == start + 20);
  }
}

TEST_CASE("the control door delivers what was changed, signed, a hundred events a call") {
  Kept kept;
  REQUIRE(kept.post("/_simulator/records/bulk-edit", {{"count", 230}, {"properties", {{"jobtitle", "X"}}}}).status ==
          200);
  const Answer sent = kept.post("/_simulator/webhooks", {{"url", kUrl}, {"attemptNumber", 2}});
  REQUIRE(sent.status == 200);
  CHECK(sent.json["events"] == 230);
  CHECK(sent.json["deliveries"] ==
        Json::parse(R"([{"events":100,"status":204},{"events":100,"status":204},{"events":30,"status":204}])"));
  REQUIRE(kept.calls.size() == 3);
  const OutgoingCall& call = kept.calls[0];
  CHECK(call.origin == "http://localhost:3000");
  CHECK(call.target == "/hooks?tenant=1");
  const std::string time = header(call.headers, "X-HubSpot-Request-Timestamp");
  const std::string& secret = kept.simulator.settings().apps.front().client_secret;
  CHECK(header(call.headers, "X-HubSpot-Signature-v3") ==
        base64(hmac_sha256(secret, "POST" + std::string(kUrl) + call.body + time)));
  const Json events = Json::parse(call.body);
  CHECK(events.size() == 100);
  CHECK(events[0]["attemptNumber"] == 2);
  CHECK(events[0]["changeSource"] == "CRM_UI");
}

TEST_CASE("events that are given go out as they are, under another address and secret where wished") {
  Kept kept;
  const Json given = Json::array({{{"objectId", 5}, {"subscriptionType", "company.deletion"}, {"odd", true}}});
  const Answer sent = kept.post("/_simulator/webhooks", {{"url", kUrl},
                                                         {"signature", "v2"},
                                                         {"signedUrl", "https://proxy.example/hooks"},
                                                         {"clientSecret", "other"},
                                                         {"events", given}});
  REQUIRE(sent.status == 200);
  const OutgoingCall& call = kept.calls.at(0);
  const Json event = Json::parse(call.body)[0];
  CHECK(event["subscriptionType"] == "company.deletion");
  CHECK(event["odd"] == true);
  CHECK(event["portalId"] == kept.account().portal_id());
  CHECK(header(call.headers, "X-HubSpot-Signature") == hex(sha256("otherPOSThttps://proxy.example/hooks" + call.body)));
}

TEST_CASE("webhooks go to this machine alone") {
  Kept kept;
  for (const char* const url : {"https://localhost/", "http://evil.example/", "http://localhost.evil.example/",
                                "http://localhost@evil.example/", "http://localhost:80@evil.example/",
                                "http://127.0.0.1.evil.example/", "http://localhost/a\r\nX: y", "", "localhost"}) {
    INFO(url);
    CHECK(kept.post("/_simulator/webhooks", {{"url", url}}).status == 400);
  }
  for (const char* const url : {"http://localhost", "http://127.0.0.1:9/x", "http://[::1]:9/"}) {
    CHECK(kept.post("/_simulator/webhooks", {{"url", url}, {"events", {{{"objectId", 1}}}}}).status == 200);
  }
  CHECK(kept.calls.size() == 3);
}

TEST_CASE("a webhook reaches a receiver over a socket, and its answer is told") {
  httplib::Server receiver;
  std::mutex mutex;
  std::vector<httplib::Request> got;
  receiver.Post("/hooks", [&](const httplib::Request& request, httplib::Response& response) {
    const std::lock_guard lock(mutex);
    got.push_back(request);
    response.status = 202;
  });
  const int port = receiver.bind_to_any_port("127.0.0.1");
  std::thread receiving([&] { receiver.listen_after_bind(); });
  Caller caller(open_settings());
  caller.simulator.set_sender(send_over_http);
  const std::string url = "http://127.0.0.1:" + std::to_string(port) + "/hooks?x=1";
  const Json body = {{"url", url}, {"events", Json::array({{{"objectId", 1}}})}};
  const Answer sent = caller.post("/_simulator/webhooks", body);
  receiver.stop();
  receiving.join();
  CHECK(sent.json["deliveries"][0]["status"] == 202);
  REQUIRE(got.size() == 1);
  CHECK(got[0].target == "/hooks?x=1");
  CHECK(got[0].get_header_value("Content-Type") == "application/json");
  const std::string source = "POST" + url + got[0].body + got[0].get_header_value("X-HubSpot-Request-Timestamp");
  CHECK(got[0].get_header_value("X-HubSpot-Signature-v3") ==
        base64(hmac_sha256(caller.simulator.settings().apps.front().client_secret, source)));
  const Answer nobody = caller.post("/_simulator/webhooks", body);
  CHECK(nobody.json["deliveries"][0]["status"] == 0);
  CHECK(nobody.json["deliveries"][0].contains("error"));
}

TEST_CASE("ordered faults reach the caller over a socket") {
  Simulator simulator(open_settings());
  HttpServer server(simulator);
  const int port = server.bind(0);
  std::thread serving([&] { server.serve(); });
  httplib::Client client("127.0.0.1", port);
  client.set_bearer_token_auth(simulator.private_token().c_str());
  client.set_read_timeout(2);
  const auto with = [&](const std::string& fault) {
    const auto ordered = client.Post("/_simulator/faults", fault, "application/json");
    REQUIRE(ordered);
    CHECK(ordered->status == 201);
    return client.Get("/crm/v3/objects/contacts?limit=5");
  };
  const auto html = with(R"({"fault":502})");
  REQUIRE(html);
  CHECK(html->status == 502);
  CHECK(html->get_header_value("Content-Type") == "text/html");
  const auto moved = with(R"({"fault":477,"retryAfterSeconds":9})");
  REQUIRE(moved);
  CHECK(moved->status == 477);
  CHECK(moved->get_header_value("Retry-After") == "9");
  CHECK(with(R"({"fault":"cut"})").error() == httplib::Error::Read);
  CHECK(with(R"({"fault":"reset"})").error() == httplib::Error::Read);
  CHECK(with(R"({"fault":"stall","milliseconds":4000})").error() == httplib::Error::Read);
  client.set_read_timeout(30);
  const auto late = with(R"({"fault":"stall","milliseconds":300})");
  REQUIRE(late);
  CHECK(late->status == 200);
  server.stop();
  serving.join();
}
