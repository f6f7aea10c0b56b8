// Any bytes as the answers of HubSpot, whatever was asked: a session neither breaks nor loops, its checkpoint opens
// again, and it never says complete where an answer was none.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "trailspark/sync.hpp"

namespace {

void expect(bool condition) {
  if (!condition) {
    std::abort();
  }
}

constexpr int kStatuses[] = {200, 200, 200, 200, 207, 0, 400, 401, 403, 404, 414, 423, 429, 477, 500, 502};

}  // namespace

// The input is lines: a digit of the status, then the body. After the last one nothing answers.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace trailspark;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  SyncSettings settings;
  settings.fetch_set[0] = {"email"};
  settings.fetch_set[2] = {"dealname"};
  settings.events = {true, true};
  Result<SyncSession> opened = SyncSession::open(settings, "");
  expect(opened.ok());
  SyncSession session = std::move(opened).value();
  session.know(SyncObject::contacts, 7, 1, 1);
  std::int64_t now = 1'795'392'000'000;
  for (int steps = 0; steps < 3000; ++steps) {
    const SyncStep step = session.next(now);
    if (step.kind == SyncStep::Kind::done) {
      break;
    }
    if (step.kind == SyncStep::Kind::wait) {
      expect(step.until > now);
      now = step.until;
      continue;
    }
    expect(step.kind == SyncStep::Kind::call && !step.request.target.empty());
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(rest.size() > line.size() ? line.size() + 1 : rest.size());
    SyncAnswer answer;
    if (!line.empty()) {
      answer.status = kStatuses[static_cast<unsigned char>(line.front()) % 16];
      answer.body = line.substr(1);
      answer.headers.emplace_back("Date", "Mon, 23 Nov 2026 00:00:00 GMT");
    }
    session.deliver(step.request.id, answer, now);
    for (const SyncChange& change : session.changes()) {
      expect(change.kind == SyncChange::Kind::links || change.kind == SyncChange::Kind::event || !change.text.empty());
    }
    now += 10;
  }
  expect(!session.verdict().in_words().empty());
  expect(SyncSession::open(settings, session.checkpoint()).ok());
  return 0;
}
