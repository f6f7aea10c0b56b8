#include "http/endpoint.hpp"

#include "catch.hpp"

using trailspark::http::Endpoint;
using trailspark::http::parse_endpoint;

namespace {

std::string text_of(const std::string& address) {
  const auto parsed = parse_endpoint(address);
  const Endpoint* const endpoint = std::get_if<Endpoint>(&parsed);
  return endpoint == nullptr ? "refused" : endpoint->text();
}

}  // namespace

TEST_CASE("An address is read as written, its slash at the end cut") {
  CHECK(text_of("https://api.hubapi.com") == "https://api.hubapi.com");
  CHECK(text_of("https://api.hubapi.com/") == "https://api.hubapi.com");
  CHECK(text_of("https://proxy.acme.test:8443/hubspot/") == "https://proxy.acme.test:8443/hubspot");
  CHECK(text_of("http://127.0.0.1:8800") == "http://127.0.0.1:8800");
  CHECK(text_of("http://localhost") == "http://localhost");
  CHECK(text_of("http://[::1]:8800/") == "http://[::1]:8800");
}

TEST_CASE("A token never travels for all to read") {
  for (const char* address : {"http://api.hubapi.com", "http://127.0.0.1.evil.test", "http://127.evil.test",
                              "http://localhost.evil.test", "http://10.0.0.1"}) {
    CHECK(text_of(address) == "refused");
  }
}

TEST_CASE("What is no address is refused") {
  for (const char* address : {"", "api.hubapi.com", "ftp://x", "https://", "https://:443", "https://x:0",
                              "https://x:70000", "https://x:8a", "https://user@x", "https://x/?a=b", "https://x y"}) {
    CHECK(text_of(address) == "refused");
  }
}
