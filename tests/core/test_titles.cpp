#include "trailspark/titles.hpp"

#include <algorithm>

#include "catch.hpp"

using namespace trailspark;

TEST_CASE("Titles tell rank and department in several languages") {
  struct Case {
    const char* title;
    const char* seniority;
    const char* department;
  };
  // Ranks by HubSpot's own words for hs_seniority; judged by hand.
  const Case cases[] = {
      {"CEO", "executive", "management"},
      {"Founder & CEO", "executive", "management"},
      {"Chief Marketing Officer", "executive", "marketing"},
      {"VP, Customer Success", "vp", "customer_success"},
      {"Vice President of Sales", "vp", "sales"},
      {"Sales Director, EMEA", "director", "sales"},
      {"Head of IT", "director", "it"},
      {"RevOps Manager", "manager", "operations"},
      {"Team Lead, Support", "manager", "customer_success"},
      {"Account Executive", "employee", "sales"},
      {"Executive Assistant", "employee", "administration"},
      {"Product Owner", "employee", "product"},
      {"Senior Software Engineer", "senior", "engineering"},
      {"Owner", "owner", "management"},
      {"Managing Partner", "partner", "management"},
      {"HR Business Partner", "employee", "hr"},
      {"Intern", "entry", ""},
      {"Gesch\u00e4ftsf\u00fchrerin", "executive", "management"},
      {"Leiter Einkauf", "director", "procurement"},
      {"Directrice g\u00e9n\u00e9rale", "executive", "management"},
      {"Responsable des achats", "manager", "procurement"},
      {"Director de Ventas", "director", "sales"},
      {"Amministratore delegato", "executive", "management"},
      {"Diretora de Recursos Humanos", "director", "hr"},
      {"Hoofd Verkoop", "director", "sales"},
      {"CTO", "executive", "engineering"},
      {"Wizard of Light Bulbs", "", ""},
      {"Director", "director", ""},
      {"", "", ""},
  };
  for (const Case& each : cases) {
    INFO(each.title);
    CHECK(seniority_of(each.title) == each.seniority);
    CHECK(department_of(each.title) == each.department);
  }
}

TEST_CASE("Words are whole words: an internist is no intern, and Itamar is not in IT") {
  CHECK(seniority_of("Internist") == "");
  CHECK(department_of("Itamar") == "");
  CHECK(fold_title("  VP, Customer\tSuccess!") == " vp customer success ");
  CHECK(fold_title(" -- ").empty());
}
