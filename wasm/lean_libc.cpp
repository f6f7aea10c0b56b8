// Smaller twins of functions of the C library, in the module alone. The library's own bring 128-bit floating point
// along, a tenth of the whole download, and nothing comes of them: nlohmann/json's lexer calls strtod and snprintf,
// while json.cpp reads a number from its text and words its errors itself; the C++ runtime would print what it aborts
// for, and there is nowhere to print.
#include <cstdarg>
#include <cstddef>
#include <cstdio>

extern "C" {

// The end of what looks like a number: all that the lexer asks for.
double __wrap_strtod(const char* text, char** end) {
  const char* at = text;
  while ((*at >= '0' && *at <= '9') || *at == '+' || *at == '-' || *at == '.' || *at == 'e' || *at == 'E') {
    ++at;
  }
  if (end != nullptr) {
    *end = const_cast<char*>(at);
  }
  return 0;
}

int __wrap_snprintf(char* out, std::size_t size, const char*, ...) {
  if (size > 0) {
    out[0] = '\0';
  }
  return 0;
}

int __wrap_vfprintf(std::FILE*, const char*, std::va_list) { return 0; }
int __wrap_vasprintf(char** out, const char*, std::va_list) {
  *out = nullptr;
  return -1;
}

}  // extern "C"
