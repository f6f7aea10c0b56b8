#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

/// Names and labels, taken apart and made comparable.
namespace trailspark::suggest {

/// The words of a name or label, folded (unicode.hpp).
///   "Job_Title__c", "jobTitle", "Job title:", "job-title" -> {"job", "title"}  (Salesforce's __c goes)
///   "address2" -> {"address", "2"};  Japanese and Chinese have no spaces and stay whole
using Phrase = std::vector<std::string>;

/// Takes valid UTF-8.
Phrase phrase_of(std::string_view text);

/// The letters of the words without spaces, spellings of one word made equal: "ae" is "a" (a German umlaut may be
/// either), "oe" "o", "ue" "u", and a doubled letter is one: "Strasse" and "Strase", "adress" and
/// "address".
std::string key_of(const Phrase& phrase);

void sort_words(Phrase& phrase);

/// The same for the words in any order.
std::string unordered_key_of(Phrase phrase);

/// Articles and prepositions that change nothing are left out: of, de, der, la, ...; all words for "number" become one,
/// and abbreviations long: "Acct", "Bus.", "Ph.".
Phrase without_articles(const Phrase& phrase);

/// Words that any property may carry are left out: crm, pardot, eur, custom, primary, your, ...; and what says whose it
/// is: contact, person, kunde, ... for a lead ('l'), company, ... for an account ('a'), deal, ... for a deal ('d').
Phrase without_noise(const Phrase& phrase, char target);

/// Words that make an address the own one are left out: mailing, business, address.
Phrase without_address_words(const Phrase& phrase);

/// The words that name another subject or another time than the contact now: "billing", "assistant", "former",
/// "second". In Chinese and Japanese: those with such a part.
Phrase other_subjects(const Phrase& phrase);

/// The words that say something about a value instead of giving it: "domain", "date", "verified", "score".
Phrase qualifiers(const Phrase& phrase);

/// The same for the words of a property group: only what names somebody or something else.
std::string_view other_group(const Phrase& phrase);

/// The texts one after the other. (Each chain of + would be a hundred bytes of the module.)
std::string joined(std::initializer_list<std::string_view> texts);

}  // namespace trailspark::suggest
