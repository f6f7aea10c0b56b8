#pragma once

#include <map>
#include <string>
#include <string_view>

#include "service/web/message.hpp"

namespace trailspark::service::web {

/// The files of a folder, read once at the start: an address is looked up among their names and never becomes a path,
/// so that nothing outside can be reached.
class StaticFiles {
 public:
  StaticFiles() = default;
  /// All regular files below the folder; hidden ones and what a link leads to outside are left out. Throws
  /// std::runtime_error where it cannot be read, has no index.html, or more than 64 MB.
  explicit StaticFiles(const std::string& folder);

  bool empty() const noexcept { return files_.empty(); }
  /// "/" is index.html, as is "/settings" and what is below it; nothing: status 404 with an empty body.
  Response get(const Request& request) const;

 private:
  struct File {
    std::string type;
    std::string tag;  ///< ETag
    std::string bytes;
    std::string packed;  ///< gzip; empty where that is not shorter
    bool keeps = false;  ///< its name changes with its content
  };
  std::map<std::string, File, std::less<>> files_;  // by address, "/assets/app-1f3a.js"
};

}  // namespace trailspark::service::web
