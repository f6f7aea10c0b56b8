#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace simulator {

/// What a sequence of random numbers is for. Each has its own sequences, so that more draws for one leave all others as
/// they were.
enum class Stream : std::uint64_t {
  layout,
  person,
  company,
  deal,
  contact,
  identity,
  engagement,
  address,
  contact_values,
  company_values,
  deal_values,
  pages,
  dirt,
  events,
  archive,
  planted
};

/// Random numbers that anyone can draw again: the sequence depends on the seed, the stream and the index alone, and not
/// on the standard library. SplitMix64 (Steele, Lea, Flood 2014).
class Random {
 public:
  Random(std::uint64_t seed, Stream stream, std::uint64_t index) noexcept
      : state_(mix(mix(seed + kStep * (static_cast<std::uint64_t>(stream) + 1)) + index)) {}

  std::uint64_t next() noexcept { return mix(state_ += kStep); }

  /// A number in [0, bound). The modulo's bias is below 2^-20 for any bound used here.
  std::uint64_t below(std::uint64_t bound) noexcept { return next() % bound; }

  /// A number in [low, high].
  std::int64_t between(std::int64_t low, std::int64_t high) noexcept {
    return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
  }

  /// A number in [0, high] where small ones are more frequent: half of them are below a fifth of `high`.
  std::int64_t mostly_small(std::int64_t high) noexcept { return between(0, between(0, high)); }

  /// True in so many of a thousand draws.
  bool chance(unsigned per_mille) noexcept { return below(1000) < per_mille; }

  template <class T, std::size_t N>
  const T& pick(std::span<T, N> choices) noexcept {
    return choices[static_cast<std::size_t>(below(choices.size()))];
  }
  template <class T, std::size_t N>
  const T& pick(const T (&choices)[N]) noexcept {
    return choices[static_cast<std::size_t>(below(N))];
  }

 private:
  static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15;

  static std::uint64_t mix(std::uint64_t z) noexcept {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }

  std::uint64_t state_;
};

}  // namespace simulator
