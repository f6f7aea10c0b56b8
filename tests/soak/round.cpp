#include "round.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

#include "material.hpp"
#include "settings.hpp"

namespace soak {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;
using trailspark::LeadBase;
using trailspark::ObjectType;
using trailspark::Target;
using trailspark::Window;

constexpr std::array kTargets = {Target::lead, Target::account, Target::deal};
constexpr simulator::Moment kNow = 1'795'392'000'000;  // 2026-11-23T00:00:00Z

std::string rows_of(LeadBase& base, Target target, Window window = {}, trailspark::RowOptions options = {}) {
  std::string rows;
  base.write_rows(rows, target, window, options);
  return rows;
}

std::string all_rows(LeadBase& base) {
  std::string rows;
  for (const Target target : kTargets) {
    base.write_rows(rows, target);
  }
  return rows;
}

// The lines of the window, cut from all of them.
std::string lines_of(const std::string& all, Window window) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < window.offset && begin < all.size(); ++i) {
    begin = all.find('\n', begin) + 1;
  }
  std::size_t end = begin;
  for (std::size_t i = 0; i < window.limit && end < all.size(); ++i) {
    end = all.find('\n', end) + 1;
  }
  return all.substr(begin, end - begin);
}

void expect_same(const std::string& found, const std::string& wanted, const std::string& what) {
  if (found == wanted) {
    return;
  }
  const auto differ = std::mismatch(found.begin(), found.end(), wanted.begin(), wanted.end());
  const auto at = static_cast<std::size_t>(differ.first - found.begin());
  const std::size_t begin = at < 200 ? 0 : at - 200;
  throw Violation(what + " differ at byte " + std::to_string(at) + "\n  found:  ..." + found.substr(begin, 400) +
                  "...\n  wanted: ..." + wanted.substr(begin, 400) + "...");
}

void expect_same(std::uint64_t found, std::uint64_t wanted, const std::string& what) {
  expect(found == wanted, what + ": found " + std::to_string(found) + ", wanted " + std::to_string(wanted));
}

// What a ledger's entry says, but for the places, which depend on how the records came.
json without_places(json entry) {
  if (entry.is_object()) {
    entry.erase("place");
  }
  if (entry.is_structured()) {
    for (auto& item : entry) {
      item = without_places(std::move(item));
    }
  }
  return entry;
}

// Calls use(begin, end) for runs of at most `most` pieces of one object.
template <class Use>
void for_each_page(const std::vector<Piece>& pieces, std::size_t most, Use&& use) {
  for (std::size_t begin = 0; begin < pieces.size();) {
    std::size_t end = begin;
    while (end < pieces.size() && pieces[end].object == pieces[begin].object && end - begin < most) {
      ++end;
    }
    use(begin, end);
    begin = end;
  }
}

class Round {
 public:
  Round(std::uint64_t seed, std::uint64_t round) : random_(seed, round) {
    settings_.contacts =
        random_.chance(10) ? random_.between(1, 30) : random_.between(30, random_.chance(15) ? 2000 : 500);
    settings_.seed = random_.next() % 1'000'000;
    settings_.now = kNow;
    settings_.dirty = random_.chance(70);
    one_line_ = random_.chance(60);
    material_ = make_material(settings_, random_, one_line_);
    deliveries_ = make_deliveries(material_, random_);
  }

  std::string play() {
    deliver();
    const trailspark::Mapping mapping = random_mapping(material_.properties, random_);
    const trailspark::BaseSettings settings = random_settings(random_);
    base_.set_mapping(mapping);
    if (random_.chance(50)) {
      base_.derive(Target::lead);  // what the settings change then must be worked out anew
    }
    base_.set_settings(settings);
    LeadBase fresh = sorted_pass(mapping, settings);
    compare_with(fresh);
    restore();
    expect_same(all_rows(base_), all_rows(fresh), "rows after a restore");
    compare_with_truth();
    if (settings_.contacts > 1200 || random_.chance(20)) {
      age(fresh.memory());
    }
    std::ostringstream line;
    line << settings_.contacts << (settings_.dirty ? " dirty" : " tidy") << " contacts, " << deliveries_.pieces.size()
         << " records delivered on " << pages_ << " pages";
    return line.str();
  }

 private:
  // All that is delivered, with anything else in between.
  void deliver() {
    std::vector<std::string> broken = material_.broken_pages;
    for (std::size_t begin = 0; begin < deliveries_.pieces.size();) {
      const std::size_t end = std::min(deliveries_.pieces.size(), begin + random_.between(1, 150));
      ingest(begin, end);
      begin = delivered_ = end;
      if (!broken.empty() && random_.chance(20)) {
        ingest_broken(broken);
      }
      if (random_.chance(20)) {
        do_anything();
      }
    }
    while (!broken.empty()) {
      ingest_broken(broken);
    }
  }

  // A page for each object, or files of several pages.
  void ingest(std::size_t begin, std::size_t end) {
    std::array<std::vector<Piece>, 3> by_object;
    for (std::size_t i = begin; i < end; ++i) {
      by_object[static_cast<std::size_t>(deliveries_.pieces[i].object)].push_back(deliveries_.pieces[i]);
    }
    for (const std::vector<Piece>& pieces : by_object) {
      if (pieces.empty()) {
        continue;
      }
      std::vector<std::string> pages{page_of(pieces, 0, pieces.size(), random_)};
      if (one_line_ && random_.chance(30)) {
        const std::size_t middle = random_.below(pieces.size());
        pages = {page_of(pieces, 0, middle, random_), page_of(pieces, middle, pieces.size(), random_)};
      }
      take(ingest_pages(pieces[0].object, pages), pages.size());
    }
  }

  trailspark::IngestSummary ingest_pages(ObjectType object, const std::vector<std::string>& pages) {
    if (pages.size() == 1) {
      return base_.ingest(object, pages[0]);
    }
    // A page that begins with a blank would make one document of the file.
    return base_.ingest_file(object, pages[0] + "\n" + pages[1].substr(pages[1].find('{')) + "\n", "pages.ndjson");
  }

  void take(const trailspark::IngestSummary& summary, std::size_t pages) {
    expect_same(summary.pages, pages, "pages read");
    expect_same(summary.rejected_pages, 0, "sound pages rejected");
    pages_ += pages;
    records_ += summary.records;
    rejected_values_ += summary.rejected_values;
  }

  void ingest_broken(std::vector<std::string>& pages) {
    const auto summary = base_.ingest(ObjectType::contacts, pages.back(), "broken");
    expect_same(summary.rejected_pages, 1, "broken pages rejected");
    expect_same(summary.records, 0, "records of a broken page");
    pages.pop_back();
  }

  void do_anything() {
    switch (random_.below(10)) {
      case 0:
        return base_.set_mapping(random_mapping(material_.properties, random_));
      case 1:
        return base_.set_settings(random_settings(random_));
      case 2:
        return restore();
      case 3:
        return damage();
      case 4:
        return window();
      case 5:
        return export_all();
      case 6:
        return explain();
      case 7:
        return columns();
      case 8:
        return static_cast<void>(base_.report());
      default:
        return base_.derive(kTargets[random_.below(kTargets.size())]);
    }
  }

  // The base goes on as what comes back from a snapshot.
  void restore() {
    const std::string before = rows_of(base_, Target::lead, {0, 50});
    const std::string snapshot = base_.snapshot();
    auto restored = LeadBase::restore(snapshot, base_.mapping(), base_.settings());
    expect(static_cast<bool>(restored), "a snapshot was refused");
    base_ = std::move(restored).value();
    expect_same(rows_of(base_, Target::lead, {0, 50}), before, "leads after a restore");
  }

  void damage() {
    std::string snapshot = base_.snapshot();
    char& byte = snapshot[random_.below(snapshot.size())];
    byte = static_cast<char>(byte ^ static_cast<char>(1U << random_.below(8)));
    expect(!LeadBase::restore(snapshot), "a damaged snapshot was restored");
  }

  void window() {
    const Target target = kTargets[random_.below(kTargets.size())];
    const std::size_t count = base_.count(target);
    const Window window{random_.below(count + 10), random_.below(count + 10)};
    expect_same(rows_of(base_, target, window), lines_of(rows_of(base_, target), window), "a window's rows");
  }

  void export_all() {
    trailspark::RowOptions options;
    options.format = random_.chance(50) ? trailspark::RowFormat::csv : trailspark::RowFormat::json;
    options.neutralise_formulas = random_.chance(50);
    const Target target = kTargets[random_.below(kTargets.size())];
    const std::string text = rows_of(base_, target, {}, options);
    if (options.format == trailspark::RowFormat::json) {
      expect_same(json::parse(text).size(), base_.count(target), "rows of an export");
    }
  }

  void explain() {
    const Piece& piece = deliveries_.pieces[random_.below(delivered_)];
    std::string text;
    const auto found = base_.write_explanation(text, std::to_string(piece.id));
    if (found) {
      const json entry = json::parse(text);
      bool is_member = false;
      for (const json& member : entry["members"]) {
        is_member = is_member || member["recordId"] == std::to_string(piece.id);
      }
      expect(is_member || piece.object != ObjectType::contacts,
             "record " + std::to_string(piece.id) + " is not in its explanation: " + text);
    }
    std::string duplicates;
    base_.write_duplicates(duplicates, {random_.below(20), random_.below(20)});
    expect(json::accept(duplicates), "the ledger is no JSON: " + duplicates);
  }

  void columns() {
    const auto emails = base_.column(Target::lead, "email");
    expect(static_cast<bool>(emails), "no column of emails");
    expect_same(emails.value().offsets.size(), base_.count(Target::lead) + 1, "offsets of a column");
    expect_same(emails.value().text.size(), emails.value().offsets.back(), "text of a column");
  }

  // The same records to a base that has seen nothing, by object and id.
  LeadBase sorted_pass(const trailspark::Mapping& mapping, const trailspark::BaseSettings& settings) {
    LeadBase fresh(mapping, settings);
    std::vector<Piece> pieces = material_.pieces;
    std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
      return a.object != b.object ? a.object < b.object : a.id < b.id;
    });
    for_each_page(pieces, 100, [&](std::size_t begin, std::size_t end) {
      const std::string page = page_of(pieces, begin, end, random_);
      fresh_rejected_values_ += fresh.ingest(pieces[begin].object, page).rejected_values;
    });
    return fresh;
  }

  void compare_with(LeadBase& fresh) {
    for (const Target target : kTargets) {
      expect_same(rows_of(base_, target), rows_of(fresh, target), "rows of " + std::string(trailspark::name(target)));
    }
    const trailspark::Report found = base_.report();
    const trailspark::Report wanted = fresh.report();
    expect_same(found.records, wanted.records, "records");
    expect_same(found.leads, wanted.leads, "leads");
    expect_same(found.duplicates, wanted.duplicates, "duplicates");
    expect_same(found.without_email, wanted.without_email, "leads without email");
    expect_same(found.accounts, wanted.accounts, "accounts");
    expect_same(found.deals, wanted.deals, "deals");
    expect_same(found.rejected_records, wanted.rejected_records, "rejected records");
    expect_same(found.rejected_pages, material_.broken_pages.size(), "rejected pages");
    // What is no text is counted as often as it is delivered.
    expect_same(found.rejected_values - rejected_values_, wanted.rejected_values - fresh_rejected_values_,
                "values that did not convert");
    expect_same(found.archived, wanted.archived + deliveries_.archived, "archived records");
    expect_same(found.repeats - wanted.repeats,
                records_ - (material_.pieces.size() - material_.broken_records) - deliveries_.archived,
                "records that came again");
    expect_same(base_.duplicate_count(), fresh.duplicate_count(), "groups of duplicates");
    compare_ledgers(fresh);
  }

  void compare_ledgers(LeadBase& fresh) {
    for (int i = 0; i < 10; ++i) {
      const Piece& piece = random_.pick(material_.pieces);
      std::string found;
      std::string wanted;
      const bool known = static_cast<bool>(base_.write_explanation(found, std::to_string(piece.id)));
      expect(known == static_cast<bool>(fresh.write_explanation(wanted, std::to_string(piece.id))),
             "only one base knows record " + std::to_string(piece.id));
      if (known) {
        expect_same(without_places(json::parse(found)).dump(), without_places(json::parse(wanted)).dump(),
                    "explanations");
      }
    }
  }

  void compare_with_truth() {
    base_.set_mapping(trailspark::default_mapping());
    base_.set_settings({});
    std::istringstream rows(rows_of(base_, Target::lead));
    std::string leads;
    for (std::string row; std::getline(rows, row);) {
      const ordered_json lead = ordered_json::parse(row);
      const ordered_json known{
          {"email", lead["email"]}, {"recordId", lead["recordId"]}, {"mergedFrom", lead["mergedFrom"]}};
      leads += known.dump() + "\n";
    }
    expect_same(leads, material_.leads, "leads and the portal's truth");
    const trailspark::Report report = base_.report();
    expect_same(report.records, material_.records, "the truth's records");
    expect_same(report.leads, material_.lead_count, "the truth's leads");
    expect_same(report.without_email, material_.without_email, "the truth's leads without email");
    expect_same(report.rejected_records, material_.broken_records, "the truth's rejected records");
    expect_same(report.accounts, material_.companies, "the truth's companies");
    expect_same(report.deals, material_.deals, "the truth's deals");
  }

  // Every record changes again and again. The leads are the same people; memory holds at most as many overtaken
  // versions as newest ones, or 4 MiB of them, a chunk begun for each object, and a name for each page.
  void age(std::size_t fresh_bytes) {
    constexpr int kTimes = 16;
    constexpr std::size_t kPage = 100;
    constexpr std::size_t kMegabyte = std::size_t{1} << 20;
    const std::size_t most = std::max(2 * fresh_bytes, fresh_bytes + 4 * kMegabyte) + 2 * kMegabyte;
    std::size_t pages = pages_;
    std::vector<Piece> pieces = changing(material_.pieces);
    for (int times = 0; times < kTimes; ++times) {
      change(pieces);
      for_each_page(pieces, kPage, [&](std::size_t begin, std::size_t end) {
        base_.ingest(pieces[begin].object, page_of(pieces, begin, end, random_));
        ++pages;
      });
      expect(base_.memory() <= most + pages * 128,
             "after all records changed " + std::to_string(times + 1) + " times " + std::to_string(base_.memory()) +
                 " bytes are held; a fresh base holds " + std::to_string(fresh_bytes));
    }
    compare_with_truth();
  }

  Random random_;
  simulator::Settings settings_;
  bool one_line_ = false;
  Material material_;
  Deliveries deliveries_;
  LeadBase base_;
  std::size_t delivered_ = 0;  // of deliveries_.pieces
  std::size_t pages_ = 0;
  std::uint64_t records_ = 0;
  std::uint64_t rejected_values_ = 0;
  std::uint64_t fresh_rejected_values_ = 0;
};

}  // namespace

std::string play_round(std::uint64_t seed, std::uint64_t round) { return Round(seed, round).play(); }

}  // namespace soak
