#include "statistics.hpp"

#include "catch.hpp"
#include "vectors.hpp"

using namespace trailspark::statistics;

namespace {

Table table_of(const nlohmann::json& numbers) { return {numbers.at(0), numbers.at(1), numbers.at(2), numbers.at(3)}; }

bool is_near(double ours, double theirs, double tolerance) {
  return ours - theirs <= tolerance * theirs && theirs - ours <= tolerance * theirs;
}

const nlohmann::json& vectors() {
  static const nlohmann::json all = nlohmann::json::parse(vector_file("statistics.json"));
  return all;
}

}  // namespace

TEST_CASE("Fisher's test and Koopman's interval are those of scipy and statsmodels") {
  for (const nlohmann::json& entry : vectors().at("cases")) {
    const Table table = table_of(entry.at("table"));
    INFO(entry.dump());
    CHECK(is_near(exact_test({table}), entry.at("p"), 1e-9));
    REQUIRE(ratio(table));
    CHECK(is_near(*ratio(table), entry.at("ratio"), 1e-14));
    const auto interval = ratio_interval(table);
    REQUIRE((interval && interval->high));
    CHECK(is_near(interval->low, entry.at("low"), 1e-7));  // their root finder stops there
    CHECK(is_near(*interval->high, entry.at("high"), 1e-7));
  }
  for (const nlohmann::json& entry : vectors().at("edges")) {
    INFO(entry.dump());
    CHECK(is_near(exact_test({table_of(entry.at("table"))}), entry.at("p"), 1e-9));
  }
}

TEST_CASE("The exact test over strata is the enumeration's") {
  for (const nlohmann::json& entry : vectors().at("strata")) {
    std::vector<Table> strata;
    for (const nlohmann::json& table : entry.at("tables")) {
      strata.push_back(table_of(table));
    }
    INFO(entry.dump());
    CHECK(is_near(exact_test(strata), entry.at("p"), 1e-9));
  }
  CHECK(exact_test({}) == 1);
}

TEST_CASE("Holm's correction is that of statsmodels") {
  for (const nlohmann::json& entry : vectors().at("holm")) {
    const auto adjusted = holm(entry.at("p").get<std::vector<double>>());
    INFO(entry.dump());
    REQUIRE(adjusted.size() == entry.at("adjusted").size());
    for (std::size_t i = 0; i < adjusted.size(); ++i) {
      CHECK(is_near(adjusted[i], entry.at("adjusted").at(i), 1e-14));
    }
  }
}

TEST_CASE("A ratio without end has a lower bound, one of nought an upper bound") {
  const auto endless = ratio_interval({5, 5, 0, 30});
  REQUIRE(endless);
  CHECK_FALSE(ratio({5, 5, 0, 30}));
  CHECK(endless->low > 4);
  CHECK_FALSE(endless->high);
  const auto nought = ratio_interval({0, 15, 10, 100});
  REQUIRE((nought && nought->high));
  CHECK(nought->low == 0);
  CHECK(*nought->high > 1);
  CHECK_FALSE(ratio_interval({0, 10, 0, 10}));
  CHECK_FALSE(ratio_interval({0, 0, 3, 10}));
}

TEST_CASE("Seen from the other side the interval is the inverse one") {
  for (const nlohmann::json& entry : vectors().at("cases")) {
    const Table table = table_of(entry.at("table"));
    const auto one = ratio_interval(table);
    const auto other = ratio_interval({table.won_without, table.without, table.won_with, table.with});
    REQUIRE((one && other && one->high && other->high));
    CHECK(is_near(one->low, 1 / *other->high, 1e-9));
    CHECK(is_near(*one->high, 1 / other->low, 1e-9));
  }
}

TEST_CASE("Thousands of accounts neither overflow nor vanish") {
  CHECK(exact_test({{0, 5000, 5000, 5000}}) == 0);
  CHECK(exact_test({{2500, 5000, 2500, 5000}}) == 1);
}

TEST_CASE("Figures are rounded before they are shown") {
  CHECK(round_to_decimals(2.34567, 3) == 2.346);
  CHECK(round_to_decimals(0.0004, 3) == 0);
  CHECK(round_to_digits(0.000123456, 3) == 0.000123);
  CHECK(round_to_digits(0.99951, 3) == 1);
  CHECK(round_to_digits(123456, 3) == 123000);
  CHECK(round_to_digits(0, 3) == 0);
  CHECK(round_to_digits(4.94e-13, 3) == 4.94e-13);
}
