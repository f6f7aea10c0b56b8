import type { Target } from '@trailspark/hubspot';
import { ServiceError, type Api } from '../api/client.js';
import { Store, type Loaded } from './store.js';

export const hubspotObject: Record<Target, 'contacts' | 'companies' | 'deals'> = {
  lead: 'contacts',
  account: 'companies',
  deal: 'deals',
};

/** One of an account's properties, as HubSpot defines it. */
export interface Property {
  name: string;
  label: string;
  type: string;
  fieldType: string;
  groupName: string;
  description: string;
  options: { label: string; value: string }[];
}

/** What a hundred records have in a property. */
export interface Sampled {
  /** Of how many records looked at. */
  filled: number;
  of: number;
  /** Up to three different values. */
  values: string[];
}

interface Definitions {
  properties: Property[];
  byName: Map<string, Property>;
  /** HubSpot's answer as it came: what checks and suggestions are made on. */
  text: string;
}

const sampleRecords = 100;

/** An account's property definitions, and what the properties hold on a hundred of its records. Asked for once each. */
export class PropertiesStore extends Store {
  #api: Api;
  #portalId: number;
  #definitions: Partial<Record<Target, Loaded<Definitions>>> = {};
  #samples: Partial<Record<Target, Loaded<Map<string, Sampled>>>> = {};

  constructor(api: Api, portalId: number) {
    super();
    this.#api = api;
    this.#portalId = portalId;
  }

  definitions(target: Target): Loaded<Definitions> {
    return this.#definitions[target] ?? { state: 'none' };
  }

  samples(target: Target): Loaded<Map<string, Sampled>> {
    return this.#samples[target] ?? { state: 'none' };
  }

  property(target: Target, name: string): Property | undefined {
    const definitions = this.definitions(target);
    return definitions.state === 'ready' ? definitions.value.byName.get(name) : undefined;
  }

  sampled(target: Target, name: string): Sampled | undefined {
    const samples = this.samples(target);
    return samples.state === 'ready' ? samples.value.get(name) : undefined;
  }

  /** Fetches what is not there yet; `anew` what is, too. */
  async load(target: Target, { anew = false } = {}): Promise<void> {
    const { state } = this.definitions(target);
    if (state === 'loading' || (state === 'ready' && !anew)) {
      return;
    }
    if (state !== 'ready') {
      this.#definitions[target] = { state: 'loading' };
      this.changed();
    }
    try {
      const text = await this.#read(`/crm/properties/2026-09/${hubspotObject[target]}`);
      const { results } = JSON.parse(text) as { results: Property[] };
      const properties = results.toSorted((a, b) => a.label.localeCompare(b.label));
      const byName = new Map(properties.map((property) => [property.name, property]));
      this.#definitions[target] = { state: 'ready', value: { properties, byName, text } };
    } catch (error) {
      this.#definitions[target] = { state: 'failed', error };
    }
    this.changed();
  }

  /** Two calls: which records, and all their properties. */
  async loadSamples(target: Target): Promise<void> {
    const definitions = this.definitions(target);
    const { state } = this.samples(target);
    if (definitions.state !== 'ready' || state === 'loading' || state === 'ready') {
      return;
    }
    this.#samples[target] = { state: 'loading' };
    this.changed();
    try {
      const path = `/crm/objects/2026-09/${hubspotObject[target]}`;
      const list = JSON.parse(await this.#read(`${path}?limit=${sampleRecords}`)) as { results: { id: string }[] };
      const body = JSON.stringify({
        properties: definitions.value.properties.map(({ name }) => name),
        inputs: list.results.map(({ id }) => ({ id })),
      });
      const read =
        list.results.length === 0
          ? { results: [] }
          : (JSON.parse(await this.#read(`${path}/batch/read`, { method: 'POST', body })) as {
              results: { properties: Record<string, string | null> }[];
            });
      this.#samples[target] = { state: 'ready', value: sample(read.results) };
    } catch (error) {
      this.#samples[target] = { state: 'failed', error };
    }
    this.changed();
  }

  async #read(path: string, init?: RequestInit): Promise<string> {
    const response = await this.#api.door(this.#portalId, path, init);
    const text = await response.text();
    if (!response.ok) {
      const { message = '' } = JSON.parse(text.startsWith('{') ? text : '{}') as { message?: string };
      throw new ServiceError('hubspot', message || `HTTP ${response.status}`, '', response.status);
    }
    return text;
  }
}

function sample(records: { properties: Record<string, string | null> }[]): Map<string, Sampled> {
  const found = new Map<string, Sampled>();
  for (const { properties } of records) {
    for (const [name, value] of Object.entries(properties)) {
      const entry = found.get(name) ?? { filled: 0, of: records.length, values: [] };
      found.set(name, entry);
      if (value) {
        entry.filled += 1;
        if (entry.values.length < 3 && !entry.values.includes(value)) {
          entry.values.push(value);
        }
      }
    }
  }
  return found;
}
