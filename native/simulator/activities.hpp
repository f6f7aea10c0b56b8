#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "portal.hpp"
#include "properties.hpp"

/// What was written and said while a deal went on: 1:1 emails and meetings with a contact of its company. Their text
/// tells, mostly, how the deal ends.
namespace simulator {

constexpr std::uint64_t kEmailsPerDeal = 4;
constexpr std::uint64_t kMeetingsPerDeal = 2;

/// How the other side feels about it.
enum class Mood { eager, neutral, hesitant, annoyed };

struct Email {
  std::uint64_t number = 0;
  std::int64_t id = 0;
  Deal deal;
  Company company;
  Rep rep;          ///< the owner, who writes or is written to
  Contact contact;  ///< the other side; has no address where the record has none
  bool incoming = false;
  Mood mood = Mood::neutral;
  const char* subject = nullptr;
  std::string text;
  Moment sent = 0;
  std::int64_t opens = 0, clicks = 0, replies = 0;  ///< of one that went out
  bool bounced = false;
  Moment updated = 0;
};

struct Meeting {
  std::uint64_t number = 0;
  std::int64_t id = 0;
  Deal deal;
  Company company;
  Contact contact;
  const char* title = nullptr;
  std::string notes;
  const char* outcome = nullptr;  ///< "COMPLETED"
  Moment created = 0;
  Moment start = 0;
  Moment end = 0;
  Moment updated = 0;
};

std::int64_t email_id(std::uint64_t number) noexcept;
std::int64_t meeting_id(std::uint64_t number) noexcept;

/// The record of the contact that a deal's emails and meetings are with; nothing where the company has nobody.
std::optional<std::uint64_t> contact_of_deal(const Portal& portal, std::uint64_t deal);

Email make_email(const Portal& portal, std::uint64_t number);
Meeting make_meeting(const Portal& portal, std::uint64_t number);

using EmailProperty = Property<Email>;
using MeetingProperty = Property<Meeting>;
std::span<const EmailProperty> email_properties();
std::span<const MeetingProperty> meeting_properties();

}  // namespace simulator
