#pragma once

#include <string>
#include <string_view>

#include "service/web/message.hpp"

namespace trailspark::service::web {

/// A page in plain words, for what a person meets on the way to HubSpot and back.
struct PlainPage {
  std::string title;   ///< "Access denied"
  std::string words;   ///< what happened
  std::string remedy;  ///< what to do now
  std::string link;    ///< a path here; empty: none
  std::string link_words = "Back to the settings";
};
Response answer_page(const PlainPage& page, int status);

/// Content-Security-Policy of the settings page: code, styles, fonts and data of this service alone; WebAssembly.
extern const char* const kPagePolicy;
/// Of everything that is no page: if a browser is made to show it, it does nothing.
extern const char* const kDataPolicy;

}  // namespace trailspark::service::web
