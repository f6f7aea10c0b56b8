// The whole boundary to JavaScript: one class, few calls, each moving much.
//
// What crosses: UTF-8 bytes and JSON text, typed arrays, numbers. Inward, pages are written into `input()`; short texts
// are strings. Outward, a success is a view over wasm memory, which the next call invalidates; a failure is a JSON text
// (json_text.hpp). No exception crosses: there are none.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json_text.hpp"
#include "trailspark/base.hpp"
#include "trailspark/mapping.hpp"
#include "trailspark/property.hpp"
#include "trailspark/result.hpp"
#include "trailspark/version.hpp"

namespace trailspark::wasm {
namespace {

using emscripten::typed_memory_view;
using emscripten::val;

/// In the order of the facade's names (arguments.ts).
constexpr std::array kObjects = {ObjectType::contacts, ObjectType::companies, ObjectType::deals};

/// An output beyond this many bytes is given back at the next call: one export must not hold its size for ever.
constexpr std::size_t kKeptBytes = std::size_t{1} << 20;

val view(const std::string& bytes) {
  return val(typed_memory_view(bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data())));
}

RowFormat format_of(std::string_view text) {
  return text == "csv" ? RowFormat::csv : text == "json" ? RowFormat::json : RowFormat::ndjson;
}

/// [pages,records,rejectedPages,rejectedRecords,rejectedValues,"nextAfter"], and the first error if there is one.
/// Short, because it comes with every page: keys would cost more than the call itself.
void write_summary(std::string& out, const IngestSummary& summary) {
  out.assign("[");
  for (const std::uint64_t count :
       {summary.pages, summary.records, summary.rejected_pages, summary.rejected_records, summary.rejected_values}) {
    out.append(std::to_string(count)).append(",");
  }
  append_string(out, summary.next_after);
  if (summary.first_error) {
    append_error(out.append(","), *summary.first_error);
  }
  out.append("]");
}

class Base {
 public:
  /// A buffer of `byte_length` bytes to fill before `ingest` or `restore`, in place of the one before; 0 gives it back.
  /// It is the caller's until the next call of this function, though growth of the memory detaches the view.
  val input(std::size_t byte_length) {
    if (input_.size() != byte_length) {
      std::vector<std::uint8_t>().swap(input_);
      input_.resize(byte_length);
    }
    return val(typed_memory_view(input_.size(), input_.data()));
  }

  /// Sets what is not empty; answers "" or the failure, after which everything is as it was.
  std::string configure(const std::string& mapping, const std::string& settings) {
    ParsedMapping parsed;
    if (!mapping.empty()) {
      parsed = parse_mapping(mapping);
    }
    if (!parsed.errors.empty()) {
      return failure(parsed.errors);
    }
    if (!settings.empty()) {
      const Result<BaseSettings> read = parse_base_settings(settings);
      if (!read.ok()) {
        return failure(read.error());
      }
      base_.set_settings(read.value());
    }
    if (!mapping.empty()) {
      base_.set_mapping(std::move(parsed.mapping));
    }
    return {};
  }

  /// Takes the first `byte_length` bytes of the input, a page or a file of pages, whose name stands in the
  /// `source_length` bytes behind them. Answers how many bytes of `summary` tell what came of it. The one call that is
  /// made a thousand times: numbers cross for nothing, strings do not.
  std::size_t ingest(int object, std::size_t byte_length, std::size_t source_length, bool is_file) {
    const std::string_view bytes = input_bytes(byte_length);
    const std::string_view source = input_bytes(byte_length + source_length).substr(bytes.size());
    const ObjectType type = kObjects[static_cast<std::size_t>(object) % kObjects.size()];
    write_summary(summary_, is_file ? base_.ingest_file(type, bytes, source) : base_.ingest(type, bytes, source));
    return summary_.size();
  }

  /// The place of the summary, valid as long as no longer one is answered.
  val summary() {
    return val(typed_memory_view(summary_.capacity(), reinterpret_cast<std::uint8_t*>(summary_.data())));
  }

  void derive(const std::string& target) { base_.derive(target_of(target)); }

  double count(const std::string& target) { return static_cast<double>(base_.count(target_of(target))); }

  val rows(const std::string& target, std::size_t offset, std::size_t limit, const std::string& format, bool csv_header,
           bool neutralise_formulas) {
    std::string& out = fresh_output();
    base_.write_rows(out, target_of(target), Window{offset, limit},
                     RowOptions{format_of(format), csv_header, neutralise_formulas});
    return view(out);
  }

  /// {type, numbers, offsets, text}: the two that the type does not use are empty.
  val column(const std::string& target, const std::string& field) {
    Result<Column> read = base_.column(target_of(target), field);
    if (!read.ok()) {
      return val(failure(read.error()));
    }
    column_ = std::move(read).value();
    val answer = val::object();
    answer.set("type", std::string(name(column_.type)));
    answer.set("numbers", typed_memory_view(column_.numbers.size(), column_.numbers.data()));
    answer.set("offsets", typed_memory_view(column_.offsets.size(), column_.offsets.data()));
    answer.set("text", view(column_.text));
    return answer;
  }

  val report() {
    std::string& out = fresh_output();
    base_.write_report(out);
    return view(out);
  }

  /// {"total":N,"groups":[...]}: the window's entries of the ledger.
  val duplicates(std::size_t offset, std::size_t limit) {
    std::string& out = fresh_output();
    out.append("{\"total\":").append(std::to_string(base_.duplicate_count()));
    base_.write_duplicates(out.append(",\"groups\":"), Window{offset, limit});
    out.append("}");
    return view(out);
  }

  val explain(const std::string& email_or_record_id) {
    std::string& out = fresh_output();
    const Result<bool> written = base_.write_explanation(out, email_or_record_id);
    return written.ok() ? view(out) : val(failure(written.error()));
  }

  val snapshot() {
    output_ = base_.snapshot();
    return view(output_);
  }

  /// Becomes what the first `byte_length` bytes of the input hold, under the mapping and settings of now.
  std::string restore(std::size_t byte_length) {
    Result<LeadBase> restored = LeadBase::restore(input_bytes(byte_length), base_.mapping(), base_.settings());
    if (!restored.ok()) {
      return failure(restored.error());
    }
    base_ = std::move(restored).value();
    return {};
  }

  /// Bytes that the base holds within the wasm memory.
  double memory() const { return static_cast<double>(base_.memory()); }

 private:
  std::string_view input_bytes(std::size_t byte_length) const {
    return {reinterpret_cast<const char*>(input_.data()), byte_length < input_.size() ? byte_length : input_.size()};
  }

  std::string& fresh_output() {
    if (output_.capacity() > kKeptBytes) {
      std::string().swap(output_);
    }
    output_.clear();
    column_ = {};
    return output_;
  }

  LeadBase base_;
  std::vector<std::uint8_t> input_;
  std::string summary_;
  std::string output_;
  Column column_;
};

/// {"mapping":{...},"errors":[...]}; an empty text reads as the default mapping.
std::string read_mapping(const std::string& document) {
  const ParsedMapping parsed = document.empty() ? ParsedMapping{default_mapping(), {}} : parse_mapping(document);
  std::string out = "{\"mapping\":" + write_mapping(parsed.mapping) + ",\"errors\":";
  append_list(out, parsed.errors, append_error);
  return out.append("}");
}

/// [{"code",...,"isError","suggestion"}]
std::string check(const std::string& document, const std::string& target, const std::string& properties) {
  const ParsedMapping parsed = parse_mapping(document);
  if (!parsed.errors.empty()) {
    return failure(parsed.errors);
  }
  const auto definitions = parse_properties(properties);
  if (!definitions.ok()) {
    return failure(definitions.error());
  }
  std::string out;
  append_list(out, check_mapping(parsed.mapping, target_of(target), definitions.value()),
              [](std::string& text, const MappingFinding& finding) {
                append_error(text, finding.error);
                text.pop_back();
                text.append(finding.is_error ? ",\"isError\":true," : ",\"isError\":false,");
                append_member(text, "suggestion", finding.suggestion);
                text.append("}");
              });
  return out;
}

/// ["a sentence",...]
std::string diff(const std::string& before, const std::string& after) {
  const ParsedMapping old_rules = parse_mapping(before);
  const ParsedMapping new_rules = parse_mapping(after);
  if (!old_rules.errors.empty() || !new_rules.errors.empty()) {
    return failure(old_rules.errors.empty() ? new_rules.errors : old_rules.errors);
  }
  std::string out;
  append_list(out, diff_mappings(old_rules.mapping, new_rules.mapping), append_string);
  return out;
}

/// {"version":"0.1.0","errors":[{"code","meaning","remedy"}]}: every error that the core can answer with.
std::string about() {
  constexpr Code kCodes[] = {
#define TRAILSPARK_ERROR(name, id, meaning, remedy) Code::name,
#include "trailspark/errors.def"
#undef TRAILSPARK_ERROR
  };
  std::string out = "{";
  append_member(out, "version", kVersion);
  append_list(out.append(",\"errors\":"), std::vector<Code>(std::begin(kCodes), std::end(kCodes)),
              [](std::string& text, Code code) {
                append_member(text.append("{"), "code", id(code));
                append_member(text.append(","), "meaning", meaning(code));
                append_member(text.append(","), "remedy", remedy(code));
                text.append("}");
              });
  return out.append("}");
}

}  // namespace
}  // namespace trailspark::wasm

EMSCRIPTEN_BINDINGS(trailspark) {
  using trailspark::wasm::Base;
  emscripten::class_<Base>("Base")
      .constructor<>()
      .function("input", &Base::input)
      .function("configure", &Base::configure)
      .function("ingest", &Base::ingest)
      .function("summary", &Base::summary)
      .function("derive", &Base::derive)
      .function("count", &Base::count)
      .function("rows", &Base::rows)
      .function("column", &Base::column)
      .function("report", &Base::report)
      .function("duplicates", &Base::duplicates)
      .function("explain", &Base::explain)
      .function("snapshot", &Base::snapshot)
      .function("restore", &Base::restore)
      .function("memory", &Base::memory);
  emscripten::function("readMapping", &trailspark::wasm::read_mapping);
  emscripten::function("checkMapping", &trailspark::wasm::check);
  emscripten::function("diffMappings", &trailspark::wasm::diff);
  emscripten::function("about", &trailspark::wasm::about);
}
