#include "simulator/api/oauth_pages.hpp"

#include "simulator/api/scope_words.hpp"

namespace simulator {
namespace {

constexpr const char* kDot = " &middot; ";

constexpr const char* kStyle = R"(
:root { color-scheme: light dark; --line: #c4ccd6; --accent: #0b57b0; --quiet: #51606f; --back: #f4f6f8; --card: #fff; --ink: #17212b; --alarm: #c62828 }
@media (prefers-color-scheme: dark) {
  :root { --line: #46525e; --accent: #8fc1ff; --quiet: #a9b5c1; --back: #12181e; --card: #1c242c; --ink: #e9eef3; --alarm: #ff8a80 } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center; gap: 1.5rem; padding: 1.5rem 1rem;
  background: var(--back); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
header, footer { width: 100%; max-width: 32rem; color: var(--quiet); font-size: .875rem }
header strong { color: var(--ink) }
main { width: 100%; max-width: 32rem; padding: clamp(1.25rem, 5vw, 2rem); background: var(--card); border: 1px solid var(--line); border-radius: .5rem }
h1 { margin: 0 0 .75rem; font-size: 1.5rem; line-height: 1.25 }
h2 { margin: 1.5rem 0 .25rem; font-size: 1rem }
p { margin: .5rem 0 }
label { display: block; margin: 1rem 0 .25rem; font-weight: 600 }
input { width: 100%; padding: .55rem .7rem; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--quiet); border-radius: .3rem }
a { color: var(--accent) }
ul { margin: .5rem 0; padding-left: 1.25rem }
li { margin: .35rem 0 }
code, small { color: var(--quiet); font-size: .8125rem; overflow-wrap: anywhere }
li code, li small { display: block }
ul.choices { list-style: none; padding: 0 }
ul.choices a { display: block; padding: .7rem .9rem; border: 1px solid var(--line); border-radius: .4rem; color: inherit; text-decoration: none }
ul.choices a strong { color: var(--accent); text-decoration: underline }
ul.choices a:hover { border-color: var(--accent) }
button { margin-top: 1.25rem; padding: .6rem 1.2rem; font: inherit; font-weight: 600; border: 1px solid var(--accent); border-radius: .3rem;
  background: var(--accent); color: var(--card); cursor: pointer }
button.plain { background: none; color: var(--accent) }
button.link { margin: 0; padding: 0; border: 0; background: none; color: var(--accent); font-weight: 400; text-decoration: underline }
form.buttons { display: flex; flex-wrap: wrap; gap: .75rem }
form.inline { display: inline }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
p[role=alert] { padding: .6rem .8rem; border-left: 4px solid var(--alarm); overflow-wrap: anywhere }
main > :last-child, nav > :last-child { margin-bottom: 0 }
)";

Response page(int status, std::string_view title, const std::string& content) {
  Response response;
  response.status = status;
  response.content_type = "text/html;charset=utf-8";
  response.headers = {{"Cache-Control", "no-store"},
                      {"Referrer-Policy", "no-referrer"},
                      {"X-Content-Type-Options", "nosniff"},
                      {"Content-Security-Policy",
                       "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"}};
  const std::string heading = escaped_html(title);
  response.body =
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
      heading + " - hubspot-simulator</title>\n<style>" + kStyle +
      "</style>\n</head>\n<body>\n<header><strong>hubspot-simulator</strong></header>\n<main>\n<h1>" + heading +
      "</h1>\n" + content +
      "</main>\n<footer>A made-up account on this machine, for tests. This is not HubSpot: type no real "
      "password here.</footer>\n</body>\n</html>\n";
  return response;
}

std::string form(std::string_view action, const char* css_class, const std::string& content) {
  return "<form method=\"post\" action=\"" + escaped_html(action) + "\" class=\"" + css_class + "\">\n" + content +
         "</form>\n";
}

std::string list_of(const Scopes& scopes) {
  std::string list = "<ul>\n";
  for (const std::string& scope : scopes) {
    list += "<li>" + escaped_html(scope_in_words(scope)) + " <code>" + escaped_html(scope) + "</code></li>\n";
  }
  return list + "</ul>\n";
}

std::string who(std::string_view here, std::string_view user) {
  return "<div class=\"who\">You are logged in as <strong>" + escaped_html(user) + "</strong>. " +
         form(here, "inline", "<button class=\"link\" name=\"action\" value=\"logout\">Log out</button>\n") +
         "</div>\n";
}

const char* name_of(Tier tier) noexcept {
  constexpr const char* kNames[] = {"Free", "Starter", "Professional", "Enterprise"};
  return kNames[static_cast<std::size_t>(tier)];
}

std::string link_to_accounts(std::string_view query) {
  return "<a href=\"/oauth/authorize?" + escaped_html(query) + "\">Choose another account</a>";
}

std::string authorize_path(const Account& account, std::string_view query) {
  return "/oauth/" + std::to_string(account.portal_id()) + "/authorize?" + std::string(query);
}

}  // namespace

std::string escaped_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

Response login_page(std::string_view here, std::string_view email, bool failed) {
  std::string fields;
  if (failed) {
    fields +=
        "<p role=\"alert\" id=\"login-error\">Nobody with this email address has an account here, or the "
        "password is empty.</p>\n";
  }
  const std::string described = failed ? " aria-invalid=\"true\" aria-describedby=\"login-error\"" : "";
  fields +=
      "<label for=\"email\">Email address</label>\n"
      "<input id=\"email\" name=\"email\" type=\"email\" autocomplete=\"username\" required" +
      described + " value=\"" + escaped_html(email) +
      "\">\n"
      "<label for=\"password\">Password</label>\n"
      "<input id=\"password\" name=\"password\" type=\"password\" autocomplete=\"current-password\" required "
      "aria-describedby=\"password-hint\">\n"
      "<p id=\"password-hint\"><small>Any password will do.</small></p>\n"
      "<button name=\"action\" value=\"login\">Log in</button>\n";
  return page(failed ? 401 : 200, "Log in", form(here, "login", fields));
}

Response account_page(std::string_view query, std::string_view user, const std::vector<const Account*>& accounts) {
  std::string content = who("/oauth/authorize?" + std::string(query), user);
  content += "<p>Which account do you want to connect?</p>\n<nav aria-label=\"Accounts\">\n<ul class=\"choices\">\n";
  for (const Account* const account : accounts) {
    const AccountSettings& settings = account->settings();
    content += "<li><a href=\"" + escaped_html(authorize_path(*account, query)) + "\"><strong>" +
               escaped_html(settings.name) + "</strong> <small>" + escaped_html(settings.domain) + kDot +
               std::to_string(account->portal_id()) + kDot + name_of(settings.tier) + "</small></a></li>\n";
  }
  return page(200, "Choose an account", content + "</ul>\n</nav>\n");
}

Response consent_page(std::string_view here, std::string_view query, std::string_view user, const App& app,
                      const Account& account, const Scopes& required, const Scopes& optional) {
  std::string content = who(here, user);
  content += "<p><strong>" + escaped_html(app.name) + "</strong> asks to connect to <strong>" +
             escaped_html(account.settings().name) + "</strong> <small>(" + escaped_html(account.settings().domain) +
             ", " + std::to_string(account.portal_id()) + ")</small>. " + link_to_accounts(query) +
             "</p>\n<h2>Required: it will be able to</h2>\n" + list_of(required);
  if (!optional.empty()) {
    content += "<h2>Optional: it will also be able to</h2>\n" + list_of(optional);
  }
  content += form(here, "buttons",
                  "<button name=\"action\" value=\"allow\">Connect app</button>\n"
                  "<button name=\"action\" value=\"deny\" class=\"plain\">Cancel</button>\n");
  return page(200, "Connect " + app.name + " to " + account.settings().name, content);
}

Response dead_end_page(int status, std::string_view title, std::string_view paragraph,
                       const std::vector<ScopeList>& lists, const std::optional<WayOut>& way_out) {
  std::string content = "<p role=\"alert\">" + escaped_html(paragraph) + "</p>\n";
  for (const ScopeList& list : lists) {
    if (!list.scopes.empty()) {
      content += "<h2>" + escaped_html(list.paragraph) + "</h2>\n" + list_of(list.scopes);
    }
  }
  if (way_out) {
    content += "<p>" + link_to_accounts(way_out->query) + "</p>\n" + who(way_out->here, way_out->user);
  }
  return page(status, title, content);
}

}  // namespace simulator
