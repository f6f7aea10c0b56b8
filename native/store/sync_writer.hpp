#pragma once

#include <cstdint>
#include <string_view>

#include "store/store.hpp"

namespace trailspark::store {

/// Writes what a sync session says to store: a transaction for many answers, the checkpoint in it.
///
///   writer.apply(change, now); ... writer.commit(session.checkpoint());    // all or nothing
///
/// What was applied and not committed is gone with the writer. Records of 1:1 emails are stored without their text
/// (mood.hpp).
class SyncWriter {
 public:
  explicit SyncWriter(Store& store);
  ~SyncWriter();
  SyncWriter(const SyncWriter&) = delete;
  SyncWriter& operator=(const SyncWriter&) = delete;

  /// `now`: milliseconds since 1970, noted beside removed records.
  void apply(const SyncChange& change, std::int64_t now);
  /// Opens the transaction that the next commit closes, where none is open.
  void begin();
  void commit(std::string_view checkpoint);

 private:
  void put_record(const SyncChange& change);
  void put_email(const SyncChange& change);
  void remove_record(const SyncChange& change, std::int64_t now);
  void put_links(const SyncChange& change);
  void put_links_back(const SyncChange& change);
  void put_event(const SyncChange& change);
  void put_addresses(const SyncChange& change);
  /// Encrypted where the store is; until the next call.
  void bind_text(Statement& statement, int parameter, std::string_view text, const std::string& place);

  Store& store_;
  Database& database_;
  Statement put_known_;
  Statement put_body_;
  Statement drop_other_parts_;
  Statement forget_removal_;
  Statement drop_known_;
  Statement drop_bodies_;
  Statement note_removal_;
  Statement drop_links_from_;
  Statement drop_links_to_;
  Statement links_to_;
  Statement put_link_;
  Statement drop_link_;
  Statement put_document_;
  Statement put_event_;
  Statement put_address_;
  Statement drop_addresses_;
  Statement put_event_address_;
  std::string sealed_;
};

}  // namespace trailspark::store
