#include "interruption.hpp"

#include <unistd.h>

#include <csignal>
#include <initializer_list>

namespace trailspark::cli {
namespace {

volatile std::sig_atomic_t requests = 0;

constexpr int kBySignal = 128;  // the shell's exit code for a program that a signal ended

extern "C" void note_request(int signal) {
  requests = requests + 1;
  if (requests > 1) {
    ::_exit(kBySignal + signal);
  }
}

void handle_with(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  for (const int signal : {SIGINT, SIGTERM}) {
    sigaction(signal, &action, nullptr);
  }
}

}  // namespace

Interruption::Interruption() {
  requests = 0;
  handle_with(note_request);
}

Interruption::~Interruption() { handle_with(SIG_DFL); }

bool Interruption::requested() noexcept { return requests > 0; }

}  // namespace trailspark::cli
