#include "json.hpp"
#include "trailspark/suggest.hpp"

namespace trailspark {
namespace {

void write_evidence(json::Writer& writer, const Candidate& candidate) {
  writer.key("evidence");
  writer.begin_array();
  for (const std::string& phrase : candidate.evidence) {
    writer.string(phrase);
  }
  writer.end_array();
}

void write_proposal(json::Writer& writer, const Proposal& proposal) {
  writer.begin_object();
  writer.member("field", std::string_view(proposal.field));
  writer.member("label", std::string_view(proposal.label));
  writer.member("custom", proposal.custom);
  writer.member("accepted", proposal.accepted);
  if (proposal.accepted) {
    const Candidate& chosen = proposal.candidates.front();
    writer.member("property", std::string_view(chosen.property));
    writer.key("confidence");
    writer.number(chosen.confidence);
    write_evidence(writer, chosen);
  } else {
    writer.key("property");
    writer.null();
    writer.member("reason", std::string_view(proposal.reason));
  }
  writer.key("candidates");
  writer.begin_array();
  for (const Candidate& candidate : proposal.candidates) {
    writer.begin_object();
    writer.member("property", std::string_view(candidate.property));
    writer.key("confidence");
    writer.number(candidate.confidence);
    write_evidence(writer, candidate);
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
}

}  // namespace

std::string write_suggestion_report(const Suggestion& suggestion) {
  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  writer.key("proposals");
  writer.begin_array();
  for (const Proposal& proposal : suggestion.proposals) {
    write_proposal(writer, proposal);
  }
  writer.end_array();
  writer.end_object();
  return out;
}

}  // namespace trailspark
