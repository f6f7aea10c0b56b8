#include <algorithm>
#include <initializer_list>
#include <map>

#include "calendar.hpp"
#include "csv.hpp"
#include "trailspark/convert.hpp"
#include "trailspark/sales_history.hpp"
#include "unicode.hpp"
#include "wording.hpp"

namespace trailspark {
namespace {

using Names = std::initializer_list<std::string_view>;
constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

/// Lower case, one space for each run of spaces, - and _.
std::string compared(std::string_view text) {
  std::string key;
  for (const char c : unicode::fold_label(unicode::trim(text))) {
    const bool separates = c == ' ' || c == '_' || c == '-';
    if (!separates || (!key.empty() && key.back() != ' ')) {
      key += separates ? ' ' : c;
    }
  }
  return key;
}

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// One file, its cells by column.
class Table {
 public:
  Table(csv::Sheet sheet, std::string name, std::vector<Error>& faults)
      : sheet_(std::move(sheet)), name_(std::move(name)), faults_(faults) {}

  const std::vector<csv::Row>& rows() const noexcept { return sheet_.rows; }

  /// The first of these names that a column has.
  std::size_t find(Names names) const {
    for (const std::string_view name : names) {
      for (std::size_t i = 0; i < sheet_.names.size(); ++i) {
        if (compared(sheet_.names[i]) == name) {
          return i;
        }
      }
    }
    return kNoColumn;
  }

  Error missing(Names names) const {
    std::vector<std::string_view> found(sheet_.names.begin(), sheet_.names.end());
    return {Code::csv_columns,
            "found " + wording::listed(found) + " (" + std::string(sheet_.encoding) + ", separated by " +
                (sheet_.separator == '\t' ? std::string("tabs") : wording::quoted(std::string(1, sheet_.separator))) +
                "); allowed is one of " + wording::listed(std::vector<std::string_view>(names)),
            name_ + " row 1"};
  }

  static std::string_view text(const csv::Row& row, std::size_t column) {
    return column == kNoColumn ? std::string_view() : unicode::trim(row.cells[column]);
  }

  /// Nothing where the cell is empty; a fault where it is no number.
  std::optional<double> number(const csv::Row& row, std::size_t column, bool range) {
    const std::string_view found = text(row, column);
    if (found.empty()) {
      return std::nullopt;
    }
    std::string plain = plain_number(found);
    if (range) {  // "51-200", "5,001+"
      plain.resize(std::min(plain.size(), plain.find_first_of("-+", 1)));
    }
    const std::optional<double> value = plain.empty() ? std::nullopt : to_number(plain);
    if (!value) {
      fault(row, column, Code::convert_number, found);
    }
    return value;
  }

  std::optional<std::int64_t> moment(const csv::Row& row, std::size_t column) {
    const std::string_view found = text(row, column);
    if (found.empty()) {
      return std::nullopt;
    }
    const std::optional<std::int64_t> day = dotted_day(found);
    const std::optional<std::int64_t> moment = day ? day : to_datetime(with_t(found));
    if (!moment) {
      fault(row, column, Code::convert_date, found);
    }
    return moment;
  }

  void fault(const csv::Row& row, std::size_t column, Code code, std::string_view found) {
    std::string where = name_ + " row " + std::to_string(row.number);
    if (column != kNoColumn) {
      where += " column " + sheet_.names[column];
    }
    faults_.push_back({code, "found " + wording::quoted(found), std::move(where)});
  }

 private:
  /// Without currency, spaces and the separators of thousands: "$ 1,250.50" is 1250.50, in a file separated by
  /// semicolons "1.250,50" is.
  std::string plain_number(std::string_view text) const {
    const char point = sheet_.separator == ';' && text.find(',') != std::string_view::npos ? ',' : '.';
    const char thousands = point == ',' ? '.' : ',';
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      const bool groups = c == thousands && i > 0 && is_digit(text[i - 1]) && is_group(text, i + 1);
      if (c == point) {
        plain += '.';
      } else if (is_digit(c) || c == '-' || c == '+' || (c == thousands && !groups) || is_letter(c)) {
        plain += c;
      }
    }
    return plain;
  }
  /// Letters stay, so that "12 apples" is no number; a currency's sign or code at an end does not.
  static bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z'); }
  static bool is_group(std::string_view text, std::size_t at) noexcept {
    return at + 3 <= text.size() && is_digit(text[at]) && is_digit(text[at + 1]) && is_digit(text[at + 2]) &&
           (at + 3 == text.size() || !is_digit(text[at + 3]));
  }

  /// "23.11.2026"
  static std::optional<std::int64_t> dotted_day(std::string_view text) {
    std::int32_t parts[3] = {};
    std::size_t part = 0;
    for (const char c : text) {
      if (c == '.' && part < 2) {
        ++part;
      } else if (is_digit(c) && parts[part] < 10000) {
        parts[part] = parts[part] * 10 + (c - '0');
      } else {
        return std::nullopt;
      }
    }
    return part == 2 && calendar::is_day(parts[2], parts[1], parts[0])
               ? std::optional(calendar::days_from(parts[2], parts[1], parts[0]) * calendar::kMillisecondsPerDay)
               : std::nullopt;
  }

  /// Exports have a space where ISO 8601 has a T.
  static std::string with_t(std::string_view text) {
    std::string out(text);
    if (out.size() > 10 && out[10] == ' ') {
      out[10] = 'T';
    }
    return out;
  }

  csv::Sheet sheet_;
  std::string name_;
  std::vector<Error>& faults_;
};

/// "acme.test" of "https://www.acme.test/about".
std::string domain_of(std::string_view url) {
  std::string domain = compared(url);
  if (const std::size_t scheme = domain.find("://"); scheme != std::string::npos) {
    domain.erase(0, scheme + 3);
  }
  domain.resize(std::min(domain.size(), domain.find_first_of("/?#")));
  return domain.rfind("www.", 0) == 0 ? domain.substr(4) : domain;
}

/// Accounts by everything that an opportunity may call them; what two accounts share leads to the first.
using AccountIndex = std::map<std::string, std::size_t>;

void read_accounts(Table& table, SalesHistory& history, AccountIndex& index) {
  const std::size_t id = table.find({"external id", "account id", "id"});
  const std::size_t name = table.find({"name", "account name", "account", "company"});
  const std::size_t domain = table.find({"domain", "website", "url"});
  const std::size_t industry = table.find({"industry", "sector"});
  const std::size_t employees = table.find({"employees", "employee count", "company size", "size"});
  const std::size_t region = table.find({"region", "country", "location"});
  const std::size_t revenue = table.find({"revenue", "annual revenue"});
  for (const csv::Row& row : table.rows()) {
    SalesAccount account;
    account.name = Table::text(row, name);
    if (account.name.empty()) {
      table.fault(row, name, Code::csv_shape, "");
      continue;
    }
    account.industry = Table::text(row, industry);
    account.region = Table::text(row, region);
    account.employees = table.number(row, employees, true);
    account.revenue = table.number(row, revenue, false);
    const std::string site = domain_of(Table::text(row, domain));
    account.id = Table::text(row, id);
    account.id = account.id.empty() ? (site.empty() ? account.name : site) : account.id;
    for (const std::string& key : {compared(account.id), compared(account.name), site}) {
      if (!key.empty()) {
        index.emplace(key, history.accounts.size());
      }
    }
    history.accounts.push_back(std::move(account));
  }
}

/// Words of a stage; 1 won, -1 lost, 0 open.
int verdict_of(std::string_view stage) {
  std::string key = " " + compared(stage) + " ";
  constexpr std::string_view kLost[] = {" lost ",           " closedlost ", " verloren ",   " perdu ",
                                        " perdida ",        " perdido ",    " persa ",      " not won ",
                                        " nicht gewonnen ", " no ganada ",  " unqualified "};
  constexpr std::string_view kWon[] = {" won ",    " closedwon ", " gewonnen ", " gagne ",
                                       " gagnee ", " ganada ",    " ganado ",   " vinta "};
  const auto has = [&key](std::string_view word) { return key.find(word) != std::string::npos; };
  if (std::any_of(std::begin(kLost), std::end(kLost), has)) {
    return -1;
  }
  return std::any_of(std::begin(kWon), std::end(kWon), has) ? 1 : 0;
}

Result<bool> read_opportunities(Table& table, SalesHistory& history, const AccountIndex& index) {
  const Names names = {"name", "opportunity name", "opportunity"};
  const Names stages = {"stage", "stage name", "status"};
  const Names accounts = {"account name", "account", "company", "account id", "external id"};
  const std::size_t name = table.find(names);
  const std::size_t stage = table.find(stages);
  const std::size_t account = table.find(accounts);
  for (const auto& [column, wanted] :
       {std::pair(name, names), std::pair(stage, stages), std::pair(account, accounts)}) {
    if (column == kNoColumn) {
      return table.missing(wanted);
    }
  }
  const std::size_t id = table.find({"id", "crm id", "opportunity id"});
  const std::size_t amount = table.find({"amount", "value"});
  const std::size_t currency = table.find({"currency", "currency code"});
  const std::size_t created = table.find({"created", "created date", "create date", "opened"});
  const std::size_t closed = table.find({"closed", "close date", "closed date"});
  const std::size_t type = table.find({"type", "deal type"});
  for (const csv::Row& row : table.rows()) {
    SalesDeal deal;
    deal.name = Table::text(row, name);
    deal.id = Table::text(row, id);
    const auto found = index.find(compared(Table::text(row, account)));
    deal.account = found == index.end() ? kNoAccount : found->second;
    const int verdict = verdict_of(Table::text(row, stage));
    deal.closed = verdict != 0;
    deal.won = verdict > 0;
    const std::string kind = compared(Table::text(row, type));
    deal.renewal = kind == "existingbusiness" || kind == "existing business" || kind == "renewal";
    deal.amount = table.number(row, amount, false);
    deal.currency = Table::text(row, currency);
    deal.closed_at = table.moment(row, closed);
    // Without people and signals the day decides nothing: a deal without one counts like any other.
    deal.opened = table.moment(row, created).value_or(deal.closed_at.value_or(0));
    history.deals.push_back(std::move(deal));
  }
  return true;
}

}  // namespace

Result<SalesHistory> read_sales_csv(std::string_view accounts, std::string_view opportunities,
                                    std::vector<Error>& faults) {
  SalesHistory history;
  AccountIndex index;
  Result<csv::Sheet> first = csv::read(accounts, "accounts", faults);
  if (!first) {
    return first.error();
  }
  Table account_table(std::move(first).value(), "accounts", faults);
  const Names names = {"name", "account name", "account", "company"};
  if (account_table.find(names) == kNoColumn) {
    return account_table.missing(names);
  }
  read_accounts(account_table, history, index);
  Result<csv::Sheet> second = csv::read(opportunities, "opportunities", faults);
  if (!second) {
    return second.error();
  }
  Table table(std::move(second).value(), "opportunities", faults);
  const Result<bool> read = read_opportunities(table, history, index);
  if (!read) {
    return read.error();
  }
  return history;
}

}  // namespace trailspark
