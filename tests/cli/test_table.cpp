#include "catch.hpp"
#include "cli/table.hpp"
#include "cli/text_width.hpp"

using namespace trailspark::cli;

namespace {

std::string print(const Table& table, const std::vector<TableRow>& rows) {
  std::string out;
  table.append_header(out, false);
  for (const TableRow& row : rows) {
    table.append_row(out, row, false);
  }
  return out;
}

}  // namespace

TEST_CASE("Columns are as wide as their values, numbers to the right, nothing at a line's end") {
  const std::vector<TableRow> rows{{"Ada", "12", "x"}, {"\u5C0F\u6797", "3", ""}};
  const Table table({{"NAME"}, {"N", 0, 1, true}, {"NOTE"}}, rows, 40);
  CHECK(print(table, rows) ==
        "NAME   N  NOTE\n"
        "\u2500\u2500\u2500\u2500  \u2500\u2500  \u2500\u2500\u2500\u2500\n"
        "Ada   12  x\n"
        "\u5C0F\u6797   3\n");
  CHECK(table.left_out().empty());
}

TEST_CASE("A column without a value takes no room") {
  const std::vector<TableRow> rows{{"Ada", "", "x"}};
  const Table table({{"A"}, {"EMPTY"}, {"B"}}, rows, 40);
  std::string line;
  table.append_row(line, rows[0], false);
  CHECK(line == "Ada  x\n");
  CHECK(table.left_out().empty());
}

TEST_CASE("Where room is short the longest columns are cut first") {
  const std::vector<TableRow> rows{{"short", "a value that is really long", "12345678901234"}};
  const Table table({{"A", 0, 4}, {"B", 1, 4}, {"C", 2, 4}}, rows, 33);
  std::string line;
  table.append_row(line, rows[0], false);
  // 33 columns less two gaps and "short" leave 24: 12 for each of the others.
  CHECK(line == "short  a value tha\u2026  12345678901\u2026\n");
}

TEST_CASE("Where there is room for some columns only the least important go, and are named") {
  const std::vector<TableRow> rows{{"first", "second", "third"}};
  const Table table({{"A", 0, 5}, {"B", 2, 6}, {"C", 1, 5}}, rows, 13);
  std::string line;
  table.append_row(line, rows[0], false);
  CHECK(line == "first  third\n");
  CHECK(table.left_out() == std::vector<std::string>{"B"});
}

TEST_CASE("No line is wider than the terminal, however narrow") {
  const std::vector<TableRow> rows{{"ada@acme.test", "Ada Lovelace", "\u5C0F\u6797\u88FD\u85AC", "12"}};
  for (std::size_t width = 1; width < 60; ++width) {
    const Table table({{"EMAIL", 0, 1}, {"NAME", 1, 8}, {"COMPANY", 2, 8}, {"N", 3, 2, true}}, rows, width);
    std::string line;
    table.append_row(line, rows[0], false);
    line.pop_back();
    CHECK(display_width(line) <= width);
  }
}

TEST_CASE("A value longer than those measured is cut, so that later rows stay aligned") {
  const Table table({{"A", 0, 1}, {"B", 0, 1}}, {{"12345", "x"}}, 40);
  std::string line;
  table.append_row(line, {"1234567", "y"}, false);
  CHECK(line == "1234\u2026  y\n");
}

TEST_CASE("Colour surrounds the text, not the space after it") {
  const Table table({{"A", 0, 1, false, Style::dim}, {"B"}}, {{"xxx", "y"}}, 40);
  std::string line;
  table.append_row(line, {"x", "y"}, true);
  CHECK(line == "\x1b[2mx\x1b[0m    y\n");
}
