#include "simulator/store/source.hpp"

#include "simulator/activities.hpp"
#include "simulator/definitions.hpp"

namespace simulator {
namespace {

template <class Record, class Make>
class RecordCursor final : public Cursor {
 public:
  RecordCursor(const Portal& portal, std::span<const Property<Record>> properties, Make make)
      : portal_(portal), properties_(properties), make_(make) {}

  void load(std::uint64_t number) override {
    number_ = number;
    record_ = make_(portal_, number);
  }
  Moment created() const override { return created_of(record_); }
  Moment updated() const override { return updated_of(record_); }

  Presence read(std::size_t carried, std::string& text) const override {
    const Property<Record>& property = properties_[carried];
    cell_.clear();
    property.read(record_, cell_);
    if (!portal_.settings().dirty) {
      return cell_text(property.definition, cell_, nullptr, text);
    }
    // A sequence a value, so that it does not matter what else is read.
    Random dirt(portal_.settings().seed, Stream::dirt, (number_ << 8) + carried);
    return cell_text(property.definition, cell_, &dirt, text);
  }

 private:
  static Moment created_of(const Contact& contact) { return contact.created; }
  static Moment created_of(const Company& company) { return company.created; }
  static Moment created_of(const DealRecord& deal) { return deal.deal.created; }
  static Moment created_of(const Email& email) { return email.sent; }
  static Moment created_of(const Meeting& meeting) { return meeting.created; }
  static Moment updated_of(const DealRecord& deal) { return deal.deal.updated; }
  template <class Other>
  static Moment updated_of(const Other& record) {
    return record.updated;
  }

  const Portal& portal_;
  std::span<const Property<Record>> properties_;
  Make make_;
  std::uint64_t number_ = 0;
  Record record_;
  mutable Cell cell_;
};

template <class Record>
class RecordSource final : public Source {
 public:
  using Make = Record (*)(const Portal&, std::uint64_t);
  using Id = RecordId (*)(const Portal&, std::uint64_t);

  RecordSource(const Portal& portal, std::uint64_t count, std::span<const Property<Record>> properties, Make make,
               Id id_of)
      : portal_(portal), count_(count), properties_(properties), make_(make), id_(id_of) {
    for (const Property<Record>& property : properties) {
      carried_.push_back(&property.definition);
    }
  }

  std::uint64_t count() const override { return count_; }
  RecordId id(std::uint64_t number) const override { return id_(portal_, number); }
  const std::vector<const Definition*>& carried() const override { return carried_; }
  std::unique_ptr<Cursor> cursor() const override {
    return std::make_unique<RecordCursor<Record, Make>>(portal_, properties_, make_);
  }

 private:
  const Portal& portal_;
  std::uint64_t count_;
  std::span<const Property<Record>> properties_;
  Make make_;
  Id id_;
  std::vector<const Definition*> carried_;
};

template <class Record>
std::vector<const Definition*> definitions_in(std::span<const Property<Record>> properties) {
  std::vector<const Definition*> list;
  for (const Property<Record>& property : properties) {
    list.push_back(&property.definition);
  }
  return list;
}

}  // namespace

std::uint64_t Source::lower_bound(RecordId wanted) const {
  std::uint64_t low = 0, high = count();
  while (low < high) {
    const std::uint64_t middle = low + (high - low) / 2;
    if (id(middle) < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::optional<std::uint64_t> Source::find(RecordId wanted) const {
  const std::uint64_t number = lower_bound(wanted);
  return number < count() && id(number) == wanted ? std::optional<std::uint64_t>(number) : std::nullopt;
}

std::unique_ptr<Source> make_source(const Portal& portal, ObjectType type) {
  const Layout& layout = portal.layout();
  switch (type) {
    case ObjectType::contacts:
      return std::make_unique<RecordSource<Contact>>(
          portal, layout.records(), contact_properties(), [](const Portal& p, std::uint64_t n) { return p.contact(n); },
          [](const Portal& p, std::uint64_t n) { return p.layout().contact_id(n); });
    case ObjectType::companies:
      return std::make_unique<RecordSource<Company>>(
          portal, portal.companies(), company_properties(),
          [](const Portal& p, std::uint64_t n) { return p.company(n); },
          [](const Portal& p, std::uint64_t n) { return p.layout().company_id(n); });
    case ObjectType::deals:
      return std::make_unique<RecordSource<DealRecord>>(
          portal, layout.deals(), deal_properties(),
          [](const Portal& p, std::uint64_t n) {
            DealRecord record{p.deal(n), {}};
            record.company = p.company(record.deal.company);
            return record;
          },
          [](const Portal& p, std::uint64_t n) { return p.layout().deal_id(n); });
    case ObjectType::emails:
      return std::make_unique<RecordSource<Email>>(portal, layout.deals() * kEmailsPerDeal, email_properties(),
                                                   make_email,
                                                   [](const Portal&, std::uint64_t n) { return email_id(n); });
    case ObjectType::meetings:
      break;
  }
  return std::make_unique<RecordSource<Meeting>>(portal, layout.deals() * kMeetingsPerDeal, meeting_properties(),
                                                 make_meeting,
                                                 [](const Portal&, std::uint64_t n) { return meeting_id(n); });
}

std::vector<const Definition*> definitions_of(ObjectType type) {
  switch (type) {
    case ObjectType::contacts:
      return definitions_of(Object::contacts);
    case ObjectType::companies:
      return definitions_of(Object::companies);
    case ObjectType::deals:
      return definitions_of(Object::deals);
    case ObjectType::emails:
      return definitions_in(email_properties());
    case ObjectType::meetings:
      break;
  }
  return definitions_in(meeting_properties());
}

}  // namespace simulator
