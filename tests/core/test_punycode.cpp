#include "punycode.hpp"

#include <string>

#include "catch.hpp"
#include "utf8.hpp"
#include "vectors.hpp"

TEST_CASE("Labels are encoded as RFC 3492 and CPython do") {
  for (const nlohmann::json& entry : vector_cases("punycode")) {
    INFO(entry.dump());
    std::string out = "xn--";
    trailspark::append_punycode(out, trailspark::unicode::to_code_points(entry.at("label").get<std::string>()));
    CHECK(out == "xn--" + entry.at("punycode").get<std::string>());
  }
}
