#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "store/fault.hpp"
#include "store/record_pages.hpp"
#include "store/store.hpp"
#include "store/sync_writer.hpp"

/// Stores in a folder of their own, and what a session says to put into them.
namespace store_fixture {

using namespace trailspark;
using store::Store;
using store::StoreFault;
using store::SyncWriter;

inline constexpr std::int64_t kNow = 1'700'000'000'000;

/// A path in a folder that is gone at the end.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "trailspark-store-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

inline SyncChange record(std::int64_t id, std::string_view text, std::uint16_t part = 0, bool whole = true) {
  SyncChange change;
  change.kind = SyncChange::Kind::record;
  change.id = id;
  change.part = part;
  change.whole = whole;
  change.updated_at = kNow - id;
  change.fetched_at = kNow;
  change.text = text;
  return change;
}

inline SyncChange links(LinkKind kind, std::int64_t id, std::string_view text, bool reversed = false) {
  SyncChange change;
  change.kind = SyncChange::Kind::links;
  change.link = kind;
  change.id = id;
  change.text = text;
  change.reversed = reversed;
  return change;
}

inline SyncChange removed(SyncObject object, std::int64_t id, std::string_view why) {
  SyncChange change;
  change.kind = SyncChange::Kind::removed;
  change.object = object;
  change.id = id;
  change.text = why;
  return change;
}

inline std::string contact(std::int64_t id, const std::string& email) {
  return R"({"id":")" + std::to_string(id) + R"(","properties":{"email":")" + email +
         R"("},"createdAt":"2026-01-01T00:00:00.000Z","updatedAt":"2026-01-01T00:00:00.000Z","archived":false})";
}

inline std::string pages(Store& store, std::size_t records_a_page = 2'000) {
  std::string text;
  store::for_each_page(
      store, SyncObject::contacts,
      [&text](std::string_view page, std::int64_t first, std::int64_t last) {
        text.append(std::to_string(first) + ".." + std::to_string(last) + " ").append(page).append("\n");
        return true;
      },
      records_a_page);
  return text;
}

inline std::string fault_of(const std::string& path, Store::Access access,
                            const std::optional<store::SealingKey>& key = std::nullopt) {
  try {
    const Store store(path, access, key);
  } catch (const StoreFault& fault) {
    return fault.what();
  }
  return "none";
}

}  // namespace store_fixture
