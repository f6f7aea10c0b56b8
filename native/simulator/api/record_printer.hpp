#pragma once

#include "simulator/api/record_query.hpp"
#include "simulator/json_writer.hpp"

namespace simulator {

/// Writes records as all calls answer with them.
///
///   {"id":"51","properties":{...},"createdAt":...,"updatedAt":...,"archived":false,"url":...}
class RecordPrinter {
 public:
  RecordPrinter(const Account& account, const RecordQuery& query) : account_(account), query_(query) {}

  /// Leaves the object open, for members that only some calls add; close it with `json.end_object()`.
  void begin(JsonWriter& json, RecordReader& reader) const;

  void write(JsonWriter& json, RecordReader& reader) const {
    begin(json, reader);
    json.end_object();
  }

 private:
  void write_history(JsonWriter& json, RecordReader& reader) const;
  void write_associations(JsonWriter& json, RecordId id) const;

  const Account& account_;
  const RecordQuery& query_;
  mutable std::string text_;
};

/// 200 with one record.
Response record_response(const Account& account, const RecordQuery& query, RecordId id, int status = 200);

}  // namespace simulator
