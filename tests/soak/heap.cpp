#include "heap.hpp"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TRAILSPARK_SOAK_ASAN 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define TRAILSPARK_SOAK_ASAN 1
#endif

#ifdef TRAILSPARK_SOAK_ASAN
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();  // GCC has no header for it
#elif defined(__linux__)
#include <malloc.h>
#endif

namespace soak {

std::size_t heap_bytes() noexcept {
#ifdef TRAILSPARK_SOAK_ASAN
  return __sanitizer_get_current_allocated_bytes();
#elif defined(__GLIBC__)
  const struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
#else
  return 0;
#endif
}

}  // namespace soak
