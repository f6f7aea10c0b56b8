#include "service/web/config.hpp"

#include <algorithm>
#include <charconv>
#include <functional>

#include "service/base64.hpp"
#include "service/web/json.hpp"

namespace trailspark::service::web {
namespace {

constexpr std::int64_t kLeastSeconds = 10;
constexpr std::int64_t kMostSeconds = 31 * 86'400;

std::string shortened(const Json& value) {
  constexpr std::size_t kMost = 80;
  std::string text = text_of(value);
  if (text.size() > kMost) {
    text.resize(kMost);
    text += "...";
  }
  return text;
}

/// Reads one object key by key; what was not asked for is a fault.
class Reader {
 public:
  Reader(const Json& json, std::string where, std::vector<ConfigFault>& faults)
      : json_(json), where_(std::move(where)), faults_(faults) {}

  void text(const char* key, std::string& to) {
    if (const Json* value = find(key)) {
      if (value->is_string()) {
        to = value->get<std::string>();
      } else {
        fault(key, *value, "a text");
      }
    }
  }
  void flag(const char* key, bool& to) {
    if (const Json* value = find(key)) {
      if (value->is_boolean()) {
        to = value->get<bool>();
      } else {
        fault(key, *value, "true or false");
      }
    }
  }
  void whole(const char* key, int least, int most, int& to) {
    if (const Json* value = find(key)) {
      if (value->is_number_integer() && *value >= least && *value <= most) {
        to = value->get<int>();
      } else {
        fault(key, *value, "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
      }
    }
  }
  void interval(const char* key, std::int64_t& to) {
    if (const Json* value = find(key)) {
      const std::int64_t seconds =
          value->is_string() ? value->get_ref<const std::string&>() == "off" ? 0 : seconds_of(value->get<std::string>())
                             : -1;
      if (seconds < 0) {
        fault(key, *value, "\"off\", or 10s to 31d, such as \"15m\", \"6h\", \"1d\"");
      } else {
        to = seconds;
      }
    }
  }
  void texts(const char* key, std::vector<std::string>& to) {
    if (const Json* value = find(key)) {
      const bool fits = value->is_array() &&
                        std::all_of(value->begin(), value->end(), [](const Json& one) { return one.is_string(); });
      if (fits) {
        to = value->get<std::vector<std::string>>();
      } else {
        fault(key, *value, "a list of texts");
      }
    }
  }
  void object(const char* key, const std::function<void(Reader&)>& read) {
    if (const Json* value = find(key)) {
      if (value->is_object()) {
        Reader inner(*value, where_ + key + '.', faults_);
        read(inner);
        inner.finish();
      } else {
        fault(key, *value, "an object");
      }
    }
  }
  void objects(const char* key, const std::function<void(Reader&)>& read) {
    const Json* value = find(key);
    if (value == nullptr) {
      return;
    }
    if (!value->is_array()) {
      return fault(key, *value, "a list of objects");
    }
    for (std::size_t i = 0; i < value->size(); ++i) {
      const std::string here = where_ + key + '[' + std::to_string(i) + ']';
      if (!(*value)[i].is_object()) {
        faults_.push_back({here, shortened((*value)[i]), "an object"});
        continue;
      }
      Reader inner((*value)[i], here + '.', faults_);
      read(inner);
      inner.finish();
    }
  }
  /// Every key, for objects whose keys are the operator's.
  template <class Use>
  void each(Use&& use) {
    for (const auto& [key, value] : json_.items()) {
      known_.push_back(key);
      use(key, value);
    }
  }
  void fault(const std::string& key, const Json& found, std::string allowed) {
    faults_.push_back({where_ + key, shortened(found), std::move(allowed)});
  }
  void finish() {
    for (const auto& [key, value] : json_.items()) {
      if (std::find(known_.begin(), known_.end(), key) == known_.end()) {
        std::string allowed;
        for (const std::string& name : known_) {
          allowed += (allowed.empty() ? "" : ", ") + name;
        }
        faults_.push_back({where_ + key, shortened(value), "no such key; there are " + allowed});
      }
    }
  }

 private:
  const Json* find(const char* key) {
    known_.emplace_back(key);
    const auto found = json_.find(key);
    return found == json_.end() ? nullptr : &*found;
  }

  const Json& json_;
  std::string where_;
  std::vector<ConfigFault>& faults_;
  std::vector<std::string> known_;
};

void read_portals(Reader& portals, ServiceConfig& config, std::vector<ConfigFault>& faults) {
  portals.each([&](const std::string& key, const Json& value) {
    std::int64_t portal = 0;
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), portal);
    if (error != std::errc() || end != key.data() + key.size() || portal <= 0 || !value.is_object()) {
      return portals.fault(key, value, "\"24681357\": {\"sync_every\": \"15m\"}, with HubSpot's account number");
    }
    Reader inner(value, "portals." + key + '.', faults);
    std::int64_t seconds = -1;
    inner.interval("sync_every", seconds);
    inner.finish();
    if (seconds >= 0) {
      config.sync_every_portals[portal] = seconds;
    }
  });
}

void read_all(Reader& reader, ServiceConfig& config, std::vector<ConfigFault>& faults) {
  reader.text("data", config.data);
  reader.text("host", config.host);
  reader.whole("port", 0, 65'535, config.port);
  reader.text("public_url", config.public_url);
  reader.text("api", config.api);
  reader.text("authorize_page", config.authorize_page);
  reader.text("client_id", config.client_id);
  reader.text("client_secret_file", config.client_secret_file);
  reader.text("key_file", config.key_file);
  reader.text("page", config.page);
  reader.flag("demo_users", config.demo_users);
  reader.whole("session_hours", 1, 24 * 31, config.session_hours);
  reader.whole("workers", 4, 4'096, config.workers);
  reader.texts("allowed_origins", config.allowed_origins);
  reader.object("host_tokens", [&](Reader& host) {
    host.text("issuer", config.host_tokens.issuer);
    host.text("audience", config.host_tokens.audience);
    host.whole("leeway_seconds", 0, 300, config.host_tokens.leeway_seconds);
    host.objects("keys", [&](Reader& key) {
      ServiceConfig::HostKeySetting setting;
      key.text("id", setting.id);
      key.text("algorithm", setting.algorithm);
      key.text("public_key", setting.public_key);
      key.text("secret_file", setting.secret_file);
      config.host_tokens.keys.push_back(setting);
    });
  });
  reader.interval("sync_every", config.sync_every_seconds);
  reader.object("portals", [&](Reader& portals) { read_portals(portals, config, faults); });
  reader.text("metrics_token_file", config.metrics_token_file);
}

void check_host_keys(const ServiceConfig& config, std::vector<ConfigFault>& faults) {
  const ServiceConfig::Host& host = config.host_tokens;
  if (host.keys.empty()) {
    return;
  }
  for (const auto& [key, value] :
       {std::pair("host_tokens.issuer", &host.issuer), std::pair("host_tokens.audience", &host.audience)}) {
    if (value->empty()) {
      faults.push_back({key, "nothing", "what the host application writes into its tokens"});
    }
  }
  for (std::size_t i = 0; i < host.keys.size(); ++i) {
    const ServiceConfig::HostKeySetting& key = host.keys[i];
    const std::string where = "host_tokens.keys[" + std::to_string(i) + "].";
    if (key.algorithm == "EdDSA") {
      const std::optional<std::string> bytes = from_base64url(key.public_key);
      if (!bytes || bytes->size() != 32) {
        faults.push_back({where + "public_key", '"' + key.public_key + '"', "32 bytes in base64url: 43 characters"});
      }
    } else if (key.algorithm == "HS256") {
      if (key.secret_file.empty()) {
        faults.push_back({where + "secret_file", "nothing", "a file that holds the secret"});
      }
    } else {
      faults.push_back({where + "algorithm", '"' + key.algorithm + '"', "\"EdDSA\" or \"HS256\""});
    }
  }
}

}  // namespace

std::string in_words(const ConfigFault& fault) {
  return fault.key + ": found " + fault.found + "; allowed: " + fault.allowed;
}

ParsedConfig parse_config(std::string_view text) {
  ParsedConfig parsed;
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) {
    parsed.faults.push_back(
        {"the file", json.is_discarded() ? "no JSON" : "no JSON object", "{\"data\": \"FOLDER\", ...}"});
    return parsed;
  }
  Reader reader(json, "", parsed.faults);
  read_all(reader, parsed.config, parsed.faults);
  reader.finish();
  return parsed;
}

std::vector<ConfigFault> complete(ServiceConfig& config) {
  std::vector<ConfigFault> faults;
  if (config.data.empty()) {
    faults.push_back({"data", "nothing", "the folder of the store"});
  }
  if (config.key_file.empty()) {
    config.key_file = config.data + "/key";
  }
  if (config.authorize_page.empty()) {
    config.authorize_page = config.api == "https://api.hubapi.com" ? "https://app.hubspot.com/oauth/authorize"
                                                                   : config.api + "/oauth/authorize";
  }
  const bool beyond = !is_loopback(config.host);
  if (!config.public_url.empty()) {
    const std::string origin = origin_of(config.public_url);
    const std::size_t host_begin = origin.find("//") + 2;
    if (origin != config.public_url) {
      faults.push_back({"public_url", '"' + config.public_url + '"', "\"https://trailspark.example\", without a path"});
    } else if (origin.starts_with("http://") && !is_loopback(origin.substr(host_begin))) {
      faults.push_back(
          {"public_url", '"' + config.public_url + '"', "https: cookies and codes would travel for all to read"});
    }
  } else if (beyond) {
    faults.push_back({"public_url", "nothing", "the https address by which browsers reach " + config.host});
  }
  const std::string origin = origin_of(config.public_url);
  const bool public_beyond = !origin.empty() && !is_loopback(origin.substr(origin.find("//") + 2));
  if (config.demo_users && (beyond || public_beyond)) {
    faults.push_back(
        {"demo_users", "true", "false: anybody who reaches this service would be its owner; on loopback alone"});
  }
  for (const std::string& allowed : config.allowed_origins) {
    if (origin_of(allowed) != allowed) {
      faults.push_back({"allowed_origins", '"' + allowed + '"', "\"https://app.example\", without a path"});
    }
  }
  if (!config.demo_users && config.host_tokens.keys.empty()) {
    faults.push_back({"host_tokens", "no keys", "keys of the host application, or \"demo_users\": true to try it out"});
  }
  check_host_keys(config, faults);
  return faults;
}

std::string origin_of(std::string_view address) {
  const std::size_t scheme = address.starts_with("https://") ? 8 : address.starts_with("http://") ? 7 : 0;
  const std::string_view host = address.substr(std::min(scheme, address.size()));
  const std::size_t end = std::min(host.find_first_of("/?#"), host.size());
  const std::string_view name = host.substr(0, end);
  if (scheme == 0 || name.empty() || name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-:[]") != name.npos) {
    return {};
  }
  return std::string(address.substr(0, scheme + end));
}

bool is_loopback(std::string_view host) noexcept {
  if (host.starts_with("[::1]") || host == "::1") {
    return true;
  }
  const std::string_view name = host.substr(0, host.find(':'));
  return name == "localhost" || (name.starts_with("127.") && name.find_first_not_of("0123456789.") == name.npos);
}

std::int64_t seconds_of(std::string_view text) noexcept {
  constexpr std::pair<char, std::int64_t> kUnits[] = {{'s', 1}, {'m', 60}, {'h', 3600}, {'d', 86'400}};
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  for (const auto& [letter, seconds] : kUnits) {
    if (error == std::errc() && end + 1 == text.data() + text.size() && *end == letter && number > 0 &&
        number <= kMostSeconds && number * seconds >= kLeastSeconds && number * seconds <= kMostSeconds) {
      return number * seconds;
    }
  }
  return -1;
}

}  // namespace trailspark::service::web
