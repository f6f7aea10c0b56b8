#include "simulator/control/input.hpp"

#include <algorithm>

#include "simulator/api/record_query.hpp"

namespace simulator {
namespace {

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) {
    list += (list.empty() ? "" : ", ") + name;
  }
  return list;
}

std::string quoted(const std::string& name) { return '"' + name + '"'; }

}  // namespace

void refuse(const std::string& message) { throw Refusal{bad_request(message)}; }

Input::Input(const Request& request, Simulator& simulator) : simulator_(simulator), json_(Json::object()) {
  if (!request.body.empty()) {
    json_ = json_body(request);
  }
  for (const auto& [name, value] : request.parameters) {
    if (!json_.contains(name)) {
      json_[name] = value;
    }
  }
}

const Json* Input::find(const std::string& name) {
  if (std::find(known_.begin(), known_.end(), name) == known_.end()) {
    known_.push_back(name);
  }
  const auto found = json_.find(name);
  return found == json_.end() || found->is_null() ? nullptr : &*found;
}

std::string Input::text(const std::string& name) {
  const Json* const value = find(name);
  if (value == nullptr) {
    refuse(quoted(name) + " is missing: a text was expected");
  }
  if (value->is_number_integer()) {
    return value->dump();
  }
  if (!value->is_string()) {
    refuse(quoted(name) + " is no text");
  }
  return value->get<std::string>();
}

std::string Input::text(const std::string& name, std::string otherwise) {
  return find(name) != nullptr ? text(name) : otherwise;
}

std::size_t Input::choice(const std::string& name, const std::vector<std::string>& choices) {
  const auto chosen = std::find(choices.begin(), choices.end(), text(name, choices.front()));
  if (chosen == choices.end()) {
    refuse(quoted(name) + " was expected to be one of: " + listed(choices));
  }
  return static_cast<std::size_t>(chosen - choices.begin());
}

std::int64_t Input::number(const std::string& name, std::int64_t low, std::int64_t high,
                           std::optional<std::int64_t> otherwise) {
  const Json* const value = find(name);
  const std::string range =
      " a whole number from " + std::to_string(low) + " to " + std::to_string(high) + " was expected";
  if (value == nullptr && !otherwise) {
    refuse(quoted(name) + " is missing:" + range);
  }
  if (value == nullptr) {
    return *otherwise;
  }
  std::optional<std::int64_t> number;
  if (value->is_number_unsigned()) {
    number = static_cast<std::int64_t>(std::min<std::uint64_t>(value->get<std::uint64_t>(), INT64_MAX));
  } else if (value->is_number_integer()) {
    number = value->get<std::int64_t>();
  } else if (value->is_string()) {
    number = id_of(value->get<std::string>());
  }
  if (!number || *number < low || *number > high) {
    refuse(quoted(name) + ':' + range);
  }
  return *number;
}

bool Input::flag(const std::string& name) {
  const Json* const value = find(name);
  if (value == nullptr) {
    return false;
  }
  if (value->is_boolean()) {
    return value->get<bool>();
  }
  if (*value != "true" && *value != "false") {
    refuse(quoted(name) + " was expected to be true or false");
  }
  return *value == "true";
}

std::optional<Moment> Input::moment(const std::string& name) {
  if (find(name) == nullptr) {
    return std::nullopt;
  }
  const std::string written = text(name);
  const std::optional<Moment> milliseconds = id_of(written);
  const std::optional<Moment> moment = milliseconds ? milliseconds : read_moment(written);
  if (!moment) {
    refuse(quoted(name) + " was expected to be a time like 2026-11-23T10:00:00Z, or milliseconds since 1970");
  }
  return moment;
}

std::optional<std::vector<std::string>> Input::texts(const std::string& name) {
  const Json* const value = find(name);
  if (value == nullptr) {
    return std::nullopt;
  }
  if (!value->is_array() ||
      !std::all_of(value->begin(), value->end(), [](const Json& each) { return each.is_string(); })) {
    refuse(quoted(name) + " was expected to be a list of texts");
  }
  return value->get<std::vector<std::string>>();
}

Account& Input::account() {
  if (simulator_.accounts().empty()) {
    refuse("there are no accounts");
  }
  const std::int64_t portal_id = number("portalId", 0, INT64_MAX, simulator_.accounts().front()->portal_id());
  Account* const account = simulator_.account(portal_id);
  if (account == nullptr) {
    std::vector<std::string> all;
    for (const auto& each : simulator_.accounts()) {
      all.push_back(std::to_string(each->portal_id()));
    }
    refuse("\"portalId\" was expected to be one of: " + listed(all));
  }
  return *account;
}

const App& Input::app() {
  const auto& apps = simulator_.settings().apps;
  std::vector<std::string> ids;
  for (const App& each : apps) {
    ids.push_back(each.client_id);
  }
  return apps[choice("clientId", ids)];
}

ObjectType Input::object_type() {
  const std::string name = text("objectType", "contacts");
  const std::optional<ObjectType> type = simulator::object_type(name);
  if (!type) {
    refuse("\"objectType\" was expected to be contacts, companies, deals, emails or meetings");
  }
  return *type;
}

void Input::finish() const {
  for (const auto& [name, value] : json_.items()) {
    if (std::find(known_.begin(), known_.end(), name) == known_.end()) {
      refuse(quoted(name) + " is unknown. " +
             (known_.empty() ? "Nothing was expected" : "Expected: " + listed(known_)));
    }
  }
}

}  // namespace simulator
