// How many tests passed and failed, read from what test programs print.

/// The last of the closing lines that we know:
///   12 passed, 0 failed                                         our own scripts
///   # pass 12 ... # fail 0                                      node --test
///   All tests passed (90 assertions in 12 test cases)           Catch2
///   test cases: 12 | 11 passed | 1 failed                       Catch2
/// Nothing known counts as {passed: 0, failed: 0}.
export function counts_of_output(output) {
  const plain = output.replace(/(?:\x1b|&#27;)?\[[\d;]*m/g, '');
  const last = (pattern) => [...plain.matchAll(pattern)].at(-1);
  const number = (line, word) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);

  const ours = last(/^\s*(\d+) passed, (\d+) failed\s*$/gm);
  if (ours) {
    return { passed: Number(ours[1]), failed: Number(ours[2]) };
  }
  const catch_good = last(/^All tests passed \(\d+ assertions? in (\d+) test cases?\)/gm);
  if (catch_good) {
    return { passed: Number(catch_good[1]), failed: 0 };
  }
  const catch_bad = last(/^test cases:.*$/gm);
  if (catch_bad) {
    return { passed: number(catch_bad[0], 'passed'), failed: number(catch_bad[0], 'failed') };
  }
  const node = (word) => Number(last(new RegExp(`^\\S+ ${word} (\\d+)$`, 'gm'))?.[1] ?? 0);
  return { passed: node('pass'), failed: node('fail') + node('cancelled') };
}

/// The sums over a JUnit file of CTest's. A test that says its cases counts by them, another is one; a skipped one is none.
export function counts_of_junit(xml) {
  const sum = { passed: 0, failed: 0 };
  for (const [, status, inner] of xml.matchAll(/<testcase [^>]*status="(\w+)"[^>]*>(.*?)<\/testcase>/gs)) {
    const { passed, failed } = counts_of_output(inner.replace(/<[^>]*>/g, '\n'));
    if (status === 'run') {
      sum.passed += passed || 1;
    } else if (status === 'fail') {
      sum.passed += passed;
      sum.failed += failed || 1; // it crashed or was stopped
    }
  }
  return sum;
}
