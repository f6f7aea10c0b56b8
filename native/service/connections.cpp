#include "service/connections.hpp"

#include <sodium.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "service/connections_state.hpp"

namespace trailspark::service {
namespace {

using store::Database;
using store::Statement;

constexpr std::chrono::milliseconds kFirstPause{250};
constexpr int kMostAttempts = 4;

std::int64_t system_now() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace

Connections::State::State(ServiceStore& the_store, const Vault& the_vault, HubSpotApi& the_api,
                          ConnectionSettings the_settings)
    : store(the_store), vault(the_vault), api(the_api), settings(std::move(the_settings)) {
  if (!settings.clock) {
    settings.clock = system_now;
  }
  if (!settings.sleep) {
    settings.sleep = [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); };
  }
}

Connections::State::Portal& Connections::State::portal(std::int64_t id) {
  const std::lock_guard lock(mutex);
  std::unique_ptr<Portal>& place = portals[id];
  if (place == nullptr) {
    place = std::make_unique<Portal>();
  }
  return *place;
}

OAuthClient Connections::State::client() const {
  return {settings.client_id, std::string(settings.client_secret.reveal())};
}

std::chrono::milliseconds Connections::State::patience_until(Deadline deadline) const {
  using std::chrono::milliseconds;
  const auto left = std::chrono::duration_cast<milliseconds>(deadline - std::chrono::steady_clock::now());
  return std::clamp(left, milliseconds(1), std::max(settings.patience, milliseconds(1)));
}

ApiAnswer Connections::State::post_form(const std::string& path, std::string form, Deadline deadline) const {
  ApiAnswer answer;
  std::chrono::milliseconds pause = kFirstPause;
  for (int attempt = 1;; ++attempt) {
    answer = api.post_form(path, form, patience_until(deadline));
    const bool transient = answer.status == 0 || answer.status == 423 || answer.status == 429 || answer.status >= 477;
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (!transient || attempt == kMostAttempts || left <= pause) {
      break;
    }
    settings.sleep(pause);
    pause *= 3;
  }
  sodium_memzero(form.data(), form.size());
  return answer;
}

std::optional<KeptApp> kept_app(ServiceStore& store, const Vault& vault) {
  KeptApp app;
  const std::string sealed = store.with([&app](Database& database) {
    Statement row(database, "SELECT client_id, client_secret, api, api_version FROM app");
    if (!row.step()) {
      return std::string();
    }
    app.client_id = row.text(0);
    app.api = row.text(2);
    app.api_version = row.text(3);
    return std::string(row.text(1));
  });
  if (sealed.empty()) {
    return std::nullopt;
  }
  app.client_secret = vault.unseal(sealed, kAppPurpose);
  return app;
}

namespace {

bool is_kept(ServiceStore& store, const Vault& vault, const ConnectionSettings& settings, const std::string& api) {
  try {
    const std::optional<KeptApp> app = kept_app(store, vault);
    return app && app->client_id == settings.client_id && app->client_secret.equals(settings.client_secret.reveal()) &&
           app->api == api && app->api_version == settings.api_version;
  } catch (const VaultFault&) {
    return false;  // sealed with a key that is gone: it is sealed anew
  }
}

void keep_app(ServiceStore& store, const Vault& vault, const ConnectionSettings& settings, const std::string& api) {
  if (settings.client_id.empty() || is_kept(store, vault, settings, api)) {
    return;
  }
  const std::string sealed = vault.seal(settings.client_secret, kAppPurpose);
  store.change([&](Database& database) {
    Statement row(database, "INSERT OR REPLACE INTO app VALUES (1, ?1, ?2, ?3, ?4)");
    row.bind(1, settings.client_id).bind(2, sealed).bind(3, api).bind(4, settings.api_version).run();
  });
}

}  // namespace

Connections::Connections(ServiceStore& store, const Vault& vault, HubSpotApi& api, ConnectionSettings settings)
    : state_(std::make_unique<State>(store, vault, api, std::move(settings))) {
  keep_app(store, vault, state_->settings, api.endpoint().text());
}

Connections::~Connections() = default;

const ConnectionSettings& Connections::settings() const noexcept { return state_->settings; }

std::vector<ConnectionInfo> Connections::list() {
  std::vector<ConnectionInfo> list = state_->store.with([](Database& database) { return read_connections(database); });
  for (ConnectionInfo& info : list) {
    info.missing_optional = missing_scopes(state_->settings.optional, info.scopes);
  }
  return list;
}

std::optional<ConnectionInfo> Connections::get(std::int64_t portal) {
  std::optional<ConnectionInfo> info =
      state_->store.with([portal](Database& database) { return read_connection(database, portal); });
  if (info) {
    info->missing_optional = missing_scopes(state_->settings.optional, info->scopes);
  }
  return info;
}

void Connections::also_erase(EraseRows erase) { state_->erase_rows.push_back(std::move(erase)); }

std::size_t Connections::reseal() {
  const Vault& vault = state_->vault;
  return state_->store.change([&vault](Database& database) {
    std::size_t changed = 0;
    const auto each = [&](const char* select, const char* update, const auto& purpose) {
      std::vector<std::pair<std::string, std::string>> rows;
      Statement find(database, select);
      while (find.step()) {
        rows.emplace_back(find.text(0), find.text(1));
      }
      for (const auto& [key, sealed] : rows) {
        const std::string anew = vault.reseal(sealed, purpose(key));
        if (anew != sealed) {
          Statement put(database, update);
          put.bind(1, key).bind(2, anew).run();
          changed += 1;
        }
      }
    };
    each("SELECT CAST(portal AS TEXT), refresh_token FROM grants",
         "UPDATE grants SET refresh_token = ?2 WHERE portal = CAST(?1 AS INTEGER)",
         [](const std::string& portal) { return refresh_purpose(std::stoll(portal)); });
    each("SELECT CAST(portal AS TEXT), access_token FROM grants",
         "UPDATE grants SET access_token = ?2 WHERE portal = CAST(?1 AS INTEGER)",
         [](const std::string& portal) { return access_purpose(std::stoll(portal)); });
    each("SELECT state_digest, verifier FROM authorizations WHERE verifier <> ''",
         "UPDATE authorizations SET verifier = ?2 WHERE state_digest = ?1",
         [](const std::string& digest) { return verifier_purpose(digest); });
    each("SELECT digest, grant_text FROM confirmations", "UPDATE confirmations SET grant_text = ?2 WHERE digest = ?1",
         [](const std::string& digest) { return confirmation_purpose(digest); });
    each("SELECT CAST(id AS TEXT), client_secret FROM app",
         "UPDATE app SET client_secret = ?2 WHERE id = CAST(?1 AS INTEGER)",
         [](const std::string&) { return std::string(kAppPurpose); });
    return changed;
  });
}

}  // namespace trailspark::service
