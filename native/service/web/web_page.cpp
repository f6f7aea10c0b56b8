#include "service/web/web_page.hpp"

#include "service/random_text.hpp"

namespace trailspark::service::web {
namespace {

constexpr std::string_view kStyle =
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem;color:#1c2b39;background:"
    "#fff}h1{font-size:1.5rem}a{color:#0b5cad}@media(prefers-color-scheme:dark){body{color:#e6edf3;background:#11181f}"
    "a{color:#7cb8ff}}";

}  // namespace

const char* const kPagePolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src "
    "'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'";
const char* const kDataPolicy =
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

Response answer_page(const PlainPage& page, int status) {
  Response response;
  response.status = status;
  response.content_type = "text/html; charset=utf-8";
  response.body =
      "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
      "content=\"width=device-width\"><title>" +
      escaped_html(page.title) + " - TrailSpark</title><style>" + std::string(kStyle) +
      "</style></head><body><main><h1>" + escaped_html(page.title) + "</h1><p>" + escaped_html(page.words) + "</p>";
  if (!page.remedy.empty()) {
    response.body += "<p><strong>What to do:</strong> " + escaped_html(page.remedy) + "</p>";
  }
  if (!page.link.empty()) {
    response.body += "<p><a href=\"" + escaped_html(page.link) + "\">" + escaped_html(page.link_words) + "</a></p>";
  }
  response.body += "</main></body></html>\n";
  response.with("Content-Security-Policy", "default-src 'none'; style-src 'sha256-" + pkce_challenge(kStyle) +
                                               "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  return response;
}

}  // namespace trailspark::service::web
