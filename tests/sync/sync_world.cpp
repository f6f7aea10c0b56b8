#include "sync_world.hpp"

#include <algorithm>
#include <numeric>

#include "catch.hpp"
#include "simulator/store/account.hpp"

namespace sync_world {

using namespace trailspark;

namespace {

std::vector<std::pair<std::int64_t, bool>> ids_of(std::string_view text) {
  std::vector<std::pair<std::int64_t, bool>> ids;
  while (!text.empty()) {
    const std::string part(text.substr(0, text.find(';')));
    ids.emplace_back(std::stoll(part), part.back() == '*');
    text.remove_prefix(std::min(text.size(), part.size() + 1));
  }
  return ids;
}

/// "POST /crm/objects/2026-09/contacts/search"; ids of forms and the like become *.
std::string kind_of(const SyncRequest& request) {
  std::string path = request.target.substr(0, request.target.find('?'));
  const std::size_t form = path.find("/forms/");
  return request.method + " " + (form == std::string::npos ? path : path.substr(0, form) + "/forms/*");
}

void replace_last(std::string& text, std::string_view what, std::string_view with) {
  if (const std::size_t at = text.rfind(what); at != std::string::npos) {
    text.replace(at, what.size(), with);
  }
}

/// "...&after=c123" -> "...&after=123"; "...&after=123" -> "...".
std::string with_ids_as_cursors(std::string target) {
  const std::size_t after = target.find("&after=");
  if (after == std::string::npos) {
    return target;
  }
  const std::size_t cursor = after + 7;
  if (target[cursor] == 'c') {
    return target.erase(cursor, 1);
  }
  return target.erase(after);
}

simulator::ObjectType type_of(SyncObject object) {
  switch (object) {
    case SyncObject::contacts:
      return simulator::ObjectType::contacts;
    case SyncObject::companies:
      return simulator::ObjectType::companies;
    case SyncObject::deals:
      return simulator::ObjectType::deals;
    case SyncObject::meetings:
      return simulator::ObjectType::meetings;
    case SyncObject::emails:
      break;
  }
  return simulator::ObjectType::emails;
}

}  // namespace

void MemoryStore::apply(const SyncChange& change) {
  auto& table = records[static_cast<std::size_t>(change.object)];
  switch (change.kind) {
    case SyncChange::Kind::record: {
      Record& record = table[change.id];
      if (change.whole) {
        record.parts.clear();
      }
      record.updated_at = change.updated_at;
      record.fetched_at = change.fetched_at;
      record.parts[change.part] = change.text;
      break;
    }
    case SyncChange::Kind::removed:
      table.erase(change.id);
      if (change.object == SyncObject::contacts) {
        removed_contacts[change.id] = change.text;
      }
      for (std::size_t kind = 0; kind < kLinkKinds; ++kind) {
        const auto link = static_cast<LinkKind>(kind);
        std::erase_if(links[kind], [&](const auto& entry) {
          return (from_side(link) == change.object && entry.first.first == change.id) ||
                 (to_side(link) == change.object && entry.first.second == change.id);
        });
      }
      break;
    case SyncChange::Kind::links: {
      auto& kind = links[static_cast<std::size_t>(change.link)];
      std::map<std::int64_t, bool> primary;  // only the from side knows
      if (change.reversed) {
        std::erase_if(kind, [&](const auto& entry) {
          const bool ours = entry.first.second == change.id;
          if (ours) {
            primary[entry.first.first] = entry.second;
          }
          return ours;
        });
      } else {
        kind.erase(kind.lower_bound({change.id, 0}), kind.upper_bound({change.id, INT64_MAX}));
      }
      for (const auto& [other, marked] : ids_of(change.text)) {
        if (change.reversed) {
          kind[{other, change.id}] = primary[other];
        } else {
          kind[{change.id, other}] = marked;
        }
      }
      break;
    }
    case SyncChange::Kind::document:
      documents[std::string(change.key)] = change.text;
      break;
    case SyncChange::Kind::event:
      events[static_cast<std::size_t>(change.source)][std::string(change.key)] = change.text;
      break;
  }
}

std::string MemoryStore::contacts_page() const {
  std::string page = R"({"results":[)";
  bool first = true;
  for (const auto& [id, record] : of(SyncObject::contacts)) {
    for (const auto& [part, text] : record.parts) {
      page.append(first ? "" : ",").append(text);
      first = false;
    }
  }
  return page + "]}";
}

World::World(simulator::SimulatorSettings settings) : portal(std::move(settings)) {}

void World::pass_until(std::int64_t time) {
  const std::int64_t left = time - now();
  if (left > 0) {
    portal.wait(left);
  }
}

std::optional<std::size_t> World::next_event(const std::vector<Flight>& flights) const {
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < flights.size(); ++i) {
    const auto time = [&flights](std::size_t of) {
      return flights[of].arrived ? flights[of].returns : flights[of].arrives;
    };
    if (!first || time(i) < time(*first)) {
      first = i;
    }
  }
  return first;
}

Run World::sync(const SyncSettings& settings, std::optional<std::uint64_t> steps, std::uint64_t commit_every) {
  Result<SyncSession> opened = SyncSession::open(settings, store.checkpoint);
  if (!opened) {
    throw std::runtime_error(to_string(opened.error()));
  }
  SyncSession session = std::move(opened).value();
  for (std::size_t i = 0; i < kSyncObjects; ++i) {
    for (const auto& [id, record] : store.records[i]) {
      session.know(static_cast<SyncObject>(i), id, record.updated_at, record.fetched_at);
    }
  }
  Run run;
  const bool may_be_killed = steps.has_value();
  MemoryStore copy = may_be_killed ? store : MemoryStore();
  MemoryStore& open = may_be_killed ? copy : store;  // the transaction
  std::uint64_t answers = 0;
  std::uint64_t noise = settings.jitter_seed;
  const std::int64_t began = now();
  std::vector<Flight> flights;
  for (std::uint64_t step_number = 0; step_number < wire.give_up_after; ++step_number) {
    if (steps && step_number >= *steps) {
      run.killed = true;
      return run;  // what is in `open` is gone
    }
    const SyncStep step = session.next(now());
    if (recorder != nullptr) {
      recorder->push_back({{"now", now()},
                           {"kind", static_cast<int>(step.kind)},
                           {"until", step.until},
                           {"method", step.request.method},
                           {"target", step.request.target},
                           {"body", step.request.body}});
    }
    if (step.kind == SyncStep::Kind::done) {
      break;
    }
    if (step.kind == SyncStep::Kind::renew_token) {
      session.token_renewed(now() + 1'800'000);
      run.renewals += 1;
      continue;
    }
    if (step.kind == SyncStep::Kind::call) {
      noise = noise * 6364136223846793005U + 1442695040888963407U;
      const std::int64_t more =
          wire.jitter == 0 ? 0 : static_cast<std::int64_t>((noise >> 33) % static_cast<std::uint64_t>(wire.jitter));
      run.calls[kind_of(step.request)] += 1;
      flights.push_back({step.request, now() + (wire.latency + more) / 2, now() + wire.latency + more, false, {}});
      continue;
    }
    const std::optional<std::size_t> next = next_event(flights);
    if (!next || (flights[*next].arrived ? flights[*next].returns : flights[*next].arrives) > step.until) {
      pass_until(step.until);
      continue;
    }
    Flight& flight = flights[*next];
    if (!flight.arrived) {
      pass_until(flight.arrives);
      if (wire.before_call) {
        wire.before_call(run.sent.size());
      }
      simulator::Pairs headers = {{"authorization", "Bearer " + portal.token}};
      if (!flight.request.body.empty()) {
        headers.emplace_back("content-type", "application/json");
      }
      std::string target = flight.request.target;
      const bool disguised = wire.opaque_cursors && target.find("/crm/objects/") == 0;
      if (disguised) {
        target = with_ids_as_cursors(std::move(target));
      }
      flight.response =
          portal.simulator.handle(simulator::Request::of(flight.request.method, target, headers, flight.request.body));
      if (wire.partial_failures && target.find("/batch/read") != std::string::npos &&
          target.find("/associations/") == std::string::npos) {
        flight.response.status = 207;
        flight.response.body = R"({"status":"COMPLETE","results":[],"numErrors":1,"errors":[{"status":"error",)"
                               R"("category":"INTERNAL_ERROR","message":"internal error"}]})";
      }
      if (disguised) {
        replace_last(flight.response.body, "\"after\":\"", "\"after\":\"c");
      }
      flight.returns += flight.response.delivery.stall_milliseconds;
      flight.arrived = true;
      run.sent.push_back(now());
      if (flight.request.method == "GET" && flight.request.target.find("/crm/objects/") == 0) {
        run.listed_from = run.listed_from == 0 ? now() : run.listed_from;
        run.listed_until = now();
      }
      continue;
    }
    pass_until(flight.returns);
    SyncAnswer answer;
    const simulator::Response& response = flight.response;
    if (!response.delivery.reset && !response.delivery.cut_at) {
      answer.status = response.status;
      answer.body = response.body;
      for (const auto& [name, value] : response.headers) {
        answer.headers.emplace_back(name, value);
      }
    } else {
      answer.fault = "the connection broke off";
    }
    session.deliver(flight.request.id, answer, now());
    if (recorder != nullptr) {
      simulator::Json headers;
      for (const auto& [name, value] : answer.headers) {
        headers[std::string(name)] = value;
      }
      recorder->push_back({{"now", now()},
                           {"answers", flight.request.id},
                           {"status", answer.status},
                           {"headers", headers},
                           {"answer", answer.body}});
    }
    for (const SyncChange& change : session.changes()) {
      open.apply(change);
    }
    flights.erase(flights.begin() + static_cast<std::ptrdiff_t>(*next));
    if (++answers % commit_every == 0 && may_be_killed) {
      open.checkpoint = session.checkpoint();
      store = open;
    }
  }
  store.checkpoint = session.checkpoint();
  if (may_be_killed) {
    const std::string checkpoint = store.checkpoint;
    store = std::move(copy);
    store.checkpoint = checkpoint;
  }
  run.verdict = session.verdict();
  run.progress = session.progress();
  run.plan = session.plan();
  run.milliseconds = now() - began;
  return run;
}

std::string World::difference(SyncObject object) {
  const simulator::ObjectStore& there = portal.account().objects(type_of(object));
  const auto& here = store.of(object);
  std::vector<std::int64_t> ids;
  for (std::int64_t from = 0;;) {
    const std::vector<simulator::RecordId> page = there.page(from, 1000, false);
    if (page.empty()) {
      break;
    }
    ids.insert(ids.end(), page.begin(), page.end());
    from = page.back() + 1;
  }
  simulator::RecordReader reader(there);
  for (const std::int64_t id : ids) {
    const auto record = here.find(id);
    if (record == here.end()) {
      return std::string(name(object)) + " " + std::to_string(id) + " is not stored";
    }
    if (!reader.load(id) || reader.updated() != record->second.updated_at) {
      return std::string(name(object)) + " " + std::to_string(id) + " is stored as of " +
             std::to_string(record->second.updated_at) + ", changed at " + std::to_string(reader.updated());
    }
  }
  for (const auto& [id, record] : here) {
    if (!std::binary_search(ids.begin(), ids.end(), id)) {
      return std::string(name(object)) + " " + std::to_string(id) + " is stored and gone";
    }
  }
  return {};
}

std::string World::link_difference() {
  for (std::size_t i = 0; i < kLinkKinds; ++i) {
    const auto kind = static_cast<LinkKind>(i);
    const auto& links = store.links[i];
    const simulator::ObjectStore& others = portal.account().objects(type_of(to_side(kind)));
    std::size_t there = 0;
    for (const auto& [id, record] : store.of(from_side(kind))) {
      for (const simulator::RecordLink& link :
           portal.account().associations().of(type_of(from_side(kind)), id, type_of(to_side(kind)))) {
        if (others.exists(link.to)) {
          there += 1;
          if (links.count({id, link.to}) == 0) {
            return std::to_string(id) + " is linked to " + std::to_string(link.to) + ", kind " + std::to_string(i);
          }
        }
      }
    }
    if (there != links.size()) {
      return std::to_string(links.size()) + " links, not " + std::to_string(there) + ", kind " + std::to_string(i);
    }
  }
  return {};
}

std::string World::lead_difference() {
  LeadBase base;
  static_cast<void>(base.ingest(ObjectType::contacts, store.contacts_page()));
  const simulator::LiveTruth truth = simulator::find_live_truth(portal.account());
  const Report report = base.report();
  if (report.leads != truth.leads.size()) {
    return std::to_string(report.leads) + " leads, not " + std::to_string(truth.leads.size());
  }
  std::string lines;
  base.write_rows(lines, Target::lead);
  std::size_t at = 0;
  for (const simulator::LiveLead& lead : truth.leads) {
    const std::string_view line = std::string_view(lines).substr(at, lines.find('\n', at) - at);
    at += line.size() + 1;
    const simulator::Json json = simulator::Json::parse(line);
    const std::string email = json["email"].is_null() ? "" : json["email"].get<std::string>();
    std::vector<std::string> merged;
    for (const std::int64_t id : lead.merged_from) {
      merged.push_back(std::to_string(id));
    }
    if (email != lead.email || json["recordId"] != std::to_string(lead.record_id) ||
        json["mergedFrom"] != simulator::Json(merged)) {
      return "found " + std::string(line.substr(0, 200)) + "\nnot " + lead.email + " " + std::to_string(lead.record_id);
    }
  }
  return {};
}

std::string difference(const MemoryStore& a, const MemoryStore& b) {
  for (std::size_t i = 0; i < kSyncObjects; ++i) {
    for (const auto& [id, record] : a.records[i]) {
      const auto other = b.records[i].find(id);
      if (other == b.records[i].end()) {
        return std::to_string(id) + " is on the one side alone";
      }
      if (!(record == other->second)) {
        return record.parts.begin()->second + "\nagainst\n" + other->second.parts.begin()->second;
      }
    }
    if (a.records[i].size() != b.records[i].size()) {
      return std::to_string(a.records[i].size()) + " against " + std::to_string(b.records[i].size()) + " records";
    }
  }
  return a.links == b.links ? "" : "links differ";
}

void check_same(World& world) {
  CHECK(world.difference(SyncObject::contacts) == "");
  CHECK(world.difference(SyncObject::companies) == "");
  CHECK(world.difference(SyncObject::deals) == "");
  CHECK(world.lead_difference() == "");
  CHECK(world.link_difference() == "");
}

std::uint64_t calls(const Run& run) {
  return std::accumulate(run.calls.begin(), run.calls.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const auto& entry) { return sum + entry.second; });
}

trailspark::SyncSettings three_objects() {
  SyncSettings settings;
  settings.fetch_set[0] = {"email", "firstname", "lastname", "company", "jobtitle", "lifecyclestage"};
  settings.fetch_set[1] = {"name", "domain", "industry", "numberofemployees"};
  settings.fetch_set[2] = {"dealname", "dealstage", "pipeline", "amount", "closedate"};
  return settings;
}

}  // namespace sync_world
