#include "trailspark/signal.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "trailspark/convert.hpp"

namespace trailspark {
namespace {

// Where a signal stands in a contact: a counter with the dates of its first and last time, or a last date alone.
struct Source {
  SignalType type;
  std::string_view counter;
  std::string_view first;
  std::string_view last;
};

constexpr std::array kSources{
    Source{SignalType::page_view, "hs_analytics_num_page_views", "hs_analytics_first_timestamp",
           "hs_analytics_last_timestamp"},
    Source{SignalType::form_fill, "num_conversion_events", "first_conversion_date", "recent_conversion_date"},
    Source{SignalType::sales_event, "", "", "engagements_last_meeting_booked"},
    Source{SignalType::email_open, "hs_email_open", "hs_email_first_open_date", "hs_email_last_open_date"},
    Source{SignalType::email_open, "", "", "hs_sales_email_last_opened"},
    Source{SignalType::email_click, "hs_email_click", "hs_email_first_click_date", "hs_email_last_click_date"},
    Source{SignalType::email_click, "", "", "hs_sales_email_last_clicked"},
};

constexpr std::string_view kDelivered = "hs_email_delivered";
constexpr std::string_view kFirstSend = "hs_email_first_send_date";
constexpr std::string_view kLastSend = "hs_email_last_send_date";

constexpr std::array<std::string_view, kSignalTypes> kTypeNames{"page_view",   "form_fill",  "product_activity",
                                                                "sales_event", "email_open", "email_click"};
constexpr std::array<std::string_view, 4> kMarkNames{"", "without_delivery", "at_sending", "all_at_once"};

std::vector<std::string_view> all_properties() {
  std::vector<std::string_view> names;
  for (const Source& source : kSources) {
    for (const std::string_view name : {source.counter, source.first, source.last}) {
      if (!name.empty()) {
        names.push_back(name);
      }
    }
  }
  names.insert(names.end(), {kDelivered, kFirstSend, kLastSend});
  return names;
}

std::size_t index_of(std::string_view property) {
  const auto& names = signal_properties();
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), property) - names.begin());
}

bool is_same_second(std::optional<std::int64_t> a, std::optional<std::int64_t> b) noexcept {
  return a && b && *a / 1000 == *b / 1000;
}

std::optional<double> count_of(const Cell& cell) noexcept {
  if (cell.kind == Cell::Kind::integer) {
    return cell.integer;
  }
  return cell.kind == Cell::Kind::text ? to_number(cell.text) : std::nullopt;
}

bool is_counted(const Cell& cell) noexcept { return count_of(cell).value_or(0) > 0; }

}  // namespace

std::string_view name(SignalType type) noexcept { return kTypeNames[static_cast<std::size_t>(type)]; }
std::string_view name(MachineMark mark) noexcept { return kMarkNames[static_cast<std::size_t>(mark)]; }

const std::vector<std::string_view>& signal_properties() {
  static const std::vector<std::string_view> names = all_properties();
  return names;
}

SignalReader::SignalReader(const RecordTable& contacts) : contacts_(&contacts) {
  for (const std::string_view name : signal_properties()) {
    properties_.push_back(contacts.schema().find(name));
  }
  const PropertyIndex delivered = contacts.schema().find(kDelivered);
  for (RecordIndex record = 0; delivered != kNoProperty && !counts_deliveries_ && record < contacts.size(); ++record) {
    counts_deliveries_ = is_counted(contacts.cell(record, delivered));
  }
}

// The signals of one record, one source after the other.
class RecordSignals {
 public:
  RecordSignals(const RecordTable& contacts, RecordIndex record, const std::vector<PropertyIndex>& properties,
                bool counts_deliveries, std::vector<RejectedSignal>* rejected)
      : contacts_(contacts),
        record_(record),
        properties_(properties),
        counts_deliveries_(counts_deliveries),
        rejected_(rejected) {}

  std::optional<Signal> read(const Source& source) {
    const Cell counter = cell(source.counter);
    Signal signal{source.type, 1, date(source.first), date(source.last), source.counter, MachineMark::none};
    if (counter.empty()) {
      signal.source = source.last;
      return signal.last ? std::optional(signal) : std::nullopt;
    }
    const auto count = count_of(counter);
    if (!count || *count < 0) {
      reject(source.counter, counter, true);
      return std::nullopt;
    }
    signal.count = *count;
    signal.machine = mark(signal);
    return *count > 0 ? std::optional(signal) : std::nullopt;
  }

 private:
  Cell cell(std::string_view property) const {
    const PropertyIndex index = property.empty() ? kNoProperty : properties_[index_of(property)];
    return index == kNoProperty ? Cell{} : contacts_.cell(record_, index);
  }

  std::optional<std::int64_t> date(std::string_view property) {
    const Cell found = cell(property);
    if (found.kind == Cell::Kind::datetime) {
      return found.datetime;
    }
    const auto time = found.kind == Cell::Kind::text ? to_datetime(found.text) : std::nullopt;
    if (!time && !found.empty()) {
      reject(property, found, false);
    }
    return time;
  }

  void reject(std::string_view property, const Cell& found, bool is_number) {
    const auto is_known = [property](const RejectedSignal& known) { return known.property == property; };
    if (rejected_ != nullptr && std::none_of(rejected_->begin(), rejected_->end(), is_known)) {
      std::string buffer;
      rejected_->push_back({property, std::string(found.as_text(buffer)), is_number});
    }
  }

  MachineMark mark(const Signal& signal) {
    if (signal.type != SignalType::email_open && signal.type != SignalType::email_click) {
      return MachineMark::none;
    }
    if (counts_deliveries_ && !is_counted(cell(kDelivered))) {
      return MachineMark::without_delivery;
    }
    // Each date vouches for one time alone, so a counter is marked only where the dates account for all of it.
    const bool last_at_sending = is_same_second(signal.last, date(kLastSend));
    const bool first_at_sending = signal.first != signal.last && is_same_second(signal.first, date(kFirstSend));
    if (signal.count <= (last_at_sending ? 1 : 0) + (first_at_sending ? 1 : 0)) {
      return MachineMark::at_sending;
    }
    const bool at_once = signal.count > 1 && is_same_second(signal.first, signal.last);
    return at_once && signal.type == SignalType::email_click ? MachineMark::all_at_once : MachineMark::none;
  }

  const RecordTable& contacts_;
  RecordIndex record_;
  const std::vector<PropertyIndex>& properties_;
  bool counts_deliveries_;
  std::vector<RejectedSignal>* rejected_;
};

void SignalReader::read(RecordIndex record, std::vector<Signal>& signals, std::vector<RejectedSignal>* rejected) const {
  signals.clear();
  if (rejected != nullptr) {
    rejected->clear();
  }
  RecordSignals reader(*contacts_, record, properties_, counts_deliveries_, rejected);
  for (const Source& source : kSources) {
    if (const auto signal = reader.read(source)) {
      signals.push_back(*signal);
    }
  }
}

namespace {

// Whether the properties of a signal type were fetched, and whether any live record has it.
struct Coverage {
  bool fetched = false;
  bool occurs = false;
};

Coverage coverage_of(const RecordTable& contacts, std::string_view property) {
  const PropertyIndex index = contacts.schema().find(property);
  Coverage coverage{index != kNoProperty, false};
  for (RecordIndex record = 0; coverage.fetched && !coverage.occurs && record < contacts.size(); ++record) {
    const Cell cell = contacts.cell(record, index);
    coverage.occurs = !contacts.archived(record) && (cell.kind == Cell::Kind::datetime || is_counted(cell));
  }
  return coverage;
}

EngagementFinding not_fetched(std::string_view what, std::string_view properties) {
  return {"engagement.not_fetched", std::string(what) + " are not in the pages",
          "fetch " + std::string(properties) + " with the contacts"};
}

}  // namespace

std::vector<EngagementFinding> diagnose_engagement(const RecordTable& contacts) {
  std::vector<EngagementFinding> findings;
  if (contacts.size() == 0) {
    return findings;
  }
  const auto check = [&](std::string_view property, std::string_view what, EngagementFinding missing) {
    const Coverage coverage = coverage_of(contacts, property);
    if (!coverage.fetched) {
      findings.push_back(not_fetched(what, property));
    } else if (!coverage.occurs) {
      findings.push_back(std::move(missing));
    }
    return coverage;
  };
  check("hs_analytics_num_page_views", "page views",
        {"engagement.no_tracking", "no contact has a page view",
         "put HubSpot's tracking code on every page of the site (HubSpot: Settings > Tracking & Analytics)"});
  const bool delivered = coverage_of(contacts, kDelivered).occurs;
  check("hs_email_open", "email opens",
        delivered
            ? EngagementFinding{"engagement.no_open_tracking", "marketing email was delivered, yet none opened",
                                "turn on open tracking (HubSpot: Settings > Marketing > Email > Tracking)"}
            : EngagementFinding{"engagement.no_marketing_email", "no contact ever opened a marketing email",
                                "opens and clicks are counted for HubSpot's own marketing email alone: send with it, "
                                "or rely on the other signals"});
  check("num_conversion_events", "form submissions",
        {"engagement.no_forms", "no contact ever submitted a form",
         "use HubSpot's forms, or let its tracking code collect the forms of the site"});
  check("engagements_last_meeting_booked", "meetings",
        {"engagement.no_meetings", "no contact ever booked a meeting",
         "meetings are counted when booked through HubSpot's meetings tool"});
  return findings;
}

}  // namespace trailspark
