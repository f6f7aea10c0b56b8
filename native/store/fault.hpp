#pragma once

#include <stdexcept>
#include <string>

namespace trailspark::store {

/// Why a store cannot be used: what, where and what to do, in one line for a person. What was committed before is safe.
class StoreFault : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace trailspark::store
