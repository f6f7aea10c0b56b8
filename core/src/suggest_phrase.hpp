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

/// The first word that names another subject or another time than the contact now: "billing", "assistant", "former",
/// "second"; empty where there is none. In Chinese and Japanese: the first part of a word.
std::string_view other_subject(const Phrase& phrase);

/// The first word that says something about a value instead of giving it: "domain", "date", "verified", "score".
std::string_view qualifier(const Phrase& phrase);

/// The same for the words of a property group: only what names somebody or something else.
std::string_view other_group(const Phrase& phrase);

/// A name or label says that the property is not to be used any more: "(deprecated)", "legacy", "veraltet", "zz".
bool is_retired(const Phrase& phrase);

/// A description says so in so many words: "do not use", "deprecated".
bool forbids_use(const Phrase& phrase);

/// The texts one after the other. (Each chain of + would be a hundred bytes of the module.)
std::string joined(std::initializer_list<std::string_view> texts);

}  // namespace trailspark::suggest
