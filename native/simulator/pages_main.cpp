#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "definitions.hpp"
#include "pages.hpp"
#include "truth.hpp"

// hubspot-pages: pages of a made-up HubSpot account, and what is true of them.
namespace {

using namespace simulator;

struct Options {
  Settings portal;
  PageSettings pages;
  std::string now;
  std::string object = "contacts";
  std::string format = "ndjson";
  std::string properties;
  std::string out = "-";
  std::string truth, leads, definitions;
};

constexpr Moment kEarliest = 946'684'800'000;  // the year 2000: accounts are six years old, and time begins in 1970

Moment today() {
  using namespace std::chrono;
  return floor<days>(system_clock::now()).time_since_epoch().count() * kDay;
}

void declare(CLI::App& app, Options& options) {
  app.add_option("--contacts", options.portal.contacts, "Contact records of the account")
      ->check(CLI::Range(0, 100'000'000))
      ->capture_default_str();
  app.add_option("--seed", options.portal.seed, "Another seed, another account")->capture_default_str();
  app.add_option("--now", options.now, "The account's present, as 2026-11-23T00:00:00Z (default: today, 00:00 UTC)");
  app.add_flag("--dirty", options.portal.dirty, "With what years of imports and hands leave behind");
  app.add_flag("--broken-pages", options.pages.broken_pages, "With pages cut off, HTML and errors among the others");
  app.add_flag("--associations", options.pages.associations, "With inline associations on every page");
  app.add_option("--object", options.object, "What the pages list")
      ->check(CLI::IsMember({"contacts", "companies", "deals"}))
      ->capture_default_str();
  app.add_option("--page-size", options.pages.page_size, "Records a page")
      ->check(CLI::Range(1, 10'000))
      ->capture_default_str();
  app.add_option("--properties", options.properties, "Names, separated by commas (default: about 25 usual ones)");
  app.add_option("--format", options.format, "ndjson: one file, a page a line; pages: a directory, a page a file")
      ->check(CLI::IsMember({"ndjson", "pages"}))
      ->capture_default_str();
  app.add_option("--out", options.out, "File or, for pages, directory; - is stdout")->capture_default_str();
  app.add_option("--truth", options.truth, "Writes what a perfect reader ends up with: counts, planted facts");
  app.add_option("--leads", options.leads, "Writes the leads that a perfect reader ends up with, a line each");
  app.add_option("--definitions", options.definitions, "Writes the answer of the properties endpoint for the object");
}

Object object_named(const std::string& name) {
  return name == "companies" ? Object::companies : name == "deals" ? Object::deals : Object::contacts;
}

std::ofstream open(const std::filesystem::path& path) {
  std::ofstream file(path, std::ios::binary);
  if (!file) {
    throw std::runtime_error("cannot write " + path.string());
  }
  return file;
}

void close(std::ofstream& file, const std::filesystem::path& path) {
  file.close();
  if (!file) {
    throw std::runtime_error("cannot write all of " + path.string());
  }
}

void write_lines(PageStream& stream, std::ostream& out) {
  std::string page;
  while (out && stream.next(page)) {
    page += '\n';
    out.write(page.data(), static_cast<std::streamsize>(page.size()));
  }
}

std::filesystem::path page_path(const std::filesystem::path& directory, unsigned number) {
  char name[32];
  std::snprintf(name, sizeof name, "page-%06u.json", number);
  return directory / name;
}

void write_files(PageStream& stream, const std::filesystem::path& directory) {
  std::filesystem::create_directories(directory);
  std::string page;
  unsigned number = 1;
  for (; stream.next(page); ++number) {
    const std::filesystem::path path = page_path(directory, number);
    std::ofstream file = open(path);
    file << page << '\n';
    close(file, path);
  }
  // What a larger portal left here before would be read as part of this one.
  while (std::filesystem::remove(page_path(directory, number))) {
    ++number;
  }
}

void write_pages(PageStream& stream, const Options& options) {
  if (options.format == "pages") {
    return write_files(stream, options.out);
  }
  if (options.out != "-") {
    std::ofstream file = open(options.out);
    write_lines(stream, file);
    return close(file, options.out);
  }
  write_lines(stream, std::cout);
  if (!std::cout.flush()) {
    throw std::runtime_error("cannot write to stdout");
  }
}

void run(Options& options) {
  options.pages.object = object_named(options.object);
  options.pages.properties = split(options.properties);
  options.pages.one_line = options.format == "ndjson";
  const Portal portal(options.portal);
  PageStream stream(portal, options.pages);
  write_pages(stream, options);
  if (!options.definitions.empty()) {
    std::ofstream file = open(options.definitions);
    file << write_definitions(portal, options.pages.object);
    close(file, options.definitions);
  }
  if (options.truth.empty() && options.leads.empty()) {
    return;
  }
  const Truth truth = find_truth(portal, !options.leads.empty());
  if (!options.truth.empty()) {
    std::ofstream file = open(options.truth);
    write_truth(file, truth, stream.tally());
    close(file, options.truth);
  }
  if (!options.leads.empty()) {
    std::ofstream file = open(options.leads);
    write_leads(file, truth);
    close(file, options.leads);
  }
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Writes list pages of a made-up HubSpot account: the same bytes for the same arguments.",
               "hubspot-pages");
  Options options;
  declare(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  const auto now = options.now.empty() ? today() : simulator::parse_moment(options.now);
  if (!now || *now < kEarliest) {
    std::cerr << "--now: not a time of this century like 2026-11-23T00:00:00Z: " << options.now << '\n';
    return 2;
  }
  if (options.format == "pages" && options.out == "-") {
    std::cerr << "--format pages needs a directory: --out DIR\n";
    return 2;
  }
  options.portal.now = *now;
  try {
    run(options);
  } catch (const std::exception& error) {
    std::cerr << "hubspot-pages: " << error.what() << '\n';
    return 2;
  }
  return 0;
}
