// The same job in plain JavaScript, as a good front-end developer would write it who has no package for it: JSON.parse, a Map
// by folded address, one object a lead. It knows its twenty fields by heart, so each lead has the same hidden class and no
// rule is looked up; of these ways to write it, this is the fastest that was found.
const decoder = new TextDecoder();

/**
 * Leads without duplicates of list pages (Uint8Array each), and what remapping and a ledger need: the winning record of every
 * group as HubSpot sent its properties, with those that lost to it.
 *
 *     { groups: Map { 'ada@acme.test' => { id, updatedAt, properties, losers: [record] | null } },
 *       leads: [{ recordId, email, ..., conversions }], rejected: 0 }
 */
export function readLeads(pages) {
  const groups = new Map();
  for (let i = 0; i < pages.length; i++) {
    const { results } = JSON.parse(decoder.decode(pages[i]));
    for (let k = 0; k < results.length; k++) {
      const { id, properties, updatedAt } = results[k];
      const record = { id, updatedAt, properties, losers: null };
      const email = properties.email;
      const key = email ? email.trim().toLowerCase() : id; // an id is no address: those without one stay alone
      const other = groups.get(key);
      if (other === undefined) {
        groups.set(key, record);
      } else if (wins(record, other)) {
        record.losers = other.losers ?? [];
        record.losers.push(other);
        other.losers = null;
        groups.set(key, record);
      } else {
        (other.losers ??= []).push(record);
      }
    }
  }
  return { groups, ...typedLeads(groups) };
}

// HubSpot's times have one form, and then the later one is the greater text.
function wins(record, other) {
  if (record.updatedAt.length !== other.updatedAt.length) {
    return Date.parse(record.updatedAt) > Date.parse(other.updatedAt);
  }
  return record.updatedAt === other.updatedAt
    ? Number(record.id) > Number(other.id)
    : record.updatedAt > other.updatedAt;
}

let rejected = 0;

function typedLeads(groups) {
  rejected = 0;
  const leads = [];
  for (const [key, { id, properties }] of groups) {
    leads.push({
      recordId: id,
      email: key === id ? null : key,
      firstName: properties.firstname || null,
      lastName: properties.lastname || null,
      company: properties.company || null,
      jobTitle: properties.jobtitle || null,
      lifecycleStage: properties.lifecyclestage || null,
      leadStatus: properties.hs_lead_status || null,
      industry: properties.industry || null,
      website: properties.website || null,
      phone: properties.phone || null,
      createdAt: time(properties.createdate),
      modifiedAt: time(properties.lastmodifieddate),
      lastSeenAt: time(properties.hs_analytics_last_timestamp),
      lastOpenAt: time(properties.hs_email_last_open_date),
      lastClickAt: time(properties.hs_email_last_click_date),
      pageViews: number(properties.hs_analytics_num_page_views),
      delivered: number(properties.hs_email_delivered),
      opens: number(properties.hs_email_open),
      clicks: number(properties.hs_email_click),
      conversions: number(properties.num_conversion_events),
    });
  }
  return { leads, rejected };
}

function time(text) {
  return text ? checked(Date.parse(text)) : null;
}

function number(text) {
  return text ? checked(Number(text)) : null;
}

function checked(value) {
  if (Number.isNaN(value)) {
    rejected++;
    return null;
  }
  return value;
}
