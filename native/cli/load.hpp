#pragma once

#include <cstdint>
#include <optional>

#include "options.hpp"
#include "terminal.hpp"
#include "trailspark/base.hpp"

namespace trailspark::cli {

/// The pages of a command, read.
struct Loaded {
  LeadBase base;
  std::uint64_t pages = 0;  ///< read, the rejected ones not counted
  bool damaged = false;     ///< a file could not be read to its end; complained about already
};

/// Reads the mapping and all pages, one file after another, or all records of the store, with a progress bar on a
/// terminal. Complains and answers nothing where a setting is bad or a file is missing. Throws store::StoreFault.
std::optional<Loaded> load_pages(const LoadOptions& options);

/// The target that records of an object become.
Target target_of(ObjectType object) noexcept;

/// Tells, unless quiet, what came of the pages, and the first rejections with place and remedy.
void tell_summary(Loaded& loaded, const LoadOptions& options);

/// The code with which a command ends that did all it could.
int exit_code(Loaded& loaded, const LoadOptions& options);

/// The format asked for, else the one that fits where the results go.
Format resolve(const PrintOptions& print, const Terminal& results);

}  // namespace trailspark::cli
