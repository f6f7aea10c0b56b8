#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "simulator/dirt.hpp"
#include "simulator/json_writer.hpp"
#include "simulator/moment.hpp"
#include "simulator/unicode.hpp"

using namespace simulator;

namespace {

std::string moment(Moment value, Precision precision = Precision::milliseconds) {
  std::string text;
  append_moment(text, value, precision);
  return text;
}

}  // namespace

TEST_CASE("moments are written and read in UTC") {
  // Truths: date -u -d @N.
  CHECK(moment(0) == "1970-01-01T00:00:00.000Z");
  CHECK(moment(1'582'934'400'000) == "2020-02-29T00:00:00.000Z");
  CHECK(moment(1'795'430'096'789) == "2026-11-23T10:34:56.789Z");
  CHECK(moment(1'795'430'096'789, Precision::minutes) == "2026-11-23T10:34Z");
  CHECK(moment(1'795'430'096'789, Precision::seconds) == "2026-11-23T10:34:56Z");
  CHECK(moment(1'795'430'096'789, Precision::microseconds) == "2026-11-23T10:34:56.789000Z");
  CHECK(parse_moment("2026-11-23T10:34:56Z") == 1'795'430'096'000);
  CHECK(parse_moment("2026-11-23") == 1'795'392'000'000);
  CHECK(weekday(1'795'392'000'000) == 0);  // a Monday
  for (const char* const wrong :
       {"", "soon", "2026-13-01", "2026-02-29", "2026-11-23T24:00:00Z", "2026-11-23T10:34:56"}) {
    CHECK_FALSE(parse_moment(wrong).has_value());
  }
}

TEST_CASE("domains are written in ASCII as RFC 3492 says") {
  // Truths: the first from RFC 3492 and Wikipedia, the others from Python's codec "punycode".
  CHECK(to_ascii_domain("b\u00fccher.test") == "xn--bcher-kva.test");
  CHECK(to_ascii_domain("m\u00fcnchen.example") == "xn--mnchen-3ya.example");
  CHECK(to_ascii_domain("\u4f8b\u3048.test") == "xn--r8jz45g.test");
  CHECK(to_ascii_domain("\u043f\u0440\u0438\u043c\u0435\u0440-northforge.test") == "xn---northforge-nkj1b6c2bqd.test");
  CHECK(to_ascii_domain("plain.example") == "plain.example");
}

TEST_CASE("letters change their case one for one") {
  CHECK(to_upper("ada j\u00f6rg \u0438\u0432\u0430\u043d") == "ADA J\u00d6RG \u0418\u0412\u0410\u041d");
  CHECK(to_lower("ADA J\u00d6RG \u0418\u0412\u0410\u041d") == "ada j\u00f6rg \u0438\u0432\u0430\u043d");
  CHECK(survives_case("j\u00f6rg"));
  CHECK_FALSE(survives_case("wei\u00df"));                       // sharp s has no simple upper case
  CHECK_FALSE(survives_case("\u03bd\u03af\u03ba\u03bf\u03c2"));  // final sigma
}

TEST_CASE("what the writer escapes is read back as it was") {
  const std::string text = "\"a\\b\"\n\t\x01 /\u00fc/\U0001F680";
  for (const Spacing spacing : {Spacing::compact, Spacing::spaced, Spacing::pretty}) {
    for (const Escapes escapes : {Escapes::needed, Escapes::unicode, Escapes::slashes, Escapes::letters}) {
      std::string out;
      JsonWriter json(out, spacing);
      json.begin_object();
      json.key("list");
      json.begin_array();
      json.text(text, escapes);
      json.literal("null");
      json.begin_object();
      json.end_object();
      json.end_array();
      json.member("last", "");
      json.end_object();
      const nlohmann::json expected = {{"list", {text, nullptr, nlohmann::json::object()}}, {"last", ""}};
      CHECK(nlohmann::json::parse(out) == expected);
      CHECK((out.find('\n') != std::string::npos) == (spacing == Spacing::pretty));
    }
  }
}

TEST_CASE("escapes beyond ASCII come in pairs where UTF-16 needs two") {
  std::string out;
  JsonWriter(out, Spacing::compact).text("\u00fc\U0001F680", Escapes::unicode);
  CHECK(out == R"("\u00fc\ud83d\ude80")");
}

TEST_CASE("a name may be respelled, but never out of nothing") {
  Random random(1, Stream::contact, 1);
  for (int i = 0; i < 2000; ++i) {
    CHECK(spell_name("", random).empty());
  }
}
