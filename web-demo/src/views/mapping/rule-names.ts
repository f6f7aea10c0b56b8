import type { FieldType } from '@trailspark/hubspot';
import type { Property } from '../../stores/properties-store.js';

/** A name for a custom field on a property: "Segment (new)" -> "segmentNew"; another one where that is taken. */
export function customNameFor({ label, name }: Property, taken: string[]): string {
  const words = label
    .normalize('NFKD')
    .replace(/[^\w\s]/g, ' ')
    .split(/[\s_]+/)
    .filter((word) => /^[a-zA-Z0-9]+$/.test(word));
  const joined = words.map((word, at) =>
    at === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
  );
  const wanted = (joined.join('') || name.replace(/\W/g, '_')).slice(0, 60);
  for (let number = 1; ; number++) {
    const tried = number === 1 ? wanted : `${wanted}${number}`;
    if (!taken.includes(tried)) {
      return tried;
    }
  }
}

/** Our type for a property of HubSpot's. */
export function typeFor({ type, fieldType }: Property): FieldType | undefined {
  const types: Record<string, FieldType> = {
    number: 'number',
    date: 'date',
    datetime: 'datetime',
    bool: 'bool',
    phone_number: 'phone',
    enumeration: fieldType === 'checkbox' ? 'multi_enum' : fieldType === 'booleancheckbox' ? 'bool' : 'enum',
  };
  return types[type];
}
