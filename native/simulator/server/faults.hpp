#pragma once

#include <atomic>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/random.hpp"
#include "simulator/server/json.hpp"
#include "simulator/server/message.hpp"

namespace simulator {

/// What goes wrong with a call.
struct Fault {
  enum class Kind {
    status,  ///< an error in place of the answer
    stall,   ///< the answer comes late
    cut,     ///< the answer ends in the middle of its body
    reset    ///< the connection ends without an answer
  };
  Kind kind = Kind::status;
  int status = 500;                ///< 400 to 599; of Kind::status
  std::string policy;              ///< of a 429: "TEN_SECONDLY_ROLLING", "SECONDLY", "DAILY"
  std::optional<int> retry_after;  ///< seconds
  std::int64_t stall_milliseconds = 0;
};

/// Which calls a fault is for.
struct FaultOrder {
  std::uint64_t id = 0;
  std::string method;        ///< empty: any
  std::string path = "*";    ///< * stands for anything, slashes too; without the query
  std::uint64_t skip = 0;    ///< so many calls that fit go well first
  std::uint64_t times = 1;   ///< so many fail; 0: all that follow
  std::uint64_t one_in = 1;  ///< of those that fit, one in so many, at random
  std::uint64_t seed = 1;    ///< the same calls are hit for a seed
  Fault fault;
  std::uint64_t seen = 0, hit = 0;  ///< so far
};

/// Orders that are open, oldest first. Safe to call from any thread.
class Faults {
 public:
  /// Gives it an id.
  std::uint64_t add(FaultOrder order);
  std::vector<FaultOrder> list() const;
  bool remove(std::uint64_t id);
  void clear();

  /// What becomes of this call. The first order that hits it counts it; those before it that fit have seen it.
  std::optional<Fault> strike(std::string_view method, std::string_view path);

 private:
  mutable std::mutex mutex_;
  std::atomic<bool> any_{false};
  std::uint64_t last_id_ = 0;
  std::vector<FaultOrder> orders_;
};

/// The answer of Kind::status.
Response fault_response(const Fault& fault, const std::string& correlation_id);
/// Any other kind does something to the answer.
void spoil(Response& response, const Fault& fault);

/// Whether `pattern`, with * for anything, fits the whole text.
bool fits_pattern(std::string_view pattern, std::string_view text) noexcept;

}  // namespace simulator
