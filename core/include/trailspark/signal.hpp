#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trailspark/record.hpp"

/// What a person did, as far as a contact's own properties tell. Source: HubSpot's standard contact properties.
namespace trailspark {

enum class SignalType : std::uint8_t { page_view, form_fill, product_activity, sales_event, email_open, email_click };
inline constexpr std::size_t kSignalTypes = 6;

/// "page_view", "form_fill", ...: as leads print them.
std::string_view name(SignalType type) noexcept;

/// Why a signal was made by a machine rather than a person, where the data shows it.
enum class MachineMark : std::uint8_t {
  none,
  without_delivery,  ///< opens or clicks, though nothing was delivered (and the portal does count deliveries)
  at_sending,        ///< the first and only time is the very second of sending
  all_at_once,       ///< clicks counted several times at one and the same instant: every link followed by a scanner
};
std::string_view name(MachineMark mark) noexcept;

/// A counter, or the date of the last time where HubSpot keeps no counter (then count is 1).
struct Signal {
  SignalType type;
  double count = 1;
  std::optional<std::int64_t> first;  ///< milliseconds since 1970
  std::optional<std::int64_t> last;
  std::string_view source;  ///< the property; lives as long as the program
  MachineMark machine = MachineMark::none;
};

/// A signal property whose value does not convert.
struct RejectedSignal {
  std::string_view property;
  std::string text;
  bool is_number;  ///< a counter, else a date
};

/// Properties that signals are read from, for the fetch set and for the diagnosis.
const std::vector<std::string_view>& signal_properties();

/// Reads signals of records of one table.
class SignalReader {
 public:
  /// Looks up the properties, and whether any record of the table counts deliveries. O(records).
  explicit SignalReader(const RecordTable& contacts);

  /// The signals of one record, by type, then source; counters of zero are no signals. What does not convert is
  /// in `rejected` afterwards, each property once, where given.
  void read(RecordIndex record, std::vector<Signal>& signals, std::vector<RejectedSignal>* rejected = nullptr) const;

 private:
  const RecordTable* contacts_;
  std::vector<PropertyIndex> properties_;  // as signal_properties()
  bool counts_deliveries_ = false;
};

/// One likely cause of missing engagement data.
struct EngagementFinding {
  std::string code;  ///< "engagement.no_tracking"
  std::string meaning;
  std::string remedy;
};

/// What is missing in the engagement of a table's live records, and what an administrator can do. Empty where opens,
/// clicks, forms, page views and meetings all occur, or where there are no records.
std::vector<EngagementFinding> diagnose_engagement(const RecordTable& contacts);

}  // namespace trailspark
