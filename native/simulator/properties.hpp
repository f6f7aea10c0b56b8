#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "moment.hpp"
#include "portal.hpp"

namespace simulator {

/// HubSpot's `type` and `fieldType` of a property.
enum class Shape {
  text,
  textarea,
  html,
  phone,
  number,
  date,
  datetime,
  flag,
  select,
  radio,
  checkbox,
  owner,     ///< enumeration whose values are owner ids
  equation,  ///< number/calculation_equation
  rollup,    ///< number/calculation_rollup
  score      ///< number/calculation_score
};

enum Trait : unsigned {
  kHidden = 1,
  kArchived = 2,
  kCalculated = 4,
  kReadOnly = 8,
  kCustom = 16,  ///< made in this portal
  kUnique = 32,
  kExact = 64,   ///< ids and dates of HubSpot's own: always written one way
  kByHand = 128  ///< people typed whatever they liked into it before it got its type
};

/// What HubSpot's properties endpoint says of one property.
struct Definition {
  const char* name;
  const char* label;
  Shape shape;
  const char* group;
  unsigned traits = 0;
  const char* options = "";  ///< "NEW=New|OPEN=Open"; a value alone is its own label in title case: "REAL_ESTATE"
  const char* description = "";
};

/// One value of a record before it is written as text.
class Cell {
 public:
  enum class Kind { empty, text, number, moment, day };

  void clear() {
    kind_ = Kind::empty;
    text_.clear();
  }
  void text(std::string_view value) {
    text_ = value;
    kind_ = value.empty() ? Kind::empty : Kind::text;
  }
  void number(std::int64_t value) {
    number_ = value;
    kind_ = Kind::number;
  }
  void moment(Moment value) {  // none: empty
    number_ = value;
    kind_ = value == 0 ? Kind::empty : Kind::moment;
  }
  void day(Moment value) {
    number_ = value;
    kind_ = Kind::day;
  }
  void flag(bool value) { text(value ? "true" : "false"); }

  Kind kind() const noexcept { return kind_; }
  const std::string& text() const noexcept { return text_; }
  std::int64_t number() const noexcept { return number_; }

 private:
  Kind kind_ = Kind::empty;
  std::string text_;
  std::int64_t number_ = 0;
};

/// A property that records carry, and how to read it off one. Leaves the cell empty where there is nothing.
template <class Record>
struct Property {
  Definition definition;
  void (*read)(const Record& record, Cell& cell);
};

using ContactProperty = Property<Contact>;

/// A deal as pages show it: its name and currency are the company's.
struct DealRecord {
  Deal deal;
  Company company;
};
using CompanyProperty = Property<Company>;
using DealProperty = Property<DealRecord>;

/// The properties that records carry, sorted by name.
std::span<const ContactProperty> contact_properties();
std::span<const CompanyProperty> company_properties();
std::span<const DealProperty> deal_properties();

/// Others that a portal has and nobody here fills in.
std::span<const Definition> other_contact_definitions();
std::span<const Definition> other_company_definitions();
std::span<const Definition> other_deal_definitions();

}  // namespace simulator
