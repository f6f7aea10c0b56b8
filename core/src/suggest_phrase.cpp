#include "suggest_phrase.hpp"

#include <algorithm>
#include <cstddef>

#include "suggest_lists.hpp"
#include "suggest_usage.hpp"
#include "unicode.hpp"

namespace trailspark::suggest {
namespace {

constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "jobTitle" -> "job Title", "LinkedInURLPath" -> "Linked In URL Path". People's labels have spaces and are left
/// alone: "LinkedIn profile".
std::string split_humps(std::string_view text) {
  if (text.find(' ') != std::string_view::npos) {
    return std::string(text);
  }
  std::string split;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool after_lower = i > 0 && is_lower(text[i - 1]) && is_upper(text[i]);
    const bool ends_acronym =
        i > 0 && i + 1 < text.size() && is_upper(text[i - 1]) && is_upper(text[i]) && is_lower(text[i + 1]);
    if (after_lower || ends_acronym) {
      split += ' ';
    }
    split += text[i];
  }
  return split;
}

/// Punctuation beyond ASCII, as its three-byte (or two-byte) sequences begin: U+00A0 to U+00BF, U+2000 to U+206F,
/// U+3000 to U+3004 and U+3008 to U+301F, and the Japanese middle dot; arrows, symbols and emoji: U+2190 to U+2BFF,
/// what follows U+1EFFF, and the variation selectors. (Full-width forms are folded before.)
std::size_t separator_length(std::string_view rest) {
  const auto byte = [&](std::size_t i) { return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U; };
  if (byte(0) == 0xC2 && byte(1) >= 0xA0) {
    return 2;
  }
  if (byte(0) == 0xE2 && (byte(1) == 0x80 || byte(1) == 0x81 || (byte(1) >= 0x86 && byte(1) < 0xB0))) {
    return 3;
  }
  if (byte(0) == 0xEF && byte(1) == 0xB8) {
    return 3;
  }
  if (byte(0) == 0xF0 && byte(1) == 0x9F) {
    return 4;
  }
  if (byte(0) == 0xE3 && byte(1) == 0x80 && byte(2) < 0xA0 && (byte(2) <= 0x84 || byte(2) >= 0x88)) {
    return 3;
  }
  return byte(0) == 0xE3 && byte(1) == 0x83 && byte(2) == 0xBB ? 3 : 0;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// The word is Chinese or Japanese and one of the list is part of it: those scripts put no spaces between words.
bool contains_listed(std::string_view word, std::string_view list) {
  return static_cast<unsigned char>(word.front()) >= 0xE3 &&
         any_listed(list, [&](std::string_view part) { return word.find(part) != std::string_view::npos; });
}

template <class Drop>
Phrase without(const Phrase& phrase, Drop drop) {
  Phrase rest;
  std::copy_if(phrase.begin(), phrase.end(), std::back_inserter(rest),
               [&](const std::string& word) { return !drop(word); });
  return rest;
}

// None that says who did it ("erstellt von", "creato da"), and no single letters but those that words begin with (l',
// d').
constexpr std::string_view kArticles =
    "of the an s and or de des du d la le les l un une et ou der die das dem den und oder fur zum zur del los las el "
    "y i do dos das di della delle degli dei dell il lo gli van het een en of och";

/// "Number of employees", "No. of employees", "# employees".
constexpr std::string_view kNumberWords =
    "number no nr nbr num nb n numero nummer numer anzahl anz antal antall aantal liczba quantidade qtd qtde cantidad "
    "count";

/// Abbreviations and the words that they stand for.
constexpr std::string_view kShort =
    " acct=account addr=address ann=annual asst=assistant bus=business cust=customer dt=date func=function "
    "lang=language li=linkedin lvl=level mgr=manager mob=mobile mod=modified org=organization ph=phone "
    "pref=preferred prim=primary src=source rev=revenue abt=abteilung mitarb=mitarbeiter ul=ulica";

constexpr std::string_view kNoise =
    "hs hubspot crm sf sfdc salesforce custom c pc cf ud udf fld field prop property attr attribute value 1 "
    "my your our their his her its ihr ihre ihrer votre su tu seu sua uw jouw primary main current actual default "
    "general "
    "new neu neue nouveau nouvelle nuevo nuova novo nieuw aktuell aktuelle aktueller actuel actuelle atual "
    "principal principale haupt hauptsachliche primar primare primarer primares primaire primario primaria primair "
    "primaer "
    "\u043e\u0441\u043d\u043e\u0432\u043d\u043e\u0439 "
    "what which is are does do have has enter please select choose provide how wie lautet ist bitte welche welcher "
    "quel quelle est votre cual es qual you "
    // Where a value came from, and what it is counted in.
    "pardot pi marketo mkto eloqua zoho dynamics netsuite sap erp "
    "in eur euro euros usd gbp chf sek nok dkk pln czk huf jpy cny rmb inr brl mxn cad aud krw tl kr kc zl tkr ksek "
    "msek "
    "teur keur meur tsd mio mln netto \u20ac k\u20ac m\u20ac";

/// "Main", "customer's": what a Chinese or Japanese word may begin with.
constexpr std::string_view kNoiseCjk =
    "\u4e3b\u8981 \u30e1\u30a4\u30f3 \u304a\u5ba2\u69d8 \u9867\u5ba2 \u5ba2\u6237 \u8054\u7cfb\u4eba";

constexpr std::string_view kLeadNoise =
    "contact contacts lead leads person people prospect prospects customer customers client clients kontakt kontakte "
    "kontakts kunde kunden kundes ansprechpartner ansprechpartners personne interessent cliente clientes contacto "
    "contactos "
    "contatto contato contatos contactpersoon klant klient klienta kund";
constexpr std::string_view kAccountNoise =
    "company account accounts organization organisation business firma unternehmen unternehmens entreprise societe "
    "empresa "
    "azienda bedrijf foretag virksomhed";
constexpr std::string_view kDealNoise =
    "deal deals opportunity opportunities opp verkaufschance transaction negocio oportunidad oportunidade affare "
    "trattativa";

constexpr std::string_view kAddressWords =
    "mailing address business work office adresse anschrift direccion indirizzo endereco adres adress location "
    "residence";

constexpr std::string_view kOtherSubjects =
    // For whom or what.
    "billing bill shipping ship delivery invoice invoicing invoices rechnung rechnungs rechnungsadresse liefer "
    "lieferung "
    "lieferadresse facturation livraison facturacion envio fatturazione spedizione cobranca faturamento entrega "
    "factuur "
    "levering faktura fakturering leverans partner partners partnership spouse husband wife ehepartner conjoint "
    "conyuge "
    "assistant assistants assistent assistenz assistante asistente assistente manager managers supervisor boss "
    "vorgesetzter "
    "superviseur jefe parent parents mother father child children kid kids kind eltern enfant hijo guardian tutor "
    "emergency "
    "notfall urgence emergencia referral referrer referred referee empfehler sponsor reference agent broker reseller "
    "distributor dealer vendor supplier lieferant fournisseur proveedor fornitore fornecedor competitor konkurrent "
    "concurrent "
    "competidor school university schule universitat ecole universidad college hotel event webinar "
    "ticket "
    "order orders bestellung product products produkt store shop merchant tenant landlord vehicle pet dog bank "
    "recruiter "
    "candidate friend colleague co coapplicant beneficiary secretary "
    "accountant "
    "lawyer attorney doctor physician provider insurer parentcompany subsidiary ultimate hq headquarters owner owners "
    "rep "
    "team user users creator author creditor debtor recipient sender member "
    "siege hoofdkantoor hauptsitz sede zentrale switchboard standard centrale comptable contador buchhalter "
    "steuerberater "
    "boekhouder commercialista evenement evento veranstaltung messe salon fiera feria beurs targi massa conference "
    "conf "
    "candidat bewerber sollicitant parrain filleul payer payeur debiteur debiteuren rekening leverancier dostawca "
    "birth "
    "naissance geburt geboorte nacimiento nascita nascimento hotline staging intern interne internal interno interna "
    // Other time or copy.
    "older former formerly previous prior past ex alter ehemalig ehemalige vorherige vorheriger bisherige "
    "fruhere fruherer precedent precedente anterior vorige poprzedni tidligere "
    "tidigare forrige next future planned desired target goal first last second secondary third zweite zweiter zweit "
    "zweites "
    "weitere weiterer secondaire segundo segunda secundario secundaria secondario secondaria tweede alternate "
    "alternative "
    "alternativ alternativer alternativo alternativa additional additionnel adicional aggiuntivo extra other andere "
    "autre "
    "otro otra outro outra altro altra backup private privat private personal personnel prive particular home privado "
    "personale ip geo geoip inferred predicted enriched estimated calculated computed import imported duplicate copy "
    "test tmp "
    "temp temporary original raw unverified 2 3 4 5 6 7 8 9";
constexpr std::string_view kOtherSubjectsCjk =
    "\u8acb\u6c42 \u914d\u9001 \u904e\u53bb \u4ee5\u524d \u524d\u8077 \u7d39\u4ecb \u4e88\u5099 \u7dca\u6025 "
    "\u8d26\u5355 \u9001\u8d27 \u5907\u7528 \u7d27\u6025";

constexpr std::string_view kQualifiers =
    "domain date datum fecha data dato time timestamp count number total sum average avg id ids code codes type types "
    "typ "
    "status verified verification valid validity invalid validation score rating followers follower "
    "connections "
    "clicks clicked click opens opened open bounce bounced pronunciation bio photo picture avatar history change "
    "changed "
    "assigned update updated reason source drilldown drill detail details category group list level quality confidence "
    "format formatted hash key index flag check checked consent permission preference optin opt out url link "
    "visited seen "
    "registered subscribed subscription sent send received conversion campaign medium content term referring prefix "
    "suffix "
    "extension ext notes note comment comments description beschreibung nummer nr";

constexpr std::string_view kOtherGroups =
    "billing shipping delivery invoice rechnung lieferung facturation livraison facturacion envio fatturazione partner "
    "spouse assistant emergency notfall guardian parent child children previous former old";

/// What an abbreviation stands for; empty of any other word.
std::string_view long_form(const std::string& word) {
  const std::string key = joined({" ", word, "="});
  const std::size_t at = kShort.find(key);
  const std::string_view rest = at == std::string_view::npos ? std::string_view() : kShort.substr(at + key.size());
  return rest.substr(0, rest.find(' '));
}

/// The first word of the phrase that is in the list.
std::string_view first_listed(const Phrase& phrase, std::string_view list) {
  const auto found =
      std::find_if(phrase.begin(), phrase.end(), [&](const std::string& word) { return is_listed(word, list); });
  return found == phrase.end() ? std::string_view() : std::string_view(*found);
}

}  // namespace

Phrase phrase_of(std::string_view text) {
  if (ends_with(text, "__c")) {
    text.remove_suffix(3);
  }
  const std::string folded = unicode::fold_label(split_humps(text));
  Phrase words(1);
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    std::string& word = words.back();
    if (is_digit(c) || is_lower(c)) {
      if (!word.empty() && is_digit(word.back()) != is_digit(c)) {
        words.emplace_back();
      }
      words.back() += c;
    } else if (const std::size_t separator = separator_length({folded.data() + i, folded.size() - i});
               separator > 0 || static_cast<unsigned char>(c) < 0x80) {
      words.emplace_back();
      i += separator > 0 ? separator - 1 : 0;
    } else {
      word += c;
    }
  }
  words.erase(std::remove(words.begin(), words.end(), ""), words.end());
  return words;
}

std::string key_of(const Phrase& phrase) {
  std::string key;
  for (const std::string& word : phrase) {
    for (const char c : word) {
      const char before = key.empty() ? ' ' : key.back();
      const bool is_umlaut = c == 'e' && (before == 'a' || before == 'o' || before == 'u');
      const bool is_doubled = c == before && is_lower(c);
      if (!is_umlaut && !is_doubled) {
        key += c;
      }
    }
  }
  return key;
}

void sort_words(Phrase& phrase) {
  for (std::size_t i = 1; i < phrase.size(); ++i) {  // a few words: put in their place one by one
    for (std::size_t j = i; j > 0 && phrase[j] < phrase[j - 1]; --j) {
      phrase[j].swap(phrase[j - 1]);
    }
  }
}

std::string unordered_key_of(Phrase phrase) {
  sort_words(phrase);
  return key_of(phrase);
}

Phrase without_articles(const Phrase& phrase) {
  Phrase rest = without(phrase, [](const std::string& word) { return is_listed(word, kArticles); });
  for (std::string& word : rest) {
    const std::string_view other = is_listed(word, kNumberWords) ? "#" : long_form(word);
    if (!other.empty()) {
      word = other;
    }
  }
  return rest;
}

/// "v3", "version 2"; "0-100" as a score's scale.
Phrase without_versions(const Phrase& phrase) {
  Phrase rest;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    const bool starts = phrase[i] == "v" || phrase[i] == "version" || is_digit(phrase[i].front());
    if (starts && i + 1 < phrase.size() && is_digit(phrase[i + 1].front())) {
      ++i;
    } else {
      rest.push_back(phrase[i]);
    }
  }
  return rest;
}

Phrase without_noise(const Phrase& phrase, char target) {
  const std::string_view own = target == 'l' ? kLeadNoise : target == 'a' ? kAccountNoise : kDealNoise;
  Phrase rest = without(without_versions(phrase),
                        [&](const std::string& word) { return is_listed(word, kNoise) || is_listed(word, own); });
  for (std::string& word : rest) {
    any_listed(kNoiseCjk, [&](std::string_view start) {
      const bool starts = word.size() > start.size() && std::string_view(word).substr(0, start.size()) == start;
      word.erase(0, starts ? start.size() : 0);
      return starts;
    });
  }
  return rest;
}

Phrase without_address_words(const Phrase& phrase) {
  return without(phrase, [](const std::string& word) { return is_listed(word, kAddressWords); });
}

Phrase other_subjects(const Phrase& phrase) {
  return without(phrase, [](const std::string& word) {
    return !is_listed(word, kOtherSubjects) && !is_old(word) && !contains_listed(word, kOtherSubjectsCjk);
  });
}

Phrase qualifiers(const Phrase& phrase) {
  return without(phrase, [](const std::string& word) { return !is_listed(word, kQualifiers); });
}

std::string_view other_group(const Phrase& phrase) { return first_listed(phrase, kOtherGroups); }

std::string joined(std::initializer_list<std::string_view> texts) {
  std::string all;
  for (const std::string_view text : texts) {
    all.append(text);
  }
  return all;
}

}  // namespace trailspark::suggest
