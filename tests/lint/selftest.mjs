// The lints can fail: each rule is given one text that breaks it and one that does not. And what ./run test adds up is right.
import { counts_of_junit, counts_of_output } from '../counts.mjs';
import { codes, unproduced } from './error-rules.mjs';
import { core_faults, outside_faults } from './layer-rules.mjs';
import { finish } from './lint.mjs';
import { examples } from './readme-rules.mjs';
import { secret_faults } from './secret-rules.mjs';
import { text_faults } from './text-rules.mjs';

const core = (text, path = 'core/src/x.cpp') => core_faults([{ path, text }]).length;
const outside = (text, path) => outside_faults([{ path, text }]).length;
const errors = (text) => unproduced(codes('TRAILSPARK_ERROR(convert_date, "convert.date", "", "")'), [text]).length;
const secrets = (text, path = 'native/service/x.cpp') => secret_faults([{ path, text }]).length;
const readme = (text) => examples(text).faults.length;
const counted = (output) => JSON.stringify(counts_of_output(output));
const junit = (...cases) =>
  JSON.stringify(
    counts_of_junit(
      cases
        .map(
          ([status, output]) => `<testcase name="x" status="${status}"><system-out>${output}</system-out></testcase>`,
        )
        .join('\n'),
    ),
  );
const sum = (passed, failed) => JSON.stringify({ passed, failed });

// [what, faults found, faults there are]
const expectations = [
  ['core: input and output', core('#include <iostream>'), 1],
  ['core: a clock', core('#include <chrono>'), 1],
  ['core: a system header', core('#include <sys/time.h>'), 2],
  ['core: another library', core('#include <boost/json.hpp>'), 1],
  ['core: nlohmann in its own room', core('#include <nlohmann/json.hpp>', 'core/src/json.cpp'), 0],
  ['core: nlohmann elsewhere', core('#include <nlohmann/json.hpp>'), 1],
  ['core: nlohmann in a header', core('#include <nlohmann/json.hpp>', 'core/include/trailspark/x.hpp'), 1],
  ['core: a public header and a private one', core('#include "json.hpp"', 'core/include/trailspark/x.hpp'), 1],
  [
    'core: standard and own headers',
    core('#include <string>\n#include "trailspark/result.hpp"\n#include "json.hpp"'),
    0,
  ],
  ['core: printf', core('  printf("x");'), 1],
  ['core: printf in a comment and in a text', core('f("printf(");  // printf(x)'), 0],
  ['core: a platform', core('#ifdef __EMSCRIPTEN__'), 1],
  ['core: an exception', core('throw 1;'), 1],
  ['native: the core from behind', outside('#include "../../core/src/json.hpp"', 'native/cli/x.cpp'), 1],
  ['native: the core from the front', outside('#include "trailspark/base.hpp"', 'native/cli/x.cpp'), 0],
  ['web-demo: past the package', outside("import x from '../../wasm/src/index.ts'", 'web-demo/src/x.ts'), 1],
  ['web-demo: the package', outside("import x from '@trailspark/hubspot'", 'web-demo/src/x.ts'), 0],
  ['secrets: memcmp', secrets('if (std::memcmp(a, b, 32) == 0) {'), 1],
  ['secrets: sodium in its own room', secrets('sodium_memcmp(a, b, n)', 'native/service/secret.cpp'), 0],
  ['secrets: sodium elsewhere', secrets('sodium_memcmp(a, b, n)'), 1],
  ['secrets: revealed on the left', secrets('return key.reveal() == text;'), 1],
  ['secrets: revealed on the right', secrets('return text != key_.reveal();'), 1],
  ['secrets: by its name', secrets('return login.csrf_token == header;'), 1],
  ['secrets: against a position', secrets('if (second == token.npos || token_at == std::string::npos) {'), 0],
  ['secrets: against nothing', secrets('if (dead_token != nullptr && dead_token->equals(x)) {'), 0],
  ['secrets: as it should be', secrets('return same_secret(token, header) && kind == Kind::ok;'), 0],
  ['text: not ASCII', text_faults('x', 'caf\u00e9\n').length, 1],
  ['text: a tab', text_faults('x', '\tx\n').length, 1],
  ['text: trailing blanks', text_faults('x', 'x \n').length, 1],
  ['text: no newline', text_faults('x', 'x').length, 1],
  ['text: too many newlines', text_faults('x', 'x\n\n').length, 1],
  ['text: as it should be', text_faults('x', 'x\ny\n').length, 0],
  ['errors: expected by id', errors('{"code": "convert.date"}'), 0],
  ['errors: expected by name', errors('Code::convert_date'), 0],
  ['errors: a longer name is another one', errors('Code::convert_datetime, "convert.datetime"'), 1],
  ['readme: an example that nobody runs', readme('```sh\n./run help\n```\n'), 1],
  ['readme: an example that is run', readme('<!-- example: run -->\n\n```sh\n./run help\n```\n'), 0],
  [
    'readme: an example that another test runs',
    readme('<!-- example: elsewhere: tests/x.mjs -->\n\n```js\nx\n```\n'),
    0,
  ],
  ['readme: an unknown word', readme('<!-- example: rnu -->\n\n```js\nx\n```\n'), 1],
  ['readme: a block that is no example', readme('```text\nx\n```\n'), 0],
  ['counts: our own scripts', counted('x\n3 passed, 1 failed\n'), sum(3, 1)],
  ['counts: node --test', counted('# tests 4\n# pass 3\n# fail 1\n# cancelled 0\n'), sum(3, 1)],
  ['counts: Catch2, good', counted('All tests passed (9 assertions in 1 test case)\n'), sum(1, 0)],
  ['counts: Catch2, bad', counted('\x1b[1mtest cases: 4 | 3 passed | 1 failed\x1b[0m\n'), sum(3, 1)],
  ['counts: Catch2, all bad', counted('test cases: 1 | 1 failed\n'), sum(0, 1)],
  [
    'counts: CTest, by cases',
    junit(['run', 'All tests passed (9 assertions in 5 test cases)'], ['run', '']),
    sum(6, 0),
  ],
  ['counts: CTest, a failure', junit(['fail', 'test cases: 4 | 3 passed | 1 failed'], ['notrun', '']), sum(3, 1)],
  ['counts: CTest, a crash', junit(['fail', 'Segmentation fault']), sum(0, 1)],
];

finish(
  expectations.length,
  expectations
    .filter(([, found, there]) => found !== there)
    .map(([what, found, there]) => `${what}: ${found} found, ${there} are there`),
);
