#include "load.hpp"

#include <algorithm>
#include <utility>

#include "input.hpp"
#include "open_store.hpp"
#include "progress.hpp"
#include "settings_file.hpp"
#include "store/record_pages.hpp"
#include "text_width.hpp"
#include "words.hpp"

namespace trailspark::cli {
namespace {

constexpr std::size_t kRejectionsTold = 3;
constexpr std::size_t kLeastBuffer = 1 << 16;

std::uint64_t rejected(const Report& report) {
  return report.rejected_values + report.rejected_records + report.rejected_pages;
}

std::string_view noun_of(ObjectType object) {
  switch (object) {
    case ObjectType::contacts:
      return "lead";
    case ObjectType::companies:
      return "account";
    case ObjectType::deals:
      return "deal";
  }
  return "";
}

/// "3 values, 1 page": what there is none of is not named.
std::string listed(std::initializer_list<std::pair<std::uint64_t, std::string_view>> counts) {
  std::string text;
  for (const auto& [count, noun] : counts) {
    if (count > 0) {
      text.append(text.empty() ? "" : ", ").append(counted(count, noun));
    }
  }
  return text;
}

std::string rejection_in_words(const Rejection& rejection, const Terminal& terminal) {
  const Error& error = rejection.error;
  std::string text = "  " + styled(one_line(error.where), Style::yellow, terminal.colour) + "\n    ";
  text.append(meaning(error.code));
  if (!rejection.found.empty()) {
    // Of a page it is told in words what was found; of a value, the value itself.
    const bool in_words = id(error.code).rfind("page.", 0) == 0;
    const std::string found = one_line(rejection.found);
    text.append(in_words ? "; " + found : ": \"" + found + '"');
  }
  if (rejection.count > 1) {
    text.append(" (").append(grouped(rejection.count)).append(" times)");
  }
  return text.append("\n    ").append(styled(remedy(error.code), Style::dim, terminal.colour)).append(1, '\n');
}

/// Thousands of small files should not cost a large buffer each.
std::size_t buffer_for(const InputFile& file) {
  const bool known = file.bytes > 0;
  return known ? std::clamp<std::size_t>(file.bytes + 1, kLeastBuffer, PageSplitter::kBufferBytes)
               : PageSplitter::kBufferBytes;
}

void ingest_file(Loaded& loaded, ObjectType object, const InputFile& file, Progress& progress, std::uint64_t before,
                 std::uint64_t& records) {
  InputStream stream(file);
  PageSplitter splitter(stream, buffer_for(file));
  while (const std::optional<PageSplitter::Page> page = splitter.next()) {
    const IngestSummary summary = loaded.base.ingest(object, page->bytes, file.name + ':' + std::to_string(page->line));
    loaded.pages += summary.pages;
    records += summary.records;
    progress.update(before + stream.position(file.bytes), records);
  }
  if (!stream.fault().empty()) {
    loaded.damaged = true;
    progress.clear();
    complain("cannot read " + file.name + " to its end: " + stream.fault() + "; what follows is missing");
  }
}

SyncObject stored_as(ObjectType object) {
  switch (object) {
    case ObjectType::contacts:
      break;
    case ObjectType::companies:
      return SyncObject::companies;
    case ObjectType::deals:
      return SyncObject::deals;
  }
  return SyncObject::contacts;
}

/// The mapping of the options, or the default one. Complains where it is not sound.
std::optional<Mapping> choose_mapping(const LoadOptions& options) {
  return options.mapping_file.empty() ? std::optional(default_mapping()) : read_mapping(options.mapping_file);
}

std::optional<Loaded> load_store(const LoadOptions& options) {
  std::optional<Mapping> mapping = choose_mapping(options);
  std::optional<store::Store> store = mapping ? open_store(options.store_file, options.key_file) : std::nullopt;
  if (!store) {
    return std::nullopt;
  }
  Loaded loaded{LeadBase(std::move(*mapping), options.settings)};
  Progress progress(!options.quiet, 0);
  std::uint64_t bytes = 0;
  std::uint64_t records = 0;
  store::for_each_page(
      *store, stored_as(options.object), [&](std::string_view page, std::int64_t first, std::int64_t last) {
        const std::string source = options.store_file + ' ' + std::to_string(first) + ".." + std::to_string(last);
        records += loaded.base.ingest(options.object, page, source).records;
        bytes += page.size();
        progress.update(bytes, records);
        return true;
      });
  return loaded;
}

}  // namespace

std::optional<Loaded> load_pages(const LoadOptions& options) {
  if (!options.store_file.empty()) {
    return load_store(options);
  }
  std::optional<Mapping> mapping = choose_mapping(options);
  const std::optional<std::vector<InputFile>> files = mapping ? find_inputs(options.pages) : std::nullopt;
  if (!files) {
    return std::nullopt;
  }
  std::uint64_t total_bytes = 0;
  bool total_known = true;
  for (const InputFile& file : *files) {
    total_bytes += file.bytes;
    total_known = total_known && file.bytes > 0;
  }
  Loaded loaded{LeadBase(std::move(*mapping), options.settings)};
  Progress progress(!options.quiet, total_known ? total_bytes : 0);
  std::uint64_t before = 0;
  std::uint64_t records = 0;
  for (const InputFile& file : *files) {
    ingest_file(loaded, options.object, file, progress, before, records);
    before += file.bytes;
  }
  return loaded;
}

Target target_of(ObjectType object) noexcept {
  switch (object) {
    case ObjectType::contacts:
      return Target::lead;
    case ObjectType::companies:
      return Target::account;
    case ObjectType::deals:
      return Target::deal;
  }
  return Target::lead;
}

void tell_summary(Loaded& loaded, const LoadOptions& options) {
  if (options.quiet) {
    return;
  }
  const Terminal terminal = inspect_terminal(2);
  const Report report = loaded.base.report();
  const Target target = target_of(options.object);
  std::string text = options.store_file.empty() ? counted(loaded.pages, "page") + ", " : std::string();
  if (target == Target::lead) {
    text += counted(report.records, "record") + ": " + counted(report.leads, "lead") + ", " +
            counted(report.duplicates, "duplicate") + ", " +
            (report.without_email == 0 ? "none" : grouped(report.without_email)) + " without email";
  } else {
    text += counted(loaded.base.count(target), noun_of(options.object));
  }
  text += '\n';
  const std::string besides = listed({{report.repeats, "repeat"}, {report.archived, "archived record"}});
  text += besides.empty() ? "" : "left out: " + besides + '\n';
  if (rejected(report) > 0) {
    text += styled("rejected: " + listed({{report.rejected_values, "value"},
                                          {report.rejected_records, "record"},
                                          {report.rejected_pages, "page"}}),
                   Style::bold, terminal.colour) +
            '\n';
    const std::size_t told = std::min(kRejectionsTold, report.rejections.size());
    for (std::size_t i = 0; i < told; ++i) {
      text += rejection_in_words(report.rejections[i], terminal);
    }
    if (told < report.rejections.size()) {
      text += "  and " + counted(report.rejections.size() - told, "other kind") + "; --report FILE lists them\n";
    }
  }
  tell(text);
}

int exit_code(Loaded& loaded, const LoadOptions& options) {
  if (loaded.damaged) {
    return kBadUse;
  }
  return options.strict && rejected(loaded.base.report()) > 0 ? kRejections : kDone;
}

Format resolve(const PrintOptions& print, const Terminal& results) {
  return print.format.value_or(results.interactive ? Format::table : Format::ndjson);
}

}  // namespace trailspark::cli
