#pragma once

#include <cstddef>
#include <cstdint>
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
  kRefused = 3,     ///< HubSpot refused, or cannot be reached
  kStore = 4,       ///< the store is damaged, locked or cannot be written
  kIncomplete = 5,  ///< a sync ended before it was complete
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
  std::string store_file;          ///< in place of pages: a store that `sync` filled
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

struct SyncOptions {
  std::string store_file;    ///< or a service's folder
  std::string api;           ///< empty: HubSpot's own, or the service's
  std::string token_file;    ///< needed where the store is no service's folder
  std::int64_t portal = 0;   ///< of a service's folder; 0: the only one
  std::string key_file;      ///< of a service's folder; empty: FOLDER/key
  std::string mapping_file;  ///< says which properties are fetched; empty: the default mapping
  std::vector<std::string> objects = {"contacts", "companies", "deals"};
  std::vector<std::string> events;          ///< "email", "forms"
  std::uint32_t calls_per_ten_seconds = 0;  ///< 0: as HubSpot says
  std::uint32_t searches_per_second = 0;    ///< 0: as HubSpot documents
  std::uint32_t at_once = 0;                ///< 0: the core's own choice
  std::int64_t every_seconds = 0;           ///< 0: once
  bool refresh = false;
  bool plan = false;
  bool strict = false;
  bool quiet = false;
  bool json = false;
};

struct StatusOptions {
  std::string store_file;
  bool check = false;
  bool json = false;
};

struct SignalsOptions {
  LoadOptions load;
  PrintOptions print;
  std::string who;  ///< an address; empty: all
};

struct RecordsOptions {
  std::string store_file;
  std::string object = "contacts";
};

struct ServeOptions {
  std::string config_file;
  std::string data;
  int port = -1;  ///< -1: as the file says
  std::string public_url;
  std::string api;
  std::string client_id;
  std::string client_secret_file;
  std::string page;
  bool demo_users = false;
  std::string sync_every;
};

struct BackupOptions {
  std::string data;
  std::string to;
  bool quiet = false;
};

/// The commands, one .cpp each. They print their results and complaints, and answer with the exit code.
int run_map(const MapOptions& options);
int run_duplicates(const DuplicatesOptions& options);
int run_explain(const ExplainOptions& options);
int run_suggest(const SuggestOptions& options);
int run_check(const CheckOptions& options);
int run_diff(const DiffOptions& options);
int run_sync(const SyncOptions& options);
int run_status(const StatusOptions& options);
int run_signals(const SignalsOptions& options);
int run_records(const RecordsOptions& options);
int run_serve(const ServeOptions& options);
int run_backup(const BackupOptions& options);

}  // namespace trailspark::cli
