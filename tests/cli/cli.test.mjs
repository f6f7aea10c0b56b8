// The program trailspark, from outside: what it prints where, and how it ends. CTest names the program in TRAILSPARK_PROGRAM.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const program = process.env.TRAILSPARK_PROGRAM;
assert.ok(program, 'TRAILSPARK_PROGRAM names the program');
const pages = fileURLToPath(new URL('../vectors/pages/', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'trailspark-cli-'));
after(() => rmSync(folder, { recursive: true }));

const quietTerminal = { COLUMNS: undefined, NO_COLOR: undefined, TERM: 'xterm' };

/** Runs the program in the folder of the page files. */
function run(args, { input, env } = {}) {
  const result = spawnSync(program, args, {
    cwd: pages,
    input: input ?? '',
    env: { ...process.env, ...quietTerminal, ...env },
    encoding: 'utf8',
    timeout: 120_000,
    maxBuffer: 1 << 28,
  });
  assert.equal(result.signal, null, result.stderr);
  return { code: result.status, out: result.stdout, err: result.stderr };
}

const quoted = (word) => `'${word.replaceAll("'", `'\\''`)}'`;

/** The same on a terminal: script(1) makes one. Both streams arrive together. */
function runOnTerminal(args, { columns = 100, env, before = '' } = {}) {
  const line = before + [program, ...args].map(quoted).join(' ');
  const result = spawnSync('script', ['-qefc', line, '/dev/null'], {
    cwd: pages,
    env: { ...process.env, ...quietTerminal, COLUMNS: String(columns), ...env },
    encoding: 'utf8',
    timeout: 120_000,
  });
  return { code: result.status, out: result.stdout.replaceAll('\r\n', '\n') };
}

const lines = (text) => text.split('\n').filter(Boolean);
const rows = (text) => lines(text).map((line) => JSON.parse(line));

/** A file of the test's own; answers its path. */
function write(name, content) {
  const file = path.join(folder, name);
  writeFileSync(file, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
  return file;
}

function contact(id, updatedAt, properties) {
  return {
    id: String(id),
    properties: { hs_object_id: String(id), ...properties },
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt,
    archived: false,
  };
}
const page = (...results) => JSON.stringify({ results });

/** The cells of RFC 4180. */
function parseCsv(text) {
  const records = [[]];
  for (const [, quotedCell, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    records.at(-1).push(quotedCell === undefined ? plain : quotedCell.replaceAll('""', '"'));
    if (end !== ',') records.push([]);
  }
  return records.filter((record) => record.length > 1);
}

const leadKeys = [
  'email', 'recordId', 'updatedAt', 'accountId', 'firstName', 'lastName', 'company', 'jobTitle', 'lifecycleStage',
  'leadStatus', 'industry', 'website', 'phone', 'custom', 'mergedFrom', 'signals',
]; // prettier-ignore

describe('map', () => {
  test('prints a lead a line, sorted by email, those without one last', () => {
    const { code, out } = run(['map', 'contacts.ndjson']);
    assert.equal(code, 0);
    const leads = rows(out);
    assert.deepEqual(leads.map((lead) => lead.email), [
      'ada@acme.test', 'admiral@navy.test', 'alan@bletchley.test', 'jose@nunez.test', 'ken@kobayashi.test', 'zoe@emoji.test', null, null,
    ]); // prettier-ignore
    assert.deepEqual(
      leads.slice(-2).map((lead) => lead.recordId),
      ['100502', '100503'],
    );
    for (const lead of leads) assert.deepEqual(Object.keys(lead), leadKeys);
    assert.equal(leads[0].accountId, '9001');
    assert.deepEqual(leads[0].mergedFrom, ['100203']);
    assert.deepEqual(leads[1].mergedFrom, ['100460']); // met through an additional email
  });

  test('keeps results on stdout and words on stderr', () => {
    const loud = run(['map', 'contacts.ndjson']);
    assert.match(loud.err, /^2 pages, 10 records: 8 leads, 2 duplicates, 2 without email\n/);
    assert.ok(!loud.err.includes('\x1b'), 'no colour and no bar where there is no terminal');
    const quiet = run(['map', '--quiet', 'contacts.ndjson']);
    assert.equal(quiet.err, '');
    assert.equal(quiet.out, loud.out);
  });

  test('reads the same from lines, standard input, gzip under any name, patterns and several files', () => {
    const expected = run(['map', 'contacts.ndjson']).out;
    const bytes = readFileSync(path.join(pages, 'contacts.ndjson'));
    const [first, second] = lines(bytes.toString());
    write('page-1.json', first);
    write('page-2.json', JSON.stringify(JSON.parse(second), null, 2));
    const same = {
      'standard input': run(['map', '-'], { input: bytes }),
      'gzip on standard input': run(['map', '-'], { input: gzipSync(bytes) }),
      'gzip without .gz': run(['map', write('packed.json', gzipSync(bytes))]),
      'two gzip members': run(['map', write('two.gz', Buffer.concat([gzipSync(first + '\n'), gzipSync(second)]))]),
      'a quoted pattern': run(['map', path.join(folder, 'page-[12].json')]),
      'two files, the later first': run(['map', path.join(folder, 'page-2.json'), path.join(folder, 'page-1.json')]),
      'the first page once more, indented': run(['map', 'contacts.ndjson', 'contacts-pretty.json']),
    };
    for (const [name, { code, out }] of Object.entries(same)) {
      assert.equal(code, 0, name);
      assert.equal(out, expected, name);
    }
  });

  test('takes a second line that begins with a brace for a second page, any other file for one document', () => {
    const one = page(contact(1, '2026-01-01T00:00:00Z', { email: 'a@x.test' }));
    const two = page(contact(2, '2026-01-01T00:00:00Z', { email: 'b@x.test' }));
    assert.equal(rows(run(['map', '-'], { input: `\n${one}\r\n\r\n${two}` }).out).length, 2);
    assert.match(run(['map', '-'], { input: `${one}\n ${two}` }).err, /^no pages.*\nrejected: 1 page\n {2}stdin:1/);
  });

  test('prints json, csv and a table of the same leads', () => {
    const leads = rows(run(['map', 'contacts.ndjson']).out);
    assert.deepEqual(JSON.parse(run(['map', '--format', 'json', 'contacts.ndjson']).out), leads);
    const csv = parseCsv(run(['map', '--format=csv', 'contacts.ndjson']).out);
    assert.equal(csv.length, leads.length + 1);
    assert.equal(csv[0][0], 'email');
    assert.ok(csv.every((record) => record.length === csv[0].length));
    const company = csv[0].indexOf('company');
    assert.equal(csv[3][company], leads[2].company);
    const table = lines(run(['map', '--format', 'table', 'contacts.ndjson']).out);
    assert.match(table[0], /^EMAIL +NAME +COMPANY/);
    assert.match(table[6], / 1 machine open$/); // opened, but never delivered
    assert.match(table[2], /^ada@acme\.test +Ada Lovelace +Acme +Chief Techno.* lead .* \+1$/);
    assert.equal(table.length, leads.length + 2);
  });

  test('prints nothing but the form where there are no leads', () => {
    const empty = { input: page() };
    assert.equal(run(['map', '-'], empty).out, '');
    assert.equal(run(['map', '--format', 'table', '-'], empty).out, '');
    assert.deepEqual(JSON.parse(run(['map', '--format', 'json', '-'], empty).out), []);
    assert.equal(parseCsv(run(['map', '--format', 'csv', '-'], empty).out).length, 1);
  });

  test('makes formulas harmless on request', () => {
    const cell = (args) => parseCsv(run(['map', '--format', 'csv', ...args, 'contacts.ndjson']).out)[3];
    const plain = cell([]).find((text) => text.includes('HYPERLINK'));
    assert.ok(plain.startsWith('=HYPERLINK'));
    assert.equal(
      cell(['--neutralise-formulas']).find((text) => text.includes('HYPERLINK')),
      `'${plain}`,
    );
  });

  test('prints the first rows only where a limit is given', () => {
    const all = run(['map', 'contacts.ndjson']).out;
    assert.equal(run(['map', '--limit', '2', 'contacts.ndjson']).out, lines(all).slice(0, 2).join('\n') + '\n');
    assert.equal(run(['map', '--limit', '0', 'contacts.ndjson']).out, '');
    assert.equal(run(['map', '--limit', '-1', 'contacts.ndjson']).code, 2);
  });

  test('has no row limit and prints more rows than it writes at a time in one piece', () => {
    const input = many(10_050);
    const ndjson = run(['map', '-'], { input }).out;
    assert.equal(lines(ndjson).length, 10_050);
    assert.deepEqual(JSON.parse(run(['map', '--format', 'json', '-'], { input }).out), rows(ndjson));
    assert.equal(parseCsv(run(['map', '--format', 'csv', '-'], { input }).out).length, 10_051);
    assert.equal(lines(run(['map', '--format', 'table', '-'], { input }).out).length, 10_052);
  });

  test('makes accounts of companies and deals of deals', () => {
    const [acme] = rows(run(['map', '--object', 'companies', 'companies.json']).out);
    assert.equal(acme.name, 'Acme');
    assert.equal(acme.employeeCount, 250);
    const deals = run(['map', '--object', 'deal', 'deals.json']);
    assert.equal(rows(deals.out)[0].amount, 15000.5);
    assert.match(deals.err, /^1 page, 2 deals\n/);
    assert.match(
      run(['map', '--object', 'deals', '--format', 'table', 'deals.json']).out,
      / 15,000\.5 +2026-12-31 +yes +yes\n/,
    );
    assert.match(
      run(['map', '--object', '0-2', '--format', 'table', 'companies.json']).out,
      /Acme +acme\.test .* 12,500,000 /,
    );
  });

  test('maps as the mapping document says', () => {
    const mapping = write('mapping.json', {
      version: 1,
      lead: [
        { field: 'email', from: ['email'] },
        { field: 'born', from: ['createdate'], type: 'date', custom: true },
      ],
    });
    const [ada] = rows(run(['map', '--mapping', mapping, 'contacts.ndjson']).out);
    assert.deepEqual(ada.custom, { born: '2026-01-05' });
    assert.equal(ada.firstName ?? null, null);
    assert.match(run(['map', '--mapping', mapping, '--format', 'table', 'contacts.ndjson']).out, /^EMAIL +BORN/);
  });

  test('folds addresses and fills blanks only where it is told to', () => {
    const input = page(
      contact(1, '2026-01-01T00:00:00Z', { email: 'a.da+news@gmail.com', company: 'Acme' }),
      contact(2, '2026-02-01T00:00:00Z', { email: 'ada@gmail.com', company: null }),
    );
    const leads = (...flags) => rows(run(['map', ...flags, '-'], { input }).out);
    assert.equal(leads().length, 2);
    assert.equal(leads('--plus-tags').length, 2);
    assert.equal(leads('--gmail-dots').length, 2);
    assert.deepEqual(
      leads('--plus-tags', '--gmail-dots').map((lead) => [lead.recordId, lead.company]),
      [['2', null]],
    );
    assert.equal(leads('--plus-tags', '--gmail-dots', '--fill-blanks')[0].company, 'Acme');
  });
});

describe('what is wrong with the pages', () => {
  test('is located, with a remedy, and the rest goes on', () => {
    const { code, out, err } = run(['map', 'broken.ndjson']);
    assert.equal(code, 0);
    assert.equal(rows(out).at(-1).email ?? rows(out).at(-2).email, 'last@whole.test');
    assert.match(err, /^2 pages, 6 records: /);
    assert.match(err, /rejected: 2 pages/);
    assert.match(err, / {2}broken\.ndjson:2\n {4}the page ends in the middle.*\n {4}fetch the page again/);
    assert.match(err, / {2}broken\.ndjson:3\n {4}the page is HTML, not JSON; it begins <html>/);
  });

  test('ends with 1 under --strict, results and all', () => {
    const strict = run(['map', '--strict', 'broken.ndjson']);
    assert.equal(strict.code, 1);
    assert.equal(strict.out, run(['map', 'broken.ndjson']).out);
    assert.equal(run(['map', '--strict', 'deals.json', '--object', 'deals']).code, 0);
    assert.equal(run(['map', '--strict', '--object', 'companies', 'companies.json']).code, 1); // "about 300000" employees
  });

  test('stands in the report', () => {
    const file = write('report.json', 'x'.repeat(100_000)); // an older, longer report
    assert.equal(run(['map', '--report', file, 'contacts.ndjson', 'broken.ndjson']).code, 0);
    const report = JSON.parse(readFileSync(file));
    assert.equal(report.records, 11);
    assert.equal(report.leads + report.duplicates, report.records);
    assert.equal(report.rejectedPages, 2);
    assert.ok(report.rejections.some(({ where, code }) => where === 'broken.ndjson:3' && code === 'page.html'));
  });

  test('is never a success where a packed file is damaged, but what it held is printed', () => {
    const packed = gzipSync(Array.from({ length: 200 }, (_, i) => many(1, i)).join('\n'));
    const file = write('cut.gz', packed.subarray(0, packed.length / 2));
    const { code, out, err } = run(['map', file]);
    assert.equal(code, 2);
    assert.ok(lines(out).length > 20);
    assert.match(err, /cut\.gz to its end: the gzip data ends in the middle; what follows is missing/);
    assert.match(err, /rejected: 1 page/);
  });

  test('says so where a file is empty', () => {
    const { code, err } = run(['map', '--strict', write('empty.json', '')]);
    assert.equal(code, 1);
    assert.match(err, /the page has no bytes/);
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

const properties = () =>
  write('properties.json', {
    results: [
      {
        name: 'email',
        label: 'Email',
        type: 'string',
        fieldType: 'text',
        groupName: 'contactinformation',
        hubspotDefined: true,
      },
      {
        name: 'firstname',
        label: 'First Name',
        type: 'string',
        fieldType: 'text',
        groupName: 'contactinformation',
        hubspotDefined: true,
      },
      {
        name: 'lastname',
        label: 'Last Name',
        type: 'string',
        fieldType: 'text',
        groupName: 'contactinformation',
        hubspotDefined: true,
      },
      {
        name: 'jobtitle',
        label: 'Job Title',
        type: 'string',
        fieldType: 'text',
        groupName: 'contactinformation',
        hubspotDefined: true,
      },
      { name: 'annual_revenue__c', label: 'Annual Revenue', type: 'number', fieldType: 'number', groupName: 'custom' },
    ],
  });

describe('suggest', () => {
  test('prints a mapping that check finds sound, and reports confidence and evidence', () => {
    const report = path.join(folder, 'proposals.json');
    const fields = write('fields.json', [{ name: 'annualRevenue', label: 'Annual Revenue', type: 'number' }]);
    const { code, out, err } = run(['suggest', '--properties', properties(), '--fields', fields, '--report', report]);
    assert.equal(code, 0);
    const mapping = JSON.parse(out);
    assert.equal(mapping.version, 1);
    assert.deepEqual(mapping.lead.find((rule) => rule.field === 'annualRevenue').from, ['annual_revenue__c']);
    assert.match(err, /^\d+ of \d+ fields have a good match\n$/);
    const { proposals } = JSON.parse(readFileSync(report));
    const email = proposals.find((proposal) => proposal.field === 'email');
    assert.ok(email.accepted && email.confidence > 0.5 && email.evidence.length > 0);
    const checked = run(['check', '--properties', properties(), write('suggested.json', out)]);
    assert.equal(checked.code, 0, checked.out);
    assert.equal(run(['suggest', '--quiet', '--properties', properties()]).err, '');
  });

  test('refuses what are no property definitions or fields', () => {
    for (const args of [
      ['--properties', write('p.json', '{"a":1}')],
      ['--properties', properties(), '--fields', write('f.json', '3')],
      [],
    ]) {
      const { code, out } = run(['suggest', ...args]);
      assert.equal(code, 2);
      assert.equal(out, '');
    }
  });
});

describe('check', () => {
  const lead = [{ field: 'email', from: ['email'] }];
  const check = (document, ...flags) =>
    run(['check', ...flags, '--properties', properties(), write('checked.json', document)]);

  test('ends with 0 where the mapping is sound', () => {
    const { code, out, err } = check({ version: 1, lead });
    assert.deepEqual([code, out, err], [0, '', 'the mapping is sound\n']);
  });

  test('ends with 2 on errors, each with place, reason and suggestion', () => {
    const document = { version: 1, lead: [...lead, { field: 'jobTitle', from: ['jobtitel'] }] };
    const { code, out, err } = check(document);
    assert.equal(code, 2);
    assert.equal(err, '1 error, no warnings\n');
    const [finding] = rows(out);
    assert.equal(finding.severity, 'error');
    assert.equal(finding.code, 'mapping.unknown_property');
    assert.equal(finding.where, '/lead/1/from/0');
    assert.match(finding.suggestion, /jobtitle/);
    assert.deepEqual(JSON.parse(check(document, '--format', 'json').out), [finding]);
    assert.deepEqual(parseCsv(check(document, '--format', 'csv').out), [Object.keys(finding), Object.values(finding)]);
    assert.match(
      check(document, '--format', 'table').out,
      /^error {4}\/lead\/1\/from\/0 {2}mapping\.unknown_property\n {9}\S/,
    );
  });

  test('tells faults of the document itself, each once', () => {
    const codes = rows(check({ version: 1, lead: [{ field: 'jobTitle', from: ['jobtitle'] }] }).out).map(
      (finding) => finding.code,
    );
    assert.deepEqual(codes, ['mapping.required_field']);
    assert.equal(rows(check('{').out)[0].code, 'json.syntax');
  });

  test('checks accounts against company properties', () => {
    const document = { version: 1, lead, account: [{ field: 'name', from: ['nosuch'] }] };
    assert.equal(check(document).code, 0);
    assert.equal(check(document, '--object', 'companies').code, 2);
    assert.equal(check(document, '--target', 'account').code, 2);
  });
});

describe('duplicates and explain', () => {
  test('tell who met, through what, who won and what differs', () => {
    const { code, out } = run(['duplicates', 'contacts.ndjson']);
    assert.equal(code, 0);
    const [ada, grace] = rows(out);
    assert.deepEqual(ada.lead, { email: 'ada@acme.test', recordId: '100451', updatedAt: '2026-11-01T08:30:12.345Z' });
    assert.equal(ada.rule, 'newest');
    assert.deepEqual(ada.members.map(({ recordId, winner }) => [recordId, winner]).sort(), [
      ['100203', false],
      ['100451', true],
    ]);
    assert.ok(
      ada.differences.some(({ field, lost, kept }) => field === 'lastName' && lost === 'Byron' && kept === 'Lovelace'),
    );
    assert.equal(grace.meetings[0].key, 'grace@navy.test');
    assert.deepEqual(JSON.parse(run(['duplicates', '--format', 'json', 'contacts.ndjson']).out), [ada, grace]);
    assert.equal(lines(run(['duplicates', '--limit', '1', 'contacts.ndjson']).out).length, 1);
    assert.equal(run(['duplicates', 'deals.json']).out, '');
  });

  test('find a lead by any of its addresses or ids', () => {
    const expected = run(['explain', 'ada@acme.test', 'contacts.ndjson']).out;
    assert.equal(rows(expected).length, 1);
    assert.ok(JSON.parse(expected).origins.length > 0);
    for (const who of ['100451', '100203', 'ADA@acme.test']) {
      assert.equal(run(['explain', who, 'contacts.ndjson']).out, expected, who);
    }
    assert.equal(
      JSON.parse(run(['explain', 'g.hopper@navy.test', 'contacts.ndjson']).out).lead.email,
      'admiral@navy.test',
    );
    const nobody = run(['explain', 'nobody@x.test', 'contacts.ndjson']);
    assert.deepEqual([nobody.code, nobody.out], [2, '']);
    assert.match(nobody.err, /no lead among these pages has the address or record id nobody@x\.test/);
  });

  test('print text for people and a spreadsheet for lists', () => {
    const text = run(['explain', '--format', 'table', 'ada@acme.test', 'contacts.ndjson']).out;
    assert.match(text, /^ada@acme\.test {2}2 records became one lead\n {2}kept +100451 /);
    assert.match(text, /\n {2}merged +100203 /);
    assert.match(text, /\n {2}met through +email ada@acme\.test +100451, 100203\n/);
    assert.match(text, /\n {2}why +\S/);
    assert.match(text, /lastName +had "Byron" +kept "Lovelace"/);
    assert.match(text, /\n {2}values +/);
    const csv = parseCsv(run(['duplicates', '--format', 'csv', 'contacts.ndjson']).out);
    assert.deepEqual(csv.map((record) => record.slice(0, 3)).sort(), [
      ['ada@acme.test', '100203', 'false'],
      ['ada@acme.test', '100451', 'true'],
      ['admiral@navy.test', '100460', 'false'],
      ['admiral@navy.test', '100461', 'true'],
      ['lead', 'recordId', 'winner'],
    ]);
  });
});

describe('diff', () => {
  test('says in words what changes', () => {
    const before = write('before.json', { version: 1, lead: [{ field: 'email', from: ['email'] }] });
    const later = write('after.json', { version: 1, lead: [{ field: 'email', from: ['email', 'work_email'] }] });
    const changed = run(['diff', before, later]);
    assert.equal(changed.code, 0);
    assert.match(changed.out, /^lead field email: .*work_email.*\n$/);
    assert.deepEqual(run(['diff', before, before]), { code: 0, out: '', err: 'the two mappings say the same\n' });
    assert.equal(run(['diff', before, 'nosuch.json']).code, 2);
  });
});

/** A page of so many contacts, each a lead of its own. */
function many(count, from = 0) {
  const one = (i) =>
    contact(i, '2026-01-01T00:00:00.000Z', { email: `lead-${i}@many.test`, firstname: 'Lead', lastname: String(i) });
  return page(...Array.from({ length: count }, (_, i) => one(from + i + 1)));
}
