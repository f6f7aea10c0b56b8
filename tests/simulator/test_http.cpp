#include <httplib.h>

#include <thread>
#include <vector>

#include "account_fixture.hpp"
#include "catch.hpp"
#include "simulator/server/http_server.hpp"

using namespace simulator;

namespace {

/// A simulator that serves on a free port while the test runs.
class Served {
 public:
  Served() : simulator(account_fixture::settings()), server_(simulator) {
    port = server_.bind(0);
    simulator.set_base_url("http://localhost:" + std::to_string(port));
    thread_ = std::thread([this] { server_.serve(); });
  }
  ~Served() {
    server_.stop();
    thread_.join();
  }

  httplib::Client client() const {
    httplib::Client client("127.0.0.1", port);
    client.set_bearer_token_auth(simulator.private_token().c_str());
    client.set_keep_alive(true);
    return client;
  }

  Simulator simulator;
  int port = 0;

 private:
  HttpServer server_;
  std::thread thread_;
};

constexpr const char* kContacts = "/crm/objects/2026-09/contacts";

}  // namespace

TEST_CASE("pages, writes and errors go over a socket as they are") {
  Served served;
  httplib::Client client = served.client();
  auto page = client.Get((std::string(kContacts) + "?limit=100").c_str());
  REQUIRE(page);
  CHECK(page->status == 200);
  CHECK(page->get_header_value("Content-Type") == "application/json;charset=utf-8");
  CHECK(Json::parse(page->body)["results"].size() == 100);
  auto made = client.Post(kContacts, R"({"properties":{"lastname":"L"}})", "application/json");
  REQUIRE(made);
  CHECK(made->status == 201);
  const std::string path = std::string(kContacts) + '/' + Json::parse(made->body)["id"].get<std::string>();
  auto gone = client.Delete(path.c_str());
  REQUIRE(gone);
  CHECK(gone->status == 204);
  CHECK(gone->body.empty());
  auto lost = client.Get(path.c_str());
  REQUIRE(lost);
  CHECK(lost->status == 404);
  CHECK(lost->has_header("X-HubSpot-Correlation-Id"));
}

TEST_CASE("an address that is too long is 414, as HTML") {
  Served served;
  httplib::Client client = served.client();
  auto answer = client.Get((std::string(kContacts) + "?properties=" + std::string(9000, 'a')).c_str());
  REQUIRE(answer);
  CHECK(answer->status == 414);
  CHECK(answer->get_header_value("Content-Type") == "text/html");
}

TEST_CASE("a call with a body of no length or too great a length does not hang") {
  Served served;
  httplib::Client client = served.client();
  client.set_read_timeout(10);
  auto empty = client.Post(kContacts);
  REQUIRE(empty);
  CHECK(empty->status == 400);
  auto huge = client.Post(kContacts, std::string(9 * 1024 * 1024, ' '), "application/json");
  if (huge) {
    CHECK(huge->status == 413);
  }
}

TEST_CASE("hundreds of idle connections hold up nobody, and the server stops in spite of them") {
  const auto began = std::chrono::steady_clock::now();
  {
    Served served;
    std::vector<std::unique_ptr<httplib::Client>> idle;
    for (int i = 0; i < 300; ++i) {
      idle.push_back(std::make_unique<httplib::Client>("127.0.0.1", served.port));
      idle.back()->set_keep_alive(true);
      REQUIRE(idle.back()->Get("/"));
    }
    httplib::Client client = served.client();
    auto answer = client.Get(kContacts);
    REQUIRE(answer);
    CHECK(answer->status == 200);
  }
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(15));
}

TEST_CASE("an answer is delivered badly where it should be: cut off, reset, late") {
  Served served;
  Delivery delivery;
  served.simulator.router().add({.method = "GET",
                                 .pattern = "/fault",
                                 .handler =
                                     [&](const Request&, const Call&) {
                                       Response response;
                                       response.body = std::string(1000, 'x');
                                       response.delivery = delivery;
                                       return response;
                                     },
                                 .auth = Auth::none});
  httplib::Client client = served.client();
  client.set_read_timeout(10);
  delivery.cut_at = 10;
  CHECK_FALSE(client.Get("/fault"));
  delivery = {};
  delivery.reset = true;
  CHECK_FALSE(client.Get("/fault"));
  delivery = {};
  delivery.stall_milliseconds = 200;
  const auto began = std::chrono::steady_clock::now();
  auto late = client.Get("/fault");
  REQUIRE(late);
  CHECK(late->body.size() == 1000);
  CHECK(std::chrono::steady_clock::now() - began >= std::chrono::milliseconds(200));
}

// httplib does not hear that it should stop before it listens.
TEST_CASE("a server that is stopped as soon as it starts, or before, does stop") {
  for (int i = 0; i < 30; ++i) {
    Simulator simulator({});
    HttpServer server(simulator);
    server.bind(0);
    std::thread serving([&] { server.serve(); });
    if (i % 2 == 1) {
      std::this_thread::yield();
    }
    server.stop();
    serving.join();
  }
}
