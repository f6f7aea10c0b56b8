#include <algorithm>
#include <unordered_map>

#include "evaluation_state.hpp"
#include "json.hpp"
#include "page_parts.hpp"
#include "row_reader.hpp"
#include "trailspark/convert.hpp"

// Deals and accounts: which belong to which lead, and what the stages of pipelines are worth.
namespace trailspark {
namespace {

std::string text_at(const json::Value& object, std::string_view key) {
  const json::Value* value = object.find(key);
  return value != nullptr && value->is(json::Value::Kind::string) ? value->string : std::string();
}

/// {"results":[{"id":"default","stages":[{"id":"closedwon","label":"Closed Won","metadata":{"probability":"1.0"}}]}]}
std::vector<DealStage> read_stages(std::string_view pipelines) {
  std::vector<DealStage> stages;
  if (pipelines.empty()) {
    return stages;
  }
  const Result<json::Value> document = json::parse(pipelines);
  const json::Value* results = document ? document.value().find("results") : nullptr;
  if (results == nullptr) {
    return stages;
  }
  for (const json::Value& pipeline : results->items) {
    const json::Value* list = pipeline.find("stages");
    for (const json::Value& item : list != nullptr ? list->items : std::vector<json::Value>()) {
      DealStage stage{text_at(item, "id"), text_at(item, "label"), 0, false};
      if (const json::Value* metadata = item.find("metadata"); metadata != nullptr) {
        const std::string probability = text_at(*metadata, "probability");
        const auto number = probability.empty() ? std::nullopt : to_number(probability);
        stage.probability = std::clamp(number.value_or(0), 0.0, 1.0);
        stage.is_closed = text_at(*metadata, "isClosed") == "true";
      }
      stages.push_back(std::move(stage));
    }
  }
  return stages;
}

const DealStage* find_stage(const std::vector<DealStage>& stages, std::string_view id) {
  const auto found = std::find_if(stages.begin(), stages.end(), [&](const DealStage& stage) { return stage.id == id; });
  return found == stages.end() ? nullptr : &*found;
}

double time_of(const RecordTable& table, RecordIndex record, std::string_view property) {
  const PropertyIndex index = table.schema().find(property);
  const Cell cell = index == kNoProperty ? Cell{} : table.cell(record, index);
  const auto time = cell.kind == Cell::Kind::datetime ? std::optional(cell.datetime)
                    : cell.kind == Cell::Kind::text   ? to_datetime(cell.text)
                                                      : std::nullopt;
  return time ? static_cast<double>(*time) : kUnknown;
}

/// Which row a record of an object is in.
class RowIndex {
 public:
  explicit RowIndex(ObjectBase& base) : table_(base.table()), row_of_record_(base.table().size(), kNoRow) {
    const Identity& identity = base.identity();
    const std::vector<std::uint32_t>& order = base.order();
    for (std::uint32_t row = 0; row < order.size(); ++row) {
      identity.for_each_member(order[row], [&](RecordIndex record) { row_of_record_[record] = row; });
    }
  }

  std::uint32_t find(std::string_view id) const {
    const auto number = parse_record_id(id);
    const RecordIndex record = number ? table_.find(*number) : kNoRecord;
    return record == kNoRecord ? kNoRow : row_of_record_[record];
  }

 private:
  const RecordTable& table_;
  std::vector<std::uint32_t> row_of_record_;
};

class DealReader {
 public:
  DealReader(ObjectBase& deals, const RowIndex& accounts, const std::vector<DealStage>& stages)
      : deals_(deals), accounts_(accounts), stages_(stages), row_(deals) {}

  Deal read(std::uint32_t group) {
    row_.open(group);
    const RecordTable& table = deals_.table();
    Deal deal;
    deal.id = table.id(row_.winner());
    deal.updated = static_cast<double>(table.updated_at(row_.winner()));
    deal.created = time_of(table, row_.winner(), "createdate");
    deal.amount = number("amount");
    if (is_known(deal.amount) && deal.amount < 0) {
      deal.amount = kUnknown;
    }
    read_close_date(deal);
    const FieldValue stage = row_.value(deals_.rules().find("stage"));
    const std::string id(stage.kind == FieldValue::Kind::text ? stage.text : std::string_view());
    const DealStage* known = find_stage(stages_, id);
    deal.stage_name = known != nullptr && !known->label.empty() ? known->label : id;
    const double closed = number("isClosed");
    const double won = number("isWon");
    if (known != nullptr) {
      deal.stage = known->probability;
      deal.is_closed = known->is_closed;
      deal.is_won = known->is_closed && known->probability >= 1;
    }
    // HubSpot works both out from the stage itself; where they are there they hold.
    deal.is_closed = is_known(closed) ? closed != 0 : deal.is_closed;
    deal.is_won = is_known(won) ? won != 0 : deal.is_won;
    deal.is_closed = deal.is_closed || deal.is_won;
    deal.account = accounts_.find(row_.account_id());
    return deal;
  }

 private:
  double number(std::string_view field) {
    const FieldValue value = row_.value(deals_.rules().find(field));
    return value.kind == FieldValue::Kind::number ? value.number : kUnknown;
  }

  void read_close_date(Deal& deal) {
    const BoundRule* rule = deals_.rules().find("closeDate");
    const double value = number("closeDate");
    if (rule != nullptr && is_known(value)) {
      deal.closed_at = rule->rule().type == FieldType::date ? value * kDayMilliseconds : value;
    }
  }

  ObjectBase& deals_;
  const RowIndex& accounts_;
  const std::vector<DealStage>& stages_;
  RowReader row_;
};

/// A lead's company: its own, else the primary one of its associations.
class AccountFinder {
 public:
  AccountFinder(const RecordTable& contacts, const RowIndex& accounts)
      : contacts_(contacts),
        accounts_(accounts),
        own_(contacts.schema().find("associatedcompanyid")),
        linked_(contacts.schema().find(std::string(kAssociationPrefix) + "companies")) {}

  std::uint32_t find(RecordIndex record) {
    const Cell own = own_ == kNoProperty ? Cell{} : contacts_.cell(record, own_);
    if (!own.empty()) {
      return accounts_.find(own.as_text(buffer_));
    }
    std::uint32_t primary = kNoRow;
    const Cell linked = linked_ == kNoProperty ? Cell{} : contacts_.cell(record, linked_);
    for_each_part(linked.as_text(buffer_), [&](std::string_view part) {
      if (part.back() == '*' && primary == kNoRow) {
        primary = accounts_.find(part.substr(0, part.size() - 1));
      }
    });
    return primary;
  }

 private:
  const RecordTable& contacts_;
  const RowIndex& accounts_;
  PropertyIndex own_;
  PropertyIndex linked_;
  std::string buffer_;
};

void link_leads(Gathered& gathered, LeadBase::State& records, const RowIndex& accounts, const RowIndex& deals) {
  const RecordTable& contacts = records.contacts.table();
  const Identity& identity = records.contacts.identity();
  AccountFinder finder(contacts, accounts);
  const PropertyIndex linked = contacts.schema().find(std::string(kAssociationPrefix) + "deals");
  std::vector<std::uint32_t> own;
  std::string buffer;
  for (const std::uint32_t group : gathered.group_of_row) {
    gathered.account_of_row.push_back(finder.find(identity.winner(group)));
    own.clear();
    if (linked != kNoProperty) {
      identity.for_each_member(group, [&](RecordIndex record) {
        for_each_part(contacts.cell(record, linked).as_text(buffer), [&](std::string_view part) {
          const std::uint32_t deal = deals.find(part.back() == '*' ? part.substr(0, part.size() - 1) : part);
          if (deal != kNoRow) {
            own.push_back(deal);
          }
        });
      });
      std::sort(own.begin(), own.end());
      own.erase(std::unique(own.begin(), own.end()), own.end());
    }
    gathered.deals_of_row.items.insert(gathered.deals_of_row.items.end(), own.begin(), own.end());
    gathered.deals_of_row.close_row();
  }
}

}  // namespace

void gather_deals(Gathered& gathered, LeadBase::State& records, const EvaluationMaterial& material) {
  gathered.stages = read_stages(material.pipelines);
  const RowIndex accounts(records.companies);
  const RowIndex deals(records.deals);
  gathered.accounts = records.companies.identity().groups();
  DealReader reader(records.deals, accounts, gathered.stages);
  for (const std::uint32_t group : records.deals.order()) {
    gathered.deals.push_back(reader.read(group));
  }
  link_leads(gathered, records, accounts, deals);
}

}  // namespace trailspark
