#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "http/endpoint.hpp"
#include "sync_connection.hpp"

namespace trailspark::cli {

/// A service's folder, opened to sync one of its accounts, beside the service or without it.
class ConnectedStore {
 public:
  struct Wanted {
    std::string folder;
    std::int64_t portal = 0;  ///< 0: the only one
    std::string key_file;     ///< empty: FOLDER/key
    std::string api;          ///< empty: where the service calls HubSpot
  };
  /// Complains and answers nothing where it cannot be: no key, no app, no such account, several and none named. Throws
  /// store::StoreFault and service::VaultFault.
  static std::unique_ptr<ConnectedStore> open(const Wanted& wanted);
  ~ConnectedStore();

  SyncConnection& connection() noexcept;
  const http::Endpoint& endpoint() const noexcept;
  /// FOLDER/portals/24681357.db
  const std::string& store_file() const noexcept;

 private:
  struct Parts;
  explicit ConnectedStore(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// The file to read where a store may be a service's folder: itself where it is none, the portal's where it is one.
/// `portal`: 0 for the only one. Nothing where there is none, or several: `complaint` says so.
std::optional<std::string> store_file_of(const std::string& store, std::int64_t portal, std::string& complaint);

}  // namespace trailspark::cli
