#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "evaluation_state.hpp"
#include "page_parts.hpp"
#include "trailspark/convert.hpp"
#include "trailspark/email.hpp"

// Signals of all leads, read once. Records are read in the order in which they lie in memory; what was read is put into
// the order of the rows afterwards.
namespace trailspark {
namespace {

constexpr std::string_view kCreated = "createdate";
// 1:1 emails are counted apart from marketing email, so its events say nothing of them.
constexpr std::string_view kOneToOne = "hs_sales_email_";

bool begins_with(std::string_view text, std::string_view start) noexcept {
  return text.substr(0, start.size()) == start;
}

/// Groups of signals by type and source, sorted, so that their numbers do not depend on the order of arrival.
class Groups {
 public:
  void add(SignalType type, std::string_view source, bool is_counter) {
    numbers_.emplace(std::tuple(type, std::string(source), is_counter), 0);
  }

  std::vector<SignalGroup> number() {
    std::vector<SignalGroup> groups;
    for (auto& [key, number] : numbers_) {
      const auto& [type, source, is_counter] = key;
      number = static_cast<std::uint16_t>(groups.size());
      groups.push_back({type, source, is_counter, is_counter && !begins_with(source, kOneToOne),
                        !is_counter && source != kReplySource});
    }
    return groups;
  }

  std::uint16_t number_of(SignalType type, std::string_view source, bool is_counter) const {
    return numbers_.find(std::tuple(type, std::string(source), is_counter))->second;
  }

 private:
  std::map<std::tuple<SignalType, std::string, bool>, std::uint16_t> numbers_;
};

class Gatherer {
 public:
  Gatherer(ObjectBase& contacts, const EvaluationMaterial& material)
      : contacts_(contacts), identity_(contacts.identity()), material_(material) {}

  void run(Gathered& gathered) {
    index_records();
    read_counters();
    attach_events();
    attach_replies();
    gathered.groups = groups_.number();
    arrange(gathered);
  }

 private:
  struct Attached {
    std::uint32_t group;
    std::uint32_t place;
  };

  void index_records() {
    group_of_record_.assign(contacts_.table().size(), kNoRow);
    for (std::uint32_t group = 0; group < identity_.groups(); ++group) {
      identity_.for_each_member(group, [&](RecordIndex record) { group_of_record_[record] = group; });
    }
  }

  void read_counters() {
    std::vector<Signal> signals;
    const SignalReader& reader = contacts_.signals();
    for (std::uint32_t group = 0; group < identity_.groups(); ++group) {
      reader.read(identity_.winner(group), signals);
      for (const Signal& signal : signals) {
        Moment moment;
        moment.at = signal.last ? static_cast<double>(*signal.last) : kUnknown;
        moment.first = signal.first ? static_cast<double>(*signal.first) : kUnknown;
        moment.count = signal.count;
        moment.group = note(signal.type, signal.source);
        moment.machine = signal.machine;
        counters_.items.push_back(moment);
      }
      counters_.close_row();
    }
  }

  // The place among those noted: groups get their numbers once all are known. A counter's source lives as long as the
  // program, so its address tells it.
  std::uint16_t note(SignalType type, std::string_view source) {
    const auto known = std::find_if(noted_.begin(), noted_.end(), [&](const auto& one) {
      return one.first == type && one.second.data() == source.data();
    });
    const auto place = static_cast<std::uint16_t>(known - noted_.begin());
    if (known == noted_.end()) {
      noted_.emplace_back(type, source);
      groups_.add(type, source, true);
    }
    return place;
  }

  std::uint32_t group_of(std::int64_t contact) const {
    const RecordIndex record = contact > 0 ? contacts_.table().find(contact) : kNoRecord;
    return record == kNoRecord ? kNoRow : group_of_record_[record];
  }

  // Every usable address of every member leads to its group.
  void index_addresses() {
    const RecordTable& table = contacts_.table();
    for (std::uint32_t group = 0; group < identity_.groups(); ++group) {
      identity_.for_each_member(group, [&](RecordIndex record) {
        for (IdentityKey& key : identity_keys(table, record, contacts_.identity_rules())) {
          if (key.kind == IdentityKey::Kind::email || key.kind == IdentityKey::Kind::secondary_email) {
            group_of_address_.emplace(std::move(key.text), group);
          }
        }
      });
    }
  }

  void attach_events() {
    const bool any_address = std::any_of(material_.events.begin(), material_.events.end(),
                                         [](const DatedSignal& event) { return !event.email.empty(); });
    if (any_address) {
      index_addresses();
    }
    std::string key;
    for (std::uint32_t i = 0; i < material_.events.size(); ++i) {
      const DatedSignal& event = material_.events[i];
      std::uint32_t group = group_of(event.contact);
      key.clear();
      if (group == kNoRow && append_email_key(key, event.email, contacts_.settings().folding)) {
        const auto found = group_of_address_.find(key);
        group = found == group_of_address_.end() ? kNoRow : found->second;
      }
      if (group != kNoRow) {
        events_.push_back({group, i});
        groups_.add(event.type, event.source, false);
      }
    }
  }

  void attach_replies() {
    for (std::uint32_t i = 0; i < material_.replies.size(); ++i) {
      if (const std::uint32_t group = group_of(material_.replies[i].contact); group != kNoRow) {
        replies_.push_back({group, i});
        groups_.add(SignalType::sales_event, kReplySource, false);
      }
    }
  }

  std::string_view reference(const Moment& moment) const {
    if (moment.reference == kNoRow) {
      return {};
    }
    return is_reply_[moment.group] ? std::string_view(material_.replies[moment.reference].reference)
                                   : std::string_view(material_.events[moment.reference].reference);
  }

  void arrange(Gathered& gathered) {
    const std::vector<std::uint32_t>& order = contacts_.order();
    is_reply_.clear();
    for (const SignalGroup& group : gathered.groups) {
      is_reply_.push_back(!group.is_counter && group.source == kReplySource);
    }
    std::vector<std::vector<Moment>> extra;  // events by group of records; few leads have any
    std::vector<std::uint32_t> extra_of(identity_.groups(), kNoRow);
    const auto add = [&](std::uint32_t group, const Moment& moment) {
      if (extra_of[group] == kNoRow) {
        extra_of[group] = static_cast<std::uint32_t>(extra.size());
        extra.emplace_back();
      }
      extra[extra_of[group]].push_back(moment);
    };
    for (const Attached& event : events_) {
      const DatedSignal& signal = material_.events[event.place];
      add(event.group, {static_cast<double>(signal.at), kUnknown, 1, event.place,
                        groups_.number_of(signal.type, signal.source, false), MachineMark::none});
    }
    std::vector<std::vector<std::uint32_t>> replies_of(replies_.empty() ? 0 : identity_.groups());
    for (const Attached& reply : replies_) {
      replies_of[reply.group].push_back(reply.place);
      add(reply.group, {static_cast<double>(material_.replies[reply.place].at), kUnknown, 1, reply.place,
                        groups_.number_of(SignalType::sales_event, kReplySource, false), MachineMark::none});
    }
    std::vector<std::uint16_t> numbers;
    for (const auto& [type, source] : noted_) {
      numbers.push_back(groups_.number_of(type, source, true));
    }
    gathered.group_of_row = order;
    gathered.moments.items.reserve(counters_.items.size() + events_.size() + replies_.size());
    std::vector<Moment> own;
    for (const std::uint32_t group : order) {
      own.assign(counters_.begin(group), counters_.end(group));
      for (Moment& moment : own) {
        moment.group = numbers[moment.group];
      }
      if (extra_of[group] != kNoRow) {
        own.insert(own.end(), extra[extra_of[group]].begin(), extra[extra_of[group]].end());
        sort_once_each(own);
      } else {
        std::sort(own.begin(), own.end(), [](const Moment& a, const Moment& b) { return a.group < b.group; });
      }
      gathered.moments.items.insert(gathered.moments.items.end(), own.begin(), own.end());
      gathered.moments.close_row();
      add_replies(gathered, replies_.empty() ? nullptr : &replies_of[group]);
      add_times(gathered, group);
    }
  }

  // The same event, handed over twice, counts once.
  void sort_once_each(std::vector<Moment>& own) const {
    const auto before = [this](const Moment& a, const Moment& b) {
      if (a.group != b.group || a.at != b.at) {
        return a.group != b.group ? a.group < b.group : a.at < b.at;
      }
      return reference(a) < reference(b);
    };
    std::sort(own.begin(), own.end(), before);
    own.erase(std::unique(own.begin(), own.end(),
                          [&](const Moment& a, const Moment& b) {
                            return a.reference != kNoRow && a.group == b.group && a.at == b.at &&
                                   !reference(a).empty() && reference(a) == reference(b);
                          }),
              own.end());
  }

  void add_replies(Gathered& gathered, std::vector<std::uint32_t>* places) {
    if (places != nullptr && !places->empty()) {
      const auto key = [this](std::uint32_t place) {
        const ScoredReply& reply = material_.replies[place];
        return std::tuple(reply.at, std::string_view(reply.reference), reply.mood);
      };
      std::sort(places->begin(), places->end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
      gathered.replies_of_row.items.insert(gathered.replies_of_row.items.end(), places->begin(), places->end());
    }
    gathered.replies_of_row.close_row();
  }

  // A lead is there from the day on which the first of its records was made.
  void add_times(Gathered& gathered, std::uint32_t group) {
    const RecordTable& table = contacts_.table();
    const PropertyIndex property = table.schema().find(kCreated);
    double created = kUnknown;
    identity_.for_each_member(group, [&](RecordIndex record) {
      const Cell cell = property == kNoProperty ? Cell{} : table.cell(record, property);
      const auto time = cell.kind == Cell::Kind::datetime ? std::optional(cell.datetime)
                        : cell.kind == Cell::Kind::text   ? to_datetime(cell.text)
                                                          : std::nullopt;
      if (time && (!is_known(created) || static_cast<double>(*time) < created)) {
        created = static_cast<double>(*time);
      }
    });
    gathered.created.push_back(created);
    gathered.updated.push_back(static_cast<double>(table.updated_at(identity_.winner(group))));
  }

  ObjectBase& contacts_;
  const Identity& identity_;
  const EvaluationMaterial& material_;
  Groups groups_;
  std::vector<std::pair<SignalType, std::string_view>> noted_;
  std::vector<std::uint32_t> group_of_record_;
  std::unordered_map<std::string, std::uint32_t> group_of_address_;
  Lists<Moment> counters_;  // by group of records; their groups are places in noted_
  std::vector<Attached> events_;
  std::vector<Attached> replies_;
  std::vector<bool> is_reply_;
};

}  // namespace

Gathered gather(LeadBase::State& records, const EvaluationMaterial& material) {
  Gathered gathered;
  Gatherer(records.contacts, material).run(gathered);
  gather_deals(gathered, records, material);
  return gathered;
}

}  // namespace trailspark
