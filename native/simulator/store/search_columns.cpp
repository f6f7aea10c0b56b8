#include "simulator/store/search_columns.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <thread>

#include "simulator/store/object_store.hpp"
#include "simulator/store/text.hpp"

namespace simulator {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

bool digits_only(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == text.npos; }

bool is_moment(const PropertyDefinition& property) noexcept {
  return property.type == "date" || property.type == "datetime";
}

}  // namespace

bool compares_as_number(const PropertyDefinition& property) noexcept {
  return property.type == "number" || is_moment(property);
}

std::string search_text(const PropertyDefinition& property, std::string text) {
  return property.type == "string" || property.type == "phone_number" ? folded_case(text) : text;
}

std::optional<Moment> read_moment(std::string_view given) {
  if (digits_only(given) && given.size() <= 15) {
    return static_cast<Moment>(std::strtoll(std::string(given).c_str(), nullptr, 10));
  }
  std::string text(given);
  if (text.ends_with("+00:00")) {
    text.replace(text.size() - 6, 6, "Z");
  }
  if (text.size() == 17 && text.ends_with('Z')) {  // minutes
    text.insert(16, ":00");
  }
  const std::size_t dot = text.find('.');
  if (dot == text.npos || !text.ends_with('Z')) {
    return parse_moment(text);
  }
  std::string fraction = text.substr(dot + 1, text.size() - dot - 2);
  const auto whole = parse_moment(text.substr(0, dot) + 'Z');
  if (!whole || !digits_only(fraction)) {
    return std::nullopt;
  }
  fraction.resize(3, '0');
  return *whole + std::strtol(fraction.c_str(), nullptr, 10);
}

double search_number(const PropertyDefinition& property, std::string_view text) {
  if (is_moment(property)) {
    const auto moment = read_moment(text);
    return moment ? static_cast<double>(*moment) : kNone;
  }
  const std::string copy(text);
  char* end = nullptr;
  const double number = std::strtod(copy.c_str(), &end);
  return copy.empty() || *end != '\0' ? kNone : number;
}

SearchColumns::Columns SearchColumns::get(const std::vector<PropertyIndex>& properties) const {
  const std::lock_guard lock(mutex_);
  std::vector<PropertyIndex> lacking;
  for (const PropertyIndex property : properties) {
    if (!columns_.contains(property) && std::find(lacking.begin(), lacking.end(), property) == lacking.end()) {
      lacking.push_back(property);
    }
    used_.remove(property);
    used_.push_front(property);
  }
  if (!lacking.empty()) {
    build(lacking);
  }
  Columns wanted;
  for (const PropertyIndex property : properties) {
    wanted[property] = columns_[property];
  }
  for (; used_.size() > std::max(kKept, wanted.size()); used_.pop_back()) {
    columns_.erase(used_.back());
  }
  return wanted;
}

/// On all cores: each reads a share of the records.
void SearchColumns::build(const std::vector<PropertyIndex>& properties) const {
  const std::uint64_t count = store_.source().count();
  const std::uint64_t shares = std::clamp<std::uint64_t>(std::thread::hardware_concurrency(), 1, 16);
  std::vector<std::vector<SearchColumn>> parts(shares);
  std::vector<std::thread> threads;
  for (std::uint64_t i = 0; i < shares; ++i) {
    threads.emplace_back([&, i] { parts[i] = read(properties, count * i / shares, count * (i + 1) / shares); });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  for (std::size_t p = 0; p < properties.size(); ++p) {
    auto column = std::make_shared<SearchColumn>();
    for (std::vector<SearchColumn>& part : parts) {
      const std::size_t before = column->bytes_.size();
      column->bytes_ += part[p].bytes_;
      for (const std::size_t end : part[p].ends_) {
        column->ends_.push_back(before + end);
      }
      column->numbers_.insert(column->numbers_.end(), part[p].numbers_.begin(), part[p].numbers_.end());
      part[p] = {};
    }
    column->bytes_.shrink_to_fit();
    columns_[properties[p]] = std::move(column);
  }
}

std::vector<SearchColumn> SearchColumns::read(const std::vector<PropertyIndex>& properties, std::uint64_t begin,
                                              std::uint64_t end) const {
  std::vector<SearchColumn> columns(properties.size());
  RecordReader reader(store_);
  std::string text;
  for (std::uint64_t number = begin; number < end; ++number) {
    reader.load_made(number);
    for (std::size_t i = 0; i < properties.size(); ++i) {
      const PropertyDefinition& property = store_.properties()[properties[i]];
      SearchColumn& column = columns[i];
      reader.read(properties[i], text);
      if (compares_as_number(property)) {
        column.numbers_.push_back(search_number(property, text));
      }
      column.bytes_ += search_text(property, std::move(text));
      column.ends_.push_back(column.bytes_.size());
    }
  }
  return columns;
}

}  // namespace simulator
