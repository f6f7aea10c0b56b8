#include "icp_material.hpp"

#include <algorithm>

#include "evaluation_material.hpp"
#include "input.hpp"
#include "terminal.hpp"
#include "text_width.hpp"
#include "words.hpp"

namespace trailspark::cli {
namespace {

constexpr std::size_t kFaultsTold = 10;

std::optional<IcpMaterial> load_store(const ProfileOptions& options) {
  LoadOptions load;
  load.store_file = options.store_file;
  load.key_file = options.key_file;
  load.mapping_file = options.mapping_file;
  load.quiet = options.quiet;
  std::optional<StoredMaterial> stored = load_evaluation_material(load);
  if (!stored) {
    return std::nullopt;
  }
  Result<SalesHistory> history = read_sales(stored->base, stored->material.pipelines, stored->material.events);
  if (!history) {
    complain(options.store_file + ": " + to_string(history.error()));
    return std::nullopt;
  }
  return IcpMaterial{std::move(history).value(), std::move(stored->base), std::move(stored->material)};
}

std::optional<IcpMaterial> load_csv(const ProfileOptions& options) {
  const std::optional<std::string> accounts = read_file(options.accounts_file);
  const std::optional<std::string> opportunities = read_file(options.opportunities_file);
  if (!accounts || !opportunities) {
    return std::nullopt;
  }
  std::vector<Error> faults;
  Result<SalesHistory> history = read_sales_csv(*accounts, *opportunities, faults);
  for (std::size_t i = 0; i < std::min(faults.size(), kFaultsTold); ++i) {
    complain(one_line(to_string(faults[i])));
  }
  if (faults.size() > kFaultsTold) {
    complain("and " + counted(faults.size() - kFaultsTold, "other fault") + " of this kind");
  }
  if (!history) {
    complain(one_line(to_string(history.error())));
    return std::nullopt;
  }
  IcpMaterial material;
  material.history = std::move(history).value();
  return material;
}

}  // namespace

std::optional<IcpMaterial> load_icp_material(const ProfileOptions& options) {
  const bool csv = !options.accounts_file.empty() || !options.opportunities_file.empty();
  if (csv == !options.store_file.empty()) {
    complain("give --store FILE, or --accounts FILE and --opportunities FILE");
    return std::nullopt;
  }
  if (csv && (options.accounts_file.empty() || options.opportunities_file.empty())) {
    complain("--accounts and --opportunities go together: the deals say which of the accounts bought");
    return std::nullopt;
  }
  return csv ? load_csv(options) : load_store(options);
}

}  // namespace trailspark::cli
