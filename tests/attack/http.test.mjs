// Calls that are none, or end nowhere for certain: each gets a plain refusal, and what follows it is not taken for a call.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Simulator } from '../contract/simulator.mjs';
import { assertAnswer, call, exchange, lastExchange, open } from './sockets.mjs';

const long = process.env.TRAILSPARK_ATTACK === 'long';
const simulator = await Simulator.start('--contacts', 300, '--seed', 21, '--no-limits');
const port = Number(new URL(simulator.url).port);
const contacts = '/crm/v3/objects/contacts';
const authorization = { Authorization: `Bearer ${simulator.token}` };
const json = { ...authorization, 'Content-Type': 'application/json' };
const small = '{"filterGroups":[],"limit":1}';
const post = (headers, body = small) => call('POST', `${contacts}/search`, { ...json, ...headers }, body);
const next = call('GET', '/smuggled', authorization); // what must not be taken for a call
const megabytes = (count) => ' '.repeat(count * 1024 * 1024);

/** Whoever behaves is served all the time. */
async function aliveWithin(milliseconds) {
  const began = performance.now();
  const { status } = await simulator.call('GET', `${contacts}?limit=1`);
  assert.equal(status, 200);
  const took = performance.now() - began;
  assert.ok(took < milliseconds, `${took} ms`);
}
afterEach(() => aliveWithin(5_000));

/** Refused once, whatever follows; then the connection ends. */
async function refused(name, bytes, status) {
  const { answers, ended, rest } = await lastExchange(port, bytes, { limit: 8_000 });
  assert.deepEqual([answers.map((answer) => answer.status), ended, rest], [[status], true, ''], name);
  assertAnswer(answers[0], name);
  assert.equal(answers[0].headers.connection, 'close', name);
}

const length = String(small.length);
const broken = {
  'two lengths': post({ 'Content-Length': `${length}\r\nContent-Length: 5` }),
  'the same length twice': post({ 'Content-Length': `${length}\r\nContent-Length: ${length}` }),
  'a list of lengths': post({ 'Content-Length': `${length}, ${length}` }),
  'a negative length': post({ 'Content-Length': '-1' }),
  'a signed length': post({ 'Content-Length': `+${length}` }),
  'a length in hex': post({ 'Content-Length': '0x1d' }),
  'a length with an exponent': post({ 'Content-Length': '1e2' }),
  'a length that is escaped': post({ 'Content-Length': '%35' }),
  'an empty length': post({ 'Content-Length': '' }),
  'a length beyond all numbers': post({ 'Content-Length': '9'.repeat(40) }),
  'a length and chunks': post({ 'Content-Length': length, 'Transfer-Encoding': 'chunked' }, '0\r\n\r\n'),
  'chunks and a length': post({ 'Transfer-Encoding': 'chunked', 'Content-Length': '5' }, '0\r\n\r\n'),
  'an unknown coding': post({ 'Transfer-Encoding': 'xchunked' }, '0\r\n\r\n'),
  'chunks and another coding': post({ 'Transfer-Encoding': 'chunked, identity' }, '0\r\n\r\n'),
  'chunks twice': post({ 'Transfer-Encoding': 'chunked\r\nTransfer-Encoding: chunked' }, '0\r\n\r\n'),
  'chunks in HTTP/1.0': post({ 'Transfer-Encoding': 'chunked' }, '0\r\n\r\n').replace('HTTP/1.1', 'HTTP/1.0'),
  'a blank before the colon': post({ 'Content-Length ': length }),
  'a header that goes on in the next line': post({ 'X-Long': `a\r\n b`, 'Content-Length': length }),
  'a line without a carriage return': post({ 'X-A': `b\nContent-Length: ${length}` }),
  'a carriage return alone': post({ 'X-A': `b\rContent-Length: ${length}` }),
  'NUL in a header': post({ 'X-A': 'b\0c' }),
  'a header without a name': post({ '': 'x' }),
  'a header without a colon': post({ 'X-A': 'b\r\nX-B' }),
  'a method in small letters': call('get', contacts, authorization),
  'a method of nobody': call('BREW', contacts, authorization),
  'a method that HTTP has and HubSpot has not': call('TRACE', contacts, authorization),
  'a tunnel': call('CONNECT', '/', authorization),
  'another HTTP': call('GET', contacts, authorization).replace('HTTP/1.1', 'HTTP/2.0'),
  'no version': `GET ${contacts}\r\n\r\n`,
  'a third word': call('GET', `${contacts} x`, authorization),
  'an address that is no path': call('GET', `http://localhost${contacts}`, authorization),
  'an address that is a star': call('OPTIONS', '*', authorization),
  'NUL in the address': call('GET', `${contacts}/\0`, authorization),
  'an empty line': '\r\n',
  'a greeting of TLS': '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n',
  'a range that is none': call('GET', contacts, { ...authorization, Range: 'bytes=a-b' }),
};

test('what is no call, or has no certain end, is refused once and ends the connection', async () => {
  const status = { 'a range that is none': 416 };
  for (const [name, bytes] of Object.entries(broken)) {
    await refused(name, bytes + next, status[name] ?? 400);
  }
});

test('heads have a limit, addresses and all', async () => {
  const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`X-${index}`, 'some value']));
  await refused('many headers', call('GET', contacts, { ...authorization, ...many }) + next, 431);
  await refused('a long header', call('GET', contacts, { ...authorization, 'X-A': 'a'.repeat(9_000) }), 400);
  await refused('a head without end', `GET ${contacts} HTTP/1.1\r\n${'X-A: b\r\n'.repeat(40_000)}`, 431);
  for (const count of [9_000, 60_000, 5_000_000]) {
    await refused(`an address of ${count}`, call('GET', `${contacts}?properties=${'a'.repeat(count)}`) + next, 414);
  }
  await refused('an address without end', `GET /${'a'.repeat(1_000_000)}`, 414);
  for (const target of [`/${'a'.repeat(8_000)}`, `/${'%61'.repeat(2_600)}`, '/a'.repeat(4_000)]) {
    const { answers } = await exchange(port, call('GET', target, authorization));
    assert.equal(answers[0].status, 404);
  }
});

test('bodies have a limit, told or not', async () => {
  const chunks = `${(1024 * 1024).toString(16)}\r\n${megabytes(1)}\r\n`.repeat(12);
  await refused('a long body', post({ 'Content-Length': String(9 * 2 ** 20) }, megabytes(9)), 413);
  await refused('many chunks', post({ 'Transfer-Encoding': 'chunked' }, `${chunks}0\r\n\r\n`), 413);
  // At once: nobody waits for what is too much.
  for (const headers of [
    { 'Content-Length': '999999999999999' },
    { Expect: '100-continue', 'Content-Length': '99999999' },
  ]) {
    const { answers, ended, milliseconds } = await lastExchange(port, post(headers, ''));
    assert.deepEqual([answers.map(({ status }) => status), ended], [[413], true]);
    assert.ok(milliseconds < 4_000, `${milliseconds} ms`);
  }
  const bomb = gzipSync(megabytes(40)).toString('latin1');
  for (const encoding of ['gzip', 'deflate', 'br', 'x', 'identity, gzip']) {
    const headers = { 'Content-Encoding': encoding, 'Content-Length': String(bomb.length) };
    await refused(encoding, post(headers, bomb) + next, 415);
  }
  const read = '{"inputs":[{"id":"1"}],"properties":[]}';
  const whole = { ...json, 'Content-Length': String(8 * 2 ** 20) };
  const bytes = call('POST', `${contacts}/batch/read`, whole, read + megabytes(8).slice(read.length));
  assert.ok((await exchange(port, bytes)).answers[0].status < 300);
});

test('chunks are read, and whatever follows them is not', async () => {
  const chunked = (body) => post({ 'Transfer-Encoding': 'chunked' }, body) + next;
  const [a, b] = [small.slice(0, 9), small.slice(9)];
  const good = `${a.length.toString(16)};x=y\r\n${a}\r\n${b.length.toString(16).toUpperCase()}\r\n${b}\r\n0\r\n\r\n`;
  const { answers, ended } = await lastExchange(port, chunked(good));
  assert.deepEqual([answers.map(({ status }) => status), ended], [[200], true]);
  for (const bad of [
    ...['x\r\n{}\r\n0\r\n\r\n', '-2\r\n{}\r\n0\r\n\r\n', '\r\n\r\n', 'ffffffffffffffffff\r\n{}\r\n0\r\n\r\n'],
    ...[`2\r\n{}${next}`, '2\r\n{}\r\n0\r\nX: y\r\n\r\n'],
  ]) {
    const { answers, rest } = await lastExchange(port, chunked(bad), { end: true });
    assert.deepEqual([answers.length, rest], [1, ''], JSON.stringify(bad));
    assertAnswer(answers[0], bad);
    assert.ok(answers[0].status === 400 || answers[0].status === 200, bad);
  }
});

test('the body of a call that has none is no call', async () => {
  for (const method of ['GET', 'HEAD', 'OPTIONS']) {
    const bytes = call(
      method,
      `${contacts}?limit=1`,
      { ...authorization, 'Content-Length': String(next.length) },
      next,
    );
    const { answers, ended } = await lastExchange(port, bytes, { head: method === 'HEAD' });
    assert.deepEqual([answers.length, ended, answers[0].headers.connection], [1, true, 'close'], method);
    assertAnswer(answers[0], method);
  }
  const gone = call('DELETE', `${contacts}/1`, { ...authorization, 'Content-Length': '2' }, '{}');
  const { answers } = await exchange(port, gone + call('GET', contacts, authorization), { answers: 2 });
  assert.deepEqual(
    answers.map(({ status }) => status),
    [404, 200],
  );
});

test('calls that follow each other without waiting are answered in their order', async () => {
  const all = [
    call('GET', `${contacts}?limit=1`, authorization),
    call('GET', '/nothing'),
    post({ 'Content-Length': length }),
  ];
  const { answers } = await exchange(port, all.join('').repeat(50), { answers: 150 });
  assert.deepEqual(
    answers.map(({ status }) => status),
    Array.from({ length: 50 }, () => [200, 404, 200]).flat(),
  );
});

test('methods and content types that a path does not know', async () => {
  for (const [method, path, status] of [
    ['PUT', contacts, 405],
    ['DELETE', `${contacts}/search`, 405],
    ['PATCH', contacts, 405],
    ['GET', '/oauth/v1/token', 405],
    ['POST', '/nothing/at/all', 404],
  ]) {
    const answer = await simulator.call(method, path, { body: method === 'GET' ? undefined : {} });
    assert.equal(answer.status, status, `${method} ${path}`);
    assert.equal(answer.json.status, 'error');
    assert.equal(answer.headers.has('allow'), status === 405);
  }
  const search = (type) => exchange(port, post({ 'Content-Type': type, 'Content-Length': length }));
  for (const type of ['text/xml', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'nonsense']) {
    const { answers } = await search(type);
    assert.ok([400, 413, 415].includes(answers[0].status), `${type}: ${answers[0].status}`);
    assertAnswer(answers[0], type);
  }
  const { answers } = await search('APPLICATION/JSON; charset=utf-8');
  assert.equal(answers[0].status, 200);
});

test('paths with tricks are paths that are not there', async () => {
  for (const path of [
    ...['/../../etc/passwd', '/crm/../crm/v3/objects/contacts', '/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2fetc%2fpasswd'],
    ...['//', '//crm/v3/objects/contacts', '/crm//v3/objects/contacts', '/crm/v3/objects/contacts/%00'],
    ...['/crm/v3/objects/contacts%00', '/crm/v3/objects/contacts/1%00', '/%', '/%zz', '/%2', '/\xff\xfe', '/crm\\v3'],
    ...['/crm/v3/objects/contacts/..', '/crm/v3/objects/%2e', '/crm/v3/objects/contacts%2F1', '/?', '/crm/v3/objects/'],
    ...['/crm/v3/objects/0-1%0d%0aX-Bad:%201', '/oauth/v1/access-tokens/%ff', '/_simulator/../', '/_simulator%2Fclock'],
  ]) {
    const { answers } = await exchange(port, call('GET', path, authorization));
    const name = JSON.stringify(path);
    assert.equal(answers.length, 1, name);
    assertAnswer(answers[0], name);
    assert.ok(path === '/?' || path === '//' || answers[0].status >= 400, `${answers[0].status} to ${name}`);
    assert.equal(answers[0].headers['x-bad'], undefined);
  }
});

test('JSON that lies too deep is refused, not followed', async () => {
  const deep = 1_000_000;
  const lists = '['.repeat(deep) + ']'.repeat(deep);
  for (const body of [
    ...['['.repeat(deep), lists, '{"a":'.repeat(deep), `{"properties":${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}}`],
    ...[`{"filterGroups":${lists}}`, `{"url":"http://localhost:9/","events":[{"objectId":${lists}}]}`],
  ]) {
    for (const target of [`${contacts}/search`, contacts, '/_simulator/records/create', '/_simulator/webhooks']) {
      const bytes = call('POST', target, { ...json, 'Content-Length': String(body.length) }, body);
      const { answers } = await exchange(port, bytes);
      assert.equal(answers[0]?.status, 400, target);
    }
  }
});

test('who says no more after half a call is not waited for', async () => {
  for (const bytes of ['', 'GET', call('GET', contacts).slice(0, -2), post({ 'Content-Length': '500' })]) {
    const { answers, ended, milliseconds } = await lastExchange(port, bytes, { end: true });
    assert.ok(ended && milliseconds < 4_000, `${milliseconds} ms`);
    answers.forEach((answer) => assert.equal(answer.status, 400));
  }
  const { answers, ended } = await lastExchange(port, call('GET', contacts, authorization), { end: true });
  assert.deepEqual([answers.map(({ status }) => status), ended], [[200], true]);
});

test('who hangs up while an answer is made or sent disturbs nobody', async () => {
  const asked = call('GET', `${contacts}?limit=100`, authorization).repeat(20);
  for (let round = 0; round < (long ? 300 : 30); ++round) {
    const socket = await open(port);
    socket.write(asked);
    if (round % 3 === 1) {
      socket.pause(); // never reads
    }
    await new Promise((resolve) => setTimeout(resolve, round % 7));
    round % 2 ? socket.resetAndDestroy() : socket.destroy();
  }
});

test(
  'a thousand connections without a word, and hundreds that trickle, hold up nobody',
  { timeout: 120_000 },
  async () => {
    const idle = await Promise.all(Array.from({ length: 1_000 }, () => open(port)));
    const slow = await Promise.all(Array.from({ length: long ? 500 : 200 }, () => open(port)));
    const closed = slow.map((socket) => new Promise((resolve) => socket.on('close', resolve)));
    slow.forEach((socket) => socket.resume().on('end', () => socket.destroy()));
    const drip = setInterval(() => slow.forEach((socket) => socket.writable && socket.write('G')), 500);
    try {
      for (let i = 0; i < 5; ++i) {
        await aliveWithin(3_000);
      }
      if (long) {
        // Byte after byte keeps nobody's call alive for longer than a call may take.
        const began = performance.now();
        await Promise.all(closed);
        const took = performance.now() - began;
        assert.ok(took > 10_000 && took < 30_000, `${took} ms`);
        await aliveWithin(3_000);
      }
    } finally {
      clearInterval(drip);
      [...idle, ...slow].forEach((socket) => socket.destroy());
    }
  },
);
