#include "names.hpp"

#include <cctype>

#include "name_tables.hpp"

namespace simulator {
namespace {

struct Row {
  unsigned weight;
  bool world;
  const char* country;
  const char* language;
  const char* phone;
  const char* legal_form;
  const char* currency;
  const char* cities;  // name:region
  const char* first;
  const char* last;
  const char* titles;
};

// Phone numbers: those set aside for films and books by NANPA, Ofcom, Bundesnetzagentur, ARCEP and PTS; elsewhere made
// up.
const Row* rows(std::size_t& count) {
  static const Row table[] = {
      {26, false, "United States", "en", "+1 @##-555-01##", "Inc.", "USD",
       "Austin:TX Boston:MA San_Francisco:CA Chicago:IL Denver:CO Atlanta:GA Seattle:WA New_York:NY", kEnglishFirst,
       kEnglishLast, ""},
      {12, false, "United Kingdom", "en-gb", "+44 20 7946 0###", "Ltd", "GBP",
       "London:England Manchester:England Leeds:England Edinburgh:Scotland Cardiff:Wales", kEnglishFirst, kEnglishLast,
       ""},
      {13, false, "Germany", "de", "+49 30 23125 ###", "GmbH", "EUR",
       "Berlin:Berlin M\u00fcnchen:Bayern Hamburg:Hamburg K\u00f6ln:Nordrhein-Westfalen "
       "Stuttgart:Baden-W\u00fcrttemberg",
       kGermanFirst, kGermanLast,
       "Gesch\u00e4ftsf\u00fchrer Leiterin_Einkauf Vertriebsleiter Leiter_IT Projektleiterin Prokurist Assistentin_der_"
       "Gesch\u00e4ftsleitung Produktmanager"},
      {8, false, "France", "fr", "+33 1 99 00 ## ##", "SAS", "EUR",
       "Paris:\u00cele-de-France Lyon:Auvergne-Rh\u00f4ne-Alpes Nantes:Pays_de_la_Loire Toulouse:Occitanie",
       kFrenchFirst, kFrenchLast,
       "Directeur_commercial Directrice_g\u00e9n\u00e9rale Responsable_marketing Chef_de_projet Acheteuse G\u00e9rant "
       "Responsable_informatique"},
      {6, false, "Spain", "es", "+34 91 555 ## ##", "S.L.", "EUR",
       "Madrid:Madrid Barcelona:Catalu\u00f1a Valencia:Valencia Sevilla:Andaluc\u00eda", kSpanishFirst, kSpanishLast,
       "Director_comercial Responsable_de_compras Jefa_de_proyecto Directora_general Consultor"},
      {5, false, "Italy", "it", "+39 02 5550 ####", "S.r.l.", "EUR",
       "Milano:Lombardia Roma:Lazio Torino:Piemonte Bologna:Emilia-Romagna", kItalianFirst, kItalianLast,
       "Responsabile_acquisti Direttore_commerciale Amministratore_delegato Responsabile_marketing"},
      {5, false, "Netherlands", "nl", "+31 20 555 ####", "B.V.", "EUR",
       "Amsterdam:Noord-Holland Rotterdam:Zuid-Holland Utrecht:Utrecht Eindhoven:Noord-Brabant", kDutchFirst,
       kDutchLast, "Inkoopmanager Directeur Accountmanager"},
      {4, false, "Sweden", "sv", "+46 8 465 004 ##", "AB", "SEK",
       "Stockholm:Stockholm G\u00f6teborg:V\u00e4stra_G\u00f6taland Malm\u00f6:Sk\u00e5ne "
       "Link\u00f6ping:\u00d6sterg\u00f6tland",
       kSwedishFirst, kSwedishLast, "F\u00f6rs\u00e4ljningschef Ink\u00f6pschef VD"},
      {4, false, "Poland", "pl", "+48 22 555 ## ##", "Sp. z o.o.", "PLN",
       "Warszawa:Mazowieckie Krak\u00f3w:Ma\u0142opolskie Wroc\u0142aw:Dolno\u015bl\u0105skie "
       "\u0141\u00f3d\u017a:\u0141\u00f3dzkie",
       kPolishFirst, kPolishLast, "Kierownik_projektu Dyrektor_handlowy Prezes_zarz\u0105du"},
      {3, false, "Brazil", "pt-br", "+55 11 5550-####", "Ltda.", "BRL",
       "S\u00e3o_Paulo:SP Rio_de_Janeiro:RJ Curitiba:PR Belo_Horizonte:MG", kBrazilianFirst, kBrazilianLast,
       "Diretor_comercial Gerente_de_marketing Coordenadora_de_compras"},
      {4, false, "India", "en", "+91 80 5550 ####", "Pvt Ltd", "USD",
       "Bengaluru:Karnataka Mumbai:Maharashtra Pune:Maharashtra Hyderabad:Telangana Delhi:Delhi", kIndianFirst,
       kIndianLast, ""},
      {2, false, "Turkey", "tr", "+90 212 555 ## ##", "A.\u015e.", "EUR",
       "\u0130stanbul:\u0130stanbul Ankara:Ankara \u0130zmir:\u0130zmir", kTurkishFirst, kTurkishLast, ""},
      {1, true, "Ukraine", "uk", "+380 44 555 ## ##", "LLC", "EUR", "Kyiv:Kyiv Lviv:Lviv Odesa:Odesa", kUkrainianFirst,
       kUkrainianLast,
       "\u041c\u0435\u043d\u0435\u0434\u0436\u0435\u0440 \u0414\u0438\u0440\u0435\u043a\u0442\u043e\u0440"},
      {1, true, "Greece", "el", "+30 21 0555 ####", "S.A.", "EUR", "Athens:Attica Thessaloniki:Central_Macedonia",
       kGreekFirst, kGreekLast, "\u0394\u03b9\u03b5\u03c5\u03b8\u03c5\u03bd\u03c4\u03ae\u03c2"},
      {1, true, "United Arab Emirates", "ar", "+971 4 555 ####", "FZ-LLC", "USD", "Dubai:Dubai Abu_Dhabi:Abu_Dhabi",
       kArabicFirst, kArabicLast, "\u0645\u062f\u064a\u0631_\u0627\u0644\u0645\u0628\u064a\u0639\u0627\u062a"},
      {1, true, "Israel", "he", "+972 3 555 ####", "Ltd", "USD", "Tel_Aviv:Tel_Aviv Haifa:Haifa", kHebrewFirst,
       kHebrewLast, "\u05de\u05e0\u05d4\u05dc \u05de\u05e0\u05db\u05f4\u05dc\u05d9\u05ea"},
      {1, true, "India", "hi", "+91 11 5550 ####", "Pvt Ltd", "USD",
       "Delhi:Delhi Jaipur:Rajasthan Lucknow:Uttar_Pradesh", kHindiFirst, kHindiLast,
       "\u092a\u094d\u0930\u092c\u0902\u0927\u0915"},
      {1, true, "China", "zh-cn", "+86 21 5550 ####", "Co., Ltd.", "USD",
       "Shanghai:Shanghai Shenzhen:Guangdong Beijing:Beijing", kChineseFirst, kChineseLast,
       "\u9500\u552e\u7ecf\u7406 \u9996\u5e2d\u6280\u672f\u5b98"},
      {1, true, "Japan", "ja", "+81 3 5550 ####", "K.K.", "USD", "Tokyo:Tokyo Osaka:Osaka Nagoya:Aichi", kJapaneseFirst,
       kJapaneseLast, "\u55b6\u696d\u90e8\u9577 \u4ee3\u8868\u53d6\u7de0\u5f79 \u30a8\u30f3\u30b8\u30cb\u30a2"},
      {1, true, "South Korea", "ko", "+82 2 555 ####", "Co., Ltd.", "USD", "Seoul:Seoul Busan:Busan", kKoreanFirst,
       kKoreanLast, "\uc601\uc5c5_\ubd80\uc7a5 \ub300\ud45c\uc774\uc0ac"},
  };
  count = std::size(table);
  return table;
}

std::vector<Name> read_names(const char* list) {
  std::vector<Name> names;
  for (const std::string& word : words_of(list)) {
    const std::size_t equals = word.find('=');
    Name name{word.substr(0, equals), equals == std::string::npos ? word : word.substr(equals + 1)};
    for (char& c : name.latin) {
      c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    names.push_back(std::move(name));
  }
  return names;
}

std::vector<Culture> read_cultures() {
  std::vector<Culture> all;
  std::size_t count = 0;
  const Row* const table = rows(count);
  for (const Row* row = table; row != table + count; ++row) {
    Culture culture;
    culture.country = row->country;
    culture.language = row->language;
    culture.phone = row->phone;
    culture.legal_form = row->legal_form;
    culture.currency = row->currency;
    culture.world = row->world;
    culture.weight = row->weight;
    for (const std::string& city : words_of(row->cities)) {
      const std::size_t colon = city.find(':');
      culture.cities.push_back({city.substr(0, colon), city.substr(colon + 1)});
    }
    culture.first = read_names(row->first);
    culture.last = read_names(row->last);
    culture.titles = words_of(row->titles);
    all.push_back(std::move(culture));
  }
  return all;
}

}  // namespace

std::vector<std::string> words_of(const char* list) {
  std::vector<std::string> words;
  std::string word;
  for (const char* p = list;; ++p) {
    if (*p != ' ' && *p != '\0') {
      word += *p == '_' ? ' ' : *p;
      continue;
    }
    if (!word.empty()) {
      words.push_back(std::move(word));
    }
    word.clear();
    if (*p == '\0') {
      return words;
    }
  }
}

const std::vector<Culture>& cultures() {
  static const std::vector<Culture> all = read_cultures();
  return all;
}

const Culture& pick_culture(Random& random) {
  auto left = static_cast<unsigned>(random.below(100));
  for (const Culture& culture : cultures()) {
    if (left < culture.weight) {
      return culture;
    }
    left -= culture.weight;
  }
  return cultures().front();
}

std::string make_phone(const Culture& culture, Random& random) {
  std::string phone = culture.phone;
  for (char& c : phone) {
    if (c == '#') {
      c = static_cast<char>('0' + random.below(10));
    }
    if (c == '@') {
      c = static_cast<char>('2' + random.below(8));
    }
  }
  return phone;
}

}  // namespace simulator
