#include "connected_store.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <utility>
#include <vector>

#include "terminal.hpp"

namespace trailspark::cli {
namespace {

using service::ConnectionInfo;
using service::ServiceStore;

/// "24681357 (acme.test), 24681358"
std::string listed(const std::vector<ConnectionInfo>& list) {
  std::string text;
  for (const ConnectionInfo& info : list) {
    text += (text.empty() ? "" : ", ") + std::to_string(info.portal);
    text += info.domain.empty() ? "" : " (" + info.domain + ")";
  }
  return text;
}

/// 0 where the complaint was made.
std::int64_t choose(const std::vector<ConnectionInfo>& list, std::int64_t wanted, const std::string& folder) {
  if (list.empty()) {
    complain("no HubSpot account is connected in " + folder + "; connect one on the service's page");
    return 0;
  }
  if (wanted == 0 && list.size() > 1) {
    complain(folder + " has several HubSpot accounts; name one with --portal: " + listed(list));
    return 0;
  }
  const auto found = std::find_if(
      list.begin(), list.end(), [wanted](const ConnectionInfo& info) { return wanted == 0 || info.portal == wanted; });
  if (found == list.end()) {
    complain("account " + std::to_string(wanted) + " is not connected in " + folder + "; these are: " + listed(list));
    return 0;
  }
  return found->portal;
}

/// A sync makes no key: without the service's own, the tokens cannot be opened.
bool has_key(const std::string& key_file) {
  const char* const variable = std::getenv("TRAILSPARK_KEY");
  std::error_code fault;
  if ((variable == nullptr || *variable == '\0') && !std::filesystem::exists(key_file, fault)) {
    complain("there is no key file " + key_file + "; name the service's own with --key-file, or set TRAILSPARK_KEY");
    return false;
  }
  return true;
}

std::optional<http::Endpoint> read_endpoint(const std::string& api) {
  std::variant<http::Endpoint, std::string> parsed = http::parse_endpoint(api);
  if (const std::string* const fault = std::get_if<std::string>(&parsed)) {
    complain(*fault);
    return std::nullopt;
  }
  return std::get<http::Endpoint>(std::move(parsed));
}

}  // namespace

struct ConnectedStore::Parts {
  Parts(const std::string& folder, const std::string& key_file)
      : store(folder), vault(service::Vault::open(key_file)) {}

  void connect(const http::Endpoint& where, service::KeptApp app) {
    service::ConnectionSettings settings;
    settings.client_id = std::move(app.client_id);
    settings.client_secret = std::move(app.client_secret);
    settings.api_version = std::move(app.api_version);
    api = std::make_unique<service::HubSpotApi>(where);
    budget = std::make_unique<service::PortalBudget>(store);
    connections = std::make_unique<service::Connections>(store, vault, *api, std::move(settings));
  }

  ServiceStore store;
  service::Vault vault;
  std::unique_ptr<service::HubSpotApi> api;
  std::unique_ptr<service::PortalBudget> budget;
  std::unique_ptr<service::Connections> connections;
  std::unique_ptr<SyncConnection> connection;
  std::string file;
};

ConnectedStore::ConnectedStore(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
ConnectedStore::~ConnectedStore() = default;

std::unique_ptr<ConnectedStore> ConnectedStore::open(const Wanted& wanted) {
  const std::string key_file = wanted.key_file.empty() ? wanted.folder + "/key" : wanted.key_file;
  if (!has_key(key_file)) {
    return nullptr;
  }
  auto parts = std::make_unique<Parts>(wanted.folder, key_file);
  std::optional<service::KeptApp> app = service::kept_app(parts->store, parts->vault);
  if (!app) {
    complain(wanted.folder + " has no app of HubSpot yet; start trailspark serve on it once, with its client id");
    return nullptr;
  }
  const std::optional<http::Endpoint> endpoint = read_endpoint(wanted.api.empty() ? app->api : wanted.api);
  if (!endpoint) {
    return nullptr;
  }
  if (wanted.api.empty() || wanted.api == app->api) {
    parts->connect(*endpoint, *std::move(app));
  } else {
    complain("the accounts of " + wanted.folder + " are HubSpot's at " + app->api + ", not at " + wanted.api +
             "; leave --api out");
    return nullptr;
  }
  const std::int64_t portal = choose(parts->connections->list(), wanted.portal, wanted.folder);
  if (portal == 0) {
    return nullptr;
  }
  parts->connection = std::make_unique<SyncConnection>(*parts->connections, *parts->budget, portal);
  parts->file = parts->store.portal_file(portal);
  return std::unique_ptr<ConnectedStore>(new ConnectedStore(std::move(parts)));
}

SyncConnection& ConnectedStore::connection() noexcept { return *parts_->connection; }
const http::Endpoint& ConnectedStore::endpoint() const noexcept { return parts_->api->endpoint(); }
const std::string& ConnectedStore::store_file() const noexcept { return parts_->file; }

std::optional<std::string> store_file_of(const std::string& store, std::int64_t portal, std::string& complaint) {
  if (!ServiceStore::is_in(store)) {
    if (portal == 0) {
      return store;
    }
    complaint = "an account is named in a service's folder alone; " + store + " is none";
    return std::nullopt;
  }
  const std::string folder = store + "/portals/";
  std::vector<std::string> files;
  std::error_code fault;
  for (const auto& entry : std::filesystem::directory_iterator(folder, fault)) {
    if (entry.path().extension() == ".db") {
      files.push_back(entry.path().stem().string());
    }
  }
  std::sort(files.begin(), files.end());
  std::string list;
  for (const std::string& file : files) {
    list += (list.empty() ? "" : ", ") + file;
  }
  if (portal == 0 && files.size() == 1) {
    return folder + files.front() + ".db";
  }
  if (portal != 0 && std::find(files.begin(), files.end(), std::to_string(portal)) != files.end()) {
    return folder + std::to_string(portal) + ".db";
  }
  complaint = files.empty() ? store + " has no synced account yet; trailspark sync --store " + store + " begins"
              : portal == 0
                  ? store + " has several synced accounts; name one with --portal: " + list
                  : "account " + std::to_string(portal) + " was not synced in " + store + "; these were: " + list;
  return std::nullopt;
}

}  // namespace trailspark::cli
