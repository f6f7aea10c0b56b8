#pragma once

#include <cstddef>

namespace soak {

/// Bytes that the program holds on the heap at this moment; 0 where the platform does not tell.
std::size_t heap_bytes() noexcept;

}  // namespace soak
