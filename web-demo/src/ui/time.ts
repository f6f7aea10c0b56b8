// Moments in the user's language and the account's time zone.

const known = new Map<string, Intl.DateTimeFormat>();

/** HubSpot's "US/Eastern" and the like are names that browsers know; what they do not is told in UTC. */
function format(timeZone: string | null | undefined): Intl.DateTimeFormat {
  const zone = timeZone ?? 'UTC';
  let found = known.get(zone);
  if (!found) {
    const options: Intl.DateTimeFormatOptions = {
      ...{ year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
    };
    try {
      found = new Intl.DateTimeFormat(undefined, { ...options, timeZone: zone });
    } catch {
      found = new Intl.DateTimeFormat(undefined, { ...options, timeZone: 'UTC' });
    }
    known.set(zone, found);
  }
  return found;
}

export function when(iso: string | number | null, timeZone?: string | null): string {
  return iso === null || iso === '' ? '' : format(timeZone).format(new Date(iso));
}

const units = [
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** "2 minutes", "40 seconds": the largest unit that fits, rounded up. */
export function duration(milliseconds: number): string {
  const [unit, size] = units.find(([, one]) => milliseconds >= one) ?? units[2];
  const value = Math.max(1, Math.round(milliseconds / size));
  return new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

const shares = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });
const fineShares = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 2 });

/** 0.97 -> "97%". */
export const percent = (share: number): string => (share < 0.01 && share > 0 ? fineShares : shares).format(share);
