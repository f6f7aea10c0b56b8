#pragma once

#include <string>
#include <string_view>

#include "simulator/server/limits.hpp"

namespace simulator {

/// What a scope lets an app do, as the consent page says it: "View contacts". The scope itself where it is unknown.
std::string scope_in_words(std::string_view scope);

/// Whether an account of that tier can grant it.
bool can_grant(Tier tier, std::string_view scope) noexcept;

/// The scopes of "a b c".
Scopes split_scopes(std::string_view list);

}  // namespace simulator
