#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace simulator {

/// White space between the tokens of a document.
enum class Spacing { compact, spaced, pretty };

/// Which characters of a text are written as escapes.
enum class Escapes {
  needed,   ///< " \ and control characters
  unicode,  ///< all beyond ASCII too: \u00fc, \ud83d\ude80
  slashes,  ///< / too, as PHP does
  letters   ///< the first character too, whatever it is
};

/// Writes one JSON document to the end of a string. Keys and values come in the order of the calls; that they make a
/// document is the caller's care.
class JsonWriter {
 public:
  JsonWriter(std::string& out, Spacing spacing) : out_(out), spacing_(spacing) {}

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }

  void key(std::string_view key);
  void text(std::string_view value, Escapes escapes = Escapes::needed);
  /// null, true, 42: as it is.
  void literal(std::string_view value);

  void member(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }

 private:
  void begin(char bracket);
  void end(char bracket);
  void before_value();
  void new_line();

  std::string& out_;
  Spacing spacing_;
  std::size_t depth_ = 0;
  bool after_key_ = false;
  bool after_value_ = false;
};

}  // namespace simulator
