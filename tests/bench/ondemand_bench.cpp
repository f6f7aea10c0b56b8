// The plain job on simdjson On-Demand, as its documentation advises: one parser, values looked up in the order in which
// they stand in the document, strings as views until they are kept.
#include <simdjson.h>

#include "plain_lead.hpp"

namespace {

using namespace simdjson;

class Reader {
 public:
  bench::PlainBase read(const std::vector<std::string_view>& pages) {
    base_ = {};
    for (const std::string_view page : pages) {
      ondemand::document document;
      if (parser_.iterate(padded_string_view(page.data(), page.size(), page.size() + bench::kPadding)).get(document) ||
          !read_page(document)) {
        std::cerr << "a page that is none\n";
      }
    }
    return std::move(base_);
  }

 private:
  bool read_page(ondemand::document& document) {
    ondemand::array results;
    if (document["results"].get(results)) {
      return false;
    }
    for (auto result : results) {
      ondemand::object record;
      if (result.get(record) || !read_record(record)) {
        return false;
      }
    }
    return true;
  }

  bool read_record(ondemand::object& record) {
    bench::PlainLead lead;
    ondemand::object properties;
    std::string_view updated_at;
    if (record["id"].get_int64_in_string().get(lead.record_id) || record["properties"].get(properties)) {
      return false;
    }
    text(properties, "company", lead.company);
    time(properties, "createdate", lead.created_at);
    std::string_view email;
    if (view(properties, "email", email)) {
      lead.email = bench::fold_email(email);
    }
    text(properties, "firstname", lead.first_name);
    time(properties, "hs_analytics_last_timestamp", lead.last_seen_at);
    number(properties, "hs_analytics_num_page_views", lead.page_views);
    number(properties, "hs_email_click", lead.clicks);
    number(properties, "hs_email_delivered", lead.delivered);
    time(properties, "hs_email_last_click_date", lead.last_click_at);
    time(properties, "hs_email_last_open_date", lead.last_open_at);
    number(properties, "hs_email_open", lead.opens);
    text(properties, "hs_lead_status", lead.lead_status);
    text(properties, "industry", lead.industry);
    text(properties, "jobtitle", lead.job_title);
    time(properties, "lastmodifieddate", lead.modified_at);
    text(properties, "lastname", lead.last_name);
    text(properties, "lifecyclestage", lead.lifecycle_stage);
    number(properties, "num_conversion_events", lead.conversions);
    text(properties, "phone", lead.phone);
    text(properties, "website", lead.website);
    if (record["updatedAt"].get(updated_at)) {
      return false;
    }
    const auto time = bench::parse_time(updated_at);
    if (!time) {
      return false;
    }
    lead.updated_at = *time;
    base_.add(std::move(lead));
    return true;
  }

  // False for null, which is what get() of a string answers with an error.
  static bool view(ondemand::object& properties, std::string_view name, std::string_view& out) {
    return properties[name].get(out) == SUCCESS && !out.empty();
  }

  static void text(ondemand::object& properties, std::string_view name, std::string& out) {
    if (std::string_view found; view(properties, name, found)) {
      out = found;
    }
  }

  void time(ondemand::object& properties, std::string_view name, std::optional<std::int64_t>& out) {
    if (std::string_view found; view(properties, name, found)) {
      out = bench::parse_time(found);
      if (!out) {
        base_.reject();
      }
    }
  }

  void number(ondemand::object& properties, std::string_view name, std::optional<double>& out) {
    ondemand::value value;
    bool is_null = false;
    if (properties[name].get(value) || value.is_null().get(is_null) || is_null) {
      return;
    }
    if (double found = 0; value.get_double_in_string().get(found) == SUCCESS) {
      out = found;
    } else {
      base_.reject();
    }
  }

  ondemand::parser parser_;
  bench::PlainBase base_;
};

}  // namespace

int main(int count, char** arguments) {
  Reader reader;
  return bench::serve(
      count > 1 ? arguments[1] : "", [&reader](const auto& pages) { return reader.read(pages); },
      [](const bench::PlainBase& base) { return bench::digest_of(base); });
}
