#include "simulator/server/grants.hpp"

namespace simulator {
namespace {

template <class Map>
std::optional<typename Map::mapped_type> find_in(const Map& map, std::string_view key) {
  const auto found = map.find(key);
  return found == map.end() ? std::nullopt : std::optional<typename Map::mapped_type>(found->second);
}

template <class Map>
bool erase_from(Map& map, std::string_view key) {
  const auto found = map.find(key);
  if (found == map.end()) {
    return false;
  }
  map.erase(found);
  return true;
}

}  // namespace

void Grants::add_code(std::string text, AuthCode code) {
  const std::lock_guard lock(mutex_);
  codes_.insert_or_assign(std::move(text), std::move(code));
}

std::optional<AuthCode> Grants::find_code(std::string_view text) const {
  const std::lock_guard lock(mutex_);
  return find_in(codes_, text);
}

bool Grants::use_code(std::string_view text) {
  const std::lock_guard lock(mutex_);
  return erase_from(codes_, text);
}

void Grants::add_refresh_token(std::string text, Grant grant) {
  const std::lock_guard lock(mutex_);
  refresh_tokens_.insert_or_assign(std::move(text), std::move(grant));
}

std::optional<Grant> Grants::find_refresh_token(std::string_view text) const {
  const std::lock_guard lock(mutex_);
  return find_in(refresh_tokens_, text);
}

bool Grants::revoke_refresh_token(std::string_view text) {
  const std::lock_guard lock(mutex_);
  return erase_from(refresh_tokens_, text);
}

void Grants::revoke_all(std::string_view client_id, std::int64_t portal_id) {
  const std::lock_guard lock(mutex_);
  const auto is_meant = [&](const Grant& grant) {
    return grant.client_id == client_id && grant.portal_id == portal_id;
  };
  std::erase_if(codes_, [&](const auto& entry) { return is_meant(entry.second.grant); });
  std::erase_if(refresh_tokens_, [&](const auto& entry) { return is_meant(entry.second); });
}

std::vector<std::pair<std::string, Grant>> Grants::refresh_tokens() const {
  const std::lock_guard lock(mutex_);
  return {refresh_tokens_.begin(), refresh_tokens_.end()};
}

void Grants::close_account(std::int64_t portal_id) {
  const std::lock_guard lock(mutex_);
  closed_.insert(portal_id);
}

bool Grants::is_closed(std::int64_t portal_id) const {
  const std::lock_guard lock(mutex_);
  return closed_.contains(portal_id);
}

void Grants::log_in(std::string session, std::string user) {
  const std::lock_guard lock(mutex_);
  sessions_.insert_or_assign(std::move(session), std::move(user));
}

std::string Grants::user_of(std::string_view session) const {
  const std::lock_guard lock(mutex_);
  return find_in(sessions_, session).value_or(std::string());
}

Lifetimes Grants::lifetimes() const {
  const std::lock_guard lock(mutex_);
  return lifetimes_;
}

void Grants::set_lifetimes(Lifetimes lifetimes) {
  const std::lock_guard lock(mutex_);
  lifetimes_ = lifetimes;
}

}  // namespace simulator
