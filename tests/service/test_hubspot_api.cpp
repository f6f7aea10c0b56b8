#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "service_world.hpp"

using namespace trailspark::service;
using service_world::HubSpot;
using std::chrono::milliseconds;

namespace {

trailspark::http::Endpoint endpoint(const std::string& address) {
  return std::get<trailspark::http::Endpoint>(trailspark::http::parse_endpoint(address));
}

constexpr milliseconds kPatience{10'000};
constexpr const char* kContacts = "/crm/objects/2026-09/contacts?limit=1";

/// A server that sends a byte of a header now and then, and never ends it.
class Dripping {
 public:
  Dripping() : listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    REQUIRE(::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) == 0);
    REQUIRE(::listen(listener_, 1) == 0);
    REQUIRE(::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    port = ntohs(address.sin_port);
    thread_ = std::thread([this] { drip(); });
  }
  ~Dripping() {
    stopping_ = true;
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }
  int port = 0;

 private:
  void drip() {
    const int socket = ::accept(listener_, nullptr, nullptr);
    if (socket < 0) {
      return;
    }
    const std::string head = "HTTP/1.1 200 OK\r\nX-Slow: ";
    static_cast<void>(::send(socket, head.data(), head.size(), MSG_NOSIGNAL));
    for (int i = 0; i < 1'000 && !stopping_ && ::send(socket, "a", 1, MSG_NOSIGNAL) == 1; ++i) {
      std::this_thread::sleep_for(milliseconds(20));
    }
    ::close(socket);
  }

  int listener_;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace

TEST_CASE("bodies, headers and errors of HubSpot come through as they are") {
  HubSpot hubspot;
  HubSpotApi api(endpoint(hubspot.address()));
  const Secret token(hubspot.simulator.private_token());
  const ApiAnswer page = api.call({"GET", kContacts, {}, {}}, token, kPatience);
  CHECK(page.status == 200);
  CHECK(page.body.find("\"results\"") != std::string::npos);
  CHECK(page.header("CONTENT-TYPE") == "application/json;charset=utf-8");
  const ApiAnswer found = api.call(
      {"POST", "/crm/objects/2026-09/contacts/search", {{"Content-Type", "application/json"}}, R"({"limit":1})"}, token,
      kPatience);
  CHECK(found.status == 200);
  const ApiAnswer nobody = api.call({"GET", kContacts, {}, {}}, Secret(), kPatience);
  CHECK(nobody.status == 401);
  CHECK_FALSE(nobody.header("X-HubSpot-Correlation-Id").empty());
}

TEST_CASE("headers of ours cannot be replaced, and none can smuggle in another") {
  HubSpot hubspot;
  HubSpotApi api(endpoint(hubspot.address()));
  const Secret token(hubspot.simulator.private_token());
  CHECK(api.call({"GET", kContacts, {{"authorization", "Bearer x"}, {"HOST", "elsewhere"}}, {}}, token, kPatience)
            .status == 200);
  const std::size_t before = hubspot.simulator.log().total();
  CHECK(api.call({"GET", kContacts, {{"X-A", "b\r\nX-C: d"}}, {}}, token, kPatience).fault ==
        "a header has a line break");
  CHECK(api.call({"GET", kContacts, {{"X-A\n", "b"}}, {}}, token, kPatience).status == 0);
  for (const char* const target : {"", "http://elsewhere/", "/a b", "/a\r\nX: y"}) {
    CHECK(api.call({"GET", target, {}, {}}, token, kPatience).fault == "the address is no path");
  }
  CHECK(hubspot.simulator.log().total() == before);
}

TEST_CASE("an answer or a request that is too large is refused") {
  HubSpot hubspot;
  HubSpotApi::Limits limits;
  limits.most_bytes = 100;
  HubSpotApi api(endpoint(hubspot.address()), limits);
  const Secret token(hubspot.simulator.private_token());
  CHECK(api.call({"GET", kContacts, {}, {}}, token, kPatience).fault.find("the answer is larger") == 0);
  CHECK(
      api.call({"POST", kContacts, {}, std::string(101, 'x')}, token, kPatience).fault.find("the request is larger") ==
      0);
}

TEST_CASE("a call ends in its time whatever the other side does") {
  const auto began = std::chrono::steady_clock::now();
  std::string fault;
  SECTION("it stalls") {
    HubSpot hubspot;
    hubspot.stall("*", 4'000);
    HubSpotApi api(endpoint(hubspot.address()));
    fault = api.call({"GET", kContacts, {}, {}}, Secret(), milliseconds(300)).fault;
    CHECK(std::chrono::steady_clock::now() - began < milliseconds(3'000));
  }
  SECTION("it drips") {
    Dripping server;
    HubSpotApi api(endpoint("http://127.0.0.1:" + std::to_string(server.port)));
    fault = api.call({"GET", "/", {}, {}}, Secret(), milliseconds(300)).fault;
    CHECK(std::chrono::steady_clock::now() - began < milliseconds(3'000));
  }
  CHECK(fault == "HubSpot did not answer within 0.3 seconds");
}

TEST_CASE("nobody there is said so") {
  HubSpotApi api(endpoint("http://127.0.0.1:1"));
  CHECK(api.call({"GET", "/", {}, {}}, Secret(), kPatience).fault.find("refused") != std::string::npos);
}

TEST_CASE("many threads share few connections") {
  HubSpot hubspot;
  HubSpotApi::Limits limits;
  limits.most_connections = 3;
  HubSpotApi api(endpoint(hubspot.address()), limits);
  const Secret token(hubspot.simulator.private_token());
  std::atomic<int> good{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 12; ++i) {
    threads.emplace_back([&] {
      for (int k = 0; k < 5; ++k) {
        good += api.call({"GET", kContacts, {}, {}}, token, milliseconds(60'000)).status == 200 ? 1 : 0;
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  CHECK(good == 60);
}

TEST_CASE("a token that a server repeats in its error does not get further") {
  HubSpot hubspot;
  hubspot.simulator.router().add({.method = "GET",
                                  .pattern = "/echo",
                                  .handler =
                                      [](const simulator::Request& request, const simulator::Call&) {
                                        simulator::Response response;
                                        response.status = 400;
                                        response.body = std::string(request.header("authorization"));
                                        return response;
                                      },
                                  .auth = simulator::Auth::none});
  HubSpotApi api(endpoint(hubspot.address()));
  CHECK(api.call({"GET", "/echo", {}, {}}, Secret("secret-token"), kPatience).body == "Bearer (token)");
}
