#include "service/connection_rows.hpp"

#include <algorithm>

#include "trailspark/oauth.hpp"

namespace trailspark::service {

using store::Database;
using store::Statement;

namespace {

constexpr const char* kColumns =
    "SELECT c.portal, c.connected, c.reason, c.domain, c.user, c.account_type, c.time_zone, c.utc_offset, c.currency, "
    "c.ui_domain, c.scopes, c.connected_by, c.connected_at, c.refreshed_at, coalesce(g.expires_at, 0) FROM connections "
    "c LEFT JOIN grants g USING (portal) ";

ConnectionInfo info_of(const Statement& row) {
  ConnectionInfo info;
  info.portal = row.number(0);
  info.connected = row.number(1) != 0;
  info.reason = row.text(2);
  info.domain = row.text(3);
  info.user = row.text(4);
  info.account_type = row.text(5);
  info.time_zone = row.text(6);
  info.utc_offset = row.number(7);
  info.currency = row.text(8);
  info.ui_domain = row.text(9);
  info.scopes = split(row.text(10));
  info.connected_by = row.text(11);
  info.connected_at = row.number(12);
  info.refreshed_at = row.number(13);
  info.token_expires_at = row.number(14);
  info.connected_apps_link = connected_apps_link(info.ui_domain, info.portal);
  return info;
}

std::string purpose(std::int64_t portal, const char* which) { return "grant " + std::to_string(portal) + ' ' + which; }

}  // namespace

std::optional<GrantRow> read_grant_row(Database& database, std::int64_t portal) {
  Statement row(
      database,
      "SELECT refresh_token, access_token, expires_at, life, issued_at, lease_holder, lease_until FROM grants "
      "WHERE portal = ?1");
  if (!row.bind(1, portal).step()) {
    return std::nullopt;
  }
  GrantRow grant;
  grant.refresh_token = row.text(0);
  grant.access_token = row.text(1);
  grant.expires_at = row.number(2);
  grant.life = row.number(3);
  grant.issued_at = row.number(4);
  grant.lease_holder = row.text(5);
  grant.lease_until = row.number(6);
  return grant;
}

void write_grant_row(Database& database, std::int64_t portal, const GrantRow& grant) {
  Statement row(database,
                "INSERT OR REPLACE INTO grants (portal, refresh_token, access_token, expires_at, life, issued_at) "
                "VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  row.bind(1, portal).bind(2, grant.refresh_token).bind(3, grant.access_token).bind(4, grant.expires_at);
  row.bind(5, grant.life).bind(6, grant.issued_at).run();
}

std::vector<ConnectionInfo> read_connections(Database& database) {
  std::vector<ConnectionInfo> list;
  Statement row(database, std::string(kColumns) + "ORDER BY c.portal");
  while (row.step()) {
    list.push_back(info_of(row));
  }
  return list;
}

std::optional<ConnectionInfo> read_connection(Database& database, std::int64_t portal) {
  Statement row(database, std::string(kColumns) + "WHERE c.portal = ?1");
  return row.bind(1, portal).step() ? std::optional(info_of(row)) : std::nullopt;
}

void write_connection(Database& database, const ConnectionInfo& info) {
  const std::string scopes = joined(info.scopes);
  Statement row(database,
                "INSERT INTO connections VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) ON "
                "CONFLICT (portal) DO UPDATE SET connected = ?2, reason = ?3, domain = ?4, user = ?5, account_type = "
                "?6, time_zone = ?7, utc_offset = ?8, currency = ?9, ui_domain = ?10, scopes = ?11, connected_by = "
                "?12, connected_at = ?13, refreshed_at = ?14");
  row.bind(1, info.portal).bind(2, std::int64_t{info.connected}).bind(3, info.reason).bind(4, info.domain);
  row.bind(5, info.user).bind(6, info.account_type).bind(7, info.time_zone).bind(8, info.utc_offset);
  row.bind(9, info.currency).bind(10, info.ui_domain).bind(11, scopes).bind(12, info.connected_by);
  row.bind(13, info.connected_at).bind(14, info.refreshed_at).run();
}

void mark_disconnected(Database& database, std::int64_t portal, std::string_view reason) {
  Statement forget(database, "DELETE FROM grants WHERE portal = ?1");
  forget.bind(1, portal).run();
  Statement note(database, "UPDATE connections SET connected = 0, reason = ?2 WHERE portal = ?1");
  note.bind(1, portal).bind(2, reason).run();
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text.append(text.empty() ? "" : " ").append(word);
  }
  return text;
}

std::vector<std::string> split(std::string_view words) {
  std::vector<std::string> list;
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    words.remove_prefix(std::min(words.size(), word.size() + 1));
    if (!word.empty()) {
      list.emplace_back(word);
    }
  }
  return list;
}

std::string refresh_purpose(std::int64_t portal) { return purpose(portal, "refresh"); }
std::string access_purpose(std::int64_t portal) { return purpose(portal, "access"); }
std::string verifier_purpose(std::string_view state_digest) { return "verifier " + std::string(state_digest); }
std::string confirmation_purpose(std::string_view digest) { return "confirmation " + std::string(digest); }

std::string connected_apps_link(std::string_view ui_domain, std::int64_t portal) {
  constexpr std::string_view kEnd = ".hubspot.com";
  const bool plain = ui_domain.size() > kEnd.size() && ui_domain.substr(ui_domain.size() - kEnd.size()) == kEnd &&
                     ui_domain.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") == std::string_view::npos;
  return "https://" + std::string(plain ? ui_domain : "app.hubspot.com") + "/connected-apps/" + std::to_string(portal) +
         "/installed";
}

}  // namespace trailspark::service
