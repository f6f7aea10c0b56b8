// How the program is used: help, bad use, terminals, readers that leave.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, test } from 'node:test';
import { lines, many, pages, program, quoted, run, runOnTerminal, write } from './program.mjs';

describe('help', () => {
  test('goes to stdout, with examples', () => {
    const { code, out, err } = run(['--help']);
    assert.equal(code, 0);
    assert.equal(err, '');
    for (const command of ['map', 'duplicates', 'explain', 'suggest', 'check', 'diff']) {
      assert.match(out, new RegExp(`^ {2}${command} {2,}\\S`, 'm'));
      const help = run([command, '--help']);
      assert.equal(help.code, 0);
      assert.match(help.out, new RegExp(`Examples?:\\n {2}.*trailspark ${command} `));
      assert.equal(run(['help', command]).out, help.out);
    }
  });

  test('names the version of the project', () => {
    assert.match(run(['--version']).out, /^trailspark \d+\.\d+\.\d+\n$/);
  });
});

describe('bad use', () => {
  const refused = (name, args, pattern) =>
    test(name, () => {
      const { code, out, err } = run(args);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, pattern);
    });
  refused('a missing file', ['map', 'contacts.ndjson', 'nosuch.json'], /cannot read nosuch\.json: No such file/);
  refused('a folder', ['map', '.'], /cannot read \.: it is a directory/);
  refused('a pattern without a match', ['map', '*.nosuch'], /cannot read \*\.nosuch: no file matches/);
  refused('standard input twice', ['map', '-', '-'], /standard input \(-\) can be read only once/);
  refused('no pages', ['map'], /PAGES is required[^]*trailspark map --help/);
  refused('no command', [], /Usage: trailspark/);
  refused('an unknown command', ['mpa', 'x'], /there is no command mpa; did you mean map\?/);
  refused('a command nothing like ours', ['xyzzy'], /there is no command xyzzy; there are map, duplicates/);
  refused('an unknown option', ['map', '--formt', 'csv', 'x'], /cannot make sense of --formt; did you mean --format\?/);
  refused(
    'an unknown format',
    ['map', '--format', 'xml', 'x'],
    /there is no format "xml"; use table, ndjson, csv or json/,
  );
  refused('an unknown object', ['map', '--object', 'tickets', 'x'], /there is no object "tickets"; use contacts/);
  refused(
    'a report that cannot be written',
    ['map', '--report', '/nosuch/x', 'contacts.ndjson'],
    /cannot write \/nosuch\/x/,
  );
  refused('a missing mapping', ['map', '--mapping', 'nosuch.json', 'contacts.ndjson'], /cannot read nosuch\.json/);

  test('a mapping with several faults names them all', () => {
    const mapping = write('bad.json', {
      version: 1,
      lead: [
        { field: 'email', from: ['email'], type: 'nubmer' },
        { field: 'shoeSize', from: ['x'] },
      ],
    });
    const { code, out, err } = run(['map', '--mapping', mapping, 'contacts.ndjson']);
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.match(err, /bad\.json: mapping\.type at \/lead\/0\/type/);
    assert.match(err, /bad\.json: mapping\.unknown_field at \/lead\/1/);
    const broken = run(['map', '--mapping', write('broken.json', '{"version": 1,'), 'contacts.ndjson']);
    assert.equal(broken.code, 2);
    assert.match(broken.err, /broken\.json: json\.syntax at /);
  });

  test('a full disk is told', { skip: !existsSync('/dev/full') }, () => {
    for (const args of [
      ['map', 'contacts.ndjson'],
      ['map', '--report', '/dev/full', 'contacts.ndjson'],
      ['duplicates', 'contacts.ndjson'],
    ]) {
      const line = [program, ...args].map(quoted).join(' ') + (args.includes('--report') ? '' : ' > /dev/full');
      const result = spawnSync('sh', ['-c', line], { cwd: pages, encoding: 'utf8' });
      assert.equal(result.status, 2, line);
      assert.match(result.stderr, /cannot write .*No space left on device/);
    }
  });

  test('a closed standard output is told', () => {
    const result = spawnSync('sh', ['-c', `${quoted(program)} map contacts.ndjson >&-`], {
      cwd: pages,
      encoding: 'utf8',
    });
    assert.equal(result.status, 2);
    assert.match(result.stderr, /cannot write the results/);
  });
});

test('a reader that leaves early is no fault', async () => {
  const child = spawn(program, ['map', write('many.ndjson', many(5_000))], { stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
  child.stdout.once('data', () => child.stdout.destroy());
  const [code, signal] = await new Promise((resolve) => child.on('close', (...ending) => resolve(ending)));
  assert.deepEqual([code, signal], [0, null]);
  assert.match(err, /^1 page, 5,000 records: 5,000 leads, no duplicates, none without email\n$/);
});

describe('on a terminal', { skip: spawnSync('script', ['--version']).error !== undefined }, () => {
  const escapes = /\x1b\[[0-9;]*[mK]/g; // eslint-disable-line no-control-regex

  test('a table in colour is the default, as wide as the terminal at most', () => {
    for (const columns of [60, 80, 100, 160]) {
      const { code, out } = runOnTerminal(['map', '--quiet', 'contacts.ndjson'], { columns });
      assert.equal(code, 0);
      assert.match(out, /\x1b\[1mEMAIL/); // eslint-disable-line no-control-regex
      for (const line of lines(out.replaceAll(escapes, '')).filter((line) => /^[\x20-\x7e\u2500\u2026]*$/.test(line))) {
        assert.ok(line.length <= columns, `${columns}: ${line}`);
      }
    }
  });

  test('NO_COLOR and TERM=dumb are respected', () => {
    for (const env of [{ NO_COLOR: '1' }, { TERM: 'dumb' }]) {
      const { out } = runOnTerminal(['map', 'contacts.ndjson'], { env });
      assert.match(out, /^EMAIL /);
      assert.ok(!out.includes('\x1b'));
    }
  });

  test('no value brings its own escape sequences or line breaks', () => {
    const { out } = runOnTerminal(['map', '--quiet', 'contacts.ndjson'], { columns: 160 });
    assert.match(out, /Mallory {2}\[31mRed \[0m Two/);
  });

  test('columns without room are named', () => {
    assert.match(runOnTerminal(['map', 'contacts.ndjson'], { columns: 60 }).out, /no room for STATUS, STAGE/);
  });

  test('a bar shows what is read and is gone at the end', () => {
    const slowly =
      'feed() { cat contacts.ndjson; sleep 0.4; cat contacts.ndjson; sleep 0.2; cat contacts.ndjson; }; feed | ';
    const { out } = runOnTerminal(['map', '--format', 'ndjson', '-'], { before: slowly });
    assert.match(out, /\r\x1b\[K0\.0 MB {3}\d+ records {3}0\.0 MB\/s/); // eslint-disable-line no-control-regex
    assert.ok(out.lastIndexOf('MB/s') < out.lastIndexOf('\r\x1b[K'), 'erased');
    assert.ok(!runOnTerminal(['map', '--quiet', '--format', 'ndjson', '-'], { before: slowly }).out.includes('MB/s'));
  });
});
