#pragma once

/// Options that several definitions share: "value=Label|value=Label"; a value alone is its own label in title case.
namespace simulator {

extern const char kLifecycleOptions[];
extern const char kLeadStatusOptions[];
extern const char kIndustryOptions[];
extern const char kSourceOptions[];
extern const char kLanguageOptions[];
extern const char kCurrencyOptions[];

}  // namespace simulator
