import type { Lead, Signal } from '@trailspark/hubspot';

export interface SourceCount {
  type: Signal['type'];
  source: string;
  leads: number;
  count: number;
  machineMade: number;
}

export interface SignalCounts {
  /** A line a type and source, the most frequent first. */
  sources: SourceCount[];
  /** "2026-11" -> type -> leads whose last signal of the type was then; those of machines besides. */
  months: Map<string, Map<Signal['type'], { people: number; machines: number }>>;
}

const leadsAtOnce = 1000;
const chunksBetweenAnswers = 10;

/** Counts through all leads in pieces, and answers now and then with what it has: the list may be long. */
export async function* countSignals(
  total: number,
  leads: (offset: number, limit: number) => Promise<Lead[]>,
): AsyncGenerator<SignalCounts> {
  const sources = new Map<string, SourceCount>();
  const months: SignalCounts['months'] = new Map();
  const answer = (): SignalCounts => ({
    sources: [...sources.values()].toSorted((a, b) => b.count - a.count),
    months,
  });
  for (let offset = 0, chunk = 1; offset < total; offset += leadsAtOnce, chunk++) {
    for (const { signals } of await leads(offset, leadsAtOnce)) {
      signals.forEach((signal) => take(signal, sources, months));
    }
    if (chunk % chunksBetweenAnswers === 0) {
      yield answer();
    }
  }
  yield answer();
}

function take(signal: Signal, sources: Map<string, SourceCount>, months: SignalCounts['months']): void {
  const { type, source, count, last, machine } = signal;
  const key = `${type} ${source}`;
  const line = sources.get(key) ?? { type, source, leads: 0, count: 0, machineMade: 0 };
  sources.set(key, line);
  line.leads += 1;
  line.count += count;
  line.machineMade += machine ? count : 0;
  if (last) {
    const month = last.slice(0, 7);
    const types = months.get(month) ?? new Map<Signal['type'], { people: number; machines: number }>();
    months.set(month, types);
    const cell = types.get(type) ?? { people: 0, machines: 0 };
    types.set(type, cell);
    cell[machine ? 'machines' : 'people'] += 1;
  }
}
