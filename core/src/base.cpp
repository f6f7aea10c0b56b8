#include "trailspark/base.hpp"

#include "base_state.hpp"
#include "json.hpp"

namespace trailspark {
namespace {

struct ObjectName {
  std::string_view name;
  ObjectType object;
};

constexpr ObjectName kObjectNames[] = {
    {"contacts", ObjectType::contacts},   {"contact", ObjectType::contacts},  {"0-1", ObjectType::contacts},
    {"companies", ObjectType::companies}, {"company", ObjectType::companies}, {"0-2", ObjectType::companies},
    {"deals", ObjectType::deals},         {"deal", ObjectType::deals},        {"0-3", ObjectType::deals},
};

}  // namespace

std::optional<ObjectType> object_type(std::string_view name) noexcept {
  for (const ObjectName& known : kObjectNames) {
    if (known.name == name) {
      return known.object;
    }
  }
  return std::nullopt;
}

Result<BaseSettings> parse_base_settings(std::string_view text) {
  BaseSettings settings;
  if (text.empty()) {
    return settings;
  }
  const auto document = json::parse(text);
  if (!document) {
    return document.error();
  }
  if (!document.value().is(json::Value::Kind::object)) {
    return Error{Code::query_shape, "settings are an object, found " + std::string(name(document.value().kind)), ""};
  }
  for (std::size_t i = 0; i < document.value().keys.size(); ++i) {
    const std::string& key = document.value().keys[i];
    const json::Value& value = document.value().items[i];
    bool* const flag = key == "plusTags"     ? &settings.folding.plus_tags
                       : key == "gmailDots"  ? &settings.folding.gmail_dots
                       : key == "fillBlanks" ? &settings.fill_blanks
                                             : nullptr;
    if (flag == nullptr) {
      return Error{Code::query_shape, "allowed are plusTags, gmailDots and fillBlanks", "/" + key};
    }
    if (!value.is(json::Value::Kind::boolean)) {
      return Error{Code::query_shape, "true or false is allowed, found " + std::string(name(value.kind)), "/" + key};
    }
    *flag = value.boolean;
  }
  return settings;
}

LeadBase::LeadBase(Mapping mapping, BaseSettings settings) : state_(std::make_unique<State>()) {
  state_->mapping = std::move(mapping);
  set_settings(settings);
}

LeadBase::LeadBase(LeadBase&&) noexcept = default;
LeadBase& LeadBase::operator=(LeadBase&&) noexcept = default;
LeadBase::~LeadBase() = default;

IngestSummary LeadBase::ingest(ObjectType object, std::string_view page, std::string_view source) {
  return state_->of(object).ingest(page, source);
}

IngestSummary LeadBase::ingest_file(ObjectType object, std::string_view bytes, std::string_view name) {
  IngestSummary all;
  for (const PageText& page : split_pages(bytes)) {
    IngestSummary one = ingest(object, page.bytes, std::string(name) + ":" + std::to_string(page.line));
    all.pages += one.pages;
    all.records += one.records;
    all.rejected_pages += one.rejected_pages;
    all.rejected_records += one.rejected_records;
    all.rejected_values += one.rejected_values;
    all.next_after = std::move(one.next_after);
    if (!all.first_error) {
      all.first_error = std::move(one.first_error);
    }
  }
  return all;
}

void LeadBase::set_mapping(Mapping mapping) {
  state_->mapping = std::move(mapping);
  set_settings(state_->settings);
}

const Mapping& LeadBase::mapping() const noexcept { return state_->mapping; }

void LeadBase::set_settings(BaseSettings settings) {
  state_->settings = settings;
  for (const Target target : {Target::lead, Target::account, Target::deal}) {
    state_->of(target).use(state_->mapping, settings);
  }
}

const BaseSettings& LeadBase::settings() const noexcept { return state_->settings; }

void LeadBase::derive(Target target) { state_->of(target).rules(); }

std::size_t LeadBase::count(Target target) { return state_->of(target).identity().groups(); }

void LeadBase::write_rows(std::string& out, Target target, Window window, RowOptions options) {
  write_object_rows(out, state_->of(target), window, options);
}

Result<Column> LeadBase::column(Target target, std::string_view field) {
  return object_column(state_->of(target), field);
}

std::size_t LeadBase::memory() const noexcept {
  return sizeof(State) + state_->contacts.memory() + state_->companies.memory() + state_->deals.memory();
}

}  // namespace trailspark
