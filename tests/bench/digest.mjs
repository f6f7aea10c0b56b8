// One number for all leads and all their values, whatever their order: two competitors with the same digest did the same job.
// digest.hpp works out the same one.

/** What is digested: the record id, then the fields of the mapping in its order. */
export const digestFields = (mapping) => ['recordId', ...mapping.lead.map(({ field }) => field)];

/** `valuesOf(field)` answers an array with that field of all leads: text, number (times as milliseconds) or null. */
export function digest(count, fields, valuesOf) {
  const hash = new LeadHashes(count);
  for (const field of fields) {
    valuesOf(field).forEach((value, lead) => hash.add(lead, value));
  }
  return hash.digest();
}

/** The values of a typed lead object, as readLeads of baseline.mjs makes them. */
export const valuesOfLeads = (leads) => (field) => leads.map((lead) => lead[field]);

/** The values of a lead base. */
export const valuesOfBase = (base, columnValues) => (field) =>
  columnValues(base.column(field)).map((value) => (value instanceof Date ? value.getTime() : value));

class LeadHashes {
  #first;
  #second;
  #bytes = new Uint8Array(1024);
  #number = new DataView(new ArrayBuffer(8));
  #encoder = new TextEncoder();

  constructor(count) {
    this.#first = new Uint32Array(count).fill(0x811c9dc5);
    this.#second = new Uint32Array(count).fill(0x9747b28c);
  }

  // A byte for the kind, then the UTF-8 of a text and 0xff, or the bytes of a double.
  add(lead, value) {
    if (value === null) {
      this.#byte(lead, 0);
    } else if (typeof value === 'string') {
      this.#byte(lead, 1);
      if (this.#bytes.length < value.length * 3) {
        this.#bytes = new Uint8Array(value.length * 3);
      }
      const { written } = this.#encoder.encodeInto(value, this.#bytes);
      for (let i = 0; i < written; i++) {
        this.#byte(lead, this.#bytes[i]);
      }
      this.#byte(lead, 0xff);
    } else {
      this.#byte(lead, 2);
      this.#number.setFloat64(0, value, true);
      for (let i = 0; i < 8; i++) {
        this.#byte(lead, this.#number.getUint8(i));
      }
    }
  }

  #byte(lead, byte) {
    this.#first[lead] = Math.imul(this.#first[lead] ^ byte, 0x01000193); // FNV-1a
    this.#second[lead] = Math.imul(this.#second[lead] ^ byte, 0x85ebca6b);
  }

  digest() {
    return [this.#first.length.toString(), hex(this.#first), hex(this.#second)].join('-');
  }
}

// The sum does not know the order; scattering the bits first keeps it from cancelling out what differs.
function hex(hashes) {
  const sum = hashes.reduce((total, hash) => (total + scattered(hash)) | 0, 0);
  return (sum >>> 0).toString(16).padStart(8, '0');
}

function scattered(hash) {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
