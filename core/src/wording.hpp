#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The words of error texts: quotes, lists, places and proposals.
namespace trailspark::wording {

/// The text in quotes, as JSON writes it, cut to 60 bytes at a character: "\"jobtitel\"", "\"Lorem ip...\"".
/// Takes valid UTF-8.
std::string quoted(std::string_view utf8);

/// "a, b, c": each as it is.
std::string listed(const std::vector<std::string_view>& items);

/// "1 rule", "2 rules": for nouns that take an s.
std::string counted(std::size_t count, std::string_view noun);

/// The JSON pointer (RFC 6901) of a member of the value at `place`.
std::string below(std::string_view place, std::string_view key);
std::string below(std::string_view place, std::size_t index);

/// Collects what a misspelt word may have meant.
///
///   Nearest nearest("feild"); nearest.consider("field", "field"); nearest.question();  // did you mean "field"?
///
/// Two words are near where few edits (one letter inserted, left out, replaced, or two neighbours swapped; ASCII case
/// counts nothing) lead from one to the other: at most a third of the word's length; or where one, of four bytes or
/// more, begins the other. What is near is not said to be meant: it is asked.
class Nearest {
 public:
  explicit Nearest(std::string_view word, std::size_t most = 1) : word_(word), most_(most) {}

  /// Proposes `answer` if `spelling` is near. One answer may have several spellings (a name and a label).
  /// The answer must outlive this object.
  void consider(std::string_view spelling, std::string_view answer);

  bool empty() const noexcept { return found_.empty(); }
  /// "did you mean \"a\", \"b\" or \"c\"?": nearest first, then by bytes; empty where nothing is near.
  std::string question() const;

 private:
  std::string_view word_;
  std::size_t most_;
  std::vector<std::pair<std::size_t, std::string_view>> found_;  // (edits, answer), sorted, at most `most_`
};

}  // namespace trailspark::wording
