#include <algorithm>
#include <charconv>

#include "argument_parts.hpp"

namespace trailspark::cli {
namespace {

constexpr const char* kSyncExamples =
    R"(The token is that of a private app, alone in a file that nobody else may read (chmod 600). Where the store is the
folder of trailspark serve, its connection is used instead: the token is renewed, the rate limit is shared. The first
run reads every record; later ones find what changed. A run that was stopped or killed goes on where it was.

Examples:
  trailspark sync --store portal.db --token-file token
  trailspark sync --store portal.db --token-file token --plan
  trailspark sync --store portal.db --token-file token --every 15m --events email,forms
  trailspark sync --store demo.db --api http://localhost:8800 --token-file token
  trailspark sync --store service-data --portal 24681357

Exit codes: 0 done, its last line is "verdict: complete" or "verdict: complete except: ..." (1 with --strict);
3 HubSpot refused the token or cannot be reached; 4 the store is damaged, locked or cannot be written; 5 incomplete.)";

constexpr const char* kStatusExamples = R"(Examples:
  trailspark status --store portal.db
  trailspark status --store portal.db --check          reads the whole file, looking for damage)";

constexpr const char* kLeadsExamples = R"(Examples:
  trailspark leads --store portal.db
  trailspark leads --store portal.db --mapping mapping.json --format csv > leads.csv)";

constexpr const char* kAccountsExamples = R"(Example:
  trailspark accounts --store portal.db --limit 20)";

constexpr const char* kDealsExamples = R"(Example:
  trailspark deals --store portal.db --format json)";

constexpr const char* kSignalsExamples =
    R"(A line for each type and source. Counters of the contact and events that were fetched stand side by side: they count
the same things and are not added.

Examples:
  trailspark signals --store portal.db
  trailspark signals --store portal.db ada@acme.test)";

constexpr const char* kRecordsExamples =
    R"(Pages as HubSpot's list calls give them, a page a line: what map and duplicates read.

Example:
  trailspark records --store portal.db --object deals > deals.ndjson)";

constexpr std::int64_t kLeastSeconds = 10;
constexpr std::int64_t kMostSeconds = 31 * 86'400;

/// "15m": 900.
std::int64_t read_interval(const std::string& text) {
  constexpr std::pair<char, std::int64_t> kUnits[] = {{'s', 1}, {'m', 60}, {'h', 3600}, {'d', 86'400}};
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  for (const auto& [letter, seconds] : kUnits) {
    if (error == std::errc() && end + 1 == text.data() + text.size() && *end == letter && number > 0 &&
        number <= kMostSeconds && number * seconds >= kLeastSeconds && number * seconds <= kMostSeconds) {
      return number * seconds;
    }
  }
  throw CLI::ValidationError("--every", "expected 10s to 31d, such as 90s, 15m, 6h or 1d, not \"" + text + '"');
}

/// Results that are a text or a document: no rows, so neither csv nor a table of columns.
void add_text_format(CLI::App& command, bool& json) {
  command
      .add_option_function<std::string>(
          "--format",
          [&json](const std::string& text) {
            const Format format = read_format(text);
            if (format == Format::csv) {
              throw CLI::ValidationError("--format", "there are no rows to print as csv; use table, ndjson or json");
            }
            json = format != Format::table;
          },
          "table: words (the default); ndjson or json: one JSON document")
      ->type_name("FORMAT");
}

void describe_sync(CLI::App& command, SyncOptions& options) {
  command.add_option("--store", options.store_file, "the store: made where there is none; or a service's folder")
      ->required()
      ->type_name("FILE");
  command.add_option("--token-file", options.token_file, "holds the access token of a private app")->type_name("FILE");
  command.add_option("--portal", options.portal, "of the service's folder: which of its accounts")
      ->type_name("ID")
      ->check(CLI::PositiveNumber);
  command.add_option("--key-file", options.key_file, "of the service's folder, where it is not FOLDER/key")
      ->type_name("FILE");
  command.add_option("--api", options.api, "where HubSpot is, https://api.hubapi.com where not given")
      ->type_name("URL");
  add_file(command, "--mapping", options.mapping_file,
           "what it reads is fetched; by default HubSpot's standard properties");
  command.add_option("--objects", options.objects, "of contacts,companies,deals,meetings,emails; the first three")
      ->delimiter(',')
      ->type_name("LIST");
  command.add_option("--events", options.events, "dated events too: email,forms")->delimiter(',')->type_name("LIST");
  command.add_flag("--refresh", options.refresh, "read every record again, whatever is due");
  command.add_flag("--plan", options.plan, "only say what it would cost");
  command
      .add_option_function<std::string>(
          "--every", [&options](const std::string& text) { options.every_seconds = read_interval(text); },
          "go on: a run every 15m, 6h, 1d")
      ->type_name("TIME");
  command.add_option("--calls-per-10s", options.calls_per_ten_seconds, "no more calls, until HubSpot says how many")
      ->type_name("N")
      ->check(CLI::Range(1, 10'000));
  command.add_option("--searches-per-second", options.searches_per_second, "no more searches")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000));
  command.add_option("--at-once", options.at_once, "calls under way at the same time")
      ->type_name("N")
      ->check(CLI::Range(1, 64));
  command.add_flag("--strict", options.strict, "exit with 1 where the verdict names exceptions");
  add_text_format(command, options.json);
  add_quiet(command, options.quiet);
}

void describe_status(CLI::App& command, StatusOptions& options) {
  add_store(command, options.store_file, "the store");
  command.add_flag("--check", options.check, "read the whole file, looking for damage");
  add_text_format(command, options.json);
}

void describe_rows(CLI::App& command, MapOptions& options) {
  add_store(command, options.load.store_file, "what sync stored");
  add_format(command, options.print);
  add_limit(command, options.print, "print the first N rows only");
  add_file(command, "--report", options.report_file, "write counts and rejections there, as JSON");
  add_load_options(command, options.load);
}

template <ObjectType object>
void describe_rows_of(CLI::App& command, MapOptions& options) {
  options.load.object = object;
  describe_rows(command, options);
}

void describe_signals(CLI::App& command, SignalsOptions& options) {
  add_store(command, options.load.store_file, "what sync stored");
  command.add_option("EMAIL", options.who, "of this lead alone")->type_name("");
  add_format(command, options.print);
  add_limit(command, options.print, "print the first N lines only");
  add_load_options(command, options.load);
}

void describe_records(CLI::App& command, RecordsOptions& options) {
  add_store(command, options.store_file, "what sync stored");
  command.add_option("--object", options.object, "contacts, companies, deals, meetings, emails")
      ->type_name("OBJECT")
      ->capture_default_str();
}

}  // namespace

void add_store_commands(CLI::App& app, Command& chosen) {
  add_command(app, chosen, "sync", "Fetch a portal into a store, and keep it current", kSyncExamples, describe_sync,
              run_sync);
  add_command(app, chosen, "status", "What a store holds, and whether it is complete", kStatusExamples, describe_status,
              run_status);
  add_command(app, chosen, "leads", "The leads of a store", kLeadsExamples, describe_rows_of<ObjectType::contacts>,
              run_map);
  add_command(app, chosen, "accounts", "The accounts of a store", kAccountsExamples,
              describe_rows_of<ObjectType::companies>, run_map);
  add_command(app, chosen, "deals", "The deals of a store", kDealsExamples, describe_rows_of<ObjectType::deals>,
              run_map);
  add_command(app, chosen, "signals", "What the people of a store did", kSignalsExamples, describe_signals,
              run_signals);
  add_command(app, chosen, "records", "The records of a store, as HubSpot sent them", kRecordsExamples,
              describe_records, run_records);
}

}  // namespace trailspark::cli
