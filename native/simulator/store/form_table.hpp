#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/portal.hpp"
#include "simulator/server/json.hpp"

namespace simulator {

/// A form, as an account has it.
struct AccountForm {
  std::string id;  ///< a UUID
  /// Its number among the forms of the made-up portal, whose contacts used it; none where it was made by a caller.
  std::optional<unsigned> made;
  Moment created = 0;
  Moment updated = 0;
  Moment archived_at = 0;  ///< 0: not archived
  Json body;               ///< the members beyond id and dates: name, formType, fieldGroups, configuration, ...
};

/// What somebody sent with a form since the start.
struct NewSubmission {
  std::string form_id;
  std::string conversion_id;
  Moment when = 0;
  Json values;  ///< [{"name":"email","value":"ada@acme.test","objectTypeId":"0-1"}]
  std::string page_url;
};

/// The forms of an account in the order of their creation: those of the made-up portal, one of them archived before any
/// contact came, then those made by callers.
class FormTable {
 public:
  explicit FormTable(const Portal& portal);

  const std::vector<AccountForm>& all() const noexcept { return forms_; }
  /// Null where there is none; archived ones too.
  AccountForm* find(std::string_view id) noexcept;
  const AccountForm* find(std::string_view id) const noexcept;
  void add(AccountForm form) { forms_.push_back(std::move(form)); }

  void submit(NewSubmission submission) { submissions_.push_back(std::move(submission)); }
  /// Oldest first.
  const std::vector<NewSubmission>& submissions() const noexcept { return submissions_; }

 private:
  std::vector<AccountForm> forms_;
  std::vector<NewSubmission> submissions_;
};

/// `configuration`, `displayOptions` and `legalConsentOptions` as HubSpot's editor sets them for a new form.
Json usual_form_settings();

}  // namespace simulator
