#include "store/record_pages.hpp"

#include <exception>
#include <memory>
#include <vector>

#include "store/places.hpp"

namespace trailspark::store {
namespace {

/// The links of one kind of one object, walked beside its records.
class LinkCursor {
 public:
  /// From the record `first` on.
  LinkCursor(Database& database, LinkKind kind, std::int64_t first)
      : statement_(database,
                   "SELECT from_id, to_id, is_primary FROM links WHERE kind = ?1 AND from_id >= ?2 ORDER BY kind, "
                   "from_id, to_id"),
        key_(trailspark::name(to_side(kind))),
        // As HubSpot's list calls name the types: "contact_to_company", its unlabelled twin for the others.
        type_(singular(from_side(kind)) + "_to_" + singular(to_side(kind))) {
    more_ = statement_.bind(1, store::name(kind)).bind(2, first).step();
  }

  /// Appends `"companies":{"results":[...]}` of a record; false where it has no links. Ids only ever grow.
  bool append(std::string& out, std::int64_t id, bool first_key) {
    while (more_ && statement_.number(0) < id) {
      more_ = statement_.step();
    }
    if (!more_ || statement_.number(0) != id) {
      return false;
    }
    out.append(first_key ? "\"" : ",\"").append(key_).append(R"(":{"results":[)");
    for (bool first = true; more_ && statement_.number(0) == id; first = false, more_ = statement_.step()) {
      out.append(first ? R"({"id":")" : R"(,{"id":")").append(std::to_string(statement_.number(1)));
      out.append(R"(","type":")").append(type_).append(statement_.number(2) != 0 ? R"("})" : R"(_unlabeled"})");
    }
    out.append("]}");
    return true;
  }

 private:
  static std::string singular(SyncObject object) {
    const std::string_view plural = trailspark::name(object);
    return object == SyncObject::companies ? "company" : std::string(plural.substr(0, plural.size() - 1));
  }

  Statement statement_;
  std::string key_;
  std::string type_;
  bool more_ = false;
};

using LinkCursors = std::vector<std::unique_ptr<LinkCursor>>;

LinkCursors link_cursors(Database& database, SyncObject object, std::int64_t first) {
  LinkCursors cursors;
  for (std::size_t i = 0; i < kLinkKinds; ++i) {
    if (from_side(static_cast<LinkKind>(i)) == object) {
      cursors.push_back(std::make_unique<LinkCursor>(database, static_cast<LinkKind>(i), first));
    }
  }
  return cursors;
}

void append_with_links(std::string& out, std::string_view body, std::int64_t id, LinkCursors& cursors) {
  const std::size_t end = body.rfind('}');
  if (end == std::string_view::npos) {
    out.append(body);  // no object: the reader of the page says so
    return;
  }
  out.append(body.substr(0, end));
  const std::size_t without_links = out.size();
  out.append(R"(,"associations":{)");
  bool any = false;
  for (const auto& cursor : cursors) {
    any = cursor->append(out, id, !any) || any;
  }
  if (any) {
    out.append("}");
  } else {
    out.resize(without_links);
  }
  out.append("}");
}

/// One state of the store for several statements; ends after them.
class Reading {
 public:
  explicit Reading(Database& database) : database_(database) { database_.run("BEGIN"); }
  ~Reading() {
    try {
      database_.run("ROLLBACK");
    } catch (const std::exception&) {
      // The connection is lost, and the reading with it.
    }
  }
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

 private:
  Database& database_;
};

}  // namespace

void for_each_page(Store& store, SyncObject object, const UsePage& use, std::size_t records_a_page) {
  Database& database = store.database();
  const Reading reading(database);
  LinkCursors cursors = link_cursors(database, object, 0);
  Statement bodies(database, "SELECT id, body, part FROM bodies WHERE object = ?1 ORDER BY object, id, part");
  bodies.bind(1, trailspark::name(object));
  std::string page;
  std::string room;
  std::size_t records = 0;
  std::int64_t first_id = 0;
  std::int64_t last_id = 0;
  bool wanted = true;
  const auto hand_over = [&] {
    if (records > 0) {
      wanted = use(page.append("]}"), first_id, last_id);
    }
    page = R"({"results":[)";
    records = 0;
  };
  hand_over();
  while (wanted && bodies.step()) {
    const std::int64_t id = bodies.number(0);
    if (records >= records_a_page && id != last_id) {
      hand_over();
    }
    first_id = records == 0 ? id : first_id;
    page.append(records == 0 ? "" : ",");
    const std::string_view body =
        store.opened(bodies.text(1), body_place(trailspark::name(object), id, bodies.number(2)), room);
    append_with_links(page, body, id, cursors);  // in the first part; behind it the cursors have moved on
    records += 1;
    last_id = id;
  }
  if (wanted) {
    hand_over();
  }
}

std::string page_of(Store& store, SyncObject object, const std::vector<std::int64_t>& ids) {
  Database& database = store.database();
  const Reading reading(database);
  Statement bodies(database, "SELECT body, part FROM bodies WHERE object = ?1 AND id = ?2 ORDER BY part");
  std::string page = R"({"results":[)";
  std::string room;
  bool first = true;
  for (const std::int64_t id : ids) {
    LinkCursors cursors = link_cursors(database, object, id);
    bodies.bind(1, trailspark::name(object)).bind(2, id);
    for (; bodies.step(); first = false) {
      page.append(first ? "" : ",");
      const std::string place = body_place(trailspark::name(object), id, bodies.number(1));
      append_with_links(page, store.opened(bodies.text(0), place, room), id, cursors);
    }
  }
  return page.append("]}");
}

}  // namespace trailspark::store
