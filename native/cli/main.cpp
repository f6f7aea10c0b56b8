/// The program `trailspark`: a portal, or HubSpot pages in files, become leads, accounts and deals; mappings are
/// proposed and checked.
#include <fcntl.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <new>

#include "arguments.hpp"
#include "options.hpp"
#include "store/fault.hpp"
#include "terminal.hpp"

namespace {

/// A stream that the caller closed must not be given to the next file opened, which results would then overwrite.
void keep_standard_streams_apart() {
  for (int stream = 0; stream <= 2; ++stream) {
    if (fcntl(stream, F_GETFD) < 0) {
      static_cast<void>(open("/dev/null", O_RDONLY));
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  keep_standard_streams_apart();
  std::signal(SIGPIPE, SIG_IGN);  // a reader that leaves early is met where it is written to
  try {
    const auto command = trailspark::cli::read_arguments(count, arguments);
    if (const int* code = std::get_if<int>(&command)) {
      return *code;
    }
    return std::get<0>(command)();
  } catch (const trailspark::store::StoreFault& fault) {
    trailspark::cli::complain(fault.what());
    return trailspark::cli::kStore;
  } catch (const std::bad_alloc&) {
    trailspark::cli::complain("out of memory");
  } catch (const std::exception& fault) {
    trailspark::cli::complain(fault.what());
  }
  return trailspark::cli::kBadUse;
}
