#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "trailspark/base.hpp"

namespace trailspark::cli {

/// How the program ends. Scripts rely on the numbers; the README lists them.
enum Exit : int {
  kDone = 0,
  kRejections = 1,  ///< done, but --strict was given and something was rejected
  kBadUse = 2,      ///< bad use or bad settings; a file that cannot be read or written
};

enum class Format : std::uint8_t { table, ndjson, csv, json };

/// How results are printed.
struct PrintOptions {
  std::optional<Format> format;  ///< none: table on a terminal, ndjson otherwise
  bool neutralise_formulas = false;
  std::size_t limit = std::numeric_limits<std::size_t>::max();
};

/// What every command that reads pages takes.
struct LoadOptions {
  std::vector<std::string> pages;  ///< paths, glob patterns, "-"
  ObjectType object = ObjectType::contacts;
  std::string mapping_file;  ///< empty: the default mapping
  BaseSettings settings;
  bool strict = false;
  bool quiet = false;
};

struct MapOptions {
  LoadOptions load;
  PrintOptions print;
  std::string report_file;
};

struct DuplicatesOptions {
  LoadOptions load;
  PrintOptions print;
};

struct ExplainOptions {
  LoadOptions load;
  PrintOptions print;
  std::string who;  ///< an address or a record id
};

struct SuggestOptions {
  std::string properties_file;
  std::string fields_file;
  std::string report_file;
  Target target = Target::lead;
  bool quiet = false;
};

struct CheckOptions {
  std::string mapping_file;
  std::string properties_file;
  Target target = Target::lead;
  PrintOptions print;
  bool quiet = false;
};

struct DiffOptions {
  std::string before_file;
  std::string after_file;
  bool quiet = false;
};

/// The commands, one .cpp each. They print their results and complaints, and answer with the exit code.
int run_map(const MapOptions& options);
int run_duplicates(const DuplicatesOptions& options);
int run_explain(const ExplainOptions& options);
int run_suggest(const SuggestOptions& options);
int run_check(const CheckOptions& options);
int run_diff(const DiffOptions& options);

}  // namespace trailspark::cli
