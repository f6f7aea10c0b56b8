#include <algorithm>

#include "evaluation_state.hpp"
#include "trailspark/convert.hpp"

// Properties of a contact that speak against it.
namespace trailspark {
namespace {

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equals_fold(std::string_view a, std::string_view b) noexcept {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

bool holds(const Detractor& detractor, const Cell& cell, std::string& buffer) {
  if (cell.empty()) {
    return false;
  }
  const std::string_view text = cell.as_text(buffer);
  if (!detractor.equals.empty()) {
    return equals_fold(text, detractor.equals);
  }
  const auto number = to_number(text);
  return number && *number >= detractor.at_least;
}

}  // namespace

std::vector<std::uint32_t> detracted_rows(const Gathered& gathered, LeadBase::State& records,
                                          const ScoringSettings& settings, double as_of) {
  const RecordTable& table = records.contacts.table();
  const Identity& identity = records.contacts.identity();
  std::vector<std::uint32_t> rows(gathered.group_of_row.size(), 0);
  std::string buffer;
  for (std::size_t i = 0; i < settings.detractors.size(); ++i) {
    const PropertyIndex property = table.schema().find(settings.detractors[i].property);
    if (property == kNoProperty) {
      continue;
    }
    for (std::size_t row = 0; row < rows.size(); ++row) {
      // What a record that changed since had then is not known.
      const RecordIndex winner = identity.winner(gathered.group_of_row[row]);
      if (gathered.updated[row] <= as_of && holds(settings.detractors[i], table.cell(winner, property), buffer)) {
        rows[row] |= 1U << i;
      }
    }
  }
  return rows;
}

}  // namespace trailspark
