#include "argument_parts.hpp"

#include "connected_store.hpp"
#include "load.hpp"

namespace trailspark::cli {

ObjectType read_object(const std::string& text) {
  if (const std::optional<ObjectType> object = object_type(text)) {
    return *object;
  }
  throw CLI::ValidationError("--object", "there is no object \"" + text + "\"; use contacts, companies or deals");
}

Target read_target(const std::string& text) {
  for (const Target target : {Target::lead, Target::account, Target::deal}) {
    if (text == name(target)) {
      return target;
    }
  }
  return target_of(read_object(text));
}

Format read_format(const std::string& text) {
  constexpr std::pair<const char*, Format> kFormats[] = {
      {"table", Format::table}, {"ndjson", Format::ndjson}, {"csv", Format::csv}, {"json", Format::json}};
  for (const auto& [known, format] : kFormats) {
    if (text == known) {
      return format;
    }
  }
  throw CLI::ValidationError("--format", "there is no format \"" + text + "\"; use table, ndjson, csv or json");
}

void add_file(CLI::App& command, const std::string& flag, std::string& file, const std::string& what) {
  command.add_option(flag, file, what)->type_name("FILE");
}

void add_format(CLI::App& command, PrintOptions& print) {
  command
      .add_option_function<std::string>(
          "--format", [&print](const std::string& text) { print.format = read_format(text); },
          "table, ndjson, csv or json; by default a table on a terminal, else ndjson")
      ->type_name("FORMAT");
  command.add_flag("--neutralise-formulas", print.neutralise_formulas,
                   "csv: a cell that a spreadsheet would take for a formula begins with an apostrophe");
}

void add_limit(CLI::App& command, PrintOptions& print, const std::string& what) {
  command.add_option("--limit", print.limit, what)->type_name("N")->check(CLI::NonNegativeNumber);
}

void add_object(CLI::App& command, ObjectType& object) {
  command
      .add_option_function<std::string>(
          "--object", [&object](const std::string& text) { object = read_object(text); },
          "what the pages hold: contacts (the default), companies or deals")
      ->type_name("OBJECT");
}

void add_target(CLI::App& command, Target& target) {
  command
      .add_option_function<std::string>(
          "--object,--target", [&target](const std::string& text) { target = read_target(text); },
          "whose properties they are: contacts (the default), companies or deals; "
          "or lead, account, deal")
      ->type_name("OBJECT");
}

void add_quiet(CLI::App& command, bool& quiet) {
  command.add_flag("--quiet", quiet, "nothing on standard error but complaints");
}

void add_load_options(CLI::App& command, LoadOptions& load) {
  add_file(command, "--mapping", load.mapping_file, "the mapping document; by default HubSpot's standard properties");
  command.add_flag("--plus-tags", load.settings.folding.plus_tags, "ada+news@acme.test is ada@acme.test");
  command.add_flag("--gmail-dots", load.settings.folding.gmail_dots, "a.d.a@gmail.com is ada@gmail.com");
  command.add_flag("--fill-blanks", load.settings.fill_blanks,
                   "what the winner leaves empty is filled from the other records");
  command.add_flag("--strict", load.strict, "exit with 1 where a value, a record or a page was rejected");
  add_quiet(command, load.quiet);
}

void add_pages(CLI::App& command, LoadOptions& load) {
  add_load_options(command, load);
  CLI::Option* pages =
      command.add_option("PAGES", load.pages, "files, quoted patterns, or - for standard input")->type_name("");
  command.add_option("--store", load.store_file, "in place of PAGES: what sync stored")
      ->type_name("FILE")
      ->excludes(pages);
  add_portal(command, load.store_file);
  command.parse_complete_callback([&load] {
    if (load.pages.empty() && load.store_file.empty()) {
      throw CLI::RequiredError("PAGES");
    }
  });
}

void add_store(CLI::App& command, std::string& file, const std::string& what) {
  command.add_option("--store", file, what)->required()->type_name("FILE");
  add_portal(command, file);
}

void add_portal(CLI::App& command, std::string& file) {
  // Options are read in the order in which they were added: --store is known by now.
  command
      .add_option_function<std::int64_t>(
          "--portal",
          [&file](std::int64_t portal) {
            std::string complaint;
            const std::optional<std::string> found = store_file_of(file, portal, complaint);
            if (!found) {
              throw CLI::ValidationError("--portal", complaint);
            }
            file = *found;
          },
          "where the store is a service's folder: the account's id")
      ->type_name("ID");
}

}  // namespace trailspark::cli
