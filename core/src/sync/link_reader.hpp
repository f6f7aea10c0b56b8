#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "json.hpp"
#include "sync/call.hpp"
#include "sync/known_records.hpp"

namespace trailspark {

/// Reads the links of records of one object: of those that were read without them, and from time to time of all, since
/// a link that is made later moves no date.
class LinkReader {
 public:
  explicit LinkReader(SyncObject object);

  /// The kinds of links that are read from this side: a contact's companies and deals, a deal's contacts too.
  struct Kind {
    LinkKind link;
    bool reversed;
  };
  const std::vector<Kind>& kinds() const noexcept { return kinds_; }

  void want(std::int64_t id);
  void want_all() noexcept { all_from_ = 0; }
  bool idle() const noexcept;
  std::optional<Call> next_call(KnownRecords& known);

  /// Links of one record, complete.
  struct Links {
    std::int64_t id;
    std::string text;  ///< "9001*;9002"
  };
  /// Nothing where the body is no answer of this kind.
  std::optional<std::vector<Links>> deliver(const Call& call, const json::Value& body);
  /// Whether the call is to be made again for fewer records; where it was for one alone, that one is given up.
  bool failed(const Call& call);
  void forget_all();

  void write(json::Writer& writer) const;
  bool read(const json::Value& value);

 private:
  struct Batch {
    std::size_t kind;
    std::vector<std::int64_t> ids;
    std::string after;
  };
  void next_batches(KnownRecords& known);

  std::vector<Kind> kinds_;
  std::set<std::int64_t> wanted_;
  std::int64_t all_from_ = kLastId;  // all ids above this are wanted too
  std::vector<Batch> batches_;       // to be asked, the last first
  std::vector<Batch> in_flight_;
  /// By kind and record: the others met so far, and whether each is the primary one.
  std::map<std::pair<std::size_t, std::int64_t>, std::vector<std::pair<std::int64_t, bool>>> partial_;
  SyncObject object_;
};

}  // namespace trailspark
