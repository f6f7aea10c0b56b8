#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

/// Word lists kept as one text: "of the an". (A table of string_views would be twice the bytes of the module.)
namespace trailspark::suggest {

/// The word is in a list of words separated by spaces.
inline bool is_listed(std::string_view word, std::string_view list) {
  for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) {
      return true;
    }
  }
  return false;
}

/// `is` holds for one of the words.
template <class Is>
bool any_listed(std::string_view list, Is is) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (is(list.substr(0, end))) {
      return true;
    }
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

/// The text up to `separator`; `text` is left with what follows it.
inline std::string_view cut(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

}  // namespace trailspark::suggest
