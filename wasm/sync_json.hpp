#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "trailspark/sync.hpp"

/// What crosses between a sync session and JavaScript: settings inward; steps, reports and packets outward.
namespace trailspark::wasm {

/// Sets the setting of that name ("callsPerTenSeconds"); false where there is none.
bool set_number(SyncSettings& settings, std::string_view name, double value);

/// {"kind":"call","id":1,"method":"GET","target":"/crm/...","body":""}, {"kind":"wait","until":...} or {"kind":"done"}
std::string step_json(const SyncStep& step);

/// {"known":true,"calls":12,"milliseconds":900,"shareOfDailyQuota":0.01,"objects":{"contacts":{"records":10,"calls":3,
/// "how":"..."}}}
std::string plan_json(const SyncPlan& plan);

/// {"objects":{"contacts":{"stage":"reading","stored":10,"expected":20}},"calls":3,"retries":0,"refusals":0,
/// "changed":10,"removed":0,"waitingFor":""}
std::string progress_json(const SyncProgress& progress);

/// {"kind":"complete","verdict":"complete","reason":"","reconnect":false,"gaps":[],"notSynced":[],
/// "objects":{"contacts":{"stored":10,"inHubspot":10}}}
std::string verdict_json(const SyncVerdict& verdict);

/// Appends what to store of one answer: the length of a JSON text in four bytes, the least significant first; that
/// text, an array with an item for each change; and the changes' own texts, as sent, one behind the other.
///
///     ["r",object,"id",updatedAt,fetchedAt,part,whole,bytes]    a record; bytes: the length of its text
///     ["x",object,"id","why"]                                    it is gone
///     ["l",kind,"id",reversed,"9001*;9002"]                      its links
///     ["d","key",fetchedAt,bytes]                                a document
///     ["e",source,"key",happenedAt,"email","type",bytes]         an event
void write_packet(std::string& out, const std::vector<SyncChange>& changes);

}  // namespace trailspark::wasm
