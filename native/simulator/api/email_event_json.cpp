#include "simulator/api/email_event_json.hpp"

#include "simulator/api/event_paging.hpp"

namespace simulator {
namespace {

/// What a message was read with.
struct Reader {
  const char* user_agent;
  const char* device;
  const char* browser;
  const char* producer;
  const char* type;
  const char* url;
  const char* version;
};

constexpr Reader kReaders[] = {
    {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
     "COMPUTER", "Chrome", "Google Inc.", "Browser", "http://www.google.com/chrome", "142.0"},
    {"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 "
     "Safari/605.1.15",
     "COMPUTER", "Safari", "Apple Inc.", "Browser", "http://www.apple.com/safari", "26.0"},
    {"Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
     "MOBILE", "Mobile Safari", "Apple Inc.", "Mobile Browser", "http://www.apple.com/safari", "18.6"},
    {"Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.19127; Pro)", "COMPUTER", "Outlook 2016",
     "Microsoft Corporation.", "Email client", "http://office.microsoft.com/outlook", "16.0"}};

/// A scanner or a privacy proxy, which opens all that comes.
constexpr Reader kMachine = {"Mozilla/5.0", "UNKNOWN", "unknown (Mozilla/5.0)", "", "unknown", "", ""};

constexpr const char* kLinks[] = {"/pricing", "/demo", "/product", "/customers", "/blog/q3-product-tour"};

/// "550 5.1.1": why a message came back.
struct Fault {
  const char* category;
  const char* status;
  const char* response;
};

constexpr Fault kFaults[] = {
    {"UNKNOWN_USER", "5.1.1", "550 5.1.1 The email account that you tried to reach does not exist"},
    {"MAILBOX_FULL", "4.2.2", "452 4.2.2 The email account that you tried to reach is over quota"},
    {"CONTENT", "5.7.1", "554 5.7.1 Message rejected due to its content"}};

Json reference_to(const Occurrence& sent) { return {{"id", event_id(sent.dice)}, {"created", sent.when}}; }

void add_reader(Json& json, const Contact& contact, const EmailEvent& event, Random& random) {
  const Reader& reader = event.machine ? kMachine : random.pick(kReaders);
  json["userAgent"] = reader.user_agent;
  json["deviceType"] = reader.device;
  json["browser"] = {{"name", reader.browser},
                     {"family", reader.browser},
                     {"type", reader.type},
                     {"producer", reader.producer},
                     {"producerUrl", reader.url},
                     {"url", reader.url},
                     {"version", *reader.version == '\0' ? Json::array() : Json::array({reader.version})}};
  const bool known = contact.person.employed && !event.machine;
  json["location"] = {{"city", known ? contact.company.city->name : ""},
                      {"state", known ? contact.company.city->region : ""},
                      {"country", event.machine ? "" : contact.person.culture->country}};
  json["filteredEvent"] = event.machine;
}

void add_sending(Json& json, const Account& account, const char* subject) {
  json["subject"] = subject;
  json["from"] = account.settings().name + " <hello@" + account.settings().domain + '>';
  json["replyTo"] = {"hello@" + account.settings().domain};
  json["cc"] = Json::array();
  json["bcc"] = Json::array();
}

}  // namespace

std::int64_t campaign_id(std::size_t email) noexcept { return 105'228'310 + 137 * static_cast<std::int64_t>(email); }

Json email_event_json(const Account& account, const Contact& contact, const EmailEvent& event) {
  Random random(event.dice, Stream::events, 1);
  Json json = {{"id", event_id(event.dice)},
               {"created", event.when},
               {"type", name(event.type())},
               {"recipient", contact.identity.email},
               {"portalId", account.portal_id()},
               {"appId", kEmailApp},
               {"appName", kEmailAppName},
               {"emailCampaignId", campaign_id(event.email)},
               {"emailCampaignGroupId", campaign_id(event.email) + 1}};
  if (event.sent_by) {
    json["sentBy"] = reference_to(*event.sent_by);
  }
  switch (event.type()) {
    case EmailEventType::sent:
      add_sending(json, account, email_names()[event.email]);
      break;
    case EmailEventType::processed:
      break;
    case EmailEventType::dropped:
      json["dropReason"] = "PREVIOUSLY_UNSUBSCRIBED_MESSAGE";
      json["dropMessage"] = "The recipient does not receive messages of this type";
      break;
    case EmailEventType::delivered:
      json["response"] = "250 2.0.0 OK";
      json["smtpId"] = nullptr;
      break;
    case EmailEventType::bounce: {
      const Fault& fault = random.pick(kFaults);
      json["category"] = fault.category;
      json["status"] = fault.status;
      json["response"] = fault.response;
      break;
    }
    case EmailEventType::open:
      add_reader(json, contact, event, random);
      json["duration"] = event.machine ? 0 : random.between(0, 30'000);
      break;
    case EmailEventType::click:
      add_reader(json, contact, event, random);
      json["linkId"] = 0;
      json["url"] = "https://" + account.settings().domain + random.pick(kLinks);
      json["referer"] = nullptr;
      break;
  }
  return json;
}

}  // namespace simulator
