// What a portal's log comes to: which text of it is the newest of each record, and what is linked with what.
import type { TextPlace } from './sync-log.js';
import { syncObjects } from './sync-protocol.js';

type RecordChange = [
  kind: 'r',
  object: number,
  id: string,
  updatedAt: number,
  fetchedAt: number,
  part: number,
  whole: number,
  bytes: number,
];

/** An item of a packet, as sync_json.hpp describes it. */
export type Change =
  | RecordChange
  | [kind: 'x', object: number, id: string, why: string]
  | [kind: 'l', link: number, id: string, reversed: number, ids: string]
  | [kind: 'd', key: string, fetchedAt: number, bytes: number];

/** A record: never changed, only replaced, so that whoever reads pages keeps what they began with. */
export interface StoredRecord {
  readonly updatedAt: number;
  readonly fetchedAt: number;
  readonly parts: readonly { readonly part: number; readonly place: TextPlace }[];
}

/** Ids of the linked records, and whether a link is the primary one. Never changed, only replaced. */
export type Links = ReadonlyMap<string, boolean>;

/** In the order of core's LinkKind: the first is the side that a link is stored under. */
export const linkKinds: readonly (readonly [from: number, to: number])[] = [
  [0, 1],
  [0, 2],
  [2, 1],
  [3, 0],
  [4, 0],
];

/** How long the change's own text is; undefined where it has none. */
export function textBytes(change: Change): number | undefined {
  return change[0] === 'r' ? change[7] : change[0] === 'd' ? change[3] : undefined;
}

/** Ids are decimal texts: the shorter is the smaller. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

export class Index {
  readonly records = syncObjects.map(() => new Map<string, StoredRecord>());
  readonly links = linkKinds.map(() => new Map<string, Links>());
  readonly documents = new Map<string, { fetchedAt: number; place: TextPlace }>();
  readonly state = new Map<string, string>();
  /** Bytes of the texts that are still the newest. */
  liveBytes = 0;
  #back = linkKinds.map(() => new Map<string, Set<string>>());

  /** `next`: the place of the next text, in the order of the changes that have one. */
  apply(changes: readonly Change[], next: () => TextPlace): void {
    for (const change of changes) {
      switch (change[0]) {
        case 'r':
          this.#put(change, next());
          break;
        case 'x':
          this.#remove(change[1], change[2]);
          break;
        case 'l':
          (change[3] ? this.#linkBack : this.#link).call(this, change[1], change[2], change[4]);
          break;
        case 'd':
          this.#forget(this.documents.get(change[1])?.place);
          this.documents.set(change[1], { fetchedAt: change[2], place: this.#count(next()) });
          break;
      }
    }
  }

  #put([, object, id, updatedAt, fetchedAt, part, whole]: RecordChange, place: TextPlace): void {
    const before = this.records[object].get(id)?.parts ?? [];
    const kept = before.filter((other) => !whole && other.part !== part);
    before.filter((other) => !kept.includes(other)).forEach((other) => this.#forget(other.place));
    const parts = [...kept, { part, place: this.#count(place) }].sort((a, b) => a.part - b.part);
    this.records[object].set(id, { updatedAt, fetchedAt, parts });
  }

  #remove(object: number, id: string): void {
    this.records[object].get(id)?.parts.forEach(({ place }) => this.#forget(place));
    this.records[object].delete(id);
    linkKinds.forEach(([from, to], kind) => {
      if (from === object) {
        this.#link(kind, id, '');
      }
      if (to === object) {
        this.#linkBack(kind, id, '');
      }
    });
  }

  /** All links of a record: "9001*;9002", the primary one marked. */
  #link(kind: number, from: string, ids: string): void {
    for (const to of this.links[kind].get(from)?.keys() ?? []) {
      this.#back[kind].get(to)?.delete(from);
    }
    const links = new Map(readLinks(ids));
    for (const to of links.keys()) {
      this.#noteBack(kind, to, from);
    }
    if (links.size > 0) {
      this.links[kind].set(from, links);
    } else {
      this.links[kind].delete(from);
    }
  }

  /** The same, told from the other side. Which is primary is known to this side alone: what is stored of it stays. */
  #linkBack(kind: number, to: string, ids: string): void {
    const wanted = new Set(readLinks(ids).map(([id]) => id));
    for (const from of [...(this.#back[kind].get(to) ?? [])]) {
      if (!wanted.has(from)) {
        const links = new Map(this.links[kind].get(from));
        links.delete(to);
        this.#back[kind].get(to)!.delete(from);
        if (links.size > 0) {
          this.links[kind].set(from, links);
        } else {
          this.links[kind].delete(from);
        }
      }
    }
    for (const from of wanted) {
      const links = this.links[kind].get(from);
      if (!links?.has(to)) {
        this.links[kind].set(from, new Map([...(links ?? []), [to, false]]));
        this.#noteBack(kind, to, from);
      }
    }
  }

  #noteBack(kind: number, to: string, from: string): void {
    const froms = this.#back[kind].get(to);
    if (froms) {
      froms.add(from);
    } else {
      this.#back[kind].set(to, new Set([from]));
    }
  }

  #count(place: TextPlace): TextPlace {
    this.liveBytes += place.length;
    return place;
  }

  #forget(place: TextPlace | undefined): void {
    this.liveBytes -= place?.length ?? 0;
  }
}

function readLinks(ids: string): [string, boolean][] {
  return ids
    .split(';')
    .filter(Boolean)
    .map((id) => (id.endsWith('*') ? [id.slice(0, -1), true] : [id, false]));
}
