#include "service_sync.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "options.hpp"
#include "store/run_history.hpp"
#include "store/store.hpp"

extern char** environ;  // NOLINT: POSIX has it so

namespace trailspark::cli {
namespace {

using service::web::Parts;
using service::web::SyncResult;

constexpr std::chrono::milliseconds kLook{50};

/// The newest mapping in a file of its own; goes when the run is over.
class MappingFile {
 public:
  MappingFile(Parts& parts, std::int64_t portal)
      : path_(parts.config.data + "/mapping-" + std::to_string(portal) + ".json") {
    const auto mapping = parts.settings.newest(portal, service::web::SettingsKind::mapping);
    std::ofstream file(path_, std::ios::binary | std::ios::trunc);
    file << mapping.document;
    if (!file.flush()) {
      throw std::runtime_error(path_ + " cannot be written");
    }
  }
  ~MappingFile() {
    std::error_code fault;
    std::filesystem::remove(path_, fault);
  }
  MappingFile(const MappingFile&) = delete;
  MappingFile& operator=(const MappingFile&) = delete;
  const std::string& path() const noexcept { return path_; }

 private:
  std::string path_;
};

/// This very program, with other arguments; signals as a program finds them at its start, nothing on its streams.
pid_t start(std::vector<std::string> arguments) {
  std::vector<char*> pointers;
  for (std::string& argument : arguments) {
    pointers.push_back(argument.data());
  }
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    posix_spawn_file_actions_addopen(&files, stream, "/dev/null", O_RDWR, 0);
  }
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  pid_t child = 0;
  const int fault = ::posix_spawn(&child, "/proc/self/exe", &files, &attributes, pointers.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  if (fault != 0) {
    throw std::runtime_error("a sync cannot be started: " + std::string(std::strerror(fault)));
  }
  return child;
}

/// Its exit code; -1 where it was killed. Asks it to end where `stop` says so.
int wait_for(pid_t child, const std::function<bool()>& stop) {
  bool asked = false;
  for (;;) {
    int status = 0;
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    if (ended == child) {
      return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    if (ended < 0 && errno != EINTR) {
      return -1;
    }
    if (!asked && stop()) {
      asked = true;
      ::kill(child, SIGTERM);
    }
    std::this_thread::sleep_for(kLook);
  }
}

}  // namespace

SyncResult sync_portal(Parts& parts, std::int64_t portal, const std::function<bool()>& stop) {
  const MappingFile mapping(parts, portal);
  const std::int64_t began = Parts::now();
  const pid_t child = start({"trailspark", "sync", "--store", parts.config.data, "--portal", std::to_string(portal),
                             "--key-file", parts.config.key_file, "--mapping", mapping.path(), "--quiet"});
  const int code = wait_for(child, stop);
  SyncResult result;
  result.verdict = code == kDone ? "complete" : code == kIncomplete ? "incomplete" : "failed";
  result.saw_all = code == kDone;
  const std::string file = parts.store.portal_file(portal);
  if (std::filesystem::exists(file)) {
    store::Store store(file, store::Store::Access::read);
    const std::vector<store::RunEntry> runs = store::last_runs(store, 1);
    result.run = runs.empty() || runs.front().started_at < began ? 0 : runs.front().id;
  }
  return result;
}

}  // namespace trailspark::cli
