#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trailspark/result.hpp"

namespace trailspark {

/// What a mapped field holds.
enum class FieldType : std::uint8_t { string, number, date, datetime, boolean, enumeration, multi_enumeration, phone };

/// "string", "number", "date", "datetime", "bool", "enum", "multi_enum", "phone": as the mapping document writes it.
std::string_view name(FieldType type) noexcept;
/// The type of that name, if there is one.
std::optional<FieldType> field_type(std::string_view name) noexcept;

/// One option of an enumeration property.
struct PropertyOption {
  std::string value;  ///< internal value, as records carry it; case-sensitive
  std::string label;
  bool hidden = false;
};

/// One definition of HubSpot's properties endpoint, cut to what mapping needs.
struct PropertyDefinition {
  std::string name;   ///< internal name: "jobtitle"
  std::string label;  ///< what people see: "Job Title", in the portal's language
  std::string description;
  std::string type;  ///< HubSpot's: string number date datetime enumeration bool phone_number json object_coordinates
  std::string field_type;  ///< HubSpot's: text select checkbox calculation_equation ...
  std::string group;
  std::vector<PropertyOption> options;
  std::string referenced_object;  ///< "OWNER" where values are owner ids, else empty
  bool archived = false;
  bool hidden = false;
  bool calculated = false;
  bool hubspot_defined = false;
  bool external_options = false;  ///< options live elsewhere (owners, stages) and are not listed
  bool read_only_value = false;
  std::vector<std::string> samples;  ///< a few values of real records, where known (key "samples", ours)

  /// The type that a field fed by this property has when nothing else is said:
  /// enumeration with fieldType checkbox -> multi_enumeration, phone_number or fieldType phonenumber -> phone, number,
  /// date, datetime, bool and enumeration as they are called. All other types, json and object_coordinates among them,
  /// are text.
  FieldType natural_type() const noexcept;
};

/// Reads the answer of GET /crm/properties/{version}/{object}: {"results":[...]} or the bare list.
/// Unknown keys are ignored; a definition needs `name` only.
/// Errors: json.syntax, properties.shape.
Result<std::vector<PropertyDefinition>> parse_properties(std::string_view json);

}  // namespace trailspark
