#include "pages.hpp"

#include <utility>

namespace simulator {
namespace {

constexpr const char* kHtml =
    "<!DOCTYPE html>\n<html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n<center><h1>502 Bad "
    "Gateway</h1></center>\n<hr><center>cloudflare</center>\n</body>\n</html>";

std::string make_uuid(Random& random) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string uuid = "xxxxxxxx-xxxx-4xxx-axxx-xxxxxxxxxxxx";
  for (char& c : uuid) {
    if (c == 'x') {
      c = kHex[random.below(16)];
    }
  }
  return uuid;
}

std::string error_envelope(Random& random) {
  const std::string id = make_uuid(random);
  if (random.chance(500)) {
    return R"({"status":"error","message":"You have reached your ten_secondly_rolling limit.","errorType":"RATE_LIMIT",)"
           R"("correlationId":")" +
           id + R"(","policyName":"TEN_SECONDLY_ROLLING"})";
  }
  return R"({"status":"error","message":"internal error","correlationId":")" + id + R"(","category":"INTERNAL_ERROR"})";
}

Spacing pick_spacing(bool one_line, Random& random) {
  const auto dice = random.below(10);
  if (dice == 8) {
    return Spacing::spaced;
  }
  return dice == 9 ? (one_line ? Spacing::spaced : Spacing::pretty) : Spacing::compact;
}

std::string without_line_breaks(std::string text) {
  for (char& c : text) {
    if (c == '\n') {
      c = ' ';
    }
  }
  return text;
}

PageSettings completed(PageSettings settings, bool dirty) {
  if (settings.properties.empty()) {
    settings.properties = default_properties(settings.object, dirty);
  }
  return settings;
}

}  // namespace

PageStream::PageStream(const Portal& portal, PageSettings settings)
    : portal_(portal),
      settings_(completed(std::move(settings), portal.settings().dirty)),
      writer_(portal, settings_.object, settings_.properties) {
  ahead_ = take_item();
}

std::optional<PageStream::Item> PageStream::take_item() {
  if (!extra_.empty()) {
    const Item item = extra_.back();
    extra_.pop_back();
    return item;
  }
  if (next_record_ >= writer_.count()) {
    return std::nullopt;
  }
  const std::uint64_t record = next_record_++;
  if (settings_.object == Object::contacts && portal_.settings().dirty) {
    if (record >= kLateChange && portal_.changes_while_read(record - kLateChange)) {
      extra_.push_back({Kind::repeat, record - kLateChange});
    }
    if (record % 1500 == 777) {
      extra_.push_back({Kind::broken, record});
    }
  }
  return Item{Kind::record, record};
}

bool PageStream::next(std::string& page) {
  page.clear();
  if (!std::exchange(attempted_, true) && write_broken_page(page)) {
    ++tally_.pages;
    ++tally_.rejected_pages;
    return true;
  }
  if (!ahead_ && good_pages_ > 0) {
    return false;
  }
  write_page(page);
  ++good_pages_;
  ++tally_.pages;
  attempted_ = !settings_.broken_pages;
  if (settings_.broken_pages) {
    last_page_ = page;
  }
  return true;
}

void PageStream::write_page(std::string& page) {
  Random random(portal_.settings().seed, Stream::pages, good_pages_);
  const bool dirty = portal_.settings().dirty;
  RecordStyle style;
  style.spacing = dirty ? pick_spacing(settings_.one_line, random) : Spacing::compact;
  style.associations = settings_.associations || (dirty && good_pages_ % 3 == 1);
  JsonWriter json(page, style.spacing);
  json.begin_object();
  json.key("results");
  json.begin_array();
  for (std::uint64_t i = 0; i < settings_.page_size && ahead_; ++i) {
    write_item(json, *ahead_, style);
    ahead_ = take_item();
  }
  json.end_array();
  if (ahead_) {
    write_paging(json);
  }
  json.end_object();
}

void PageStream::write_item(JsonWriter& json, const Item& item, RecordStyle style) {
  if (item.kind == Kind::broken) {
    ++tally_.rejected_records;
    return write_broken_record(json, item.number);
  }
  const bool contacts = settings_.object == Object::contacts;
  const bool earlier = contacts && item.kind == Kind::record && portal_.changes_while_read(item.number);
  if (item.kind == Kind::repeat) {
    ++tally_.repeats;
  }
  tally_.not_text += writer_.write(json, item.number, style, earlier);
}

/// Results that are no records: each lacks what a reader cannot do without.
void PageStream::write_broken_record(JsonWriter& json, std::uint64_t number) {
  switch (number / 1500 % 4) {
    case 0:
      return json.literal("null");
    case 1:
      return json.text("Internal Server Error");
    case 2:  // no id
      json.begin_object();
      json.key("properties");
      json.begin_object();
      json.member("email", "lost@northforge.example");
      json.end_object();
      json.key("archived");
      json.literal("false");
      return json.end_object();
    default:  // a list of properties
      json.begin_object();
      json.member("id", std::to_string(writer_.id(number) + 1));
      json.key("properties");
      json.begin_array();
      json.text("email");
      json.end_array();
      json.key("archived");
      json.literal("false");
      return json.end_object();
  }
}

void PageStream::write_paging(JsonWriter& json) {
  const std::string after = std::to_string(writer_.id(ahead_->number));
  const std::string link = "https://api.hubapi.com/crm/objects/2026-09/" + std::string(name(settings_.object)) +
                           "?limit=" + std::to_string(settings_.page_size) + "&after=" + after;
  json.key("paging");
  json.begin_object();
  json.key("next");
  json.begin_object();
  json.member("after", after);
  json.member("link", link);
  json.end_object();
  json.end_object();
}

bool PageStream::write_broken_page(std::string& page) {
  Random random(portal_.settings().seed, Stream::pages, ~good_pages_);
  switch (good_pages_ % 20) {
    case 4:
      page = last_page_.substr(0, last_page_.size() * static_cast<std::size_t>(random.between(30, 95)) / 100);
      if (settings_.one_line) {
        page = without_line_breaks(std::move(page));
      }
      return true;
    case 9:
      page = settings_.one_line ? without_line_breaks(kHtml) : kHtml;
      return true;
    case 14:
      page = error_envelope(random);
      return true;
    default:
      return false;
  }
}

}  // namespace simulator
