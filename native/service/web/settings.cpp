#include "service/web/settings.hpp"

#include <array>

namespace trailspark::service::web {
namespace {

using store::Database;
using store::Statement;

constexpr const char* kColumns = "version, saved_at, user, name, comment, restored_from";

SettingsVersion read_row(const Statement& row) {
  SettingsVersion version;
  version.version = row.number(0);
  version.saved_at = row.number(1);
  version.user = row.text(2);
  version.user_name = row.text(3);
  version.comment = row.text(4);
  version.restored_from = row.number(5);
  return version;
}

SettingsVersion first_version(SettingsKind kind) {
  SettingsVersion version;
  version.document = default_document(kind);
  return version;
}

SettingsVersion read_newest(Database& database, std::int64_t portal, SettingsKind kind) {
  Statement statement(database, "SELECT " + std::string(kColumns) +
                                    ", document FROM settings WHERE portal = ? AND kind = ? "
                                    "ORDER BY version DESC LIMIT 1");
  statement.bind(1, portal).bind(2, name(kind));
  if (!statement.step()) {
    return first_version(kind);
  }
  SettingsVersion version = read_row(statement);
  version.document = statement.text(6);
  return version;
}

}  // namespace

std::string_view name(SettingsKind kind) noexcept {
  constexpr std::array<std::string_view, 3> kNames = {"mapping", "scoring", "destination"};
  return kNames[static_cast<std::size_t>(kind)];
}

SettingsVersion Settings::newest(std::int64_t portal, SettingsKind kind) {
  return store_.with([&](Database& database) { return read_newest(database, portal, kind); });
}

std::optional<SettingsVersion> Settings::get(std::int64_t portal, SettingsKind kind, std::int64_t version) {
  if (version == 0) {
    return first_version(kind);
  }
  return store_.with([&](Database& database) {
    Statement statement(database, "SELECT " + std::string(kColumns) +
                                      ", document FROM settings WHERE portal = ? AND kind = ? AND version = ?");
    statement.bind(1, portal).bind(2, name(kind)).bind(3, version);
    std::optional<SettingsVersion> found;
    if (statement.step()) {
      found = read_row(statement);
      found->document = statement.text(6);
    }
    return found;
  });
}

std::vector<SettingsVersion> Settings::list(std::int64_t portal, SettingsKind kind, std::int64_t most) {
  return store_.with([&](Database& database) {
    Statement statement(database, "SELECT " + std::string(kColumns) +
                                      " FROM settings WHERE portal = ? AND kind = ? ORDER BY version DESC LIMIT ?");
    statement.bind(1, portal).bind(2, name(kind)).bind(3, most);
    std::vector<SettingsVersion> versions;
    while (statement.step()) {
      versions.push_back(read_row(statement));
    }
    return versions;
  });
}

Settings::Saved Settings::save(std::int64_t portal, SettingsKind kind, std::int64_t based_on, SettingsVersion next) {
  return store_.change([&](Database& database) {
    Saved saved;
    saved.now = read_newest(database, portal, kind);
    saved.conflict = saved.now.version != based_on;
    saved.unchanged =
        !saved.conflict && diff_documents(kind, saved.now.document, next.document).empty() && saved.now.version > 0;
    if (saved.conflict || saved.unchanged) {
      return saved;
    }
    next.version = based_on + 1;
    Statement(database,
              "INSERT INTO settings (portal, kind, version, document, saved_at, user, name, comment, restored_from) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(1, portal)
        .bind(2, name(kind))
        .bind(3, next.version)
        .bind(4, next.document)
        .bind(5, next.saved_at)
        .bind(6, next.user)
        .bind(7, next.user_name)
        .bind(8, next.comment)
        .bind(9, next.restored_from)
        .run();
    saved.now = std::move(next);
    return saved;
  });
}

}  // namespace trailspark::service::web
