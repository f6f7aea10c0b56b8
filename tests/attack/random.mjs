// Random choices that are the same for a seed.

/** mulberry32: `random()` is from 0 to 1. */
export function randomOf(seed) {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(random() * limit);
  const pick = (list) => list[below(list.length)];
  return { below, pick };
}

const deep = (depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
const evil = [
  ...[null, true, false, 0, -1, 0.5, 1e308, -1e308, 9007199254740993, 2 ** 63, 2 ** 64, '', ' ', '0', '-1', '1e9'],
  ...['9'.repeat(30), 'a'.repeat(70_000), '\u0000', '\ud800', '\u202e\u0301', '%00', '../../etc/passwd', '2026-13-45'],
  ...['2026-11-23T00:00:00Z', '*', 'null', ';;;', 'hs_object_id', '__proto__', '100451', '{{7*7}}', "' OR 1=1 --"],
  ...[[], {}, [null], [[]], [{}], { id: null }, { '': '' }, deep(30), deep(400), Array(1001).fill('1')],
];

/** A copy with something in it replaced, removed, added or repeated. */
export function mutatedJson(json, random) {
  const copy = structuredClone(json);
  const places = [];
  const visit = (value) => {
    if (value !== null && typeof value === 'object') {
      Object.keys(value).forEach((key) => places.push([value, key]));
      Object.values(value).forEach(visit);
    }
  };
  visit(copy);
  if (places.length === 0 || random.below(20) === 0) {
    return random.pick(evil);
  }
  const [holder, key] = random.pick(places);
  switch (random.below(8)) {
    case 0:
      delete holder[key]; // of a list: a hole, which is null
      break;
    case 1:
      holder[`${key}x`] = random.pick(evil);
      break;
    case 2:
      holder[key] = Array(random.pick([2, 101, 600])).fill(holder[key]);
      break;
    default:
      holder[key] = random.pick(evil);
  }
  return copy;
}

/** Bytes with some of them changed, cut out, put in or repeated. */
export function mutatedBytes(bytes, random) {
  let changed = Buffer.from(bytes);
  for (let rounds = 1 + random.below(4); rounds > 0 && changed.length > 0; --rounds) {
    const at = random.below(changed.length);
    const [before, after] = [changed.subarray(0, at), changed.subarray(at)];
    const some = randomBytes(1 + random.below(8), random);
    switch (random.below(6)) {
      case 0:
        changed = Buffer.from(before); // cut off
        break;
      case 1:
        changed = Buffer.concat([before, after.subarray(1 + random.below(8))]);
        break;
      case 2:
        changed = Buffer.concat([before, some, after]);
        break;
      case 3:
        changed = Buffer.concat([before, after.subarray(0, random.below(200)), after]);
        break;
      default:
        changed[at] = random.pick([0, 10, 13, 32, 34, 37, 58, 91, 92, 123, 127, 128, 255, random.below(256)]);
    }
  }
  return changed;
}

export function randomBytes(length, random) {
  return Buffer.from(Array.from({ length }, () => random.below(256)));
}
