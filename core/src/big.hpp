#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "trailspark/result.hpp"

namespace trailspark {

/// An unsigned whole number of up to 3,072 bits: just what exact decimals need. The largest that occur are 801 decimal
/// digits (2,661 bits) and 5^1125 (2,613 bits). All of it is linear in the limbs in use.
class Big {
 public:
  explicit Big(std::uint64_t value) {
    for (; value != 0; value >>= 32U) {
      push(static_cast<std::uint32_t>(value));
    }
  }

  Big(const Big& other) noexcept { *this = other; }
  Big& operator=(const Big& other) noexcept {
    size_ = other.size_;
    std::copy_n(other.limbs_.begin(), size_, limbs_.begin());
    return *this;
  }

  bool is_zero() const { return size_ == 0; }

  int bit_length() const { return size_ == 0 ? 0 : static_cast<int>(size_) * 32 - __builtin_clz(limbs_[size_ - 1]); }

  /// Below zero, zero or above, as this number is less than `other`, equal or greater.
  int compare(const Big& other) const {
    if (size_ != other.size_) {
      return size_ < other.size_ ? -1 : 1;
    }
    for (std::size_t i = size_; i-- > 0;) {
      if (limbs_[i] != other.limbs_[i]) {
        return limbs_[i] < other.limbs_[i] ? -1 : 1;
      }
    }
    return 0;
  }

  void multiply(std::uint32_t factor, std::uint32_t summand = 0) {
    std::uint64_t carry = summand;
    for (std::size_t i = 0; i < size_; ++i) {
      carry += std::uint64_t{limbs_[i]} * factor;
      limbs_[i] = static_cast<std::uint32_t>(carry);
      carry >>= 32U;
    }
    if (carry != 0) {
      push(static_cast<std::uint32_t>(carry));
    }
  }

  void multiply_power_of_five(int exponent) {
    constexpr std::uint32_t k5To13 = 1'220'703'125;  // the last in 32 bits
    for (; exponent >= 13; exponent -= 13) {
      multiply(k5To13);
    }
    for (; exponent > 0; --exponent) {
      multiply(5);
    }
  }

  void multiply_power_of_ten(int exponent) {
    multiply_power_of_five(exponent);
    shift_left(exponent);
  }

  void shift_left(int bits) {
    multiply(std::uint32_t{1} << static_cast<unsigned>(bits % 32));
    const auto whole = static_cast<std::size_t>(bits / 32);
    if (size_ == 0 || whole == 0) {
      return;
    }
    TRAILSPARK_ASSERT(size_ + whole <= limbs_.size());
    std::copy_backward(limbs_.begin(), limbs_.begin() + size_, limbs_.begin() + size_ + whole);
    std::fill_n(limbs_.begin(), whole, 0U);
    size_ += whole;
  }

  void add(const Big& other) {
    while (size_ < other.size_) {
      push(0);
    }
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < size_; ++i) {
      carry += std::uint64_t{limbs_[i]} + (i < other.size_ ? other.limbs_[i] : 0);
      limbs_[i] = static_cast<std::uint32_t>(carry);
      carry >>= 32U;
    }
    if (carry != 0) {
      push(static_cast<std::uint32_t>(carry));
    }
  }

  /// Takes away `other`, which must not be greater.
  void subtract(const Big& other) {
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < size_; ++i) {
      const std::uint64_t less = (i < other.size_ ? other.limbs_[i] : 0) + borrow;
      borrow = limbs_[i] < less ? 1 : 0;
      limbs_[i] = static_cast<std::uint32_t>(limbs_[i] - less);
    }
    TRAILSPARK_ASSERT(borrow == 0);
    while (size_ > 0 && limbs_[size_ - 1] == 0) {
      --size_;
    }
  }

 private:
  void push(std::uint32_t limb) {
    TRAILSPARK_ASSERT(size_ < limbs_.size());
    limbs_[size_++] = limb;
  }

  std::array<std::uint32_t, 96> limbs_;  // the lowest first; only the first size_ count
  std::size_t size_ = 0;
};

}  // namespace trailspark
