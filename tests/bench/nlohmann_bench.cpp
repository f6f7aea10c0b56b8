// The plain job on nlohmann/json: each page becomes a document, the leads are read from it.
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "plain_lead.hpp"

namespace {

using nlohmann::json;

class Reader {
 public:
  bench::PlainBase read(const std::vector<std::string_view>& pages) {
    base_ = {};
    for (const std::string_view page : pages) {
      const json document = json::parse(page);
      for (const json& record : document.at("results")) {
        read_record(record);
      }
    }
    return std::move(base_);
  }

 private:
  void read_record(const json& record) {
    const json& properties = record.at("properties");
    bench::PlainLead lead;
    lead.record_id = std::stoll(view(record, "id"));
    lead.updated_at = bench::parse_time(view(record, "updatedAt")).value();
    lead.email = bench::fold_email(view(properties, "email"));
    lead.first_name = view(properties, "firstname");
    lead.last_name = view(properties, "lastname");
    lead.company = view(properties, "company");
    lead.job_title = view(properties, "jobtitle");
    lead.lifecycle_stage = view(properties, "lifecyclestage");
    lead.lead_status = view(properties, "hs_lead_status");
    lead.industry = view(properties, "industry");
    lead.website = view(properties, "website");
    lead.phone = view(properties, "phone");
    lead.created_at = time(view(properties, "createdate"));
    lead.modified_at = time(view(properties, "lastmodifieddate"));
    lead.last_seen_at = time(view(properties, "hs_analytics_last_timestamp"));
    lead.last_open_at = time(view(properties, "hs_email_last_open_date"));
    lead.last_click_at = time(view(properties, "hs_email_last_click_date"));
    lead.page_views = number(view(properties, "hs_analytics_num_page_views"));
    lead.delivered = number(view(properties, "hs_email_delivered"));
    lead.opens = number(view(properties, "hs_email_open"));
    lead.clicks = number(view(properties, "hs_email_click"));
    lead.conversions = number(view(properties, "num_conversion_events"));
    base_.add(std::move(lead));
  }

  // The text of a member; empty where it is null or absent.
  static const std::string& view(const json& object, const char* name) {
    static const std::string nothing;
    const auto found = object.find(name);
    return found == object.end() || !found->is_string() ? nothing : found->get_ref<const std::string&>();
  }

  std::optional<std::int64_t> time(const std::string& text) {
    return text.empty() ? std::nullopt : checked(bench::parse_time(text));
  }

  std::optional<double> number(const std::string& text) {
    if (text.empty()) {
      return std::nullopt;
    }
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    return checked(*end == '\0' ? std::optional(value) : std::nullopt);
  }

  template <class Value>
  std::optional<Value> checked(std::optional<Value> value) {
    if (!value) {
      base_.reject();
    }
    return value;
  }

  bench::PlainBase base_;
};

}  // namespace

int main(int count, char** arguments) {
  Reader reader;
  return bench::serve(
      count > 1 ? arguments[1] : "", [&reader](const auto& pages) { return reader.read(pages); },
      [](const bench::PlainBase& base) { return bench::digest_of(base); });
}
