#include "simulator/server/auth.hpp"

#include <algorithm>

#include "simulator/server/unique.hpp"

namespace simulator {

const std::vector<std::string>& all_scopes() {
  static const std::vector<std::string> scopes = {"account-info.security.read",
                                                  "automation",
                                                  "business-intelligence",
                                                  "content",
                                                  "crm.lists.read",
                                                  "crm.lists.write",
                                                  "crm.objects.companies.read",
                                                  "crm.objects.companies.write",
                                                  "crm.objects.contacts.read",
                                                  "crm.objects.contacts.write",
                                                  "crm.objects.deals.read",
                                                  "crm.objects.deals.write",
                                                  "crm.objects.owners.read",
                                                  "crm.schemas.companies.read",
                                                  "crm.schemas.companies.write",
                                                  "crm.schemas.contacts.read",
                                                  "crm.schemas.contacts.write",
                                                  "crm.schemas.deals.read",
                                                  "crm.schemas.deals.write",
                                                  "external_integrations.forms.access",
                                                  "forms",
                                                  "forms-uploaded-files",
                                                  "oauth",
                                                  "sales-email-read",
                                                  "tickets",
                                                  "timeline",
                                                  "transactional-email"};
  return scopes;
}

void Tokens::add(Token token) {
  const std::lock_guard lock(mutex_);
  std::string text = token.text;
  tokens_.insert_or_assign(std::move(text), std::move(token));
}

std::optional<Token> Tokens::find(std::string_view text) const {
  const std::lock_guard lock(mutex_);
  const auto found = tokens_.find(text);
  return found == tokens_.end() ? std::nullopt : std::optional<Token>(found->second);
}

bool Tokens::revoke(std::string_view text) {
  const std::lock_guard lock(mutex_);
  const auto found = tokens_.find(text);
  if (found == tokens_.end()) {
    return false;
  }
  tokens_.erase(found);
  return true;
}

bool Tokens::expire(std::string_view text, Moment when) {
  const std::lock_guard lock(mutex_);
  const auto found = tokens_.find(text);
  if (found == tokens_.end()) {
    return false;
  }
  found->second.expires = when;
  return true;
}

void Tokens::revoke_all(std::string_view client_id, std::int64_t portal_id) {
  const std::lock_guard lock(mutex_);
  std::erase_if(tokens_, [&](const auto& entry) {
    return entry.second.client_id == client_id && entry.second.portal_id == portal_id;
  });
}

std::vector<Token> Tokens::list() const {
  const std::lock_guard lock(mutex_);
  std::vector<Token> list;
  for (const auto& [text, token] : tokens_) {
    list.push_back(token);
  }
  return list;
}

Token private_app_token(std::uint64_t seed, std::int64_t portal_id) {
  Random random(seed, Stream::pages, static_cast<std::uint64_t>(portal_id));
  Token token;
  token.text = "pat-na1-" + make_uuid(random);
  token.portal_id = portal_id;
  token.user_id = 62'001'184;
  token.scopes = Scopes(all_scopes().begin(), all_scopes().end());
  return token;
}

App first_app(std::uint64_t seed) {
  Random random(seed, Stream::pages, 0xA99);
  App app;
  app.app_id = 1'234'444;
  app.name = "TrailSpark";
  app.client_id = make_uuid(random);
  app.client_secret = make_uuid(random);
  app.required_scopes = {"oauth",
                         "crm.objects.contacts.read",
                         "crm.objects.contacts.write",
                         "crm.objects.companies.read",
                         "crm.objects.deals.read",
                         "sales-email-read"};
  app.optional_scopes = {"crm.schemas.contacts.write",
                         "crm.schemas.companies.write",
                         "crm.objects.companies.write",
                         "crm.objects.owners.read",
                         "forms",
                         "content",
                         "business-intelligence"};
  return app;
}

std::string_view bearer_token(std::string_view authorization) noexcept {
  constexpr std::string_view kScheme = "bearer ";
  if (authorization.size() <= kScheme.size()) {
    return {};
  }
  for (std::size_t i = 0; i < kScheme.size(); ++i) {
    if ((authorization[i] | (kScheme[i] == ' ' ? 0 : 0x20)) != kScheme[i]) {
      return {};
    }
  }
  authorization.remove_prefix(kScheme.size());
  return authorization.substr(std::min(authorization.find_first_not_of(' '), authorization.size()));
}

bool Need::granted(const Scopes& granted) const {
  const auto has = [&](const std::string& scope) { return granted.find(scope) != granted.end(); };
  switch (rule) {
    case Rule::nothing:
      return true;
    case Rule::any_of:
      return std::any_of(scopes.begin(), scopes.end(), has);
    case Rule::all_of:
      break;
  }
  return std::all_of(scopes.begin(), scopes.end(), has);
}

}  // namespace simulator
