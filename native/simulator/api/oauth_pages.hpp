#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/server/auth.hpp"
#include "simulator/server/message.hpp"
#include "simulator/store/account.hpp"

/// The pages on the way from a "Connect" button to an authorization code: plain HTML that needs no script.
namespace simulator {

/// "a & b" -> "a &amp; b", for text and for attributes in quotes.
std::string escaped_html(std::string_view text);

/// `here`: the path and query of the page, where its form goes.
Response login_page(std::string_view here, std::string_view email, bool failed);

/// Each account is a link to `/oauth/{portalId}/authorize` and the query.
Response account_page(std::string_view query, std::string_view user, const std::vector<const Account*>& accounts);

/// `optional`: those that the account can grant.
Response consent_page(std::string_view here, std::string_view query, std::string_view user, const App& app,
                      const Account& account, const Scopes& required, const Scopes& optional);

/// A paragraph and, under it, scopes in words with their names.
struct ScopeList {
  std::string paragraph;
  Scopes scopes;
};

/// To the choice of accounts and the login page, for someone who is logged in.
struct WayOut {
  std::string_view here;
  std::string_view query;
  std::string_view user;
};

/// Nothing goes on from here: the user is told why, and the app hears nothing.
Response dead_end_page(int status, std::string_view title, std::string_view paragraph,
                       const std::vector<ScopeList>& lists = {}, const std::optional<WayOut>& way_out = std::nullopt);

}  // namespace simulator
