#include "open_store.hpp"
#include "options.hpp"
#include "output.hpp"
#include "store/address_index.hpp"
#include "store/record_pages.hpp"
#include "terminal.hpp"

namespace trailspark::cli {
namespace {

constexpr std::size_t kRecordsAPage = 100;  // as HubSpot's own

}  // namespace

int run_records(const RecordsOptions& options) {
  const std::optional<SyncObject> object = sync_object(options.object);
  if (!object) {
    complain("there is no object \"" + options.object + "\"; use contacts, companies, deals, meetings, emails");
    return kBadUse;
  }
  std::optional<store::Store> store = open_store(options.store_file, options.key_file);
  if (!store) {
    return kBadUse;
  }
  Output output;
  if (!options.email.empty()) {
    if (*object != SyncObject::contacts) {
      complain("--email is of contacts; leave out --object " + options.object);
      return kBadUse;
    }
    const std::vector<std::int64_t> ids = store::contacts_with(store->database(), options.email);
    return output.write(store::page_of(*store, *object, ids).append(1, '\n')) && output.finish() ? kDone : kBadUse;
  }
  const auto print = [&output](std::string_view page, std::int64_t, std::int64_t) {
    return output.write(std::string(page).append(1, '\n'));
  };
  store::for_each_page(*store, *object, print, kRecordsAPage);
  return output.finish() ? kDone : kBadUse;
}

}  // namespace trailspark::cli
