#include "arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "argument_parts.hpp"
#include "options.hpp"
#include "terminal.hpp"
#include "trailspark/version.hpp"
#include "words.hpp"

namespace trailspark::cli {
namespace {

constexpr const char* kAbout =
    R"(A HubSpot portal, or pages of its API in files, become leads without duplicates, accounts and deals.)";

constexpr const char* kExamples = R"(Examples:
  trailspark map pages.ndjson                         a table on a terminal, ndjson otherwise
  trailspark map --format csv 'export/*.json.gz' > leads.csv
  curl ... | trailspark map --report report.json -    pages from standard input
  trailspark suggest --properties properties.json > mapping.json
  trailspark check --properties properties.json mapping.json
  trailspark duplicates pages.ndjson
  trailspark explain ada@acme.test pages.ndjson
  trailspark sync --store portal.db --token-file token      a portal into a file, and what changed the next time
  trailspark leads --store portal.db
  trailspark serve --data data --demo-users                 connections, settings and the page, for a browser

`trailspark COMMAND --help` explains a command.

Exit codes: 0 done; 1 done, but --strict was given and something was rejected; 2 bad use, bad settings, or a file
that cannot be read or written; 3 HubSpot refused or cannot be reached; 4 the store is damaged, locked or cannot be
written; 5 a sync ended before it was complete.)";

constexpr const char* kMapExamples =
    R"(PAGES are answers of HubSpot's list, search or batch read calls: one JSON document a file, or one a line (ndjson).
Quoted patterns are expanded here; gzip is recognised by its content; - is standard input.

Examples:
  trailspark map pages.ndjson
  trailspark map --mapping mapping.json --report report.json --format csv --neutralise-formulas 'pages/*.json' > leads.csv
  gunzip -c pages.gz | trailspark map --strict - > leads.ndjson
  trailspark map --object companies companies.ndjson)";

constexpr const char* kDuplicatesExamples = R"(Examples:
  trailspark duplicates pages.ndjson
  trailspark duplicates --store portal.db
  trailspark duplicates --format json --limit 10 'pages/*.json')";

constexpr const char* kExplainExamples = R"(Examples:
  trailspark explain ada@acme.test pages.ndjson
  trailspark explain ada@acme.test --store portal.db
  trailspark explain 100451 'pages/*.json')";

constexpr const char* kSuggestExamples =
    R"(FILE of --properties is the answer of GET /crm/properties/{version}/contacts.
FILE of --fields lists fields beyond the standard ones: [{"name":"annualRevenue","label":"Annual Revenue","type":"number"}]

Examples:
  trailspark suggest --properties properties.json > mapping.json
  trailspark suggest --properties properties.json --fields fields.json --report proposals.json > mapping.json)";

constexpr const char* kCheckExamples = R"(Exit code 0: sound (warnings may be); 2: errors.

Examples:
  trailspark check --properties properties.json mapping.json
  trailspark check --object companies --properties company-properties.json mapping.json)";

constexpr const char* kDiffExamples = R"(Example:
  trailspark diff mapping-yesterday.json mapping.json)";

void describe_map(CLI::App& command, MapOptions& options) {
  add_object(command, options.load.object);
  add_format(command, options.print);
  add_limit(command, options.print, "print the first N rows only");
  add_file(command, "--report", options.report_file, "write counts and rejections there, as JSON");
  add_pages(command, options.load);
}

void describe_duplicates(CLI::App& command, DuplicatesOptions& options) {
  add_format(command, options.print);
  add_limit(command, options.print, "print the first N groups only");
  add_pages(command, options.load);
}

void describe_explain(CLI::App& command, ExplainOptions& options) {
  command.add_option("EMAIL", options.who, "an address of the lead, or the id of one of its records")
      ->required()
      ->type_name("");
  add_format(command, options.print);
  add_pages(command, options.load);
}

void describe_suggest(CLI::App& command, SuggestOptions& options) {
  command.add_option("--properties", options.properties_file, "HubSpot's property definitions")
      ->required()
      ->type_name("FILE");
  add_file(command, "--fields", options.fields_file, "fields to fill beyond the standard ones");
  add_file(command, "--report", options.report_file, "write all proposals there, with confidence and evidence");
  add_target(command, options.target);
  add_quiet(command, options.quiet);
}

void describe_check(CLI::App& command, CheckOptions& options) {
  command.add_option("--properties", options.properties_file, "HubSpot's property definitions")
      ->required()
      ->type_name("FILE");
  add_target(command, options.target);
  add_format(command, options.print);
  add_quiet(command, options.quiet);
  command.add_option("MAPPING", options.mapping_file, "the mapping document")->required()->type_name("");
}

void describe_diff(CLI::App& command, DiffOptions& options) {
  command.add_option("BEFORE", options.before_file, "a mapping document")->required()->type_name("");
  command.add_option("AFTER", options.after_file, "another")->required()->type_name("");
  add_quiet(command, options.quiet);
}

void add_commands(CLI::App& app, Command& chosen) {
  add_command(app, chosen, "map", "Pages become leads, accounts or deals", kMapExamples, describe_map, run_map);
  add_command(app, chosen, "duplicates", "Which records became one lead, and why", kDuplicatesExamples,
              describe_duplicates, run_duplicates);
  add_command(app, chosen, "explain", "How one lead came about", kExplainExamples, describe_explain, run_explain);
  add_command(app, chosen, "suggest", "Propose a mapping for a portal's properties", kSuggestExamples, describe_suggest,
              run_suggest);
  add_command(app, chosen, "check", "Check a mapping against a portal's properties", kCheckExamples, describe_check,
              run_check);
  add_command(app, chosen, "diff", "What changes from one mapping to another, in words", kDiffExamples, describe_diff,
              run_diff);
  add_store_commands(app, chosen);
  add_service_commands(app, chosen);
}

std::string did_you_mean(const std::string& name, const std::vector<std::string>& candidates) {
  const std::string candidate = nearest(name, candidates);
  return candidate.empty() ? "" : "; did you mean " + candidate + "?";
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands(nullptr)) {
    names.push_back(command->get_name());
  }
  return names;
}

std::string complaint_about_command(const std::string& word, const std::vector<std::string>& names) {
  const std::string guess = did_you_mean(word, names);
  return "there is no command " + word + (guess.empty() ? "; there are " + CLI::detail::join(names, ", ") : guess);
}

std::string complaint_about(const CLI::App& app, const CLI::ParseError& error) {
  const std::vector<CLI::App*> parsed = app.get_subcommands();
  const CLI::App& command = parsed.empty() ? app : *parsed.front();
  const std::vector<std::string> extras = command.remaining();
  if (dynamic_cast<const CLI::ExtrasError*>(&error) == nullptr || extras.empty()) {
    return error.what();
  }
  std::vector<std::string> flags;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& flag : option->get_lnames()) {
      flags.push_back("--" + flag);
    }
  }
  const std::string word = extras.front().substr(0, extras.front().find('='));
  return "cannot make sense of " + word + did_you_mean(word, flags);
}

std::string full_name(const CLI::App& app) {
  const std::vector<CLI::App*> parsed = app.get_subcommands();
  return "trailspark" + (parsed.empty() ? "" : ' ' + parsed.front()->get_name());
}

}  // namespace

std::variant<std::function<int()>, int> read_arguments(int count, char** arguments) {
  CLI::App app(kAbout, "trailspark");
  Command chosen;
  app.footer(kExamples);
  app.set_version_flag("--version", "trailspark " + std::string(kVersion));
  app.require_subcommand(1);
  app.get_formatter()->column_width(26);
  app.get_formatter()->label("SUBCOMMAND", "COMMAND");
  app.get_formatter()->label("Subcommands", "Commands");
  app.get_formatter()->label("Positionals", "Arguments");
  app.get_formatter()->label("REQUIRED", "");
  add_commands(app, chosen);

  std::vector<std::string> words(arguments + 1, arguments + std::max(count, 1));
  if (words.empty()) {
    tell(app.help());
    return kBadUse;
  }
  if (words.front() == "help") {  // as git has it: "help map" is "map --help"
    words.erase(words.begin());
    words.emplace_back("--help");
  }
  const std::vector<std::string> names = command_names(app);
  if (words.front().rfind('-', 0) != 0 && std::find(names.begin(), names.end(), words.front()) == names.end()) {
    complain(complaint_about_command(words.front(), names));
    return kBadUse;
  }
  try {
    std::reverse(words.begin(), words.end());  // the order in which CLI11 takes a list
    app.parse(words);
  } catch (const CLI::Success& answer) {  // --help, --version
    return app.exit(answer) == 0 ? kDone : kBadUse;
  } catch (const CLI::ParseError& error) {
    complain(complaint_about(app, error) + "\n(" + full_name(app) + " --help explains)");
    return kBadUse;
  }
  return chosen;
}

}  // namespace trailspark::cli
