#include "replay.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <vector>

#include "catch.hpp"

void replay(const std::string& folder, int (*target)(const std::uint8_t*, std::size_t)) {
  std::vector<std::filesystem::path> inputs;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    inputs.push_back(entry.path());
  }
  std::sort(inputs.begin(), inputs.end());
  REQUIRE_FALSE(inputs.empty());

  for (const std::filesystem::path& input : inputs) {
    INFO(input.string());
    std::ifstream file(input, std::ios::binary);
    REQUIRE(file.good());
    const std::vector<char> bytes(std::istreambuf_iterator<char>(file), {});
    // A block of exactly this size: AddressSanitizer sees the first byte read behind it.
    const std::unique_ptr<std::uint8_t[]> exact(new std::uint8_t[bytes.size()]);
    std::copy(bytes.begin(), bytes.end(), exact.get());
    CHECK(target(exact.get(), bytes.size()) == 0);
  }
}
