// The rule of secrets.mjs, as a function of texts, so that selftest.mjs can break it.

// Where libsodium's comparison is wrapped: same_secret() and Secret::equals().
const own_room = 'native/service/secret.cpp';

const secret = String.raw`(?:\w*(?:secret|signature|csrf|password)\w*|\w*token_?|\w+\.reveal\(\)|reveal\(\))`;
const nothing = String.raw`(?:[\w.]*npos\b|nullptr\b|[A-Za-z:]*::\w+)`;
const rules = [
  /\b(?:std::)?(?:memcmp|strcmp|strncmp|sodium_memcmp|crypto_verify_\w+)\s*\(/,
  new RegExp(String.raw`(?:^|[^\w.])(?:[\w.>-]*[.>])?${secret}\s*[=!]=(?!\s*${nothing})`),
  new RegExp(String.raw`[=!]=\s*(?:[\w.>-]*[.>])?${secret}(?![\w.:(])`),
];

/// Lines of [{path, text}] that compare something whose name says that it is secret.
export function secret_faults(sources) {
  return sources
    .filter(({ path }) => path !== own_room)
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, i) => {
        const code = line.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/\/\/.*/, '');
        return rules.some((rule) => rule.test(code))
          ? [`${path}:${i + 1}: a secret is compared: use same_secret() or Secret::equals()`]
          : [];
      }),
    );
}
