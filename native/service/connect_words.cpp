#include "service/connect_words.hpp"

#include <array>

namespace trailspark::service {
namespace {

using Kind = ConnectOutcome::Kind;

struct Words {
  Kind kind;
  std::string_view name;
  std::string_view title;
  std::string_view words;  // {} stands for the detail
  std::string_view remedy;
};

constexpr std::array<Words, 12> kWords = {{
    {Kind::connected, "connected", "Connected", "HubSpot account {} is connected.",
     "Test the connection, then go on to the field mapping."},
    {Kind::other_portal, "other_portal", "Another account",
     "You chose HubSpot account {}. Nothing has been changed yet.",
     "Confirm to connect it beside the other, or drop it and choose the account that was to be reconnected."},
    {Kind::denied, "denied", "Access denied",
     "HubSpot did not let TrailSpark in: the request was declined, or you may not connect apps in that account.",
     "Connect again and see that the right HubSpot account is chosen. If it was, ask a Super Admin of that account, or "
     "somebody who may install apps from the marketplace, to connect it."},
    {Kind::not_admin, "not_admin", "Access denied", "HubSpot says that you may not connect apps in that account.",
     "Ask a Super Admin of the HubSpot account, or somebody who may install apps from the marketplace, to connect it; "
     "or choose another account."},
    {Kind::expired, "expired", "Too late", "More time has passed between the start and the end than HubSpot allows.",
     "Connect again; agree within 10 minutes."},
    {Kind::replayed, "replayed", "Already used", "This answer of HubSpot has been here before; it works once.",
     "See in the list whether the account is connected; if not, connect again. Do not reload the page that HubSpot "
     "sent "
     "you to."},
    {Kind::forged, "forged", "Not started here",
     "This answer of HubSpot belongs to no connection that was started in this browser with this log-in.",
     "If you did not try to connect an account, close this page: somebody may have sent you a link. If you did, log "
     "in, "
     "and begin and end in the same browser."},
    {Kind::wrong_redirect, "wrong_redirect", "Wrong redirect address",
     "HubSpot refuses the address that it was told to come back to ({}).",
     "Whoever operates TrailSpark has to make public_url and the redirect URL in the app's settings in HubSpot the "
     "same, "
     "to the letter."},
    {Kind::app_settings, "app_settings", "HubSpot refuses the app", "HubSpot refuses the app's settings ({}).",
     "Whoever operates TrailSpark has to compare client id, client secret and scopes with the app in HubSpot."},
    {Kind::missing_scope, "missing_scope", "A permission is missing",
     "The account was not connected: HubSpot did not grant {}, without which TrailSpark cannot work.",
     "Connect again and agree to all that is asked for. If the permission is not shown, whoever operates TrailSpark "
     "has "
     "to add it to the app in HubSpot."},
    {Kind::unreachable, "unreachable", "HubSpot did not answer", "HubSpot could not be asked for the tokens ({}).",
     "Connect again in a minute. If it stays so, look at status.hubspot.com."},
    {Kind::failed, "failed", "The connection failed", "HubSpot's answer could not be understood ({}).",
     "Connect again. If it stays so, report these words."},
}};

const Words& words_of(Kind kind) noexcept {
  for (const Words& each : kWords) {
    if (each.kind == kind) {
      return each;
    }
  }
  return kWords.back();
}

}  // namespace

std::string_view name(Kind kind) noexcept { return words_of(kind).name; }

ConnectOutcome outcome(Kind kind, std::string_view detail) {
  const Words& each = words_of(kind);
  ConnectOutcome made;
  made.kind = kind;
  made.title = each.title;
  made.words = each.words;
  made.remedy = each.remedy;
  if (const std::size_t at = made.words.find("{}"); at != std::string::npos) {
    made.words.replace(at, 2, detail.empty() ? std::string_view("no details") : detail);
  }
  return made;
}

}  // namespace trailspark::service
