#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "catch.hpp"
#include "suggest_assign.hpp"
#include "suggest_usage.hpp"
#include "suggest_vocabulary.hpp"

using namespace trailspark;
using namespace trailspark::suggest;

namespace {

/// What the text means to a target, as ids with a ? where it may mean it.
std::set<std::string> meanings(const std::string& text, Target target = Target::lead) {
  static const std::map<Target, Vocabulary> vocabularies = {{Target::lead, Vocabulary(Target::lead)},
                                                            {Target::account, Vocabulary(Target::account)},
                                                            {Target::deal, Vocabulary(Target::deal)}};
  std::set<std::string> ids;
  for (const Meaning& meaning : vocabularies.at(target).meanings(phrase_of(text))) {
    ids.insert((meaning.weak ? "?" : "") + std::string(meaning.about->id()));
  }
  return ids;
}

using Ids = std::set<std::string>;

/// The parts of a text between separators.
std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

}  // namespace

TEST_CASE("names and labels come apart into folded words") {
  CHECK(phrase_of("Job_Title__c") == Phrase{"job", "title"});
  CHECK(phrase_of("jobTitle") == Phrase{"job", "title"});
  CHECK(phrase_of("job-title (new):") == Phrase{"job", "title", "new"});
  CHECK(phrase_of("HTTPServerName2") == Phrase{"http", "server", "name", "2"});
  CHECK(phrase_of("Stra\u00dfe / Nr.") == Phrase{"strasse", "nr"});
  CHECK(phrase_of("N\u00b0 de t\u00e9l\u00e9phone") == Phrase{"n", "de", "telephone"});
  CHECK(phrase_of("\uff2c\uff49\uff4e\uff4b\u3000\u56fd\uff0f\u5730\u57df") ==
        Phrase{"link", "\u56fd", "\u5730\u57df"});
  CHECK(phrase_of("").empty());
  CHECK(phrase_of("___").empty());
}

TEST_CASE("spellings of one word have one key") {
  const auto key = [](const char* text) { return key_of(phrase_of(text)); };
  CHECK(key("\u00c4nderungsdatum") == key("aenderungsdatum"));
  CHECK(key("\u00c4nderungsdatum") == key("anderungsdatum"));
  CHECK(key("Adress") == key("address"));
  CHECK(key("E-Mail") == key("email"));
  CHECK(key("first name") != key("last name"));
  CHECK(unordered_key_of(phrase_of("Phone (mobile)")) == unordered_key_of(phrase_of("mobile phone")));
}

TEST_CASE("words are understood in many languages and spellings") {
  for (const char* const text : {"Job Title",
                                 "jobtitle",
                                 "JobTitle__c",
                                 "Position",
                                 "What is your job title?",
                                 "Contact job title",
                                 "Berufsbezeichnung",
                                 "Intitul\u00e9 du poste",
                                 "Cargo",
                                 "Qualifica",
                                 "Functietitel",
                                 "Stanowisko",
                                 "Befattning",
                                 "Stilling",
                                 "Ty\u00f6nimike",
                                 "Pracovn\u00ed pozice",
                                 "Unvan",
                                 "\u5f79\u8077",
                                 "\u804c\u4f4d",
                                 "\uc9c1\ucc45"}) {
    INFO(text);
    CHECK(meanings(text) == Ids{"job_title"});
  }
  CHECK(meanings("No. of Employees") == Ids{"employees"});
  CHECK(meanings("# employees") == Ids{"employees"});
  CHECK(meanings("Anzahl der Mitarbeiter") == Ids{"employees"});
  CHECK(meanings("Mailing City") == Ids{"city"});
  CHECK(meanings("PLZ") == Ids{"zip"});
  CHECK(meanings("Telefon (mobil)") == Ids{"mobile"});
  CHECK(meanings("Title") == Ids{"?job_title"});
  CHECK(meanings("Estado") == Ids{"?lead_status", "?state"});
}

TEST_CASE("a word more is another thing") {
  for (const char* const text :
       {"Email Domain", "First Conversion", "IP City", "Billing City", "Owner assigned date", "Twitter followers",
        "Partner website", "Email Opt-in", "Assistant phone", "Former job title", "Last name pronunciation",
        "erstellt von", "Ge\u00e4ndert von", "Senast \u00e4ndrad av", "creato da", "Contact", "Kunde", ""}) {
    INFO(text);
    CHECK(meanings(text).empty());
  }
}

TEST_CASE("abbreviations, units, currencies and names of sources change nothing") {
  CHECK(meanings("Bus. Phone") == Ids{"phone"});
  CHECK(meanings("Mob. Ph.") == Ids{"mobile"});
  CHECK(meanings("Acct Name") == Ids{"company"});
  CHECK(meanings("Ann. Rev. (kEUR)") == Ids{"revenue"});
  CHECK(meanings("Umsatz pro Jahr [TEUR]") == Ids{"revenue"});
  CHECK(meanings("MRR \u20ac") == Ids{"mrr"});
  CHECK(meanings("Jahresumsatz in EUR") == Ids{"revenue"});
  CHECK(meanings("Contract End Dt") == Ids{"contract_end"});
  CHECK(meanings("Pref. Lang.") == Ids{"language"});
  CHECK(meanings("LI URL") == Ids{"linkedin"});
  CHECK(meanings("mkto_Job Title") == Ids{"job_title"});
  CHECK(meanings("EUR").empty());
  CHECK(meanings("Pardot").empty());
}

TEST_CASE("what a label or a name says of its disuse is understood in many languages") {
  for (const char* const text :
       {"Industry (DO NOT USE)",
        "[Deprecated] Industry",
        "industry_old",
        "ZZ Industry",
        "Branche - nicht verwenden",
        "Branche (alt)",
        "Secteur (ne plus utiliser)",
        "Sector - NO USAR",
        "Setor (n\u00e3o utilizar)",
        "Settore vecchio",
        "Sector - niet meer gebruiken",
        "Bran\u017ca (nieu\u017cywane)",
        "Bransch anv\u00e4nds ej",
        "Branche (bruges ikke)",
        "Toimiala - \u00e4l\u00e4 k\u00e4yt\u00e4",
        "Obor - nepou\u017e\u00edvat",
        "Sekt\u00f6r (eski)",
        "\u041e\u0442\u0440\u0430\u0441\u043b\u044c (\u0443\u0441\u0442\u0430\u0440\u0435\u043b\u043e)",
        "\u65e7\u696d\u7a2e",
        "\u884c\u4e1a\uff08\u505c\u7528\uff09"}) {
    INFO(text);
    CHECK(is_retired(phrase_of(text)));
  }
  for (const char* const text : {"Household size", "Nominativo", "Gold status", "X handle", "Email", "Industry"}) {
    INFO(text);
    CHECK_FALSE(is_retired(phrase_of(text)));
  }
  CHECK_FALSE(says_disuse("An old customer, archived or not"));
}

TEST_CASE("a description says disuse in so many words, clause by clause") {
  for (const char* const text :
       {"blank, use Vertical", "Not used any more", "nobody fills this in", "Import 2019 only", "frozen since 2021",
        "Legacy field", "Wird nicht mehr gepflegt", "Nur bis 2020", "Ne plus utiliser", "N'est plus aliment\u00e9",
        "N\u00e3o usar", "ya no se usa", "Vuoto. Non pi\u00f9 usato", "Niet gebruiken", "wordt niet bijgewerkt",
        "bruges ikke", "anv\u00e4nds ej", "nie u\u017cywa\u0107"}) {
    INFO(text);
    CHECK(says_disuse(text));
  }
  for (const char* const text :
       {"", "The old customer number", "Langue la plus utilis\u00e9e", "If not filled in, the owner is asked",
        "No. of users", "Never contact on Sundays", "Legacy system's customer number", "Imported nightly",
        "Use this one", "Number of times used"}) {
    INFO(text);
    CHECK_FALSE(says_disuse(text));
  }
}

TEST_CASE("symbols and versions are no words, and the commonest words are read in any language") {
  CHECK(phrase_of("Cell \U0001F4F1") == Phrase{"cell"});
  CHECK(phrase_of("\u2B50 Name \u2192 x") == Phrase{"name", "x"});
  CHECK(meanings("Persona v3") == Ids{"persona"});
  CHECK(meanings("Lead score 0-100") == Ids{"score"});
  CHECK(meanings("UTM-Quelle") == Ids{"utm_source"});
  CHECK(meanings("utm_fonte") == Ids{"utm_source"});
  CHECK(meanings("Consentimento LGPD") == Ids{"gdpr_consent"});
  CHECK(meanings("Toestemming AVG") == Ids{"gdpr_consent"});
  CHECK(meanings("Email Clicked") == Ids{"email_clicks"});
  CHECK(meanings("address3").empty());
}

TEST_CASE("a word depends on what it is said of") {
  CHECK(meanings("Name", Target::account) == Ids{"account_name"});
  CHECK(meanings("Name", Target::deal) == Ids{"deal_name"});
  CHECK(meanings("Company phone", Target::account) == Ids{"phone"});
  CHECK(meanings("Company phone", Target::lead).empty());
}

TEST_CASE("no word surely means two things of one target") {
  for (const Target target : {Target::lead, Target::account, Target::deal}) {
    for (const Language& language : languages()) {
      for (const std::string& line : split(language.words, '\n')) {
        for (const std::string& word : split(line, ',')) {
          INFO(language.name << ": " << word);
          REQUIRE(word.empty() == line.empty());
          const Ids ids = meanings(word, target);
          CHECK(std::count_if(ids.begin(), ids.end(), [](const std::string& id) { return id.front() != '?'; }) <= 1);
        }
      }
    }
  }
}

TEST_CASE("each concept has words of its own in English, and no language has more lines than there are concepts") {
  for (const Language& language : languages()) {
    const std::vector<std::string> lines = split(language.words, '\n');
    INFO(language.name);
    REQUIRE(lines.size() <= concepts().count + 1);
    std::size_t place = 0;
    for (const Concept& about : concepts()) {
      INFO(about.id());
      CHECK_FALSE(about.targets().empty());
      const std::string line = place < lines.size() ? lines[place] : "";
      CHECK((!line.empty() || *language.name != '\0'));
      for (const std::string& word : split(line, ',')) {  // lines out of step would mean something else
        const Target target = about.occurs_in(Target::lead)      ? Target::lead
                              : about.occurs_in(Target::account) ? Target::account
                                                                 : Target::deal;
        const Ids ids = meanings(word.empty() ? "" : word.substr(word.find_first_not_of("?~")), target);
        CHECK((line.empty() || ids.count(std::string(about.id())) + ids.count("?" + std::string(about.id())) == 1));
      }
      ++place;
    }
  }
}

TEST_CASE("the phrase around a mention is told") {
  const Vocabulary words(Target::lead);
  const Mention mention = words.mention(phrase_of("Job title of the assistant"));
  REQUIRE(mention.about != nullptr);
  CHECK(mention.about->id() == "job_title");
  CHECK(mention.rest == Phrase{"assistant"});
  CHECK(other_subjects(mention.rest) == Phrase{"assistant"});
  CHECK(words.mention(phrase_of("nothing of the kind")).about == nullptr);
}

TEST_CASE("the best assignment is found") {
  CHECK(assign({}).empty());
  CHECK(assign({{0}}) == std::vector<std::optional<std::size_t>>{std::nullopt});
  CHECK(assign({{90, 80}, {85, 0}}) == std::vector<std::optional<std::size_t>>{1, 0});
  CHECK(assign({{5}, {7}, {6}}) == std::vector<std::optional<std::size_t>>{std::nullopt, 0, std::nullopt});
}

TEST_CASE("no assignment of a small table adds up to more") {
  std::mt19937 dice(7);  // its output is the same on every platform
  for (int round = 0; round < 300; ++round) {
    const std::size_t rows = 1 + dice() % 4;
    const std::size_t columns = 1 + dice() % 4;
    std::vector<std::vector<int>> weights(rows, std::vector<int>(columns));
    for (std::vector<int>& row : weights) {
      std::generate(row.begin(), row.end(), [&] { return static_cast<int>(dice() % 3 == 0 ? 0 : dice() % 20); });
    }
    int sum = 0;
    std::set<std::size_t> used;
    const auto given = assign(weights);
    for (std::size_t row = 0; row < rows; ++row) {
      if (given[row]) {
        CHECK(used.insert(*given[row]).second);
        CHECK(weights[row][*given[row]] > 0);
        sum += weights[row][*given[row]];
      }
    }
    // Every way to line the rows up with columns or with nothing.
    std::vector<std::size_t> order(rows + columns);
    std::iota(order.begin(), order.end(), 0U);
    int best = 0;
    do {
      int total = 0;
      for (std::size_t row = 0; row < rows; ++row) {
        total += order[row] < columns ? weights[row][order[row]] : 0;
      }
      best = std::max(best, total);
    } while (rows + columns <= 7 && std::next_permutation(order.begin(), order.end()));
    if (rows + columns <= 7) {
      CHECK(sum == best);
    }
  }
}
