#pragma once

#include <cstdint>
#include <string_view>

/// Options that several definitions share: "value=Label|value=Label"; a value alone is its own label in title case.
namespace simulator {

extern const char kLifecycleOptions[];
extern const char kLeadStatusOptions[];
extern const char kIndustryOptions[];
extern const char kSourceOptions[];
extern const char kLanguageOptions[];
extern const char kCurrencyOptions[];

/// Cents of a US dollar for one unit of a currency of kCurrencyOptions; of one that is unknown, those of a dollar.
std::int64_t cents_of(std::string_view currency) noexcept;

}  // namespace simulator
