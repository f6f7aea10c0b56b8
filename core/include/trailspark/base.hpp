#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trailspark/email.hpp"
#include "trailspark/mapping.hpp"
#include "trailspark/result.hpp"

namespace trailspark {

/// HubSpot's objects that the base reads.
enum class ObjectType : std::uint8_t { contacts, companies, deals };

/// The object of that name: plural or singular as HubSpot accepts it, or its type id ("contacts", "contact", "0-1").
std::optional<ObjectType> object_type(std::string_view name) noexcept;

struct BaseSettings {
  EmailFolding folding;
  /// Fields the winner leaves empty are filled from the other members, newest first.
  bool fill_blanks = false;

  bool operator==(const BaseSettings&) const = default;
};

/// Reads {"plusTags":false,"gmailDots":false,"fillBlanks":false}; every key may be left out; "" means the defaults.
/// Errors: json.syntax, query.shape.
Result<BaseSettings> parse_base_settings(std::string_view json);

/// What came of one page, or of one file of pages.
struct IngestSummary {
  std::uint64_t pages = 0;    ///< read, the rejected ones not counted
  std::uint64_t records = 0;  ///< read, the rejected ones not counted
  std::uint64_t rejected_pages = 0;
  std::uint64_t rejected_records = 0;
  std::uint64_t rejected_values = 0;  ///< values that are no text; those that do not convert are found when mapped
  std::string next_after;             ///< paging.next.after of the (last) page; empty on the last page of a listing
  std::optional<Error> first_error;
};

/// Part of a sorted list.
struct Window {
  std::size_t offset = 0;
  std::size_t limit = std::numeric_limits<std::size_t>::max();
};

enum class RowFormat : std::uint8_t { ndjson, json, csv };

struct RowOptions {
  RowFormat format = RowFormat::ndjson;
  bool csv_header = true;
  /// csv: a cell that a spreadsheet would take for a formula (= + - @ tab, carriage return first) gets a leading '.
  bool neutralise_formulas = false;
};

/// One field of all rows, in the order of the rows. For typed arrays.
struct Column {
  FieldType type = FieldType::string;
  /// number; date (days since 1970); datetime (milliseconds since 1970); bool (0, 1). NaN is null. Else empty.
  std::vector<double> numbers;
  /// string, phone, enum, multi_enum: row i is text[offsets[i], offsets[i + 1]), UTF-8; empty is null. Else empty.
  std::vector<std::uint32_t> offsets;
  std::string text;
};

/// One thing that was not taken as it came, with how often it occurred.
struct Rejection {
  Error error;        ///< `where` names the first place, `detail` is empty
  std::string found;  ///< the text found, at most 200 bytes of it
  std::uint64_t count = 1;
};

struct Report {
  std::uint64_t records = 0;  ///< distinct contact records, archived ones left out
  std::uint64_t leads = 0;
  std::uint64_t duplicates = 0;  ///< records - leads
  std::uint64_t without_email = 0;
  std::uint64_t rejected_values = 0;
  std::uint64_t rejected_records = 0;
  std::uint64_t rejected_pages = 0;
  std::uint64_t repeats = 0;   ///< versions of a record that was there already
  std::uint64_t archived = 0;  ///< contact records that are archived: no leads
  std::uint64_t accounts = 0;
  std::uint64_t deals = 0;
  std::vector<Rejection> rejections;  ///< most frequent first, at most 100 kinds; the counts above are complete
};

/// The raw records of a portal and what follows from them under a mapping: leads without duplicates, accounts, deals,
/// signals. Same records and settings, same answers, in whatever order and page split they arrive.
///
///   LeadBase base;
///   base.ingest(ObjectType::contacts, page_bytes, "page 1");
///   std::string lines;
///   base.write_rows(lines, Target::lead);      // {"email":"ada@acme.test",...}\n...
///
/// What follows from the records is worked out at the first question after a change; asking again costs nothing.
/// Not for use by two threads at once.
class LeadBase {
 public:
  struct State;  ///< private to the core

  explicit LeadBase(Mapping mapping = default_mapping(), BaseSettings settings = {});
  LeadBase(LeadBase&&) noexcept;
  LeadBase& operator=(LeadBase&&) noexcept;
  ~LeadBase();

  /// Reads one page: the answer of a list, search or batch read call. `source` names it in reports ("pages.json:1";
  /// empty: "page 1", "page 2", ...). The bytes are not kept. What is broken is counted and located; the rest is taken.
  IngestSummary ingest(ObjectType object, std::string_view page, std::string_view source = {});

  /// Reads a file of pages: NDJSON (a page a line) where a second non-empty line begins with `{` in column 0, else one
  /// document. Sources are "name:line".
  IngestSummary ingest_file(ObjectType object, std::string_view bytes, std::string_view name);

  /// Other rules for the same records; only what they change is worked out anew.
  void set_mapping(Mapping mapping);
  const Mapping& mapping() const noexcept;
  void set_settings(BaseSettings settings);
  const BaseSettings& settings() const noexcept;

  /// Works out groups and typed fields now rather than at the first question: for progress bars and measurements.
  void derive(Target target);

  /// Rows of a target: leads sorted by email (bytes), then record id, those without email last; accounts and deals by
  /// record id.
  std::size_t count(Target target);
  /// Appends rows of the window. ndjson: a line each; json: one array; csv: RFC 4180. The shape of a lead is in the
  /// README; accounts and deals likewise.
  void write_rows(std::string& out, Target target, Window window = {}, RowOptions options = {});
  /// One field of all rows: a standard or custom field of the mapping, or "email", "recordId", "updatedAt",
  /// "accountId". Errors: query.shape.
  Result<Column> column(Target target, std::string_view field);

  Report report();
  /// The report as JSON (shape in the README), with the engagement diagnosis.
  void write_report(std::string& out);

  /// Groups of two records and more.
  std::size_t duplicate_count();
  /// Appends the ledger's entries of a window of those groups, in the order of the leads: a JSON array.
  void write_duplicates(std::string& out, Window window = {});
  /// Appends the ledger's entry of one lead, found by any address of its members or by record id: who met, through
  /// what, who won and why, what each loser had that differs, where each value came from. JSON; shape in ledger.hpp.
  /// Errors: query.shape where there is no such lead.
  Result<bool> write_explanation(std::string& out, std::string_view email_or_record_id);

  /// Everything as bytes: records, sources, rejections. Versioned and checksummed; settings and mapping are not in it.
  std::string snapshot() const;
  /// Errors: snapshot.format, snapshot.version, snapshot.damaged. Takes bytes from anywhere: never trusts them.
  static Result<LeadBase> restore(std::string_view snapshot, Mapping mapping = default_mapping(),
                                  BaseSettings settings = {});

  /// Bytes held: records and what was derived from them.
  std::size_t memory() const noexcept;

  /// For the core's other parts, which alone know what it is.
  State& state() noexcept { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

}  // namespace trailspark
