#include "output.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "terminal.hpp"

namespace trailspark::cli {
namespace {

/// 0, or the errno that stood in the way. A descriptor that does not block (a pipe may be set so) is waited for.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN) {
      pollfd ready{descriptor, POLLOUT, 0};
      poll(&ready, 1, -1);
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

}  // namespace

bool Output::write(std::string_view text) {
  if (reader_left_ || !fault_.empty()) {
    return false;
  }
  const int error = write_all(STDOUT_FILENO, text);
  if (error == EPIPE) {
    reader_left_ = true;
  } else if (error != 0) {
    fault_ = std::strerror(error);
  }
  return error == 0;
}

bool Output::finish() {
  // Some file systems tell only now that the disk is full.
  if (close(STDOUT_FILENO) != 0 && fault_.empty() && !reader_left_) {
    fault_ = std::strerror(errno);
  }
  if (!fault_.empty()) {
    complain("cannot write the results: " + fault_ + "; they are incomplete");
  }
  return fault_.empty();
}

ReportFile::ReportFile(std::string path) : path_(std::move(path)) {
  if (path_.empty()) {
    return;
  }
  descriptor_ = open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor_ < 0) {
    complain("cannot write " + path_ + ": " + std::strerror(errno));
  }
}

ReportFile::~ReportFile() {
  if (descriptor_ >= 0) {
    close(descriptor_);
  }
}

bool ReportFile::write(std::string_view text) {
  struct stat status {};
  const bool regular = fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
  int error = regular && ftruncate(descriptor_, 0) != 0 ? errno : write_all(descriptor_, text);
  if (close(std::exchange(descriptor_, -1)) != 0 && error == 0) {
    error = errno;
  }
  if (error != 0) {
    complain("cannot write " + path_ + ": " + std::strerror(error));
  }
  return error == 0;
}

}  // namespace trailspark::cli
