#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/service_store.hpp"
#include "service/web/router.hpp"

namespace trailspark::service::web {

enum class SettingsKind : std::uint8_t { mapping, scoring, destination };
/// "mapping".
std::string_view name(SettingsKind kind) noexcept;

/// One thing that is wrong with a document, or may be.
struct SettingsProblem {
  std::string code;
  std::string message;
  std::string remedy;
  std::string where;  ///< JSON pointer
  std::string suggestion;
  bool is_error = true;
};

/// The document that holds while nothing was saved.
std::string default_document(SettingsKind kind);
/// All faults of a document, by itself: a mapping by the core's rules, the others by their ranges. Keys of scoring and
/// destination that are not known are kept, and warned of.
std::vector<SettingsProblem> check_document(SettingsKind kind, std::string_view json);
/// What changes, a sentence each; empty where both mean the same. Both are sound.
std::vector<std::string> diff_documents(SettingsKind kind, std::string_view before, std::string_view after);

struct SettingsVersion {
  std::int64_t version = 0;  ///< 0: the default
  std::string document;
  std::int64_t saved_at = 0;
  std::string user;
  std::string user_name;
  std::string comment;
  std::int64_t restored_from = -1;
};

/// The settings of the portals, every version of them. Any thread may call.
class Settings {
 public:
  /// The store must outlive it.
  explicit Settings(ServiceStore& store) : store_(store) {}

  SettingsVersion newest(std::int64_t portal, SettingsKind kind);
  /// Nothing where there is none.
  std::optional<SettingsVersion> get(std::int64_t portal, SettingsKind kind, std::int64_t version);
  /// Without their documents, the newest first.
  std::vector<SettingsVersion> list(std::int64_t portal, SettingsKind kind, std::int64_t most);

  struct Saved {
    bool conflict = false;   ///< `now` is newer than what the caller had; nothing was saved
    bool unchanged = false;  ///< the document says the same as `now`; nothing was saved
    SettingsVersion now;
  };
  /// Makes the next version, where the newest is still `based_on`.
  Saved save(std::int64_t portal, SettingsKind kind, std::int64_t based_on, SettingsVersion next);

 private:
  ServiceStore& store_;
};

}  // namespace trailspark::service::web
