#include "suggest_usage.hpp"

#include <algorithm>
#include <cstddef>

#include "suggest_lists.hpp"

namespace trailspark::suggest {
namespace {

// As keys (key_of), to be found anywhere in a key: what a label, a name or a description says in so many words.
constexpr std::string_view kForbidding =
    "deprecat obsolet unused scontinu veraltet unbenutzt ungenutzt ausgemustert inutilis inutiliz desuso "
    "verouderd przestarzal foraldrad utgat foraldet vanhentun zastaral kulanmay kulanilm replacedby supersed "
    "garbage decomision phasedout stopedusing eingefroren stilgelegt ersetztdurch abgelostdurch abgeschaft "
    "biteignorier remplacepar remplazadopor sustituidopor sostituitoda substituidopor desativad paradodesde "
    "congelad congelat vervangendor buitengebruik bevroren zastapion ersatav erstatetaf erstatetav korvatu "
    "nahrazen unreliable outofdate migratedto movedto nesertplus figedepuis geledepuis vervalen uitfaser "
    "wirdnichtmehr wordtnietmer dejodeusar dejardeusar dismes zamrozon slutanvand nieuzyw nieuzupelni niewypelni "
    "nieaktual nepouziv nevyplnuj \u043d\u0435\u0438\u0441\u043f\u043e\u043b\u044c\u0437 "
    "\u0443\u0441\u0442\u0430\u0440\u0435\u043b \u4f7f\u7528\u7981\u6b62 \u4f7f\u7528\u3057\u306a\u3044 "
    "\u672a\u4f7f\u7528 \u5ec3\u6b62 \u5f03\u7528 \u505c\u7528 \u5e9f\u5f03 \u52ff\u4f7f\u7528 "
    "\uc0ac\uc6a9\uc548\ud568";
// "Not" and what is not done with it: "do not use", "nobody fills it in", "n'est plus utilise", "bruges ikke". As keys;
// those of five letters or more are how words begin.
constexpr std::string_view kNegations =
    "not never no don dont isn aren won nobody none nicht nie niemand nunca sin non mai nao sem ne pas plus "
    "jamais sans niet noit zonder inte ej aldrig ike aldri ei ala bez";
constexpr std::string_view kUses =
    "use used using useful trust fil fils filed filing maintain populat update updated kept synced rely reliable "
    "acurate relevant verwend benutz genutz nutz nutzen nutzt nutzung pflege pflegen gepflegt beful geful ausful "
    "ausgeful aktul utilis utiliz usar usare usa uso usado usada usato usata renseign saisi aliment rempli relen "
    "actualiz fiable compil agiorn afidabil prench atualiz confia gebruik gevuld ingevuld invul angevuld "
    "bijgehoud bijgewerk onderhoud onderhouden betrouw actul uzywa uzywac uzywane uzupeln wypeln aktualiz anvand "
    "fyl fyls updater underhal brug bruges brukes bruk udfyld opdater vedligehold kayta kayteta";
// ... unless it is a condition: "if not filled in".
constexpr std::string_view kIf = "if when unless wenn falls si se als indien jezeli jesli om hvis jos";

// The same, of a label or a name: a description may speak of old and archived things and be in use.
constexpr std::string_view kRetired =
    "legacy outdated archiv arkiv archiw arquiv inactiv inaktiv \u65e7 \u820a \u0441\u0442\u0430\u0440\u044b\u0439 "
    "\u0441\u0442\u0430\u0440\u043e\u0435";
// Words of their own there. Administrators put zz before what shall come last in their lists.
constexpr std::string_view kOld =
    "old delete zz zzz xx xxx alt alte ancien ancienne antiguo antigua viejo vieja antigo antiga velho velha "
    "vecchio vecchia oud oude stary stara stare gammal gammalt gamla gammel gamle vanha eski inattivo inativo "
    "ignore ignorieren ignorer ignorar ignorare negeren dead stale";

// Nothing is in it: where a clause of a description says no more than that.
constexpr std::string_view kBlank =
    "blank empty unused frozen eingestellt leer vide vacio vacia vazio vazia vuoto vuota leeg tom tomt tomma tyhja "
    "puste pusty prazdne bos "
    "historie";
// What may stand beside it without making it another thing: "mostly empty", "legacy field", "always blank".
constexpr std::string_view kBeside =
    "mostly always almost very is now field property value data hubspot standard default meist immer fast feld "
    "eigenschaft wert daten noch nur presque toujours champ valeur est casi siempre campo valor quase sempre "
    "padrao quasi valore e bijna altijd veld waarde felt pole since seit depuis desde dal sinds";

// A time that is over: "until 2019", "2019 only", "imported 2019", "before 2020".
constexpr std::string_view kUntil =
    "until before pre only frozen import imported migration bis vor nur importiert jusqu avant seulement "
    "uniquement importe hasta antes solo importado ate somente apenas fino prima importato tot voor alleen enkel";

// What leads to the property in use.
constexpr std::string_view kPointing =
    "use see check siehe verwenden verwende verwendet nutzen nutze nutzt benutzen massgeblich gilt voir utiliser "
    "utilisez privilegier preferer utilise ver usar usa utilizar utilice veja usare utilizzare vedi zie gebruik "
    "gebruiken gebruikt uzyj uzywac zob patrz anvand vul brug bruk";
// ... after "replaced".
constexpr std::string_view kBy = "by with to durch par por da pelo door przez av af";
// What may stand between that and the property's name.
constexpr std::string_view kFillers =
    "the of field property please instead now only new der die das dem den feld eigenschaft bitte stattdessen nur "
    "jetzt immer ist le la les l champ propriete est el los campo propiedad siempre es il lo proprieta sempre "
    "invece en au em in i het de veld eigenschap";
// What follows them is not in use itself: "instead of this one".
constexpr std::string_view kInPlaceOf = "statt anstatt anstelle lugar vez lieu plaats stallet stedet zamiast";

bool has_any(const std::string& key, std::string_view parts) {
  return any_listed(parts, [&](std::string_view part) { return key.find(part) != std::string::npos; });
}

/// How many of the words are in the list.
std::size_t count_listed(const Phrase& phrase, std::string_view list) {
  return static_cast<std::size_t>(
      std::count_if(phrase.begin(), phrase.end(), [&](const std::string& word) { return is_listed(word, list); }));
}

Phrase part_of(const Phrase& phrase, std::size_t first, std::size_t last) {
  return {phrase.begin() + static_cast<std::ptrdiff_t>(first), phrase.begin() + static_cast<std::ptrdiff_t>(last)};
}

bool is_use(const std::string& key) {
  constexpr std::size_t kStem = 5;
  return any_listed(kUses, [&](std::string_view use) {
    return key == use || (use.size() >= kStem && key.compare(0, use.size(), use) == 0);
  });
}

/// A word of use within three words after a "not", or right before one; "le plus utilise" is the most used.
bool denies_use(const Phrase& phrase) {
  constexpr std::size_t kReach = 3;
  std::size_t last_use = phrase.size() + kReach;  // far away
  for (std::size_t i = phrase.size(); i-- > 0;) {
    const std::string key = key_of(part_of(phrase, i, i + 1));
    if (is_listed(key, kNegations) && !(i > 0 && is_listed(phrase[i - 1], "le la les")) &&
        (last_use - i <= kReach || (i > 0 && is_use(key_of(part_of(phrase, i - 1, i)))))) {
      return !is_listed(phrase.front(), kIf);
    }
    last_use = is_use(key) ? i : last_use;
  }
  return false;
}

bool is_year(const std::string& word) {
  return word.size() == 4 && (word.compare(0, 2, "19") == 0 || word.compare(0, 2, "20") == 0);
}

std::size_t count_years(const Phrase& phrase) {
  return static_cast<std::size_t>(std::count_if(phrase.begin(), phrase.end(), is_year));
}

/// The part of the text up to the next punctuation, taken apart; `text` is left with what follows.
Phrase next_clause(std::string_view& text) {
  std::size_t end = std::min(text.find_first_of(".,;:!?()[]/>\n"), text.size());
  for (const std::string_view dash : {" - ", " \u2013 ", " \u2014 ", "\u2192"}) {
    end = std::min(end, text.find(dash));
  }
  Phrase clause = phrase_of(text.substr(0, end));
  text.remove_prefix(std::min(end + 1, text.size()));
  return clause;
}

/// "blank", "mostly empty", "legacy field", "vide depuis 2020": the clause says nothing else.
bool is_bare_disuse(const Phrase& clause) {
  std::size_t disuse = count_listed(clause, kBlank) + count_listed(clause, kOld);
  for (const std::string& word : clause) {
    disuse += has_any(word, kRetired) ? 1U : 0U;
  }
  return disuse > 0 && disuse + count_years(clause) + count_listed(clause, kBeside) >= clause.size();
}

bool is_over(const Phrase& clause) {
  constexpr std::size_t kLongest = 5;  // words: longer clauses tell of values, not of the property
  return clause.size() <= kLongest && count_years(clause) > 0 && count_listed(clause, kUntil) > 0;
}

/// The words from `first` to `last` may be a name, where they reach from one filler or end of the clause to another.
void add_name(const Phrase& clause, std::size_t first, std::size_t last, std::vector<std::string>& keys) {
  while (first < last && is_listed(clause[first], kFillers)) {
    ++first;
  }
  while (first < last && is_listed(clause[last - 1], kFillers)) {
    --last;
  }
  if (first < last) {
    keys.push_back(key_of(part_of(clause, first, last)));
  }
}

/// The clause up to what is not in use: "use this instead of that".
void cut_replaced(Phrase& clause) {
  for (std::size_t i = 0; i < clause.size(); ++i) {
    const bool is_instead = clause[i] == "instead" && i + 1 < clause.size() && clause[i + 1] == "of";
    if (is_instead || is_listed(clause[i], kInPlaceOf)) {
      clause.resize(i);
    }
  }
}

}  // namespace

bool is_old(std::string_view word) { return is_listed(word, kOld); }

bool is_retired(const Phrase& phrase) {
  return forbids_use(phrase) || has_any(key_of(phrase), kRetired) || count_listed(phrase, kOld) > 0;
}

bool forbids_use(const Phrase& phrase) { return has_any(key_of(phrase), kForbidding) || denies_use(phrase); }

bool says_disuse(std::string_view description) {
  while (!description.empty()) {
    const Phrase clause = next_clause(description);
    if (forbids_use(clause) || is_bare_disuse(clause) || is_over(clause)) {
      return true;
    }
  }
  return false;
}

std::vector<std::string> pointed_to(std::string_view text, bool is_retired) {
  std::vector<std::string> keys;
  while (!text.empty()) {
    Phrase clause = next_clause(text);
    cut_replaced(clause);
    const bool is_replaced = forbids_use(clause);
    for (std::size_t i = 0; i < clause.size(); ++i) {
      if (is_listed(clause[i], kPointing) || (is_replaced && is_listed(clause[i], kBy))) {
        add_name(clause, i + 1, clause.size(), keys);
        for (std::size_t first = 0; first < i; ++first) {
          if (first == 0 || is_listed(clause[first - 1], kFillers)) {
            add_name(clause, first, i, keys);
          }
        }
      }
      for (std::size_t last = i + 2; is_retired && last <= clause.size(); ++last) {
        if (!is_listed(clause[i], kFillers) && !is_listed(clause[last - 1], kFillers)) {
          add_name(clause, i, last, keys);
        }
      }
    }
  }
  return keys;
}

}  // namespace trailspark::suggest
