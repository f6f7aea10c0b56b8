// Rounds of random situations until the time is over. The first that goes wrong ends it, with what reproduces it.
//   trailspark-soak [--seconds N] [--rounds N] [--seed N] [--round N]
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <optional>

#include "heap.hpp"
#include "round.hpp"

namespace {

using Clock = std::chrono::steady_clock;

struct Options {
  double seconds = 10;
  std::uint64_t rounds = UINT64_MAX;
  std::uint64_t seed = 0;
  std::optional<std::uint64_t> round;  ///< only this one
};

// Another seed every day.
std::uint64_t today() {
  const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::hours>(since_1970).count()) / 24;
}

std::optional<Options> read_options(int argc, char** argv) {
  Options options;
  options.seed = today();
  for (int i = 1; i < argc; i += 2) {
    char* end = nullptr;
    const std::uint64_t number = i + 1 < argc ? std::strtoull(argv[i + 1], &end, 10) : 0;
    if (end == nullptr || end == argv[i + 1] || *end != '\0') {
      return std::nullopt;
    }
    if (std::strcmp(argv[i], "--seconds") == 0) {
      options.seconds = static_cast<double>(number);
    } else if (std::strcmp(argv[i], "--rounds") == 0) {
      options.rounds = number;
    } else if (std::strcmp(argv[i], "--seed") == 0) {
      options.seed = number;
    } else if (std::strcmp(argv[i], "--round") == 0) {
      options.round = number;
    } else {
      return std::nullopt;
    }
  }
  return options;
}

// Plays one round; its number is printed first, so that a crash is known by it too.
bool play(std::uint64_t seed, std::uint64_t round) {
  std::printf("seed %llu round %llu: ", static_cast<unsigned long long>(seed), static_cast<unsigned long long>(round));
  std::fflush(stdout);
  try {
    std::printf("%s\n", soak::play_round(seed, round).c_str());
    return true;
  } catch (const std::exception& error) {
    std::printf("FAILED\n%s\nthis round alone: trailspark-soak --seed %llu --round %llu\n", error.what(),
                static_cast<unsigned long long>(seed), static_cast<unsigned long long>(round));
    return false;
  }
}

// What rounds leave behind on the heap: after the first few, which fill tables that stay, nothing. The bound is for
// what a library may keep.
class HeapWatch {
 public:
  bool grows() {
    const std::size_t bytes = soak::heap_bytes();
    if (rounds_++ < kWarmUp) {
      first_ = bytes;
    }
    last_ = bytes;
    return last_ > first_ + kBound;
  }
  void print() const {
    std::printf("the heap holds %zu bytes between rounds, %zu after the first %d; allowed are %zu more\n", last_,
                first_, kWarmUp, kBound);
  }

 private:
  static constexpr int kWarmUp = 8;
  static constexpr std::size_t kBound = std::size_t{256} << 10;
  int rounds_ = 0;
  std::size_t first_ = 0;
  std::size_t last_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  const auto options = read_options(argc, argv);
  if (!options) {
    std::fputs("usage: trailspark-soak [--seconds N] [--rounds N] [--seed N] [--round N]\n", stderr);
    return 2;
  }
  if (options->round) {
    return play(options->seed, *options->round) ? 0 : 1;
  }
  const Clock::time_point begin = Clock::now();
  const auto elapsed = [&] { return std::chrono::duration<double>(Clock::now() - begin).count(); };
  HeapWatch heap;
  std::uint64_t round = 0;
  for (; round < options->rounds && (round == 0 || elapsed() < options->seconds); ++round) {
    if (!play(options->seed, round)) {
      return 1;
    }
    if (heap.grows()) {
      heap.print();
      return 1;
    }
  }
  heap.print();
  std::printf("%llu rounds in %.0f s\n", static_cast<unsigned long long>(round), elapsed());
  return 0;
}
