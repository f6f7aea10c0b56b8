#include "evaluation_material.hpp"

#include <array>

#include "json_access.hpp"
#include "open_store.hpp"
#include "progress.hpp"
#include "settings_file.hpp"
#include "store/record_pages.hpp"
#include "trailspark/convert.hpp"
#include "trailspark/mood.hpp"

namespace trailspark::cli {
namespace {

void read_records(store::Store& store, const LoadOptions& options, LeadBase& base) {
  constexpr std::array kObjects = {std::pair(SyncObject::companies, ObjectType::companies),
                                   std::pair(SyncObject::deals, ObjectType::deals),
                                   std::pair(SyncObject::contacts, ObjectType::contacts)};
  Progress progress(!options.quiet, 0);
  std::uint64_t bytes = 0;
  std::uint64_t records = 0;
  for (const auto& [stored, object] : kObjects) {
    store::for_each_page(
        store, stored, [&, kind = object](std::string_view page, std::int64_t first, std::int64_t last) {
          const std::string source = options.store_file + ' ' + std::to_string(first) + ".." + std::to_string(last);
          records += base.ingest(kind, page, source).records;
          bytes += page.size();
          progress.update(bytes, records);
          return true;
        });
  }
}

void read_events(store::Store& store, std::vector<DatedSignal>& events) {
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
}

/// The properties of a record as it is stored, and when it was made.
struct Activity {
  Json properties;
  std::optional<std::int64_t> made_at;
};

Activity read_activity(std::string_view body) {
  const Json record = parse_json(body);
  Activity activity;
  activity.properties = member(record, "properties");
  const Json& made = member(record, "createdAt");
  activity.made_at = made.is_string() ? to_datetime(made.get<std::string>()) : std::nullopt;
  return activity;
}

std::string text_of(const Json& properties, std::string_view key) {
  const Json& value = member(properties, std::string(key));
  return value.is_string() ? value.get<std::string>() : std::string();
}

/// A meeting is a signal of each contact linked with it, when it was booked; called off it is none.
void read_meetings(store::Store& store, std::vector<DatedSignal>& events) {
  store::Statement statement(
      store.database(),
      "SELECT b.id, l.to_id, b.body FROM bodies b JOIN links l ON l.kind = 'meeting_contact' AND "
      "l.from_id = b.id WHERE b.object = 'meetings' AND b.part = 0 ORDER BY b.id, l.to_id");
  while (statement.step()) {
    const Activity meeting = read_activity(statement.text(2));
    if (meeting.made_at && text_of(meeting.properties, "hs_meeting_outcome") != "CANCELED") {
      events.push_back({{},
                        statement.number(1),
                        SignalType::sales_event,
                        "meeting",
                        *meeting.made_at,
                        std::to_string(statement.number(0))});
    }
  }
}

/// An incoming email is an answer of the contact linked with it; where several are, who wrote it is not known.
void read_replies(store::Store& store, std::vector<ScoredReply>& replies) {
  store::Statement statement(
      store.database(),
      "SELECT b.id, min(l.to_id), b.body FROM bodies b JOIN links l ON l.kind = 'email_contact' AND l.from_id = b.id "
      "WHERE b.object = 'emails' AND b.part = 0 GROUP BY b.id HAVING count(*) = 1 ORDER BY b.id");
  while (statement.step()) {
    const Activity email = read_activity(statement.text(2));
    const std::string sent = text_of(email.properties, "hs_timestamp");
    const auto at = sent.empty() ? email.made_at : to_datetime(sent);
    if (!at || text_of(email.properties, "hs_email_direction") != "INCOMING_EMAIL") {
      continue;
    }
    ScoredReply reply;
    reply.contact = statement.number(1);
    reply.at = *at;
    reply.reference = std::to_string(statement.number(0));
    const std::string mood = text_of(email.properties, kMoodProperty);
    reply.mood = mood.empty() ? 0 : to_number(mood).value_or(0);
    for_each_part(text_of(email.properties, kMoodWordsProperty),
                  [&](std::string_view word) { reply.words.emplace_back(word); });
    replies.push_back(std::move(reply));
  }
}

}  // namespace

std::optional<StoredMaterial> load_evaluation_material(const LoadOptions& options) {
  std::optional<Mapping> mapping =
      options.mapping_file.empty() ? std::optional(default_mapping()) : read_mapping(options.mapping_file);
  std::optional<store::Store> store = mapping ? open_store(options.store_file) : std::nullopt;
  if (!store) {
    return std::nullopt;
  }
  StoredMaterial stored{LeadBase(std::move(*mapping), options.settings), {}};
  read_records(*store, options, stored.base);
  read_events(*store, stored.material.events);
  read_meetings(*store, stored.material.events);
  read_replies(*store, stored.material.replies);
  stored.material.pipelines = store->document("pipelines/deals");
  return stored;
}

}  // namespace trailspark::cli
