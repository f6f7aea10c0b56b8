#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>

#include "options.hpp"

/// What the commands' descriptions are made of. For the .cpp files of the command line alone: CLI11 is a large header.
namespace trailspark::cli {

using Command = std::function<int()>;

/// Each throws CLI::ValidationError where the word is none of those.
ObjectType read_object(const std::string& text);
Target read_target(const std::string& text);
Format read_format(const std::string& text);

void add_file(CLI::App& command, const std::string& flag, std::string& file, const std::string& what);
void add_format(CLI::App& command, PrintOptions& print);
void add_limit(CLI::App& command, PrintOptions& print, const std::string& what);
void add_object(CLI::App& command, ObjectType& object);
void add_target(CLI::App& command, Target& target);
void add_quiet(CLI::App& command, bool& quiet);
/// How records become leads: mapping, folding, strictness.
void add_load_options(CLI::App& command, LoadOptions& load);
/// Those, and where the records are: PAGES or --store.
void add_pages(CLI::App& command, LoadOptions& load);
void add_store(CLI::App& command, std::string& file, const std::string& what);
/// Which of the files of a service's folder is meant; after --store. Part of add_store and add_pages.
void add_portal(CLI::App& command, std::string& file);

/// Where the parsed command is left, to be run once parsing is over.
template <class Options>
void add_command(CLI::App& app, Command& chosen, const char* name, const char* about, const char* examples,
                 void (*describe)(CLI::App&, Options&), int (*run)(const Options&)) {
  CLI::App* command = app.add_subcommand(name, about);
  command->footer(examples);
  const auto options = std::make_shared<Options>();
  describe(*command, *options);
  command->callback([&chosen, options, run] { chosen = [options, run] { return run(*options); }; });
}

/// sync, status, leads and all else that has to do with a store.
void add_store_commands(CLI::App& app, Command& chosen);
/// serve and backup.
void add_service_commands(CLI::App& app, Command& chosen);

}  // namespace trailspark::cli
