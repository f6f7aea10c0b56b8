#include "catch.hpp"
#include "cli/progress.hpp"
#include "cli/text_width.hpp"

using namespace trailspark::cli;

TEST_CASE("The bar tells megabytes of the total, records and rate") {
  const std::string line = progress_line({62'400'000, 100'000'000, 62'400, 0.5}, 100);
  CHECK(line.find(" 62 %   62.4 MB of 100.0 MB   62,400 records   124.8 MB/s") != std::string::npos);
}

TEST_CASE("The bar fills from left to right and keeps its width") {
  const std::size_t width = display_width(progress_line({0, 100, 0, 0}, 200));
  CHECK(progress_line({0, 100, 0, 0}, 200).find("\u2588") == std::string::npos);
  CHECK(progress_line({50, 100, 0, 0}, 200).find("\u2588\u2588") != std::string::npos);
  for (const std::uint64_t bytes : {1U, 33U, 50U, 99U, 100U, 170U}) {  // a file may grow while it is read
    CHECK(display_width(progress_line({bytes, 100, 0, 0}, 200)) == width);
  }
}

TEST_CASE("Where the total is not known there is no bar") {
  CHECK(progress_line({1'500'000, 0, 20, 1.5}, 100) == "1.5 MB   20 records   1.0 MB/s");
}

TEST_CASE("The bar never wraps: what does not fit is left out") {
  for (std::size_t width = 0; width < 100; ++width) {
    CHECK(display_width(progress_line({62'400'000, 100'000'000, 62'400, 0.5}, width)) <= width);
  }
}
