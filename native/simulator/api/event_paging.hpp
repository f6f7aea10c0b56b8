#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "simulator/server/errors.hpp"
#include "simulator/store/account.hpp"

/// What lists of events share.
namespace simulator {

/// An opaque token for where the next page begins: Base64 of "<sign><when>:<record>:<ordinal>".
std::string event_token(std::string_view sign, const EventPlace& place);
/// Refused with 400 where nobody here can have made it.
EventPlace event_place(std::string_view sign, std::string_view token);

/// The id of an event: a UUID that its dice give.
std::string event_id(std::uint64_t dice);

/// The number of a query parameter; refused with 400 where it is no whole number.
std::optional<std::int64_t> number_parameter(const Request& request, const char* name);
/// "true" or "false"; refused with 400 where it is neither.
bool flag_parameter(const Request& request, const char* name, bool otherwise);

/// A contact whose record was deleted for good leaves no trace.
bool is_erased(const Account& account, const Contact& contact);

}  // namespace simulator
