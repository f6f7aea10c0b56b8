#include "csv.hpp"

#include "catch.hpp"
#include "trailspark/sales_history.hpp"

using namespace trailspark;

namespace {

using Cells = std::vector<std::string>;

struct ReadCsv {
  csv::Sheet sheet;
  std::vector<Error> faults;
};

ReadCsv read(std::string_view bytes) {
  ReadCsv result;
  auto sheet = csv::read(bytes, "file", result.faults);
  REQUIRE(sheet);
  result.sheet = std::move(sheet).value();
  return result;
}

std::vector<std::string> places(const std::vector<Error>& faults) {
  std::vector<std::string> all;
  for (const Error& fault : faults) {
    all.push_back(std::string(id(fault.code)) + " " + fault.where);
  }
  return all;
}

}  // namespace

TEST_CASE("CSV is read as RFC 4180 has it") {
  const ReadCsv result = read("name,\"a \"\"b\"\"\"\r\n\"x,\r\ny\",\r\n\r\nlast,2");
  CHECK(result.faults.empty());
  CHECK(result.sheet.names == Cells{"name", "a \"b\""});
  REQUIRE(result.sheet.rows.size() == 2);
  CHECK(result.sheet.rows[0].cells == Cells{"x,\r\ny", ""});
  CHECK(result.sheet.rows[1].cells == Cells{"last", "2"});
  CHECK(result.sheet.rows[1].number == 4);
  CHECK(result.sheet.encoding == "UTF-8");
}

TEST_CASE("Separators and encodings of spreadsheets are told apart") {
  CHECK(read("a;b,c;d\n1;2;3\n").sheet.names == Cells{"a", "b,c", "d"});
  CHECK(read("a\tb\n1\t2\n").sheet.separator == '\t');
  CHECK(read("\"a;;;\",b\n1,2\n").sheet.separator == ',');
  CHECK(read("\xEF\xBB\xBFname\nx\n").sheet.names == Cells{"name"});
  const ReadCsv old = read("name\nM\xFCller \x80\n");
  CHECK(old.sheet.encoding == "Windows-1252");
  CHECK(old.sheet.rows.at(0).cells == Cells{"M\xC3\xBCller \xE2\x82\xAC"});
  const std::string_view utf16("\xFF\xFEn\0\n\0\x3D\xD8\x00\xDE", 10);
  const ReadCsv wide = read(utf16);
  CHECK(wide.sheet.encoding == "UTF-16");
  CHECK(wide.sheet.rows.at(0).cells == Cells{"\xF0\x9F\x98\x80"});
}

TEST_CASE("A row that is not as it should be costs that row, and is told") {
  const ReadCsv result = read("a,b\n1\n1,2,3\n\"x\"y,2\nx\"y,2\nfine,2\n\"open,2\nlost,3\n");
  CHECK(places(result.faults) == Cells{"csv.shape file row 2", "csv.shape file row 3", "csv.shape file row 4",
                                       "csv.shape file row 5", "csv.shape file row 7"});
  REQUIRE(result.sheet.rows.size() == 1);
  CHECK(result.sheet.rows[0].cells == Cells{"fine", "2"});
  std::vector<Error> faults;
  CHECK_FALSE(csv::read("", "file", faults));
  CHECK(csv::read("\n\n", "file", faults).error().code == Code::csv_shape);
}

TEST_CASE("Accounts and opportunities find their columns and each other") {
  std::vector<Error> faults;
  const auto history = read_sales_csv(
      "Account_ID,Company,Website,Sector,Company Size,Country,Annual Revenue\n"
      "7,Acme GmbH,https://www.acme.test/x,Software,51-200,Germany,\"$1,250,000\"\n"
      ",Beta,beta.test,,\"5,001+\",,\n"
      ",Gamma,,Retail,many,France,\n",
      "Opportunity Name;Account;Stage;Amount;Created Date;Type\n"
      "One;acme gmbh;Closed Won;1.250,50;23.11.2026;New Business\n"
      "Two;beta.test;closed-lost;300;2026-01-02 10:00;\n"
      "Three;7;Gewonnen;5;;Existing Business\n"
      "Four;nobody;Negotiation;x;;\n",
      faults);
  REQUIRE(history);
  const SalesHistory& sales = history.value();
  REQUIRE(sales.accounts.size() == 3);
  CHECK(sales.accounts[0].id == "7");
  CHECK(sales.accounts[0].employees == 51.0);
  CHECK(sales.accounts[0].revenue == 1250000.0);
  CHECK(sales.accounts[1].id == "beta.test");
  CHECK(sales.accounts[1].employees == 5001.0);
  REQUIRE(sales.deals.size() == 4);
  CHECK((sales.deals[0].won && sales.deals[0].account == 0 && sales.deals[0].amount == 1250.5));
  CHECK(sales.deals[0].opened == 1'795'392'000'000);
  CHECK((sales.deals[1].closed && !sales.deals[1].won && sales.deals[1].account == 1));
  CHECK((sales.deals[2].won && sales.deals[2].renewal && sales.deals[2].account == 0));
  CHECK((!sales.deals[3].closed && sales.deals[3].account == kNoAccount));
  CHECK(places(faults) ==
        Cells{"convert.number accounts row 4 column Company Size", "convert.number opportunities row 5 column Amount"});
}

TEST_CASE("A file without a column that is needed says which names it may have") {
  std::vector<Error> faults;
  const auto no_name = read_sales_csv("id,industry\n1,x\n", "name,stage,account\n", faults);
  REQUIRE_FALSE(no_name);
  CHECK(no_name.error().code == Code::csv_columns);
  CHECK(no_name.error().where == "accounts row 1");
  const auto no_stage = read_sales_csv("name\nx\n", "name,account\na,x\n", faults);
  REQUIRE_FALSE(no_stage);
  CHECK(to_string(no_stage.error()).find("stage, stage name, status") != std::string::npos);
}
