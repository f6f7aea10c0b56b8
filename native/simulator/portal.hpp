#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "layout.hpp"
#include "moment.hpp"
#include "names.hpp"
#include "planted.hpp"
#include "words.hpp"

/// A made-up HubSpot account: people, companies, deals, and what was recorded of them.
namespace simulator {

struct Settings {
  std::uint64_t contacts = 10'000;  ///< contact records
  std::uint64_t seed = 1;
  Moment now = 0;
  /// Such records as imports, other programs and years of use leave behind. Without it a portal is tidy, but for its
  /// duplicates, which then spell the shared email alike.
  bool dirty = false;
  /// Two of ten contact records are further ones of an earlier person. Without them no two share an address, as
  /// HubSpot's own rules have it.
  bool duplicates = true;
  std::string domain = "northforge.example";  ///< of the account's own people
  std::int64_t portal_id = 24'681'357;
  Planted planted;
};

/// One of the account's own people, who can own records.
struct Rep {
  const char* id;  ///< owner id
  std::string first_name, last_name;
  std::string email;
};

/// What became of a company's deals: the best of what became of each, in this order.
enum class Outcome { none, open, lost, won };

struct Company {
  std::uint64_t number = 0;
  std::int64_t id = 0;
  const Culture* culture = nullptr;
  const Trade* trade = nullptr;
  const City* city = nullptr;
  std::string name;          ///< "Northforge Logistics", without the legal form
  std::string domain;        ///< as people write it: "m\u00fcnchen-northforge.example"
  std::string ascii_domain;  ///< "xn--mnchen-northforge-m6b.example"; the same where the domain is ASCII
  std::int64_t employees = 0;
  std::int64_t revenue = 0;  ///< a year, in US dollars
  int founded = 0;           ///< year
  Moment created = 0;
  Moment updated = 0;
  bool fits = false;       ///< planted: the right trade and size, or a stated trait; such companies buy more often
  std::string source;      ///< planted: where all its people come from; empty: from anywhere
  bool copy = false;       ///< a second record of another company; nobody works there
  std::uint64_t dice = 0;  ///< for what is made up only when asked for
  Outcome outcome = Outcome::none;
  Moment decided = 0;  ///< when the deal was closed that decided the outcome; 0 while none is
  std::uint64_t deals = 0;
  std::uint64_t open_deals = 0;
  std::int64_t won_amount = 0;
};

struct Pipeline;
struct Stage;

struct Deal {
  std::uint64_t number = 0;
  std::int64_t id = 0;
  std::uint64_t company = 0;
  const char* subject = nullptr;
  const Pipeline* pipeline = nullptr;
  const Stage* stage = nullptr;
  const char* lost_reason = nullptr;  ///< where it was lost
  Outcome outcome = Outcome::open;
  std::int64_t amount = 0;  ///< in whole units of the company's currency
  Moment created = 0;
  Moment closed = 0;  ///< expected, while the deal is open
  Moment updated = 0;
  std::uint64_t dice = 0;
};

/// Someone whom one or more contact records describe.
struct Person {
  std::uint64_t number = 0;
  const Culture* culture = nullptr;
  const Name* first = nullptr;
  const Name* last = nullptr;
  const JobTitle* title = nullptr;    ///< in English, or
  const char* local_title = nullptr;  ///< in the culture's language
  bool employed = false;              ///< by the company of their seat, which gives them their address
  bool mailbox = false;               ///< nobody: info@...
  std::uint64_t company = 0;
  std::string email;   ///< folded: lower case, domain in ASCII; no two people share one
  std::string domain;  ///< of that address, as people write it
};

/// How a record says that it is somebody's whom an earlier record knows.
enum class Link { none, email, secondary_email, shared_secondary_email, merged_id, shared_merged_id };

enum class Address { usable, missing, unusable };

/// Whose record it is and by what a reader can know.
struct Identity {
  std::uint64_t person = 0;
  Link link = Link::none;
  std::uint64_t target = 0;  ///< the earlier record, where linked
  Address address = Address::missing;
  std::string email;                   ///< folded; where usable
  std::string domain;                  ///< of that address, as people write it
  std::vector<std::string> secondary;  ///< further addresses, folded
  std::vector<std::int64_t> merged;    ///< ids of records merged into this one, gone or not
};

/// What HubSpot counted; 0 is nothing.
struct Engagement {
  std::int64_t page_views = 0, visits = 0, conversions = 0;
  std::int64_t delivered = 0, bounces = 0, opens = 0, clicks = 0;
  Moment first_visit = 0, last_visit = 0, first_conversion = 0, last_conversion = 0;
  Moment first_send = 0, last_send = 0, first_open = 0, last_open = 0, first_click = 0, last_click = 0;
  Moment meeting_booked = 0;
  bool machine = false;  ///< the opens are a program's: nothing was delivered, or opened the second it was sent

  Moment last() const noexcept;
};

struct Contact {
  std::uint64_t record = 0;
  std::int64_t id = 0;
  Identity identity;
  Person person;
  Company company;    ///< where the person is employed
  std::string email;  ///< as the record spells it; empty where missing
  std::string additional_emails;
  std::string first_name, last_name, job_title, company_name, industry, website, phone;
  std::string lifecycle, lead_status;
  std::string planted_source;  ///< where a relation was stated of where people come from
  Engagement engagement;
  Moment created = 0;
  Moment updated = 0;
  std::uint64_t dice = 0;  ///< for what is made up only when asked for
};

/// So many records stand between the two versions of one that changes while it is read.
constexpr std::uint64_t kLateChange = 50;

/// Any part of the portal, worked out when asked for: the same settings give the same answers, in any order of
/// questions, and nothing is stored. A contact costs a few microseconds.
class Portal {
 public:
  explicit Portal(Settings settings);

  const Settings& settings() const noexcept { return settings_; }
  const Layout& layout() const noexcept { return layout_; }

  /// Those that own a company's records, and its deals, emails and meetings.
  static constexpr std::uint64_t kReps = 6;
  Rep rep(std::uint64_t company) const;

  Person person(std::uint64_t number) const;
  /// Company records: those of the layout, then, where dirty, second records of some of them.
  std::uint64_t companies() const noexcept;
  Company company(std::uint64_t number) const;
  Deal deal(std::uint64_t number) const;

  Identity identity(std::uint64_t record) const;
  /// The record as it is now; `earlier`: as it was before its last change, for those with two versions.
  Contact contact(std::uint64_t record, bool earlier = false) const;
  /// When a record that is in the recycle bin was archived, at most 90 days ago; 0 where it is not. Where dirty, a few
  /// contacts and deals in a hundred are, and half of the companies that are second records. The pages that are written
  /// to files have all records: only a live account has a bin.
  Moment archived_contact(std::uint64_t record) const;
  Moment archived_company(std::uint64_t number) const;
  Moment archived_deal(std::uint64_t number) const;

  /// Where dirty, a few records change while they are read.
  bool changes_while_read(std::uint64_t record) const noexcept;

 private:
  /// A moment in the portal's life for number i of n things that came in ever faster.
  Moment arrival(std::uint64_t i, std::uint64_t n, Random& random) const;
  Company base_company(std::uint64_t number) const;
  void plant(Company& company) const;
  Company company_copy(std::uint64_t number) const;
  Deal deal_of(const Company& company, std::uint64_t which) const;
  void settle(Deal& deal, const Company& company, Random& random) const;
  Person person_at(std::uint64_t number, Seat seat) const;
  std::uint64_t pick_target(std::uint64_t record, Random& random) const;
  bool has_address(std::uint64_t record) const;
  void link(Identity& identity, std::uint64_t record, Random& random) const;
  Engagement engagement(const Contact& contact) const;
  void fill_names(Contact& contact, Random& random) const;
  void fill_status(Contact& contact, Random& random) const;
  std::string planted_source(const Contact& contact) const;
  Moment updated(const Contact& contact) const;
  Moment archived(unsigned often, std::uint64_t key) const;

  Settings settings_;
  Layout layout_;
};

}  // namespace simulator
