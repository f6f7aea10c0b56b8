#include "simulator/store/contact_events.hpp"

#include <algorithm>

#include "simulator/store/text.hpp"

namespace simulator {
namespace {

template <class Event>
std::vector<Occurrence> plain(const std::vector<Event>& events) {
  return {events.begin(), events.end()};
}

}  // namespace

ContactEvents::ContactEvents(const Portal& portal)
    : portal_(portal),
      emails_(portal, [](const Contact& contact) { return plain(email_events(contact)); }),
      submissions_(portal, [](const Contact& contact) { return plain(form_submissions(contact)); }),
      addresses_(portal) {}

std::vector<std::uint64_t> ContactEvents::records_of(std::string_view address) const {
  const std::string folded = folded_email(address);
  std::vector<std::uint64_t> records = addresses_.candidates(folded);
  std::erase_if(records, [&](std::uint64_t record) { return portal_.identity(record).email != folded; });
  std::sort(records.begin(), records.end());
  records.erase(std::unique(records.begin(), records.end()), records.end());
  return records;
}

}  // namespace simulator
