#include <unistd.h>

#include <algorithm>

#include "input.hpp"
#include "json_access.hpp"
#include "json_lines.hpp"
#include "load.hpp"
#include "output.hpp"
#include "settings_file.hpp"
#include "text_width.hpp"
#include "words.hpp"

namespace trailspark::cli {
namespace {

std::string message_of(const MappingFinding& finding) {
  std::string text(meaning(finding.error.code));
  return finding.error.detail.empty() ? text : text.append("; ").append(finding.error.detail);
}

std::string suggestion_of(const MappingFinding& finding) {
  return finding.suggestion.empty() ? std::string(remedy(finding.error.code)) : finding.suggestion;
}

std::string_view severity_of(const MappingFinding& finding) { return finding.is_error ? "error" : "warning"; }

void append_text(std::string& out, const MappingFinding& finding, const Terminal& terminal) {
  constexpr std::size_t kIndent = 9;
  const std::string_view severity = severity_of(finding);
  const std::size_t room = terminal.room(kIndent);
  out.append(styled(severity, finding.is_error ? Style::red : Style::yellow, terminal.colour));
  out.append(kIndent - severity.size(), ' ');
  out.append(styled(finding.error.where.empty() ? "(the whole document)" : one_line(finding.error.where), Style::bold,
                    terminal.colour));
  out.append(styled("  " + std::string(id(finding.error.code)), Style::dim, terminal.colour)).append(1, '\n');
  out.append(kIndent, ' ').append(wrap(one_line(message_of(finding)), room, kIndent)).append(1, '\n');
  out.append(kIndent, ' ').append(wrap(one_line(suggestion_of(finding)), room, kIndent)).append(1, '\n');
}

void append_line(std::string& out, const MappingFinding& finding) {
  Json line;
  line["severity"] = severity_of(finding);
  line["code"] = id(finding.error.code);
  line["where"] = finding.error.where;
  line["message"] = message_of(finding);
  line["suggestion"] = suggestion_of(finding);
  out.append(line.dump(-1, ' ', false, Json::error_handler_t::replace)).append(1, '\n');
}

void append_csv(std::string& out, const MappingFinding& finding, bool neutralise) {
  out.append(severity_of(finding)).append(1, ',').append(id(finding.error.code));
  for (const std::string& cell : {finding.error.where, message_of(finding), suggestion_of(finding)}) {
    out.append(1, ',').append(csv_cell(cell, neutralise));
  }
  out.append("\r\n");
}

std::string print(const std::vector<MappingFinding>& findings, const PrintOptions& options) {
  const Terminal terminal = inspect_terminal(STDOUT_FILENO);
  const Format format = resolve(options, terminal);
  std::string text = format == Format::csv ? "severity,code,where,message,suggestion\r\n" : "";
  for (const MappingFinding& finding : findings) {
    if (format == Format::table) {
      append_text(text, finding, terminal);
    } else if (format == Format::csv) {
      append_csv(text, finding, options.neutralise_formulas);
    } else {
      append_line(text, finding);
    }
  }
  if (format != Format::json) {
    return text;
  }
  JsonArrayPrinter array;
  std::string document;
  array.append(document, text);
  array.close(document);
  return document;
}

/// Where a finding lies in the document. check_mapping counts the rules that it was given, and those are the document's
/// without a fault; or, where it has no list for the target, the default ones, which lie nowhere in it.
class Places {
 public:
  Places(const std::string& document, Target target, const ParsedMapping& parsed)
      : list_("/" + std::string(name(target))), rules_(parsed.mapping.rules(target)) {
    const Json json = parse_json(document);
    const Json& listed = member(json, std::string(name(target)));
    for (std::size_t i = 0; listed.is_array() && i < listed.size(); ++i) {
      const std::string place = list_ + "/" + std::to_string(i);
      if (std::none_of(parsed.errors.begin(), parsed.errors.end(), [&place](const Error& error) {
            return (error.where + "/").compare(0, place.size() + 1, place + "/") == 0;
          })) {
        indexes_.push_back(i);
      }
    }
  }

  void correct(Error& error) const {
    if (error.where.compare(0, list_.size() + 1, list_ + "/") != 0) {
      return;  // of no rule: a field that none fills
    }
    const std::size_t behind = std::min(error.where.find('/', list_.size() + 1), error.where.size());
    const std::size_t index = std::stoul(error.where.substr(list_.size() + 1, behind - list_.size() - 1));
    if (indexes_.size() == rules_.size()) {
      error.where = list_ + "/" + std::to_string(indexes_[index]) + error.where.substr(behind);
    } else {
      error.where.clear();
      error.detail += "; read by the default rule for \"" + rules_[index].field + "\": the document has none";
    }
  }

 private:
  std::string list_;
  const std::vector<MappingRule>& rules_;
  std::vector<std::size_t> indexes_;  // of the rules in the document
};

/// Faults of the document itself first, then what the portal's definitions say; each once.
std::vector<MappingFinding> find_all(const std::string& document, Target target,
                                     const std::vector<PropertyDefinition>& properties) {
  ParsedMapping parsed = parse_mapping(document);
  const Places places(document, target, parsed);
  std::vector<MappingFinding> findings;
  for (Error& error : parsed.errors) {
    findings.push_back({std::move(error), true, ""});
  }
  const bool readable = std::none_of(findings.begin(), findings.end(), [](const MappingFinding& finding) {
    return finding.error.code == Code::json_syntax || finding.error.code == Code::mapping_version;
  });
  if (!readable) {
    return findings;
  }
  const auto faults = static_cast<std::ptrdiff_t>(findings.size());
  for (MappingFinding& finding : check_mapping(parsed.mapping, target, properties)) {
    places.correct(finding.error);
    const bool told = std::any_of(findings.begin(), findings.begin() + faults, [&finding](const MappingFinding& known) {
      return known.error.code == finding.error.code && known.error.where == finding.error.where;
    });
    if (!told) {
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace

int run_check(const CheckOptions& options) {
  const std::optional<std::vector<PropertyDefinition>> properties = read_properties(options.properties_file);
  const std::optional<std::string> document = read_file(options.mapping_file);
  if (!properties || !document) {
    return kBadUse;
  }
  const std::vector<MappingFinding> findings = find_all(*document, options.target, *properties);
  Output output;
  output.write(print(findings, options.print));
  if (!output.finish()) {
    return kBadUse;
  }
  const auto errors = static_cast<std::uint64_t>(
      std::count_if(findings.begin(), findings.end(), [](const MappingFinding& finding) { return finding.is_error; }));
  if (!options.quiet) {
    tell(findings.empty() ? "the mapping is sound\n"
                          : counted(errors, "error") + ", " + counted(findings.size() - errors, "warning") + '\n');
  }
  return errors == 0 ? kDone : kBadUse;
}

}  // namespace trailspark::cli
