#include "portal.hpp"
#include "unicode.hpp"

namespace simulator {
namespace {

// Reserved names (RFC 2606) that read like providers of private mailboxes.
constexpr const char* kProviders[] = {"freemail.example", "inbox.example", "mailbox.test", "postfach.test"};

/// A company's custom for the part before the @.
std::string local_part(const Person& person, std::uint64_t custom) {
  const std::string& first = person.first->latin;
  const std::string& last = person.last->latin;
  switch (custom) {
    case 0:
      return first.substr(0, 1) + last;
    case 1:
      return first;
    case 2:
      return first + '_' + last;
    case 3:
      return first.substr(0, 1) + '.' + last;
    default:
      return first + '.' + last;
  }
}

/// The address written with the letters of the name itself, where that can be folded without doubt.
std::string unicode_local_part(const Person& person) {
  const std::string local = to_lower(person.first->text + '.' + person.last->text);
  const bool fits = !is_ascii(local) && survives_case(local) && local.find_first_of(" '") == std::string::npos;
  return fits ? local : std::string();
}

}  // namespace

Person Portal::person_at(std::uint64_t number, Seat seat) const {
  Random company_random(settings_.seed, Stream::company, seat.company);
  const Culture& company_culture = pick_culture(company_random);  // as base_company draws it
  Random random(settings_.seed, Stream::person, number);
  Person person;
  person.number = number;
  person.company = seat.company;
  person.culture = random.chance(800) ? &company_culture : &pick_culture(random);
  person.first = &person.culture->first[random.below(person.culture->first.size())];
  person.last = &person.culture->last[random.below(person.culture->last.size())];
  person.employed = !random.chance(110);
  person.mailbox = person.employed && random.chance(25);
  const auto& local_titles = person.culture->titles;
  if (!local_titles.empty() && random.chance(400) && (settings_.dirty || !person.culture->world)) {
    person.local_title = local_titles[random.below(local_titles.size())].c_str();
  }
  person.title = &random.pick(job_titles());
  return person;
}

Rep Portal::rep(std::uint64_t company) const {
  const std::uint64_t number = company % kReps;
  Random random(settings_.seed, Stream::person, ~number);
  const Culture& culture = cultures()[number % 3];
  const Name& first = culture.first[random.below(culture.first.size())];
  const Name& last = culture.last[random.below(culture.last.size())];
  return {owner_of(number), first.text, last.text, first.latin + '.' + last.latin + '@' + settings_.domain};
}

Person Portal::person(std::uint64_t number) const {
  const Seat seat = layout_.seat_of(number);
  Person person = person_at(number, seat);
  Random random(settings_.seed, Stream::address, number);
  if (!person.employed) {
    // The number keeps the address unlike all others: no name ends in a digit.
    person.domain = random.pick(kProviders);
    person.email = local_part(person, 1 + random.below(5)) + std::to_string(number + 1) + '@' + person.domain;
    return person;
  }
  const Company company = base_company(seat.company);
  person.domain = company.domain;
  if (person.mailbox) {
    person.email = std::string(role_mailboxes()[seat.member]) + '@' + company.ascii_domain;
    return person;
  }
  const std::uint64_t custom = Random(settings_.seed, Stream::address, ~seat.company).below(7);
  const std::string plain = local_part(person, custom);
  std::uint64_t namesakes = 0;
  for (std::uint64_t member = 0; member < seat.member; ++member) {
    const auto other = layout_.person_at({seat.company, member});
    const Person colleague = person_at(*other, {seat.company, member});
    if (colleague.employed && !colleague.mailbox && local_part(colleague, custom) == plain) {
      ++namesakes;
    }
  }
  std::string local = settings_.dirty && random.chance(60) ? unicode_local_part(person) : std::string();
  if (local.empty()) {
    local = plain;
  }
  if (namesakes > 0) {
    local += std::to_string(namesakes + 1);
  }
  if (random.chance(8)) {
    local += "+newsletter";
  }
  person.email = local + '@' + company.ascii_domain;
  return person;
}

}  // namespace simulator
