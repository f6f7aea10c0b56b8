#include "account_fixture.hpp"
#include "catch.hpp"
#include "simulator/server/framing.hpp"

using namespace simulator;
using account_fixture::Caller;

namespace {

std::string head(const std::string& headers, const std::string& line = "POST /a HTTP/1.1") {
  return line + "\r\nHost: localhost\r\n" + headers + "\r\n";
}

int refusal(const std::string& headers) { return framing_of(head(headers)).refusal; }

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

}  // namespace

// RFC 9112, sections 2.2, 3, 5, 6 and 7; RFC 9110, section 5.6.2.
TEST_CASE("a head whose call has a certain end goes on") {
  for (const char* const headers :
       {"", "Content-Length: 0\r\n", "content-length:\t12 \r\n", "X-Empty:\r\n", "X: \xc3\xbc\r\n",
        "!#$%&'*+-.^_`|~: x\r\n", "Content-Encoding: identity\r\n", "Content-Length: 8388608\r\n"}) {
    INFO(headers);
    const Framing framing = framing_of(head(headers));
    CHECK(framing.refusal == 0);
    CHECK_FALSE(framing.is_last);
  }
}

TEST_CASE("a head whose call may end anywhere is refused") {
  for (const char* const headers : {"Content-Length: 1\r\nContent-Length: 2\r\n",
                                    "Content-Length: 1\r\ncontent-length: 1\r\n",
                                    "Content-Length: 1, 1\r\n",
                                    "Content-Length: -1\r\n",
                                    "Content-Length: +1\r\n",
                                    "Content-Length: 0x1\r\n",
                                    "Content-Length: 1e1\r\n",
                                    "Content-Length:\r\n",
                                    "Content-Length: 9999999999999999\r\n",
                                    "Transfer-Encoding: chunked\r\nContent-Length: 1\r\n",
                                    "Transfer-Encoding: gzip, chunked\r\n",
                                    "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                                    "Transfer-Encoding:\r\n",
                                    "Content-Length : 1\r\n",
                                    " folded: x\r\n",
                                    "X\r\n",
                                    ": x\r\n",
                                    "X: a\nY: b\r\n",
                                    "X: a\rb\r\n",
                                    "X: a\x7f\r\n"}) {
    INFO(headers);
    CHECK(refusal(headers) == 400);
    CHECK(framing_of(head(headers)).is_last);
  }
  CHECK(refusal(std::string("X: a\0b\r\n", 8)) == 400);
  CHECK(framing_of("").refusal == 400);
  CHECK(framing_of("GET / HTTP/1.1\r\nHost: x\r\n").refusal == 400);
  CHECK(framing_of(head("", "GET http://localhost/ HTTP/1.1")).refusal == 400);
  CHECK(framing_of(head("", "OPTIONS * HTTP/1.1")).refusal == 400);
  CHECK(framing_of(head("Transfer-Encoding: chunked\r\n", "POST / HTTP/1.0")).refusal == 400);
}

TEST_CASE("what is too much is refused by its own status") {
  CHECK(refusal("Content-Length: 8388609\r\n") == 413);
  CHECK(refusal("Content-Encoding: gzip\r\n") == 415);
  CHECK(refusal("X: " + std::string(kMostHeadBytes, 'a') + "\r\n") == 431);
  CHECK(refusal("X: " + std::string(kMostHeadBytes - 200, 'a') + "\r\n") == 0);
}

TEST_CASE("after a call whose end is not known for certain the connection ends") {
  CHECK(framing_of(head("Transfer-Encoding: Chunked\r\n")).refusal == 0);
  CHECK(framing_of(head("Transfer-Encoding: chunked\r\n")).is_last);
  for (const char* const method : {"GET", "HEAD", "OPTIONS"}) {
    CHECK(framing_of(head("Content-Length: 2\r\n", method + std::string(" / HTTP/1.1"))).is_last);
    CHECK_FALSE(framing_of(head("Content-Length: 0\r\n", method + std::string(" / HTTP/1.1"))).is_last);
  }
  for (const char* const method : {"POST", "PUT", "PATCH", "DELETE"}) {
    CHECK_FALSE(framing_of(head("Content-Length: 2\r\n", method + std::string(" / HTTP/1.1"))).is_last);
  }
}

TEST_CASE("JSON that lies too deep is refused before it is read") {
  const auto read = [](const std::string& body) { return json_value(Request::of("POST", "/", {}, body)); };
  CHECK(read(nested(500)).is_array());
  CHECK_THROWS_AS(read(nested(501)), Refusal);
  CHECK_THROWS_AS(read(std::string(5'000'000, '[')), Refusal);
  CHECK_THROWS_AS(read(std::string(501, '[') + std::string(501, ']') + "x"), Refusal);
  CHECK(read('"' + std::string(1'000, '[') + R"(\")" + std::string(1'000, '{') + '"').is_string());
  Json flat = Json::array();
  for (int i = 0; i < 2'000; ++i) {
    flat.push_back({{"a", {1, 2}}});
  }
  CHECK(read(flat.dump()).size() == 2'000);
}

TEST_CASE("properties that are no object are refused wherever records are written") {
  Caller caller;
  for (const Json& properties : {Json(""), Json("x"), Json(1), Json(true), Json::array({1})}) {
    const Json input = {{"id", "u@acme.test"}, {"idProperty", "email"}, {"properties", properties}};
    const auto answer = caller.post("/crm/v3/objects/contacts/batch/upsert", {{"inputs", {input}}});
    INFO(answer.raw.body);
    CHECK(answer.status == 400);
    CHECK(caller.post("/crm/v3/objects/contacts", {{"properties", properties}}).status == 400);
  }
}

TEST_CASE("the router lists what it answers") {
  Caller caller;
  const auto routes = caller.simulator.router().list();
  const auto has = [&](const std::pair<std::string, std::string>& route) {
    return std::find(routes.begin(), routes.end(), route) != routes.end();
  };
  CHECK(has({"GET", "/"}));
  CHECK(has({"PATCH", "/crm/objects/{V}/{objectType}/{objectId}"}));
  CHECK(has({"POST", "/oauth/v1/token"}));
  CHECK_FALSE(has({"GET", "/_simulator/routes"}));
}
