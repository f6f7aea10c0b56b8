#include "table.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "text_width.hpp"

namespace trailspark::cli {
namespace {

constexpr std::size_t kGap = 2;

/// Columns and the gaps between them.
std::size_t total(const std::vector<std::size_t>& widths) {
  const auto shown =
      static_cast<std::size_t>(std::count_if(widths.begin(), widths.end(), [](auto w) { return w > 0; }));
  return std::accumulate(widths.begin(), widths.end(), shown > 0 ? (shown - 1) * kGap : 0);
}

std::string padded(const std::string& cell, std::size_t width, bool right) {
  const std::size_t taken = display_width(cell);
  const std::string space(width - std::min(width, taken), ' ');
  return right ? space + cell : cell + space;
}

}  // namespace

Table::Table(std::vector<TableColumn> columns, const std::vector<TableRow>& sample, std::size_t width)
    : columns_(std::move(columns)) {
  std::vector<std::size_t> natural(columns_.size(), 0);
  for (const TableRow& row : sample) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      natural[i] = std::max(natural[i], display_width(row[i]));
    }
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (natural[i] > 0) {
      natural[i] = std::max(natural[i], display_width(columns_[i].header));
    }
  }
  choose_widths(natural, width);
}

void Table::choose_widths(const std::vector<std::size_t>& natural, std::size_t room) {
  widths_.resize(columns_.size());
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    widths_[i] = std::min(natural[i], columns_[i].least_width);
  }
  std::vector<std::size_t> order(columns_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [this](auto a, auto b) { return columns_[a].importance > columns_[b].importance; });
  for (std::size_t k = 0; k + 1 < order.size() && total(widths_) > room; ++k) {
    if (std::exchange(widths_[order[k]], 0) > 0) {
      left_out_.push_back(columns_[order[k]].header);
    }
  }
  // The narrowest grow first, so that short columns are complete and only the longest are cut.
  while (total(widths_) < room) {
    std::size_t narrowest = columns_.size();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const bool grows = widths_[i] > 0 && widths_[i] < natural[i];
      if (grows && (narrowest == columns_.size() || widths_[i] < widths_[narrowest])) {
        narrowest = i;
      }
    }
    if (narrowest == columns_.size()) {
      break;
    }
    ++widths_[narrowest];
  }
}

void Table::append_header(std::string& out, bool colour) const {
  std::string rule;
  std::string names;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (widths_[i] == 0) {
      continue;
    }
    if (!names.empty()) {
      names.append(kGap, ' ');
      rule.append(kGap, ' ');
    }
    names += padded(fit(columns_[i].header, widths_[i]), widths_[i], columns_[i].right);
    for (std::size_t k = 0; k < widths_[i]; ++k) {
      rule += "\u2500";
    }
  }
  if (names.empty()) {
    return;
  }
  names.erase(names.find_last_not_of(' ') + 1);
  out.append(styled(names, Style::bold, colour)).append(1, '\n');
  out.append(styled(rule, Style::dim, colour)).append(1, '\n');
}

void Table::append_row(std::string& out, const TableRow& row, bool colour) const {
  std::size_t spaces = 0;  // written only where something follows
  bool first = true;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (widths_[i] == 0) {
      continue;
    }
    const std::string cell = fit(row[i], widths_[i]);
    const std::size_t padding = widths_[i] - std::min(widths_[i], display_width(cell));
    spaces += (std::exchange(first, false) ? 0 : kGap) + (columns_[i].right ? padding : 0);
    if (!cell.empty()) {
      out.append(std::exchange(spaces, 0), ' ').append(styled(cell, columns_[i].style, colour));
    }
    spaces += columns_[i].right ? 0 : padding;
  }
  out += '\n';
}

}  // namespace trailspark::cli
