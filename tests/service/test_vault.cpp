#include <sys/stat.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "catch.hpp"
#include "service/base64.hpp"
#include "service/random_text.hpp"
#include "service/vault.hpp"
#include "service_world.hpp"

using namespace trailspark::service;
using service_world::Folder;

namespace {

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const Secret kToken("na1-1111-2222-3333-4444-555555555555");

}  // namespace

TEST_CASE("a sealed text opens with its key and for its purpose alone, and is another one each time") {
  const Folder folder;
  const Vault vault = Vault::open(folder.path + "/key");
  const std::string sealed = vault.seal(kToken, "grant 1 refresh");
  CHECK(sealed != vault.seal(kToken, "grant 1 refresh"));
  CHECK(sealed.find("1111") == std::string::npos);
  CHECK(Vault::key_id_of(sealed) == vault.key_id());
  CHECK(vault.unseal(sealed, "grant 1 refresh").equals(kToken.reveal()));
  CHECK_THROWS_AS(vault.unseal(sealed, "grant 2 refresh"), VaultFault);
  CHECK_THROWS_AS(vault.unseal(sealed, "grant 1"), VaultFault);
  for (std::size_t i = 12; i < sealed.size(); i += 7) {
    std::string broken = sealed;
    broken[i] = broken[i] == 'A' ? 'B' : 'A';
    CHECK_THROWS_AS(vault.unseal(broken, "grant 1 refresh"), VaultFault);
  }
  for (const char* const none : {"", "s1.", "s1.12345678.", "s1.12345678", "plain text"}) {
    CHECK_THROWS_AS(vault.unseal(none, "grant 1 refresh"), VaultFault);
  }
  CHECK(vault.unseal(vault.seal(Secret(), "x"), "x").empty());
}

TEST_CASE("a key file is made once, for its owner alone, and refused where others may read it") {
  const Folder folder;
  const std::string path = folder.path + "/key";
  const std::string id = Vault::open(path).key_id();
  struct stat about {};
  REQUIRE(::stat(path.c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
  CHECK(Vault::open(path).key_id() == id);
  REQUIRE(::chmod(path.c_str(), 0640) == 0);
  CHECK_THROWS_WITH(Vault::open(path), Catch::Contains("chmod 600"));
}

TEST_CASE("a key file that is none is said to be none, without its text") {
  const Folder folder;
  const std::string path = folder.path + "/key";
  const std::string secret = "this-is-not-a-key-but-it-is-secret";
  for (const std::string& text : {secret, std::string(), std::string("# nothing\n")}) {
    std::ofstream(path) << text;
    REQUIRE(::chmod(path.c_str(), 0600) == 0);
    try {
      static_cast<void>(Vault::open(path));
      FAIL("opened");
    } catch (const VaultFault& fault) {
      CHECK(std::string(fault.what()).find(secret) == std::string::npos);
      CHECK(std::string(fault.what()).find(path) != std::string::npos);
    }
  }
  CHECK_THROWS_WITH(Vault::open(folder.path + "/no/folder/key"), Catch::Contains("cannot write"));
}

TEST_CASE("a key that is added seals from then on, the old one still opens until it is dropped") {
  const Folder folder;
  const std::string path = folder.path + "/key";
  const Vault before = Vault::open(path);
  const std::string old = before.seal(kToken, "x");
  add_key(path);
  const Vault both = Vault::open(path);
  CHECK(both.key_id() != before.key_id());
  CHECK(both.unseal(old, "x").equals(kToken.reveal()));
  const std::string anew = both.reseal(old, "x");
  CHECK(Vault::key_id_of(anew) == both.key_id());
  CHECK(both.reseal(anew, "x") == anew);
  drop_old_keys(path);
  const Vault after = Vault::open(path);
  CHECK(after.unseal(anew, "x").equals(kToken.reveal()));
  CHECK_THROWS_WITH(after.unseal(old, "x"), Catch::Contains(before.key_id()));
  CHECK(read(path).find(before.key_id()) == std::string::npos);
}

TEST_CASE("keys can come from the environment, the first one seals") {
  const Folder folder;
  const std::string first = random_text();
  const std::string second = random_text();
  REQUIRE(::setenv("TRAILSPARK_KEY", second.c_str(), 1) == 0);
  const std::string sealed = Vault::open(folder.path + "/key").seal(kToken, "x");
  REQUIRE(::setenv("TRAILSPARK_KEY", (first + ", " + second).c_str(), 1) == 0);
  const Vault both = Vault::open(folder.path + "/key");
  CHECK(both.unseal(sealed, "x").equals(kToken.reveal()));
  CHECK(Vault::key_id_of(both.reseal(sealed, "x")) != Vault::key_id_of(sealed));
  REQUIRE(::setenv("TRAILSPARK_KEY", "short", 1) == 0);
  CHECK_THROWS_WITH(Vault::open(folder.path + "/key"), Catch::Contains("TRAILSPARK_KEY"));
  REQUIRE(::unsetenv("TRAILSPARK_KEY") == 0);
  CHECK_FALSE(std::ifstream(folder.path + "/key").good());
}

// RFC 7636, appendix B.
TEST_CASE("a PKCE challenge is that of the specification") {
  CHECK(pkce_challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

TEST_CASE("random texts are long enough and never the same") {
  CHECK(random_text().size() == 43);
  CHECK(random_text() != random_text());
  CHECK(digest_text("a") == digest_text("a"));
  CHECK(digest_text("a") != digest_text("b"));
  CHECK(from_base64url(base64url("\xff\xfe")) == "\xff\xfe");
  CHECK_FALSE(from_base64url("a b").has_value());
}
