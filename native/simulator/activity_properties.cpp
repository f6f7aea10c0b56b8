#include <string>

#include "activities.hpp"

namespace simulator {
namespace {

constexpr const char* kMail = "email";
constexpr const char* kMeet = "meeting";

std::string subject_of(const Email& e) {
  std::string subject = e.subject;
  const auto put = [&](std::string_view word, std::string_view text) {
    if (const std::size_t at = subject.find(word); at != subject.npos) {
      subject.replace(at, word.size(), text);
    }
  };
  put("{what}", e.deal.subject);
  put("{company}", e.company.name);
  return subject;
}

std::string json_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
    }
    if (static_cast<unsigned char>(c) >= 0x20) {
      out += c;
    }
  }
  return out + '"';
}

/// {"from":{"email":...},"sender":{...},"to":[{...}],"cc":[],"bcc":[]}
std::string headers_of(const Email& e) {
  const auto someone = [](const std::string& email, const std::string& first, const std::string& last) {
    return "{\"email\":" + json_text(email) + ",\"firstName\":" + json_text(first) +
           ",\"lastName\":" + json_text(last) + '}';
  };
  const std::string rep = someone(e.rep.email, e.rep.first_name, e.rep.last_name);
  const std::string other = someone(e.contact.email, e.contact.first_name, e.contact.last_name);
  const std::string& from = e.incoming ? other : rep;
  return "{\"from\":" + from + ",\"sender\":" + from + ",\"to\":[" + (e.incoming ? rep : other) +
         "],\"cc\":[],\"bcc\":[]}";
}

std::string html_of(const std::string& text) {
  std::string out = "<div><p>";
  for (const char c : text) {
    if (c == '\n') {
      out += "<br>";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out += c;
    }
  }
  return out + "</p></div>";
}

const EmailProperty kEmailProperties[] = {
    {{"hs_createdate", "Create date", Shape::datetime, kMail, kReadOnly | kExact},
     [](const Email& e, Cell& cell) { cell.moment(e.sent); }},
    {{"hs_email_click_count", "Number of email clicks", Shape::number, kMail, kReadOnly},
     [](const Email& e, Cell& cell) {
       if (!e.incoming) {
         cell.number(e.clicks);
       }
     }},
    {{"hs_email_direction", "Email direction", Shape::select, kMail, 0,
      "EMAIL=Email|INCOMING_EMAIL=Incoming Email|FORWARDED_EMAIL=Forwarded Email"},
     [](const Email& e, Cell& cell) { cell.text(e.incoming ? "INCOMING_EMAIL" : "EMAIL"); }},
    {{"hs_email_from_email", "Email from address", Shape::text, kMail, kReadOnly | kCalculated},
     [](const Email& e, Cell& cell) { cell.text(e.incoming ? e.contact.email : e.rep.email); }},
    {{"hs_email_from_firstname", "Email from first name", Shape::text, kMail, kReadOnly | kCalculated},
     [](const Email& e, Cell& cell) { cell.text(e.incoming ? e.contact.first_name : e.rep.first_name); }},
    {{"hs_email_from_lastname", "Email from last name", Shape::text, kMail, kReadOnly | kCalculated},
     [](const Email& e, Cell& cell) { cell.text(e.incoming ? e.contact.last_name : e.rep.last_name); }},
    {{"hs_email_headers", "Email headers", Shape::textarea, kMail, kExact},
     [](const Email& e, Cell& cell) { cell.text(headers_of(e)); }},
    {{"hs_email_html", "Email HTML", Shape::html, kMail, kExact},
     [](const Email& e, Cell& cell) { cell.text(html_of(e.text)); }},
    {{"hs_email_open_count", "Number of email opens", Shape::number, kMail, kReadOnly},
     [](const Email& e, Cell& cell) {
       if (!e.incoming) {
         cell.number(e.opens);
       }
     }},
    {{"hs_email_reply_count", "Number of email replies", Shape::number, kMail, kReadOnly},
     [](const Email& e, Cell& cell) {
       if (!e.incoming) {
         cell.number(e.replies);
       }
     }},
    {{"hs_email_status", "Email send status", Shape::select, kMail, 0,
      "BOUNCED=Bounced|FAILED=Failed|SCHEDULED=Scheduled|SENDING=Sending|SENT=Sent"},
     [](const Email& e, Cell& cell) { cell.text(e.bounced ? "BOUNCED" : "SENT"); }},
    {{"hs_email_subject", "Email subject", Shape::text, kMail},
     [](const Email& e, Cell& cell) { cell.text(subject_of(e)); }},
    {{"hs_email_text", "Email body", Shape::textarea, kMail}, [](const Email& e, Cell& cell) { cell.text(e.text); }},
    {{"hs_email_to_email", "Email to address", Shape::text, kMail, kReadOnly | kCalculated},
     [](const Email& e, Cell& cell) { cell.text(e.incoming ? e.rep.email : e.contact.email); }},
    {{"hs_email_to_firstname", "Email to first name", Shape::text, kMail, kReadOnly | kCalculated},
     [](const Email& e, Cell& cell) { cell.text(e.incoming ? e.rep.first_name : e.contact.first_name); }},
    {{"hs_email_to_lastname", "Email to last name", Shape::text, kMail, kReadOnly | kCalculated},
     [](const Email& e, Cell& cell) { cell.text(e.incoming ? e.rep.last_name : e.contact.last_name); }},
    {{"hs_lastmodifieddate", "Last modified date", Shape::datetime, kMail, kReadOnly | kExact},
     [](const Email& e, Cell& cell) { cell.moment(e.updated); }},
    {{"hs_object_id", "Record ID", Shape::number, kMail, kReadOnly | kUnique | kExact},
     [](const Email& e, Cell& cell) { cell.text(std::to_string(e.id)); }},
    {{"hs_sequence_id", "Sequence ID", Shape::number, kMail, kReadOnly}, [](const Email&, Cell&) {}},
    {{"hs_timestamp", "Activity date", Shape::datetime, kMail, kExact},
     [](const Email& e, Cell& cell) { cell.moment(e.sent); }},
    {{"hubspot_owner_id", "Email owner", Shape::owner, kMail},
     [](const Email& e, Cell& cell) { cell.text(owner_of(e.deal.company)); }},
};

const MeetingProperty kMeetingProperties[] = {
    {{"hs_activity_type", "Call and meeting type", Shape::select, kMeet, 0, "Demo=Demo|Contract=Contract"},
     [](const Meeting& m, Cell& cell) { cell.text(m.number % kMeetingsPerDeal == 0 ? "Demo" : "Contract"); }},
    {{"hs_createdate", "Create date", Shape::datetime, kMeet, kReadOnly | kExact},
     [](const Meeting& m, Cell& cell) { cell.moment(m.created); }},
    {{"hs_internal_meeting_notes", "Internal meeting notes", Shape::html, kMeet},
     [](const Meeting& m, Cell& cell) { cell.text(m.notes); }},
    {{"hs_lastmodifieddate", "Last modified date", Shape::datetime, kMeet, kReadOnly | kExact},
     [](const Meeting& m, Cell& cell) { cell.moment(m.updated); }},
    {{"hs_meeting_body", "Meeting description", Shape::html, kMeet},
     [](const Meeting& m, Cell& cell) { cell.text(std::string(m.title) + " with " + m.company.name); }},
    {{"hs_meeting_end_time", "Meeting end time", Shape::datetime, kMeet, kExact},
     [](const Meeting& m, Cell& cell) { cell.moment(m.end); }},
    {{"hs_meeting_external_url", "External URL", Shape::text, kMeet}, [](const Meeting&, Cell&) {}},
    {{"hs_meeting_location", "Meeting location", Shape::text, kMeet},
     [](const Meeting& m, Cell& cell) {
       cell.text(m.number % 3 == 0 ? m.company.city->name : std::string("Video call"));
     }},
    {{"hs_meeting_outcome", "Meeting outcome", Shape::select, kMeet, 0,
      "SCHEDULED=Scheduled|COMPLETED=Completed|RESCHEDULED=Rescheduled|NO_SHOW=No show|CANCELED=Canceled"},
     [](const Meeting& m, Cell& cell) { cell.text(m.outcome); }},
    {{"hs_meeting_start_time", "Meeting start time", Shape::datetime, kMeet, kExact},
     [](const Meeting& m, Cell& cell) { cell.moment(m.start); }},
    {{"hs_meeting_title", "Meeting name", Shape::text, kMeet},
     [](const Meeting& m, Cell& cell) { cell.text(std::string(m.title) + ": " + m.company.name); }},
    {{"hs_object_id", "Record ID", Shape::number, kMeet, kReadOnly | kUnique | kExact},
     [](const Meeting& m, Cell& cell) { cell.text(std::to_string(m.id)); }},
    {{"hs_timestamp", "Activity date", Shape::datetime, kMeet, kExact},
     [](const Meeting& m, Cell& cell) { cell.moment(m.start); }},
    {{"hubspot_owner_id", "Meeting owner", Shape::owner, kMeet},
     [](const Meeting& m, Cell& cell) { cell.text(owner_of(m.deal.company)); }},
};

}  // namespace

std::span<const EmailProperty> email_properties() { return kEmailProperties; }
std::span<const MeetingProperty> meeting_properties() { return kMeetingProperties; }

}  // namespace simulator
