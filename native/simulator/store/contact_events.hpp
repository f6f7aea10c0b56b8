#pragma once

#include "simulator/store/email_index.hpp"
#include "simulator/store/event_log.hpp"

namespace simulator {

/// What happened to all contacts of an account, newest first, and whose address it happened to.
class ContactEvents {
 public:
  explicit ContactEvents(const Portal& portal);

  const EventLog& emails() const noexcept { return emails_; }            ///< kinds: EmailEventType
  const EventLog& submissions() const noexcept { return submissions_; }  ///< kinds: forms
  /// The made-up records with that address as their own, ascending.
  std::vector<std::uint64_t> records_of(std::string_view address) const;

 private:
  const Portal& portal_;
  EventLog emails_;
  EventLog submissions_;
  EmailIndex addresses_;
};

}  // namespace simulator
