#include "material.hpp"

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <utility>

namespace soak {
namespace {

using json =
    nlohmann::ordered_json;  // what is made of a record keeps its order, so that either way of reading meets it
using simulator::Object;
using trailspark::ObjectType;

constexpr std::pair<Object, ObjectType> kObjects[] = {{Object::contacts, ObjectType::contacts},
                                                      {Object::companies, ObjectType::companies},
                                                      {Object::deals, ObjectType::deals}};

// The elements of the first list in a page that is sound, each as it stands there.
std::vector<std::string> elements_of(const std::string& page) {
  std::vector<std::string> elements;
  const std::size_t list = page.find('[') + 1;
  std::size_t begin = list;
  int depth = 0;
  for (std::size_t at = list;; ++at) {
    const char c = page[at];
    if (c == '"') {
      for (++at; page[at] != '"'; ++at) {
        at += std::size_t{page[at] == '\\'};
      }
    } else if (depth == 0 && (c == ',' || c == ']')) {
      if (page.find_first_not_of(" \t\r\n", begin) < at) {
        elements.push_back(page.substr(begin, at - begin));
      }
      begin = at + 1;
      if (c == ']') {
        return elements;
      }
    } else {
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
    }
  }
}

// The id of what is a record, and its properties' names.
std::int64_t id_of(const std::string& text, std::set<std::string>& properties) {
  const json record = json::parse(text);
  if (!record.is_object() || !record.contains("id") || !record["properties"].is_object()) {
    return 0;
  }
  for (const auto& [name, value] : record["properties"].items()) {
    properties.insert(name);
  }
  return std::stoll(record["id"].get<std::string>());
}

void add_pages(Material& material, const simulator::Portal& portal, const simulator::PageSettings& settings,
               ObjectType object, std::set<std::string>& properties) {
  simulator::PageStream stream(portal, settings);
  for (std::string page; stream.next(page);) {
    if (!json::accept(page) || page.find("\"results\"") == std::string::npos) {
      material.broken_pages.push_back(page);
      continue;
    }
    for (std::string& text : elements_of(page)) {
      const std::int64_t id = id_of(text, properties);
      material.pieces.push_back({object, std::move(text), id});
    }
  }
  material.broken_records += stream.tally().rejected_records;
}

// What stands back behind a text in another part of the same version: nothing, or a text that sorts before it.
json lesser(const json& value, Random& random) {
  const auto* text = value.get_ptr<const std::string*>();
  const bool has_less = text != nullptr && text->size() > 1 && static_cast<unsigned char>((*text)[0]) < 0x80;
  return has_less && random.chance(60) ? json(text->substr(0, 1)) : random.chance(50) ? json("") : json();
}

// The record in two to forty parts, each with some of its properties.
std::vector<json> parts_of(const json& record, Random& random) {
  std::vector<json> parts(random.between(2, random.chance(10) ? 40 : 5), record);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    parts[i]["properties"] = json::object();
    if (i > 0) {
      parts[i].erase("associations");
    }
  }
  for (const auto& [name, value] : record["properties"].items()) {
    if (random.chance(30)) {
      parts[random.below(parts.size())]["properties"][name] = lesser(value, random);
    }
    parts[random.below(parts.size())]["properties"][name] = value;
  }
  return parts;
}

// What was true of the record before, as somebody may still deliver it.
json overtaken(const json& record, Random& random) {
  json older = record;
  older["updatedAt"] = "2001-01-0" + std::to_string(random.between(1, 9)) + "T10:00:00.000Z";
  older["archived"] = random.chance(20);
  for (auto& value : older["properties"]) {
    if (value.is_string() && random.chance(50)) {
      value = "overtaken" + std::to_string(random.below(20)) + "@old.example";
    }
  }
  return older;
}

json archived_person(const json& record, std::int64_t id) {
  json person = record;
  person["id"] = std::to_string(id);
  person["archived"] = true;
  return person;
}

std::string join(const std::vector<Piece>& pieces, std::size_t begin, std::size_t end) {
  std::string joined;
  for (std::size_t i = begin; i < end; ++i) {
    joined.append(i == begin ? "" : ",").append(pieces[i].text);
  }
  return joined;
}

}  // namespace

Material make_material(const simulator::Settings& settings, Random& random, bool one_line) {
  const simulator::Portal portal(settings);
  Material material;
  std::set<std::string> properties;
  for (const auto& [object, type] : kObjects) {
    simulator::PageSettings pages;
    pages.object = object;
    pages.page_size = random.between(1, 120);
    pages.associations = random.chance(30);
    pages.broken_pages = object == Object::contacts && random.chance(50);
    pages.one_line = one_line;
    add_pages(material, portal, pages, type, properties);
  }
  material.properties.assign(properties.begin(), properties.end());
  const simulator::Truth truth = simulator::find_truth(portal, true);
  std::ostringstream leads;
  simulator::write_leads(leads, truth);
  material.leads = leads.str();
  material.records = truth.records;
  material.lead_count = truth.leads;
  material.without_email = truth.without_email;
  material.companies = truth.companies;
  material.deals = truth.deals;
  return material;
}

Deliveries make_deliveries(const Material& material, Random& random) {
  Deliveries deliveries;
  const unsigned noise = random.chance(30) ? 0 : static_cast<unsigned>(random.between(1, 25));  // per cent
  constexpr std::int64_t kNobody = 9'000'000'000'000'000;                                       // beyond all ids
  for (const Piece& piece : material.pieces) {
    const auto add = [&](const json& record, std::int64_t id) {
      deliveries.pieces.push_back({piece.object, record.dump(), id});
    };
    if (piece.id == 0 || !random.chance(noise)) {
      deliveries.pieces.push_back(piece);
      continue;
    }
    const json record = json::parse(piece.text);
    switch (random.below(4)) {
      case 0:
        deliveries.pieces.insert(deliveries.pieces.end(), random.between(2, 3), piece);
        break;
      case 1:
        deliveries.pieces.push_back(piece);
        add(overtaken(record, random), piece.id);
        break;
      case 2:
        for (const json& part : parts_of(record, random)) {
          add(part, piece.id);
        }
        break;
      default:
        deliveries.pieces.push_back(piece);
        if (piece.object == ObjectType::contacts) {
          const std::int64_t id = kNobody + static_cast<std::int64_t>(deliveries.archived++);
          add(archived_person(record, id), id);
        }
    }
  }
  random.shuffle(deliveries.pieces);
  return deliveries;
}

std::string page_of(const std::vector<Piece>& pieces, std::size_t begin, std::size_t end, Random& random) {
  const std::string results = "\"results\":[" + join(pieces, begin, end) + "]";
  switch (random.below(5)) {
    case 0:
      return "{\"total\":" + std::to_string(random.below(1'000'000)) + "," + results + "}";
    case 1:
      return "{\"status\":\"COMPLETE\"," + results +
             R"(,"startedAt":"2026-11-23T10:00:00.000Z","completedAt":"2026-11-23T10:00:00.010Z"})";
    case 2:
      return "{" + results + ",\"paging\":{\"next\":{\"after\":\"" + std::to_string(end) + "\"}}}";
    case 3:
      return " {" + results + "}" + std::string(random.below(900), ' ');
    default:
      return "{" + results + "}";
  }
}

std::vector<Piece> changing(const std::vector<Piece>& pieces) {
  std::vector<Piece> changing;
  for (const Piece& piece : pieces) {
    if (piece.id != 0) {
      const json record = json::parse(piece.text);
      changing.push_back({piece.object,
                          R"({"updatedAt":)" + record["updatedAt"].dump() + R"(,"id":)" + record["id"].dump() +
                              R"(,"properties":)" + record["properties"].dump() + "}",
                          piece.id});
    }
  }
  return changing;
}

void change(std::vector<Piece>& pieces) {
  constexpr std::size_t kYear = std::string_view(R"({"updatedAt":")").size();
  for (Piece& piece : pieces) {
    piece.text.replace(kYear, 4, std::to_string(std::stoi(piece.text.substr(kYear, 4)) + 400));
  }
}

}  // namespace soak
