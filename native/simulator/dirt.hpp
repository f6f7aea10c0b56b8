#pragma once

#include <string>
#include <string_view>

#include "random.hpp"

/// Ways in which people, imports and programs write one thing differently.
namespace simulator {

/// Another spelling of a folded address: letters of other case, blanks around it, its domain in letters or in ASCII.
/// `domain` is the domain as people write it. Folding gives the address again.
std::string spell_address(std::string_view folded, std::string_view domain, Random& random);

/// Text in an email property that is no usable address.
std::string broken_address(Random& random);

/// A name typed in capitals, in small letters, with blanks around it or with a picture; most stay as they are.
std::string spell_name(std::string name, Random& random);

}  // namespace simulator
