// Calls as bytes on a socket: what no HTTP client would send.
import assert from 'node:assert/strict';
import { connect } from 'node:net';

/** A socket that is connected, and never throws. */
export function open(port) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      socket.on('error', () => {});
      socket.setNoDelay();
      resolve(socket);
    });
  });
}

/**
 * Sends bytes (a string is Latin-1) and reads until so many `answers` are complete, the server ends the connection, or the
 * `limit` is over; `end`: says after the bytes that none will follow.
 * {answers: [{status, headers, body}], rest: what came after the last complete one, ended, milliseconds}
 */
export async function exchange(port, bytes, { answers = 1, end = false, head = false, limit = 10_000 } = {}) {
  const began = performance.now();
  const socket = await open(port);
  let received = Buffer.alloc(0);
  let ended = false;
  await new Promise((resolve) => {
    const late = setTimeout(resolve, limit);
    const done = () => {
      clearTimeout(late);
      resolve();
    };
    socket.on('data', (data) => {
      received = Buffer.concat([received, data]);
      if (answersIn(received, head).answers.length >= answers) {
        done();
      }
    });
    socket.on('close', () => {
      ended = true;
      done();
    });
    socket.on('end', () => {
      ended = true;
      done();
    });
    socket.write(Buffer.from(bytes, 'latin1'));
    if (end) {
      socket.end();
    }
  });
  socket.destroy();
  return { ...answersIn(received, head), ended, milliseconds: performance.now() - began };
}

/** All that a server sends to those bytes until it ends the connection. */
export const lastExchange = (port, bytes, options) => exchange(port, bytes, { answers: Infinity, ...options });

function answersIn(bytes, head) {
  const answers = [];
  let at = 0;
  while (true) {
    const end = bytes.indexOf('\r\n\r\n', at);
    if (end < 0) {
      break;
    }
    const [line, ...lines] = bytes.toString('latin1', at, end).split('\r\n');
    const headers = Object.fromEntries(
      lines.map((each) => [each.slice(0, each.indexOf(':')).toLowerCase(), each.slice(each.indexOf(':') + 2)]),
    );
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(line)?.[1]);
    const begin = end + 4;
    const length = head || status < 200 ? 0 : Number(headers['content-length'] ?? 0);
    if (bytes.length < begin + length) {
      break;
    }
    at = begin + length;
    if (status >= 200) {
      answers.push({ status, headers, body: bytes.toString('utf8', begin, at) });
    }
  }
  return { answers, rest: bytes.toString('latin1', at) };
}

/** A call with its head in order: `call('GET', '/', {Host: 'x'})`. */
export function call(method, target, headers = {}, body = '') {
  const lines = Object.entries({ Host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

/** What HubSpot, its token endpoints, its pages or its edge could have answered; never that something broke. */
export function assertAnswer({ status, headers, body }, what) {
  assert.ok(status >= 200 && status < 500, `${status} to ${what}: ${body}`);
  if (status < 400 || body === '') {
    return;
  }
  if (headers['content-type'].startsWith('text/html')) {
    assert.match(body, /^<(!doctype )?html/, what);
    return;
  }
  const error = JSON.parse(body);
  assert.ok(typeof error.message === 'string' && typeof error.status === 'string', `${what}: ${body}`);
}
