#include "simulator/store/deal_rules.hpp"

#include <algorithm>
#include <charconv>

#include "simulator/option_lists.hpp"

namespace simulator {
namespace {

/// A deal as it will be: what is written, over what it has.
class DealView {
 public:
  DealView(const ObjectStore& store, std::optional<RecordId> id, Values& values)
      : store_(store), values_(values), reader_(store) {
    present_ = id && reader_.load(*id, Archived::any);
  }

  bool writes(const char* name) const { return values_.contains(at(name)); }
  std::string before(const char* name) { return present_ ? reader_.value(at(name)) : std::string(); }
  std::string value(const char* name) {
    const auto written = values_.find(at(name));
    return written != values_.end() ? written->second : before(name);
  }
  std::optional<Moment> moment(const char* name) { return written_moment(value(name)); }
  Moment created(Moment otherwise) { return present_ ? reader_.created() : otherwise; }
  void set(const char* name, std::string value) { values_.try_emplace(at(name), std::move(value)); }

 private:
  PropertyIndex at(const char* name) const { return store_.properties().at(name); }

  /// Dates of made-up records may stand there in milliseconds.
  static std::optional<Moment> written_moment(const std::string& text) {
    const bool digits =
        !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits ? std::optional<Moment>(std::strtoll(text.c_str(), nullptr, 10)) : read_moment(text);
  }

  const ObjectStore& store_;
  Values& values_;
  RecordReader reader_;
  bool present_ = false;
};

void follow_stage(const Account& account, DealView& deal, Moment when) {
  const std::string id = deal.value("dealstage");
  const AccountPipeline* const pipeline = account.pipelines().pipeline_of_stage(id);
  if (pipeline == nullptr) {
    return;
  }
  const auto flag = [](bool holds) { return holds ? "true" : "false"; };
  const AccountStage& stage = *pipeline->stage(id);
  deal.set("hs_deal_stage_probability", stage.probability);
  deal.set("hs_is_closed", flag(stage.closed));
  deal.set("hs_is_closed_won", flag(stage.won()));
  deal.set("hs_is_closed_lost", flag(stage.closed && !stage.won()));
  if (stage.closed && deal.before("hs_is_closed") != "true" && !deal.writes("closedate")) {
    std::string now;
    append_moment(now, when);
    deal.set("closedate", now);
  }
}

void follow_dates(DealView& deal, Moment when) {
  const auto closed = deal.moment("closedate");
  if (deal.value("hs_is_closed") != "true" || !closed) {
    deal.set("days_to_close", "");
    return;
  }
  deal.set("days_to_close", std::to_string(std::max<Moment>(0, *closed - deal.created(when)) / kDay));
}

void follow_amount(DealView& deal) {
  const std::string amount = deal.value("amount");
  double number = 0;
  if (std::from_chars(amount.data(), amount.data() + amount.size(), number).ec != std::errc()) {
    deal.set("amount_in_home_currency", "");
    return;
  }
  const auto cents = static_cast<double>(cents_of(deal.value("deal_currency_code")));
  const auto whole = static_cast<std::int64_t>(std::clamp(number * cents / 100, -9e15, 9e15));
  deal.set("amount_in_home_currency", std::to_string(whole));
}

}  // namespace

void follow_values(const Account& account, ObjectType type, std::optional<RecordId> id, Moment when, Values& values) {
  if (type != ObjectType::deals) {
    return;
  }
  DealView deal(account.objects(ObjectType::deals), id, values);
  if (deal.writes("dealstage")) {
    follow_stage(account, deal, when);
  }
  if (deal.writes("dealstage") || deal.writes("closedate")) {
    follow_dates(deal, when);
  }
  if (deal.writes("amount") || deal.writes("deal_currency_code")) {
    follow_amount(deal);
  }
}

}  // namespace simulator
