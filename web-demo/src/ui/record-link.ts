import type { Connection } from '../api/client.js';

/** HubSpot's type ids, which addresses of records hold. */
const typeIds = { contacts: '0-1', companies: '0-2', deals: '0-3' } as const;

/** What a record id completes to the address of the record in HubSpot. */
export function recordsOf(
  connection: Connection | undefined,
  object: keyof typeof typeIds = 'contacts',
): string | undefined {
  return connection && `${connection.links.records}${typeIds[object]}/`;
}
