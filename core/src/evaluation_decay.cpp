#include <algorithm>

#include "decay.hpp"
#include "evaluation_state.hpp"

// What is seen of signals, replies and deals as of a time, and how much of it is left.
namespace trailspark {
namespace {

double median(std::vector<double> amounts) {
  if (amounts.empty()) {
    return kUnknown;
  }
  std::sort(amounts.begin(), amounts.end());
  const std::size_t middle = amounts.size() / 2;
  return amounts.size() % 2 == 1 ? amounts[middle] : (amounts[middle - 1] + amounts[middle]) / 2;
}

double typical_amount(const std::vector<Deal>& deals, double as_of) {
  std::vector<double> amounts;
  for (const Deal& deal : deals) {
    if (deal.updated <= as_of && deal.amount > 0) {
      amounts.push_back(deal.amount);
    }
  }
  return median(std::move(amounts));
}

unsigned bit(SignalType type) noexcept { return 1U << static_cast<unsigned>(type); }

}  // namespace

bool is_seen(double at, double as_of, const ScoringSettings& settings) noexcept {
  return at <= as_of && as_of - at <= settings.lookback_days * kDayMilliseconds;
}

double decay_at(double at, double as_of, const ScoringSettings& settings) noexcept {
  return two_to_minus((as_of - at) / (settings.half_life_days * kDayMilliseconds));
}

unsigned types_by_events(const Gathered& gathered, std::size_t row, double as_of) noexcept {
  unsigned types = 0;
  for (const Moment* moment = gathered.moments.begin(row); moment != gathered.moments.end(row); ++moment) {
    const SignalGroup& group = gathered.groups[moment->group];
    if (group.takes_place && moment->at <= as_of) {
      types |= bit(group.type);
    }
  }
  return types;
}

std::optional<Counted> count(const Gathered& gathered, const Moment& moment, const ScoringSettings& settings,
                             double as_of, unsigned by_events) noexcept {
  const SignalGroup& group = gathered.groups[moment.group];
  if (moment.machine != MachineMark::none && !settings.count_machine_made) {
    return std::nullopt;
  }
  if (group.gives_way && (by_events & bit(group.type)) != 0) {
    return std::nullopt;
  }
  double at = moment.at;
  double number = moment.count;
  if (at > as_of) {  // how much of the count there was then is not known, but the first time was there
    at = moment.first;
    number = 1;
  }
  if (!is_seen(at, as_of, settings)) {  // also where the date is not known
    return std::nullopt;
  }
  return Counted{at, number, decay_at(at, as_of, settings)};
}

DealView view(const Deal& deal, double typical_amount, const ScoringSettings& settings, double as_of) noexcept {
  DealView seen;
  seen.details = deal.updated <= as_of;
  const double created = is_known(deal.created) ? deal.created : deal.updated;
  if (created > as_of) {
    return seen;
  }
  if (deal.is_closed && is_known(deal.closed_at) && deal.closed_at <= as_of) {
    seen.kind = deal.is_won ? DealView::Kind::won : DealView::Kind::lost;
    seen.since = deal.closed_at;
    seen.decay = is_seen(deal.closed_at, as_of, settings) ? decay_at(deal.closed_at, as_of, settings) : 0;
    return seen;
  }
  if (deal.is_closed && seen.details) {  // closed without a date, or with one that is still to come
    seen.kind = deal.is_won ? DealView::Kind::won : DealView::Kind::lost;
    seen.since = deal.updated;
    return seen;
  }
  seen.kind = DealView::Kind::open;
  seen.since = seen.details ? deal.updated : created;
  seen.decay = decay_at(seen.since, as_of, settings);
  const double stage = seen.details && is_known(deal.stage) ? deal.stage : 0;
  const bool has_size = seen.details && deal.amount > 0 && typical_amount > 0;
  const double size = has_size ? std::min(1.0, deal.amount / (2 * typical_amount)) : 0;
  seen.value = seen.decay * (0.4 + 0.4 * stage + 0.2 * size);
  return seen;
}

Decayed decay(const Gathered& gathered, const EvaluationMaterial& material, const ScoringSettings& settings,
              double as_of) {
  const std::size_t rows = gathered.group_of_row.size();
  Decayed decayed;
  decayed.sums.assign(gathered.groups.size(), std::vector<double>(rows, 0));
  decayed.signals.assign(rows, 0);
  decayed.types.assign(rows, 0);
  decayed.newest.assign(rows, kUnknown);
  decayed.recency.assign(rows, 0);
  decayed.positive_reply.assign(rows, 0);
  decayed.negative_reply.assign(rows, 0);
  decayed.open_deal.assign(rows, 0);
  decayed.lost_deal.assign(rows, 0);
  decayed.typical_amount = typical_amount(gathered.deals, as_of);
  for (std::size_t row = 0; row < rows; ++row) {
    const unsigned by_events = types_by_events(gathered, row, as_of);
    unsigned types = 0;
    for (const Moment* moment = gathered.moments.begin(row); moment != gathered.moments.end(row); ++moment) {
      const auto counted = count(gathered, *moment, settings, as_of, by_events);
      if (!counted) {
        continue;
      }
      decayed.sums[moment->group][row] += counted->decay;
      decayed.signals[row] += counted->count;
      types |= bit(gathered.groups[moment->group].type);
      if (!(decayed.newest[row] >= counted->at)) {
        decayed.newest[row] = counted->at;
        decayed.recency[row] = counted->decay;
      }
    }
    for (; types != 0; types &= types - 1) {
      ++decayed.types[row];
    }
    for (const std::uint32_t* place = gathered.replies_of_row.begin(row); place != gathered.replies_of_row.end(row);
         ++place) {
      const ScoredReply& reply = material.replies[*place];
      const auto at = static_cast<double>(reply.at);
      if (is_seen(at, as_of, settings)) {
        (reply.mood >= kMoodThreshold ? decayed.positive_reply[row] : decayed.negative_reply[row]) +=
            reply.mood >= kMoodThreshold || reply.mood <= -kMoodThreshold ? decay_at(at, as_of, settings) : 0;
      }
    }
    decayed.positive_reply[row] = std::min(1.0, decayed.positive_reply[row]);
    decayed.negative_reply[row] = std::min(1.0, decayed.negative_reply[row]);
    for (const std::uint32_t* deal = gathered.deals_of_row.begin(row); deal != gathered.deals_of_row.end(row); ++deal) {
      const DealView seen = view(gathered.deals[*deal], decayed.typical_amount, settings, as_of);
      double& best = seen.kind == DealView::Kind::open ? decayed.open_deal[row] : decayed.lost_deal[row];
      const double value = seen.kind == DealView::Kind::open   ? seen.value
                           : seen.kind == DealView::Kind::lost ? seen.decay
                                                               : 0;
      best = std::max(best, value);
    }
  }
  return decayed;
}

}  // namespace trailspark
