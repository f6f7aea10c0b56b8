#pragma once

#include "json_writer.hpp"
#include "properties.hpp"
#include "random.hpp"

namespace simulator {

/// How a property stands in a record.
enum class Presence { absent, null, text };

/// Replaces `text` by a cell's value as HubSpot writes it, with `dirt` in one of the ways below.
Presence cell_text(const Definition& definition, const Cell& cell, Random* dirt, std::string& text);

/// Writes a cell as the member `definition.name`, the way HubSpot writes such a property. With `dirt`, in one of the
/// ways that also occur: empty as null, "" or not at all; numbers as "12.0" or "1.2E7"; dates of other precision or in
/// milliseconds; values that do not convert; characters escaped without need.
void write_cell(JsonWriter& json, const Definition& definition, const Cell& cell, Random* dirt);

/// A moment of HubSpot's own; with `dirt`, sometimes without milliseconds where these are zero.
std::string written_moment(Moment moment, Random* dirt);

}  // namespace simulator
