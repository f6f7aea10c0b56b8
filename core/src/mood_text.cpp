#include <algorithm>
#include <array>
#include <vector>

#include "mood_english.hpp"
#include "trailspark/mood.hpp"
#include "utf8.hpp"

// What of an email its writer wrote: not the mail that is answered, nor the signature.
namespace trailspark {
namespace {

constexpr std::size_t kMostSignatureLines = 8;
constexpr std::size_t kMostQuoteIntroduction = 300;  // bytes of "On Mon, Nov 23, 2026 at 9:14, Tom <...> wrote:"

constexpr std::array<std::string_view, 24> kSignOffs{"regards",
                                                     "best regards",
                                                     "kind regards",
                                                     "kindest regards",
                                                     "warm regards",
                                                     "warmest regards",
                                                     "with regards",
                                                     "best",
                                                     "all the best",
                                                     "best wishes",
                                                     "cheers",
                                                     "sincerely",
                                                     "sincerely yours",
                                                     "yours sincerely",
                                                     "yours truly",
                                                     "yours",
                                                     "respectfully",
                                                     "thanks",
                                                     "many thanks",
                                                     "thanks and regards",
                                                     "thank you",
                                                     "br",
                                                     "kr",
                                                     "rgds"};

std::string_view trim(std::string_view text) noexcept {
  constexpr std::string_view kBlank = " \t\r\f\v";
  const std::size_t first = text.find_first_not_of(kBlank);
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

bool begins_with(std::string_view text, std::string_view start) noexcept {
  return text.substr(0, start.size()) == start;
}

bool ends_with(std::string_view text, std::string_view end) noexcept {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(trim(text.substr(0, end)));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return lines;
}

/// "On Mon, Nov 23, 2026 at 9:14 Tom <tom@acme.test> wrote:", perhaps over two or three lines.
bool introduces_quote(const std::vector<std::string_view>& lines, std::size_t at) {
  struct Form {
    std::string_view start;
    std::string_view end;
  };
  constexpr std::array<Form, 6> kForms{{{"On ", "wrote:"},
                                        {"Am ", "schrieb:"},
                                        {"Le ", "crit :"},
                                        {"El ", "bi\303\263:"},
                                        {"Il ", "scritto:"},
                                        {"Op ", "schreef:"}}};
  for (const Form& form : kForms) {
    std::size_t bytes = 0;
    for (std::size_t i = at; begins_with(lines[at], form.start) && i < std::min(at + 3, lines.size()); ++i) {
      bytes += lines[i].size();
      if (bytes <= kMostQuoteIntroduction && ends_with(lines[i], form.end)) {
        return true;
      }
    }
  }
  return false;
}

/// "From: ..." with "Sent:", "To:", "Date:" or "Subject:" on one of the next lines.
bool begins_header(const std::vector<std::string_view>& lines, std::size_t at) {
  if (!begins_with(lines[at], "From:") && !begins_with(lines[at], "*From:*") && !begins_with(lines[at], "Von:")) {
    return false;
  }
  for (std::size_t i = at + 1; i < std::min(at + 5, lines.size()); ++i) {
    for (const std::string_view key : {"Sent:", "To:", "Date:", "Subject:", "*Sent:*", "*To:*", "Gesendet:", "An:"}) {
      if (begins_with(lines[i], key)) {
        return true;
      }
    }
  }
  return false;
}

bool ends_own_words(const std::vector<std::string_view>& lines, std::size_t at) {
  const std::string_view line = lines[at];
  const bool is_rule = line.size() >= 8 && line.find_first_not_of('_') == std::string_view::npos;
  return line == "--" || is_rule || begins_with(line, "-----Original") || begins_with(line, "----- Original") ||
         begins_with(line, "---------- Forwarded") || begins_with(line, "Begin forwarded message") ||
         begins_with(line, "Sent from my ") || begins_with(line, "Get Outlook for ") || introduces_quote(lines, at) ||
         begins_header(lines, at);
}

bool is_sign_off(std::string_view line) {
  const std::size_t end = line.find_last_not_of(",.!- ");
  const std::string text = mood::lower(end == std::string_view::npos ? std::string_view() : line.substr(0, end + 1));
  return std::find(kSignOffs.begin(), kSignOffs.end(), text) != kSignOffs.end();
}

bool is_block(std::string_view tag) {
  constexpr std::array<std::string_view, 15> kBlocks{"br", "p",  "div", "li", "ul", "ol", "tr", "table",
                                                     "h1", "h2", "h3",  "h4", "h5", "h6", "hr"};
  return std::find(kBlocks.begin(), kBlocks.end(), tag) != kBlocks.end();
}

bool is_left_out(std::string_view tag) {
  return tag == "blockquote" || tag == "style" || tag == "script" || tag == "head" || tag == "title";
}

/// Appends what "&...;" stands for; false where it is no entity that is known.
bool append_entity(std::string& out, std::string_view name) {
  struct Entity {
    std::string_view name;
    std::string_view text;
  };
  constexpr std::array<Entity, 9> kEntities{{{"amp", "&"},
                                             {"lt", "<"},
                                             {"gt", ">"},
                                             {"quot", "\""},
                                             {"apos", "'"},
                                             {"nbsp", " "},
                                             {"rsquo", "'"},
                                             {"lsquo", "'"},
                                             {"hellip", "..."}}};
  for (const Entity& entity : kEntities) {
    if (entity.name == name) {
      out.append(entity.text);
      return true;
    }
  }
  if (name.size() < 2 || name[0] != '#') {
    return false;
  }
  const bool is_hex = name[1] == 'x' || name[1] == 'X';
  char32_t code = 0;
  for (const char c : name.substr(is_hex ? 2 : 1)) {
    const bool is_digit = c >= '0' && c <= '9';
    const char small = static_cast<char>(c | 0x20);
    if (!is_digit && (!is_hex || small < 'a' || small > 'f')) {
      return false;
    }
    code = code * (is_hex ? 16 : 10) + static_cast<char32_t>(is_digit ? c - '0' : small - 'a' + 10);
    if (code > 0x10FFFF) {
      return false;
    }
  }
  const bool is_character = code > 0 && (code < 0xD800 || code > 0xDFFF);
  if (is_character) {
    unicode::append_utf8(out, code);
  }
  return is_character;
}

}  // namespace

std::string own_words(std::string_view text) {
  const std::vector<std::string_view> lines = lines_of(text);
  std::vector<std::string_view> own;
  for (std::size_t i = 0; i < lines.size() && !ends_own_words(lines, i); ++i) {
    if (!begins_with(lines[i], ">")) {
      own.push_back(lines[i]);
    }
  }
  while (!own.empty() && own.back().empty()) {
    own.pop_back();
  }
  for (std::size_t i = 1; i < own.size(); ++i) {  // a mail of a sign-off alone is what was meant to be said
    const auto after = std::count_if(own.begin() + static_cast<std::ptrdiff_t>(i) + 1, own.end(),
                                     [](std::string_view line) { return !line.empty(); });
    if (is_sign_off(own[i]) && static_cast<std::size_t>(after) <= kMostSignatureLines) {
      own.resize(i);
      break;
    }
  }
  std::string result;
  for (const std::string_view line : own) {
    result.append(line).append(1, '\n');
  }
  constexpr std::string_view kCurved = "\342\200\231";  // as mail programs write "don't"; the lexicon has it straight
  for (std::size_t at = result.find(kCurved); at != std::string::npos; at = result.find(kCurved, at)) {
    result.replace(at, kCurved.size(), "'");
  }
  return result;
}

std::string html_text(std::string_view html) {
  std::string text;
  std::size_t left_out = 0;  // how many such elements are open
  for (std::size_t at = 0; at < html.size();) {
    if (html[at] == '<') {
      const std::size_t end = std::min(html.find('>', at), html.size() - 1);
      std::string_view tag = html.substr(at + 1, end - at - 1);
      const bool closes = begins_with(tag, "/");
      if (tag.find("gmail_quote") != std::string_view::npos || tag.find("divRplyFwdMsg") != std::string_view::npos) {
        break;  // from here on it is the mail that is answered
      }
      tag.remove_prefix(closes ? 1 : 0);
      const std::string name = mood::lower(tag.substr(0, tag.find_first_of(" \t\r\n/>")));
      if (is_left_out(name)) {
        left_out += closes ? 0U : 1U;
        left_out -= closes && left_out > 0 ? 1U : 0U;
      } else if (is_block(name) && left_out == 0) {
        text.push_back('\n');
      }
      at = end + 1;
      continue;
    }
    const std::size_t semicolon = html[at] == '&' ? html.substr(at, 12).find(';') : std::string_view::npos;
    if (left_out > 0) {
      ++at;
    } else if (semicolon != std::string_view::npos && append_entity(text, html.substr(at + 1, semicolon - 1))) {
      at += semicolon + 1;
    } else {
      text.push_back(html[at] == '\r' || html[at] == '\n' ? ' ' : html[at]);
      ++at;
    }
  }
  return text;
}

}  // namespace trailspark
