#include "icp_material.hpp"

#include <array>

#include "input.hpp"
#include "open_store.hpp"
#include "progress.hpp"
#include "settings_file.hpp"
#include "store/record_pages.hpp"
#include "terminal.hpp"
#include "text_width.hpp"
#include "words.hpp"

namespace trailspark::cli {
namespace {

constexpr std::size_t kFaultsTold = 10;

/// Those of a type of event that was fetched.
std::vector<DatedSignal> read_events(store::Store& store) {
  std::vector<DatedSignal> events;
  store::Statement statement(store.database(),
                             "SELECT email, source, type, happened_at, key FROM events ORDER BY source, key");
  while (statement.step()) {
    DatedSignal event;
    event.email = statement.text(0);
    event.source = statement.text(1);
    event.type = event.source == name(EventSource::form_submission) ? SignalType::form_fill
                 : statement.text(2) == "CLICK"                     ? SignalType::email_click
                                                                    : SignalType::email_open;
    event.at = statement.number(3);
    event.reference = statement.text(4);
    events.push_back(std::move(event));
  }
  return events;
}

void read_records(store::Store& store, const std::string& path, bool quiet, LeadBase& base) {
  constexpr std::array kObjects = {std::pair(SyncObject::companies, ObjectType::companies),
                                   std::pair(SyncObject::deals, ObjectType::deals),
                                   std::pair(SyncObject::contacts, ObjectType::contacts)};
  Progress progress(!quiet, 0);
  std::uint64_t bytes = 0;
  std::uint64_t records = 0;
  for (const auto& [stored, object] : kObjects) {
    store::for_each_page(
        store, stored, [&, kind = object](std::string_view page, std::int64_t first, std::int64_t last) {
          records += base.ingest(kind, page, path + ' ' + std::to_string(first) + ".." + std::to_string(last)).records;
          bytes += page.size();
          progress.update(bytes, records);
          return true;
        });
  }
}

std::optional<IcpMaterial> load_store(const ProfileOptions& options) {
  std::optional<Mapping> mapping =
      options.mapping_file.empty() ? std::optional(default_mapping()) : read_mapping(options.mapping_file);
  std::optional<store::Store> store = mapping ? open_store(options.store_file) : std::nullopt;
  if (!store) {
    return std::nullopt;
  }
  IcpMaterial material;
  material.base.emplace(std::move(*mapping));
  read_records(*store, options.store_file, options.quiet, *material.base);
  material.evaluation.pipelines = store->document("pipelines/deals");
  material.evaluation.events = read_events(*store);
  std::vector<DatedEvent> events;
  events.reserve(material.evaluation.events.size());
  for (const DatedSignal& event : material.evaluation.events) {
    events.push_back({event.email, event.type, event.at});
  }
  Result<SalesHistory> history = read_sales(*material.base, material.evaluation.pipelines, events);
  if (!history) {
    complain(options.store_file + ": " + to_string(history.error()));
    return std::nullopt;
  }
  material.history = std::move(history).value();
  return material;
}

std::optional<IcpMaterial> load_csv(const ProfileOptions& options) {
  const std::optional<std::string> accounts = read_file(options.accounts_file);
  const std::optional<std::string> opportunities = read_file(options.opportunities_file);
  if (!accounts || !opportunities) {
    return std::nullopt;
  }
  std::vector<Error> faults;
  Result<SalesHistory> history = read_sales_csv(*accounts, *opportunities, faults);
  for (std::size_t i = 0; i < std::min(faults.size(), kFaultsTold); ++i) {
    complain(one_line(to_string(faults[i])));
  }
  if (faults.size() > kFaultsTold) {
    complain("and " + counted(faults.size() - kFaultsTold, "other fault") + " of this kind");
  }
  if (!history) {
    complain(one_line(to_string(history.error())));
    return std::nullopt;
  }
  IcpMaterial material;
  material.history = std::move(history).value();
  return material;
}

}  // namespace

std::optional<IcpMaterial> load_icp_material(const ProfileOptions& options) {
  const bool csv = !options.accounts_file.empty() || !options.opportunities_file.empty();
  if (csv == !options.store_file.empty()) {
    complain("give --store FILE, or --accounts FILE and --opportunities FILE");
    return std::nullopt;
  }
  if (csv && (options.accounts_file.empty() || options.opportunities_file.empty())) {
    complain("--accounts and --opportunities go together: the deals say which of the accounts bought");
    return std::nullopt;
  }
  return csv ? load_csv(options) : load_store(options);
}

}  // namespace trailspark::cli
