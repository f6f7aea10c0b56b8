#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "random.hpp"
#include "simulator/pages.hpp"
#include "simulator/truth.hpp"
#include "trailspark/base.hpp"

/// What a round works with: a made-up portal cut into records, and what is known about it.
namespace soak {

/// One record as the portal wrote it, or a version or part made of it.
struct Piece {
  trailspark::ObjectType object = trailspark::ObjectType::contacts;
  std::string text;     ///< JSON, as it stands in a page's results
  std::int64_t id = 0;  ///< 0: no record
};

struct Material {
  std::vector<Piece> pieces;              ///< in the portal's order, overtaken versions too
  std::vector<std::string> broken_pages;  ///< of contacts: no reader can read them
  std::vector<std::string> properties;    ///< names that the records carry
  std::string leads;                      ///< the truth: {"email":...,"recordId":...,"mergedFrom":[...]} a line
  std::uint64_t records = 0, lead_count = 0, without_email = 0;
  std::uint64_t companies = 0, deals = 0;
  std::uint64_t broken_records = 0;
};

/// The portal of these settings. `one_line`: without line breaks within a record.
Material make_material(const simulator::Settings& settings, Random& random, bool one_line);

/// The portal's records and beside them, in random order, what must make no difference: records sent again, versions
/// that are older and say something else, records in parts, people who are archived.
struct Deliveries {
  std::vector<Piece> pieces;
  std::uint64_t archived = 0;  ///< people who are no leads
};
Deliveries make_deliveries(const Material& material, Random& random);

/// A page that holds the pieces [begin, end): a list, search or batch read answer.
std::string page_of(const std::vector<Piece>& pieces, std::size_t begin, std::size_t end, Random& random);

/// The records, ready to be changed again and again: each change() lets 400 years pass, after which the calendar
/// repeats.
std::vector<Piece> changing(const std::vector<Piece>& pieces);
void change(std::vector<Piece>& pieces);

}  // namespace soak
