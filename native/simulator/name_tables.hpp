#pragma once

/// Lists of names, one string a list: words parted by blanks, `_` for a blank within a name, and after `=` the letters
/// that the name gets in an email address where they are not simply its lower-cased letters.
///
///   "Anna J\u00f6rg=joerg van_Dijk=vandijk"
namespace simulator {

extern const char kEnglishFirst[];
extern const char kEnglishLast[];
extern const char kGermanFirst[];
extern const char kGermanLast[];
extern const char kFrenchFirst[];
extern const char kFrenchLast[];
extern const char kSpanishFirst[];
extern const char kSpanishLast[];
extern const char kItalianFirst[];
extern const char kItalianLast[];
extern const char kDutchFirst[];
extern const char kDutchLast[];
extern const char kSwedishFirst[];
extern const char kSwedishLast[];
extern const char kPolishFirst[];
extern const char kPolishLast[];
extern const char kBrazilianFirst[];
extern const char kBrazilianLast[];
extern const char kIndianFirst[];
extern const char kIndianLast[];
extern const char kTurkishFirst[];
extern const char kTurkishLast[];
extern const char kUkrainianFirst[];
extern const char kUkrainianLast[];
extern const char kGreekFirst[];
extern const char kGreekLast[];
extern const char kArabicFirst[];
extern const char kArabicLast[];
extern const char kHebrewFirst[];
extern const char kHebrewLast[];
extern const char kHindiFirst[];
extern const char kHindiLast[];
extern const char kChineseFirst[];
extern const char kChineseLast[];
extern const char kJapaneseFirst[];
extern const char kJapaneseLast[];
extern const char kKoreanFirst[];
extern const char kKoreanLast[];

}  // namespace simulator
