#pragma once

#include <set>
#include <string>
#include <vector>

#include "simulator/api/record_query.hpp"

namespace simulator {

/// One condition of a search.
class SearchFilter {
 public:
  /// {"propertyName":"email","operator":"EQ","value":"ada@acme.test"}; refused with 400 where it makes no sense.
  SearchFilter(const Json& json, const Account& account, ObjectType type);

  /// The property that it asks for; nothing where it asks for links.
  std::optional<PropertyIndex> property() const noexcept { return property_; }
  /// For a filter on a property.
  bool holds(const SearchValue& value) const;
  /// For a filter on links.
  bool holds(RecordId id) const { return linked_.contains(id) != negative_; }

 private:
  enum class Operator { eq, lt, lte, gt, gte, between, in, has, contains };

  void read_operator(const std::string& name);
  void read_operands(const Json& json, const PropertyDefinition& property);
  void read_links(const Json& json, const Account& account, ObjectType type, const std::string& name);
  std::string operand(const PropertyDefinition& property, std::string text) const;
  bool positive(const SearchValue& value) const;
  bool equals(const SearchValue& value, const std::string& operand) const;
  int compare(const SearchValue& value) const;

  std::optional<PropertyIndex> property_;
  Operator operator_ = Operator::eq;
  bool negative_ = false;  // NEQ, NOT_IN, NOT_HAS_PROPERTY, NOT_CONTAINS_TOKEN
  bool by_number_ = false;
  bool several_ = false;  // the property holds a list, "a;b"
  std::vector<std::string> operands_;
  std::vector<double> numbers_;
  std::set<RecordId> linked_;
};

/// Whether a text has such a word, or all such words in a row; * stands for any letters. Both in small letters.
///
///   contains_token("ada@acme.test", "acme"), contains_token("ada@acme.test", "*@acme.test")
bool contains_token(std::string_view text, std::string_view token);

/// Whether every word of the query begins some word of the text. Both in small letters.
bool has_words_beginning(std::string_view text, std::string_view query);

}  // namespace simulator
