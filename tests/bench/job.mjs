// The same job with the package, used as anyone would.

/** A lead base with groups and typed fields worked out. The caller closes it. */
export async function readIntoBase({ LeadBase }, pages, mapping) {
  const base = await LeadBase.create({ mapping });
  fill(base, pages);
  return base;
}

export function fill(base, pages) {
  for (const page of pages) {
    base.ingest('contacts', page);
  }
  base.derive('lead');
}

/** The mapping with one rule changed: page views are now read from another property. */
export function changedMapping(mapping) {
  const lead = mapping.lead.map((rule) =>
    rule.field === 'pageViews' ? { ...rule, from: ['hs_email_delivered'] } : rule,
  );
  return { ...mapping, lead };
}

/** All columns as typed arrays in JavaScript, sorted by address: by field. */
export function handOver(base, fields) {
  return new Map(fields.map((field) => [field, base.column(field)]));
}
