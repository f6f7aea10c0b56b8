#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/server/simulator.hpp"

namespace simulator {

/// The members of a JSON body and of the query string, read one by one. Whatever is missing, of another type or
/// unknown is refused with 400 and a sentence that says what was expected.
class Input {
 public:
  Input(const Request& request, Simulator& simulator);
  /// Of an object within.
  Input(const Json& json, Simulator& simulator) : simulator_(simulator), json_(json) {}

  /// Null where it is absent.
  const Json* find(const std::string& name);
  std::string text(const std::string& name);
  std::string text(const std::string& name, std::string otherwise);
  /// One of `choices`, of which the first stands for an absent one.
  std::size_t choice(const std::string& name, const std::vector<std::string>& choices);
  std::int64_t number(const std::string& name, std::int64_t low, std::int64_t high,
                      std::optional<std::int64_t> otherwise);
  bool flag(const std::string& name);
  /// "2026-11-23T10:00:00Z" or milliseconds.
  std::optional<Moment> moment(const std::string& name);
  /// A list of texts; nothing where it is absent.
  std::optional<std::vector<std::string>> texts(const std::string& name);

  /// That of `portalId`, otherwise the first.
  Account& account();
  /// That of `clientId`, otherwise the first.
  const App& app();
  /// `objectType`, contacts where absent.
  ObjectType object_type();

  /// Refuses members that nobody asked for.
  void finish() const;

 private:
  Simulator& simulator_;
  Json json_;
  std::vector<std::string> known_;
};

/// 400 with what was expected.
[[noreturn]] void refuse(const std::string& message);

}  // namespace simulator
