#include "trailspark/base.hpp"

#include <algorithm>
#include <random>
#include <sstream>

#include "catch.hpp"
#include "vectors.hpp"

using namespace trailspark;
using nlohmann::json;
using nlohmann::ordered_json;

namespace {

std::string page_of(const std::vector<json>& records) { return json{{"results", records}}.dump(); }

LeadBase base_of(const json& test) {
  Mapping mapping = default_mapping();
  if (test.contains("mapping")) {
    ParsedMapping parsed = parse_mapping(test["mapping"].dump());
    REQUIRE(parsed.errors.empty());
    mapping = std::move(parsed.mapping);
  }
  const auto settings = parse_base_settings(test.value("settings", json::object()).dump());
  REQUIRE(settings);
  return LeadBase(std::move(mapping), settings.value());
}

std::string leads_of(LeadBase& base) {
  std::string lines;
  base.write_rows(lines, Target::lead);
  return lines;
}

std::vector<ordered_json> parse_lines(const std::string& lines) {
  std::vector<ordered_json> rows;
  std::istringstream stream(lines);
  for (std::string line; std::getline(stream, line);) {
    rows.push_back(ordered_json::parse(line));
  }
  return rows;
}

void check_leads(const json& test, const std::string& lines) {
  const std::vector<ordered_json> leads = parse_lines(lines);
  REQUIRE(leads.size() == test["leads"].size());
  for (std::size_t i = 0; i < leads.size(); ++i) {
    for (const auto& [key, value] : test["leads"][i].items()) {
      INFO("lead " << i << ", " << key);
      CHECK(json::parse(leads[i].at(key).dump()) == value);
    }
  }
}

void check_report(const json& expected, LeadBase& base) {
  std::string text;
  base.write_report(text);
  const json report = json::parse(text);
  for (const auto& [key, value] : expected.items()) {
    INFO(key);
    if (key != "rejections") {
      CHECK(report.at(key) == value);
      continue;
    }
    json found = json::array();
    for (const json& rejection : report["rejections"]) {
      found.push_back({rejection["code"], rejection["found"], rejection["count"]});
    }
    std::sort(found.begin(), found.end());
    CHECK(found == value);
  }
}

}  // namespace

TEST_CASE("leads, report and ledger are as the vectors say, in whatever order and page split the records arrive") {
  for (const json& test : vector_cases("base")) {
    INFO(test["name"].get<std::string>() << ": " << test["why"].get<std::string>());
    std::vector<json> records = test["records"];
    LeadBase whole = base_of(test);
    whole.ingest(ObjectType::contacts, page_of(records));
    const std::string lines = leads_of(whole);
    check_leads(test, lines);
    if (test.contains("report")) {
      check_report(test["report"], whole);
    }
    std::mt19937 random(7);
    for (int round = 0; round < 20; ++round) {
      std::shuffle(records.begin(), records.end(), random);
      LeadBase split = base_of(test);
      for (std::size_t begin = 0; begin < records.size();) {
        const std::size_t end = std::min(records.size(), begin + 1 + random() % 3);
        split.ingest(ObjectType::contacts, page_of({records.begin() + static_cast<std::ptrdiff_t>(begin),
                                                    records.begin() + static_cast<std::ptrdiff_t>(end)}));
        begin = end;
      }
      REQUIRE(leads_of(split) == lines);
    }
    const auto restored = LeadBase::restore(whole.snapshot(), whole.mapping(), whole.settings());
    REQUIRE(restored);
    std::string again;
    const_cast<LeadBase&>(restored.value()).write_rows(again, Target::lead);
    CHECK(again == lines);
  }
}

TEST_CASE("a lead's keys come in the documented order") {
  const json test = vector_cases("base")[0];
  LeadBase base = base_of(test);
  base.ingest(ObjectType::contacts, page_of(test["records"]));
  std::vector<std::string> keys;
  const ordered_json lead = parse_lines(leads_of(base)).at(0);
  for (const auto& [key, value] : lead.items()) {
    keys.push_back(key);
  }
  CHECK(keys == std::vector<std::string>{"email", "recordId", "updatedAt", "accountId", "firstName", "lastName",
                                         "company", "jobTitle", "lifecycleStage", "leadStatus", "industry", "website",
                                         "phone", "custom", "mergedFrom", "signals"});
}

namespace {

// A portal of random people with few addresses, so that groups are many and large.
std::vector<json> random_records(std::mt19937& random, int count) {
  const auto pick = [&](unsigned below) { return random() % below; };
  const auto address = [&] {
    return std::string(1, static_cast<char>('a' + pick(26))) + std::to_string(pick(9)) + "@b.test";
  };
  std::vector<json> records;
  for (int i = 1; i <= count; ++i) {
    json properties{{"firstname", "n" + std::to_string(pick(5))}, {"score", std::to_string(pick(100))}};
    properties["email"] = pick(8) == 0 ? json() : json(pick(4) == 0 ? " " + address() : address());
    if (pick(6) == 0) {
      properties["hs_additional_emails"] = address() + ";" + address();
    }
    if (pick(9) == 0) {
      properties["hs_merged_object_ids"] = std::to_string(1 + pick(static_cast<unsigned>(count) * 2));
    }
    const std::string day = std::to_string(10 + pick(5));
    records.push_back(
        {{"id", std::to_string(i)}, {"properties", properties}, {"updatedAt", "2026-11-" + day + "T10:00:00.000Z"}});
  }
  return records;
}

// The groups by the plainest method there is: join until nothing changes.
std::vector<std::vector<int>> plain_groups(const std::vector<json>& records) {
  std::vector<int> group(records.size());
  std::vector<std::vector<std::string>> keys(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    group[i] = static_cast<int>(i);
    const json& properties = records[i]["properties"];
    std::string text = properties["email"].is_null() ? "" : properties["email"].get<std::string>();
    text += ";" + properties.value("hs_additional_emails", "") + ";";
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = text.find(';', begin);
      std::string part = text.substr(begin, end - begin);
      part.erase(std::remove(part.begin(), part.end(), ' '), part.end());
      if (!part.empty()) {
        keys[i].push_back(part);
      }
      begin = end + 1;
    }
    keys[i].push_back("#" + records[i]["id"].get<std::string>());
    if (properties.contains("hs_merged_object_ids")) {
      keys[i].push_back("#" + properties["hs_merged_object_ids"].get<std::string>());
    }
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t a = 0; a < records.size(); ++a) {
      for (std::size_t b = 0; b < records.size(); ++b) {
        const bool share =
            std::find_first_of(keys[a].begin(), keys[a].end(), keys[b].begin(), keys[b].end()) != keys[a].end();
        if (share && group[a] != group[b]) {
          group[a] = group[b] = std::min(group[a], group[b]);
          changed = true;
        }
      }
    }
  }
  std::vector<std::vector<int>> groups(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    groups[static_cast<std::size_t>(group[i])].push_back(static_cast<int>(i) + 1);
  }
  groups.erase(std::remove(groups.begin(), groups.end(), std::vector<int>{}), groups.end());
  std::sort(groups.begin(), groups.end());
  return groups;
}

}  // namespace

TEST_CASE("groups are those of the plainest method, and the newest of each wins") {
  std::mt19937 random(11);
  for (int round = 0; round < 30; ++round) {
    const std::vector<json> records = random_records(random, 60);
    LeadBase base;
    base.ingest(ObjectType::contacts, page_of(records));
    std::vector<std::vector<int>> groups;
    for (const ordered_json& lead : parse_lines(leads_of(base))) {
      std::vector<int> members{std::stoi(lead["recordId"].get<std::string>())};
      for (const auto& loser : lead["mergedFrom"]) {
        members.push_back(std::stoi(loser.get<std::string>()));
        const json& lost = records[static_cast<std::size_t>(members.back()) - 1]["updatedAt"];
        CHECK(lost.get<std::string>() <= lead["updatedAt"].get<std::string>());
      }
      std::sort(members.begin(), members.end());
      groups.push_back(members);
    }
    std::sort(groups.begin(), groups.end());
    REQUIRE(groups == plain_groups(records));
  }
}

TEST_CASE("another mapping gives what a fresh base under it gives") {
  std::mt19937 random(3);
  const std::vector<json> records = random_records(random, 80);
  const std::vector<std::string> documents{
      R"({"version":1,"lead":[{"field":"email","from":["email"]},{"field":"score","from":["score"],"type":"number","custom":true}]})",
      R"({"version":1,"lead":[{"field":"email","from":["email"]},{"field":"score","from":["firstname"],"type":"number","custom":true}]})",
      R"({"version":1,"lead":[{"field":"email","from":["email"]},{"field":"firstName","from":["missing","firstname"]},{"field":"score","from":["score"],"type":"string","custom":true}]})",
      R"({"version":1,"lead":[{"field":"email","from":["firstname"]}]})"};
  LeadBase base;
  base.ingest(ObjectType::contacts, page_of(records));
  for (const std::string& document : documents) {
    const Mapping mapping = parse_mapping(document).mapping;
    base.set_mapping(mapping);
    LeadBase fresh(mapping);
    fresh.ingest(ObjectType::contacts, page_of(records));
    CHECK(leads_of(base) == leads_of(fresh));
    CHECK(base.report().rejected_values == fresh.report().rejected_values);
  }
}

TEST_CASE("the ledger names who met, through what, who won and why, and what was lost") {
  LeadBase base;
  base.ingest(
      ObjectType::contacts,
      R"({"results":[{"id":"1","properties":{"email":"a@b.test","jobtitle":"CEO","phone":"1"},"updatedAt":"2026-11-01T10:00:00.000Z"},
                            {"id":"2","properties":{"email":"A@b.test","jobtitle":"CTO"},"updatedAt":"2026-11-02T10:00:00.000Z"},
                            {"id":"3","properties":{"email":"c@b.test","hs_merged_object_ids":"1"},"updatedAt":"2026-11-01T09:00:00.000Z"}]})",
      "p.json:1");
  REQUIRE(base.duplicate_count() == 1);
  std::string text;
  base.write_duplicates(text);
  const json entry = json::parse(text).at(0);
  CHECK(entry["lead"] == json{{"email", "a@b.test"}, {"recordId", "2"}, {"updatedAt", "2026-11-02T10:00:00.000Z"}});
  CHECK(entry["rule"] == "newest");
  CHECK(entry["members"].size() == 3);
  CHECK(entry["meetings"] == json::parse(R"([{"through":"email","key":"a@b.test","records":["2","1"]},
                                             {"through":"merged_id","key":"1","records":["1","3"]}])"));
  CHECK(entry["differences"] == json::parse(R"([{"recordId":"1","field":"jobTitle","lost":"CEO","kept":"CTO"},
                                                {"recordId":"1","field":"phone","lost":"1","kept":null},
                                                {"recordId":"3","field":"email","lost":"c@b.test","kept":"A@b.test"}])"));
  CHECK(entry["origins"][1] ==
        json::parse(
            R"({"field":"jobTitle","property":"jobtitle","recordId":"2","text":"CTO","place":"p.json:1 /results/1"})"));
  for (const char* known_by : {"a@b.test", " A@B.TEST", "c@b.test", "1", "2", "3"}) {
    std::string explanation;
    REQUIRE(base.write_explanation(explanation, known_by));
    CHECK(json::parse(explanation) == entry);
  }
  std::string nothing;
  CHECK(base.write_explanation(nothing, "nobody@b.test").error().code == Code::query_shape);
  CHECK(nothing.empty());
}

TEST_CASE("rejections name the file, the line and the place") {
  LeadBase base(parse_mapping(R"({"version":1,"lead":[{"field":"email","from":["email"]},
                                  {"field":"close","from":["closedate"],"type":"date","custom":true}]})")
                    .mapping);
  const std::string good =
      R"({"results":[{"id":"1","properties":{"email":"a@b.test","closedate":"2026-01-01"},"updatedAt":"2026-11-01T10:00:00.000Z"}]})";
  const std::string bad =
      R"({"results":[{"id":"2","properties":{},"updatedAt":"never"},{"id":"3","properties":{"email":"c@b.test","closedate":"soon"},"updatedAt":"2026-11-01T10:00:00.000Z"}]})";
  const IngestSummary summary = base.ingest_file(
      ObjectType::contacts, good + "\n<html>\n" + bad + "\n" + bad.substr(0, 90) + "\n", "pages.ndjson");
  // The second line is no bracket in column 0, so the file is one document, and a broken one.
  CHECK(summary.rejected_pages == 1);
  const IngestSummary lines = base.ingest_file(
      ObjectType::contacts, good + "\n" + bad + "\n<html>\n" + bad.substr(0, 90) + "\n", "pages.ndjson");
  CHECK(lines.pages == 2);
  CHECK(lines.rejected_pages == 2);
  CHECK(lines.rejected_records == 1);
  REQUIRE(lines.first_error);
  CHECK(lines.first_error->where == "pages.ndjson:2 /results/0/updatedAt");
  std::vector<std::string> places;
  for (const Rejection& rejection : base.report().rejections) {
    places.push_back(std::string(id(rejection.error.code)) + " " + rejection.error.where);
  }
  std::sort(places.begin(), places.end());
  CHECK(places == std::vector<std::string>{"convert.date pages.ndjson:2 /results/1/properties/closedate",
                                           "page.html pages.ndjson:3", "page.truncated pages.ndjson:1",
                                           "page.truncated pages.ndjson:4",
                                           "record.updated_at pages.ndjson:2 /results/0/updatedAt"});
}

TEST_CASE("companies become accounts and deals become deals") {
  LeadBase base;
  base.ingest(
      ObjectType::companies,
      R"({"results":[{"id":"20","properties":{"name":"Acme","domain":"acme.test","numberofemployees":"12.0","annualrevenue":"1.5E6"},"updatedAt":"2026-11-01T10:00:00.000Z"},
      {"id":"9","properties":{"name":"Old","hs_merged_object_ids":"4"},"updatedAt":"2026-11-01T10:00:00.000Z"}]})");
  base.ingest(
      ObjectType::deals,
      R"({"results":[{"id":"7","properties":{"dealname":"Big","amount":"100.50","closedate":"2026-11-30T17:00:00Z","hs_is_closed_won":"true","hs_is_closed":"true"},"updatedAt":"2026-11-01T10:00:00.000Z","associations":{"companies":{"results":[{"id":"20","type":"deal_to_company"}]}}}]})");
  std::string lines;
  base.write_rows(lines, Target::account);
  base.write_rows(lines, Target::deal);
  const auto rows = parse_lines(lines);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0]["recordId"] == "9");
  CHECK(rows[1]["employeeCount"] == 12);
  CHECK(rows[1]["annualRevenue"] == 1500000);
  CHECK(rows[2]["accountId"] == "20");
  CHECK(rows[2]["amount"] == 100.5);
  CHECK(rows[2]["closeDate"] == "2026-11-30");
  CHECK(rows[2]["isWon"] == true);
}

TEST_CASE("csv is quoted as RFC 4180 says, and formulas are neutralised on request") {
  LeadBase base;
  base.ingest(
      ObjectType::contacts,
      R"({"results":[{"id":"1","properties":{"email":"a@b.test","firstname":"=1+1","lastname":"O\"Neil, \"x\"","jobtitle":"two\nlines","hs_email_open":"3"},"updatedAt":"2026-11-01T10:00:00.000Z"}]})");
  RowOptions options;
  options.format = RowFormat::csv;
  std::string csv;
  base.write_rows(csv, Target::lead, {}, options);
  CHECK(csv ==
        "email,recordId,updatedAt,accountId,firstName,lastName,company,jobTitle,lifecycleStage,leadStatus,industry,"
        "website,"
        "phone,mergedFrom,signals\r\n"
        "a@b.test,1,2026-11-01T10:00:00.000Z,,=1+1,\"O\"\"Neil, \"\"x\"\"\",,\"two\nlines\",,,,,,,email_open 3\r\n");
  options.neutralise_formulas = true;
  options.csv_header = false;
  csv.clear();
  base.write_rows(csv, Target::lead, {}, options);
  CHECK(csv.substr(0, 42) == "a@b.test,1,2026-11-01T10:00:00.000Z,,'=1+1");
}

TEST_CASE("windows are parts of the whole list, and columns its fields") {
  std::mt19937 random(5);
  LeadBase base(
      parse_mapping(
          R"({"version":1,"lead":[{"field":"email","from":["email"]},{"field":"firstName","from":["firstname"]},
                                  {"field":"score","from":["score"],"type":"number","custom":true}]})")
          .mapping);
  base.ingest(ObjectType::contacts, page_of(random_records(random, 80)));
  const std::string all = leads_of(base);
  const auto rows = parse_lines(all);
  REQUIRE(rows.size() == base.count(Target::lead));
  std::string pieces;
  for (std::size_t offset = 0; offset < rows.size() + 20; offset += 7) {
    base.write_rows(pieces, Target::lead, {offset, 7});
  }
  CHECK(pieces == all);
  std::string array;
  RowOptions options;
  options.format = RowFormat::json;
  base.write_rows(array, Target::lead, {2, 3}, options);
  CHECK(ordered_json::parse(array) == ordered_json{rows[2], rows[3], rows[4]});
  const Column scores = base.column(Target::lead, "score").value();
  const Column emails = base.column(Target::lead, "email").value();
  const Column names = base.column(Target::lead, "firstName").value();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(scores.numbers[i] == rows[i]["custom"]["score"].get<double>());
    const std::string email = emails.text.substr(emails.offsets[i], emails.offsets[i + 1] - emails.offsets[i]);
    CHECK(email == (rows[i]["email"].is_null() ? "" : rows[i]["email"].get<std::string>()));
    CHECK(names.text.substr(names.offsets[i], names.offsets[i + 1] - names.offsets[i]) ==
          rows[i]["firstName"].get<std::string>());
  }
  CHECK(base.column(Target::lead, "nothing").error().code == Code::query_shape);
}

TEST_CASE("a snapshot that was damaged anywhere is refused with a reason") {
  std::mt19937 random(9);
  LeadBase base;
  base.ingest(ObjectType::contacts, page_of(random_records(random, 12)));
  const std::string snapshot = base.snapshot();
  REQUIRE(LeadBase::restore(snapshot));
  CHECK(LeadBase::restore("").error().code == Code::snapshot_format);
  CHECK(LeadBase::restore("PK\x03\x04 something else").error().code == Code::snapshot_format);
  std::string newer = snapshot;
  newer[8] = 2;
  CHECK(LeadBase::restore(newer).error().code == Code::snapshot_version);
  for (std::size_t at = 12; at < snapshot.size(); ++at) {
    std::string damaged = snapshot;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    const auto restored = LeadBase::restore(damaged);
    REQUIRE_FALSE(restored);
    CHECK(restored.error().code == Code::snapshot_damaged);
  }
  for (std::size_t size = 0; size < snapshot.size(); ++size) {
    CHECK_FALSE(LeadBase::restore(std::string_view(snapshot).substr(0, size)));
  }
}

TEST_CASE("settings are read, and what is no setting is named") {
  CHECK(parse_base_settings("").value() == BaseSettings{});
  CHECK(parse_base_settings(R"({"plusTags":true})").value().folding.plus_tags);
  CHECK(parse_base_settings(R"({"plustags":true})").error().where == "/plustags");
  CHECK(parse_base_settings(R"({"plusTags":1})").error().code == Code::query_shape);
  CHECK(parse_base_settings("[]").error().code == Code::query_shape);
  CHECK(parse_base_settings("{").error().code == Code::json_syntax);
}

TEST_CASE("missing engagement data is diagnosed") {
  const auto codes = [](const std::string& properties) {
    LeadBase base;
    base.ingest(ObjectType::contacts, R"({"results":[{"id":"1","properties":{)" + properties +
                                          R"(},"updatedAt":"2026-11-01T10:00:00.000Z"}]})");
    std::string text;
    base.write_report(text);
    std::vector<std::string> found;
    const json report = json::parse(text);
    for (const json& finding : report["diagnosis"]) {
      found.push_back(finding["code"].get<std::string>());
      CHECK_FALSE(finding["remedy"].get<std::string>().empty());
    }
    return found;
  };
  const std::string all =
      R"("hs_analytics_num_page_views":"1","hs_email_open":"1","num_conversion_events":"1","engagements_last_meeting_booked":"2026-11-01T10:00:00.000Z")";
  CHECK(codes(all).empty());
  CHECK(codes(R"("email":"a@b.test")") == std::vector<std::string>(4, "engagement.not_fetched"));
  CHECK(
      codes(
          R"("hs_analytics_num_page_views":null,"hs_email_open":null,"num_conversion_events":"0","engagements_last_meeting_booked":"")") ==
      std::vector<std::string>{"engagement.no_tracking", "engagement.no_marketing_email", "engagement.no_forms",
                               "engagement.no_meetings"});
  CHECK(codes(all + R"(,"hs_email_delivered":"4","hs_email_opens":"0")").empty());
  CHECK(
      codes(
          R"("hs_analytics_num_page_views":"1","hs_email_open":null,"hs_email_delivered":"4","num_conversion_events":"1","engagements_last_meeting_booked":"2026-11-01T10:00:00.000Z")") ==
      std::vector<std::string>{"engagement.no_open_tracking"});
}

TEST_CASE("pages without a name are counted, empty and broken ones too") {
  LeadBase base(default_mapping());
  const auto place_of_fault = [&base](std::string_view page) {
    const IngestSummary summary = base.ingest(ObjectType::contacts, page);
    return summary.first_error ? summary.first_error->where : "";
  };
  CHECK(place_of_fault(R"({"results":[]})") == "");
  CHECK(place_of_fault("<html>") == "page 2");
  CHECK(place_of_fault(R"({"results":[{}]})") == "page 3 /results/0");
  CHECK(place_of_fault(R"({"results":[{}]})") == "page 4 /results/0");
}
