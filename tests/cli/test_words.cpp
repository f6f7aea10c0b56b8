#include "catch.hpp"
#include "cli/words.hpp"

using namespace trailspark::cli;

TEST_CASE("Numbers are grouped and nouns counted") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1'000) == "1,000");
  CHECK(grouped(18'446'744'073'709'551'615U) == "18,446,744,073,709,551,615");
  CHECK(counted(0, "lead") == "no leads");
  CHECK(counted(1, "lead") == "1 lead");
  CHECK(counted(2'000, "lead") == "2,000 leads");
  CHECK(megabytes(62'449'999) == "62.4 MB");
  CHECK(megabytes(950'000) == "1.0 MB");
}

TEST_CASE("A mistyped name finds its neighbour, a foreign one finds none") {
  const std::vector<std::string> names{"map", "duplicates", "explain", "suggest", "check", "diff"};
  CHECK(nearest("mpa", names) == "map");
  CHECK(nearest("duplicate", names) == "duplicates");
  CHECK(nearest("chekc", names) == "check");
  CHECK(nearest("sugest", names) == "suggest");
  CHECK(nearest("deploy", names).empty());
  CHECK(nearest("zz", names).empty());
}

TEST_CASE("A cell is quoted as RFC 4180 says, and a formula is made text on request") {
  CHECK(csv_cell("plain", false) == "plain");
  CHECK(csv_cell("a,b", false) == "\"a,b\"");
  CHECK(csv_cell("say \"x\"", false) == "\"say \"\"x\"\"\"");
  CHECK(csv_cell("two\nlines", false) == "\"two\nlines\"");
  CHECK(csv_cell("=1+1", false) == "=1+1");
  for (const char* formula : {"=1+1", "+1", "-1", "@sum", "\tx"}) {
    CHECK(csv_cell(formula, true) == std::string("'") + formula);
  }
  CHECK(csv_cell("=a,b", true) == "\"'=a,b\"");
  CHECK(csv_cell("", true).empty());
}
