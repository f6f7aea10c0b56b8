#include "vectors.hpp"

#include <fstream>
#include <iterator>

#include "catch.hpp"

std::string vector_file(const std::string& name) {
  std::ifstream file(std::string(TRAILSPARK_VECTORS_DIR) + "/" + name, std::ios::binary);
  INFO("tests/vectors/" << name);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

nlohmann::json vector_cases(const std::string& name) {
  nlohmann::json cases = nlohmann::json::parse(vector_file(name + ".json")).at("cases");
  REQUIRE_FALSE(cases.empty());
  return cases;
}
