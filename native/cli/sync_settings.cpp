#include "sync_settings.hpp"

#include <random>

#include "settings_file.hpp"
#include "terminal.hpp"

namespace trailspark::cli {
namespace {

std::vector<std::string> properties_of(const std::vector<MappingRule>& rules) {
  std::vector<std::string> properties;
  for (const MappingRule& rule : rules) {
    properties.insert(properties.end(), rule.from.begin(), rule.from.end());
  }
  return properties;
}

/// What is fetched of an object: what the mapping reads, or what tells when something happened.
std::vector<std::string> fetch_set(SyncObject object, const Mapping& mapping) {
  switch (object) {
    case SyncObject::contacts:
      return properties_of(mapping.lead);
    case SyncObject::companies:
      return properties_of(mapping.account);
    case SyncObject::deals:
      return properties_of(mapping.deal);
    case SyncObject::meetings:
      return {"hs_meeting_start_time", "hs_meeting_end_time", "hs_meeting_outcome"};
    case SyncObject::emails:
      break;
  }
  // The text is scored on arrival and not stored.
  return {"hs_timestamp", "hs_email_direction", "hs_email_status", "hs_email_text", "hs_email_html"};
}

std::optional<EventSource> event_source(const std::string& word) {
  constexpr std::pair<const char*, EventSource> kWords[] = {{"email", EventSource::marketing_email},
                                                            {"forms", EventSource::form_submission},
                                                            {"pages", EventSource::page_view}};
  for (const auto& [known, source] : kWords) {
    if (word == known) {
      return source;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<SyncSettings> sync_settings(const SyncOptions& options) {
  const std::optional<Mapping> mapping =
      options.mapping_file.empty() ? std::optional(default_mapping()) : read_mapping(options.mapping_file);
  if (!mapping) {
    return std::nullopt;
  }
  SyncSettings settings;
  for (const std::string& word : options.objects) {
    const std::optional<SyncObject> object = sync_object(word);
    if (!object) {
      complain("there is no object \"" + word + "\"; use contacts, companies, deals, meetings, emails");
      return std::nullopt;
    }
    settings.fetch_set[static_cast<std::size_t>(*object)] = fetch_set(*object, *mapping);
  }
  for (const std::string& word : options.events) {
    const std::optional<EventSource> source = event_source(word);
    if (!source) {
      complain("there are no events \"" + word + "\"; use email, forms, pages");
      return std::nullopt;
    }
    settings.events[static_cast<std::size_t>(*source)] = true;
  }
  settings.refresh = options.refresh;
  settings.calls_per_ten_seconds =
      options.calls_per_ten_seconds > 0 ? options.calls_per_ten_seconds : settings.calls_per_ten_seconds;
  settings.searches_per_second =
      options.searches_per_second > 0 ? options.searches_per_second : settings.searches_per_second;
  settings.most_at_once = options.at_once > 0 ? options.at_once : settings.most_at_once;
  settings.jitter_seed = std::random_device()();  // so that programs that failed together do not come back together
  return settings;
}

}  // namespace trailspark::cli
