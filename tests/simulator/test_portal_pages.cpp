#include <algorithm>
#include <functional>

#include "catch.hpp"
#include "portal_reader.hpp"

using namespace simulator;
using nlohmann::json;
using portal_reader::pages_of;
using portal_reader::settings;
using portal_reader::value;

namespace {

std::vector<std::string> keys_of(const nlohmann::ordered_json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) {
    keys.push_back(key);
  }
  return keys;
}

PageSettings listing(Object object) {
  PageSettings settings;
  settings.object = object;
  return settings;
}

/// All records that can be read, versions too.
std::vector<json> records_of(const std::vector<std::string>& pages) {
  std::vector<json> records;
  for (const std::string& page : pages) {
    const json document = json::parse(page, nullptr, false);
    if (!document.is_discarded() && document.contains("results")) {
      for (const json& record : document.at("results")) {
        if (record.is_object() && record.contains("id") && record.at("properties").is_object()) {
          records.push_back(record);
        }
      }
    }
  }
  return records;
}

using Test = bool (*)(const std::string&);

bool any_value(const std::vector<json>& records, const std::string& property, Test test) {
  return std::any_of(records.begin(), records.end(), [&](const json& record) { return test(value(record, property)); });
}

bool has(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }
bool starts_with_one_of(const std::string& text, const char* characters) { return text.find_first_of(characters) == 0; }
bool ends_with_one_of(const std::string& text, const char* characters) {
  return !text.empty() && text.find_last_of(characters) == text.size() - 1;
}
bool all_digits(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}
bool all_capitals(const std::string& text) {
  return text.size() > 3 && text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
}
bool has_capital(const std::string& text) {
  return text.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string::npos;
}
bool beyond_ascii(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}
std::string local_part(const std::string& email) { return email.substr(0, email.find('@')); }
std::string domain(const std::string& email) {
  return has(email, "@") ? email.substr(email.find('@') + 1, email.find_last_not_of(" \t\r\n") - email.find('@')) : "";
}

struct Kind {
  const char* name;
  const char* property;
  Test test;
};

// First bytes of UTF-8: D0 D1 Cyrillic, CE CF Greek, D8 D9 Arabic, D7 Hebrew, E4-E9 Han, EA-ED Hangul.
const Kind kKinds[] = {
    {"Cyrillic", "firstname", [](const std::string& s) { return starts_with_one_of(s, "\xD0\xD1"); }},
    {"Greek", "firstname", [](const std::string& s) { return starts_with_one_of(s, "\xCE\xCF"); }},
    {"Arabic", "firstname", [](const std::string& s) { return starts_with_one_of(s, "\xD8\xD9"); }},
    {"Hebrew", "firstname", [](const std::string& s) { return s.starts_with("\xD7"); }},
    {"Devanagari", "firstname", [](const std::string& s) { return s.starts_with("\xE0\xA4"); }},
    {"Han", "lastname", [](const std::string& s) { return starts_with_one_of(s, "\xE4\xE5\xE6\xE7\xE8\xE9"); }},
    {"Kana", "firstname", [](const std::string& s) { return s.starts_with("\xE3\x81") || s.starts_with("\xE3\x82"); }},
    {"Hangul", "lastname", [](const std::string& s) { return starts_with_one_of(s, "\xEA\xEB\xEC\xED"); }},
    {"diacritics", "lastname", [](const std::string& s) { return has(s, "\u00fc"); }},
    {"a picture", "firstname", [](const std::string& s) { return has(s, "\xF0\x9F"); }},
    {"blanks", "firstname", [](const std::string& s) { return s.starts_with(" ") && s.ends_with("  "); }},
    {"capitals", "lastname", all_capitals},
    {"case", "email", [](const std::string& s) { return has_capital(s); }},
    {"blanks before", "email", [](const std::string& s) { return starts_with_one_of(s, " \t\r\n"); }},
    {"blanks after", "email", [](const std::string& s) { return ends_with_one_of(s, " \t\r\n"); }},
    {"no-break space", "email", [](const std::string& s) { return s.ends_with("\u00a0"); }},
    {"ideographic space", "email", [](const std::string& s) { return s.ends_with("\u3000"); }},
    {"domain in ASCII", "email", [](const std::string& s) { return has(s, "@xn--"); }},
    {"domain in letters", "email", [](const std::string& s) { return has(domain(s), "\u00fc"); }},
    {"letters before the @", "email", [](const std::string& s) { return has(local_part(s), "\u00fc"); }},
    {"tag", "email", [](const std::string& s) { return has(s, "+newsletter@"); }},
    {"unusable", "email", [](const std::string& s) { return !s.empty() && !has(s, "@"); }},
    {"secondary", "hs_additional_emails", [](const std::string& s) { return has(s, "@"); }},
    {"merged", "hs_merged_object_ids", [](const std::string& s) { return has(s, ";"); }},
    {"merge times", "hs_calculated_merged_vids", [](const std::string& s) { return has(s, ":1"); }},
    {"own stage", "lifecyclestage", all_digits},
    {"several options", "product_interest", [](const std::string& s) { return has(s, ";"); }},
    {"quotes", "message", [](const std::string& s) { return has(s, "\""); }},
    {"line breaks", "message", [](const std::string& s) { return has(s, "\n"); }},
    {"backslashes", "message", [](const std::string& s) { return has(s, "\\"); }},
    {"long text", "message", [](const std::string& s) { return s.size() > 2'000; }},
    {"12.0", "hs_email_open", [](const std::string& s) { return s.ends_with(".0"); }},
    {"1;2", "hs_email_delivered", [](const std::string& s) { return has(s, ";"); }},
    {"1.0E7", "annualrevenue", [](const std::string& s) { return has(s, "E"); }},
    {"milliseconds", "recent_conversion_date", [](const std::string& s) { return all_digits(s) && s.size() == 13; }},
    {"minutes", "recent_conversion_date", [](const std::string& s) { return s.size() == 17 && s.ends_with("Z"); }},
    {"seconds", "recent_conversion_date", [](const std::string& s) { return s.size() == 20 && s.ends_with("Z"); }},
    {"microseconds", "recent_conversion_date", [](const std::string& s) { return s.size() == 27 && s.ends_with("Z"); }},
    {"zone", "recent_conversion_date", [](const std::string& s) { return s.ends_with("+00:00"); }},
    {"no date", "recent_conversion_date", [](const std::string& s) { return s == "soon"; }},
    {"no day", "renewal_date", [](const std::string& s) { return !s.empty() && s.size() < 10; }},
    {"day", "renewal_date", [](const std::string& s) { return s.size() == 10 && s[4] == '-'; }},
    {"day in milliseconds", "renewal_date", [](const std::string& s) { return all_digits(s) && s.size() == 13; }},
};

}  // namespace

TEST_CASE("a page has the shape of HubSpot's list call") {
  const auto pages = pages_of(Portal(settings(250, false)));
  REQUIRE(pages.size() == 3);
  const auto page = nlohmann::ordered_json::parse(pages.front());
  CHECK(keys_of(page) == std::vector<std::string>{"results", "paging"});
  CHECK(page.at("results").size() == 100);
  const auto& record = page.at("results").at(0);
  CHECK(keys_of(record) == std::vector<std::string>{"id", "properties", "createdAt", "updatedAt", "archived", "url"});
  const auto names = keys_of(record.at("properties"));
  CHECK(names.size() == 25);
  CHECK(std::is_sorted(names.begin(), names.end()));
  const std::string id = record.at("id");
  CHECK(record.at("properties").at("hs_object_id") == id);
  CHECK(record.at("properties").at("lastmodifieddate") == record.at("updatedAt"));
  CHECK(record.at("url") == "https://app.hubspot.com/contacts/24681357/record/0-1/" + id);
}

TEST_CASE("the pages of a listing follow on each other") {
  for (const Object object : {Object::contacts, Object::companies, Object::deals}) {
    const auto pages = pages_of(Portal(settings(3'000, false)), listing(object));
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const json page = json::parse(pages[i]);
      REQUIRE(page.contains("paging") == (i + 1 < pages.size()));
      if (i + 1 == pages.size()) {
        continue;
      }
      const std::string after = page.at("paging").at("next").at("after");
      CHECK(after == json::parse(pages[i + 1]).at("results").at(0).at("id"));
      CHECK(page.at("paging").at("next").at("link") ==
            "https://api.hubapi.com/crm/objects/2026-09/" + std::string(name(object)) + "?limit=100&after=" + after);
    }
  }
}

TEST_CASE("a contact of a tidy portal is about 1,000 bytes") {
  const std::string bytes = portal_reader::bytes_of(Portal(settings(5'000, false)));
  CHECK(bytes.size() / 5'000 > 900);
  CHECK(bytes.size() / 5'000 < 1'100);
}

TEST_CASE("a page lists the properties asked for and those that always come") {
  PageSettings settings;
  settings.properties = split("phone,,no_such_property,email");
  const auto pages = pages_of(Portal(portal_reader::settings(10, false)), settings);
  const auto record = nlohmann::ordered_json::parse(pages.front()).at("results").at(0);
  CHECK(keys_of(record.at("properties")) ==
        std::vector<std::string>{"createdate", "email", "hs_object_id", "lastmodifieddate", "phone"});
}

TEST_CASE("ids that records refer to exist") {
  const Portal portal(settings(4'000, true));
  const auto contacts = portal_reader::read(pages_of(portal)).records;
  const auto companies = portal_reader::read(pages_of(portal, listing(Object::companies))).records;
  PageSettings with_links = listing(Object::deals);
  with_links.associations = true;
  const auto deals = portal_reader::read(pages_of(portal, with_links)).records;
  CHECK(companies.size() == portal.companies());
  CHECK(deals.size() == portal.layout().deals());
  for (const auto& [id, contact] : contacts) {
    const std::string company = value(contact, "associatedcompanyid");
    CHECK((company.empty() || companies.count(company) == 1));
  }
  for (const auto& [id, deal] : deals) {
    CHECK(companies.count(value(deal, "hs_primary_associated_company")) == 1);
    const json& links = deal.at("associations");
    CHECK(links.at("companies").at("results").at(0).at("id") == value(deal, "hs_primary_associated_company"));
    if (links.contains("contacts")) {
      CHECK(contacts.count(links.at("contacts").at("results").at(0).at("id")) == 1);
    }
  }
}

TEST_CASE("a dirty portal has every kind of dirt in its values") {
  const auto records = records_of(pages_of(Portal(settings(10'000, true))));
  for (const Kind& kind : kKinds) {
    INFO(kind.property << ": " << kind.name);
    CHECK(any_value(records, kind.property, kind.test));
  }
}

TEST_CASE("a tidy portal has none of it") {
  const auto records = records_of(pages_of(Portal(settings(3'000, false))));
  CHECK_FALSE(any_value(records, "email", [](const std::string& s) {
    return has_capital(s) || beyond_ascii(s) || has(s, " ") || (!s.empty() && !has(s, "@"));
  }));
  CHECK_FALSE(
      any_value(records, "firstname", [](const std::string& s) { return has(s, "\xF0") || s.starts_with(" "); }));
  CHECK_FALSE(any_value(records, "lifecyclestage", all_digits));
  CHECK_FALSE(any_value(records, "hs_email_open", [](const std::string& s) { return !s.empty() && !all_digits(s); }));
}

TEST_CASE("a dirty portal has every kind of dirt in its form") {
  const auto pages = pages_of(Portal(settings(10'000, true)));
  for (const char* const text : {"\\u00fc", "\\ud83", "\\/", "\\\"", "\\n", "\"results\": [", "\":null", "\":\"\"",
                                 ",null,{\"id\"", ",\"Internal Server Error\",", "\"properties\":[\"email\"]",
                                 ",{\"properties\":", "contact_to_company\"},{", "contact_to_company_unlabeled"}) {
    INFO(text);
    CHECK(std::any_of(pages.begin(), pages.end(), [&](const std::string& page) { return has(page, text); }));
  }
  const auto records = records_of(pages);
  const auto any = [&](const std::function<bool(const json&)>& test) {
    return std::any_of(records.begin(), records.end(), test);
  };
  CHECK(any([](const json& r) { return !r.at("properties").contains("phone"); }));
  CHECK(any([](const json& r) { return r.at("properties").value("hs_analytics_num_page_views", json()).is_number(); }));
  CHECK(any([](const json& r) { return r.at("updatedAt").get<std::string>().size() == 20; }));
  CHECK(any([](const json& r) {  // opened, never delivered
    return !value(r, "hs_email_open").empty() && value(r, "hs_email_delivered").empty();
  }));
  CHECK(any([](const json& r) {  // opened in the second of sending
    const std::string sent = value(r, "hs_email_first_send_date");
    return !sent.empty() && value(r, "hs_email_first_open_date").substr(0, 19) == sent.substr(0, 19);
  }));
}

TEST_CASE("a listing changes while it is read: some ids come again, newer") {
  const auto read = portal_reader::read(pages_of(Portal(settings(2'000, true))));
  CHECK(read.records.size() == 2'000);
  CHECK(read.repeats == 4);
}

TEST_CASE("broken pages stand beside the good ones, which stay as they are") {
  const Portal portal(settings(10'000, true));
  PageSettings with_broken;
  with_broken.broken_pages = true;
  auto pages = pages_of(portal, with_broken);
  const auto unreadable = std::stable_partition(pages.begin(), pages.end(), [](const std::string& page) {
    const json document = json::parse(page, nullptr, false);
    return !document.is_discarded() && document.contains("results");
  });
  const std::vector<std::string> broken(unreadable, pages.end());
  pages.erase(unreadable, pages.end());
  CHECK(pages == pages_of(portal));
  CHECK(broken.size() == 15);
  const auto count = [&](const char* start) {
    return std::count_if(broken.begin(), broken.end(),
                         [&](const std::string& page) { return page.starts_with(start); });
  };
  CHECK(count("<!DOCTYPE html>") == 5);
  CHECK(count("{\"status\":\"error\"") == 5);
  CHECK(count("{\"results\":") == 5);
}

TEST_CASE("no page for NDJSON has a line break, and pages for files are pretty-printed sometimes") {
  const Portal portal(settings(10'000, true));
  PageSettings page_settings;
  page_settings.broken_pages = true;
  for (const std::string& page : pages_of(portal, page_settings)) {
    CHECK(page.find('\n') == std::string::npos);
  }
  page_settings.one_line = false;
  const auto files = pages_of(portal, page_settings);
  CHECK(std::any_of(files.begin(), files.end(),
                    [](const std::string& page) { return page.starts_with("{\n  \"results\": [\n"); }));
}
