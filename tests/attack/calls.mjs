// A good call of every route, to be spoilt: what stands for its captures, and its body.
export const version = '2026-09';

/** Ids that are there: {contact, other, company, deal, owner, form, created, event, campaign}. */
export async function findIds(simulator) {
  const get = async (path) => (await simulator.call('GET', path)).json;
  const first = async (path) => (await get(path)).results[0].id;
  const [contact, other] = (await get('/crm/v3/objects/contacts?limit=2')).results.map(({ id }) => id);
  const event = (await get('/email/public/v1/events?limit=1')).events[0];
  return {
    ...{ contact, other, event: event?.id ?? 'x', created: event?.created ?? 0 },
    company: await first('/crm/v3/objects/companies?limit=1'),
    owner: await first('/crm/v3/owners'),
    form: await first('/marketing/v3/forms'),
    campaign: event?.emailCampaignId ?? 1,
  };
}

/** The same with records and a property that nobody has touched. */
export async function newIds(simulator, ids) {
  const post = async (path, body) => (await simulator.call('POST', path, { body })).json;
  const name = `p_${++made}`;
  const email = `ids-${made}@acme.test`;
  const contact = await post('/crm/v3/objects/contacts', { properties: { email } });
  const other = await post('/crm/v3/objects/contacts', { properties: { lastname: name } });
  const company = await post('/crm/v3/objects/companies', { properties: { name } });
  await post('/crm/v3/properties/contacts', { ...property, name, options: [option] });
  await post('/crm/v3/properties/contacts/groups', { name: `g_${made}`, label: name });
  const [label] = (await post('/crm/v4/associations/contacts/companies/labels', { name, label: name })).results ?? [];
  const fresh = { contact: contact.id, other: other.id, company: company.id, label: label?.typeId, name, email };
  return { ...ids, ...fresh, group: `g_${made}` };
}

/** /crm/objects/{V}/{objectType}/{objectId} -> /crm/objects/2026-09/contacts/100451 */
export function pathOf(pattern, ids) {
  const values = {
    ...{ V: version, objectType: 'contacts', fromObjectType: 'contacts', toObjectType: 'companies', from: 'contacts' },
    ...{ to: 'companies', objectId: ids.contact, toObjectId: ids.company, ownerId: ids.owner, formId: ids.form },
    ...{ pipelineId: 'default', stageId: 'appointmentscheduled', propertyName: ids.name ?? 'jobtitle' },
    ...{
      groupName: ids.group ?? 'contactinformation',
      token: 'CNq',
      created: ids.created,
      id: ids.event,
      campaignId: ids.campaign,
    },
    ...{ associationTypeId: ids.label ?? 1, associationType: 'contact_to_company', portalId: 24681357 },
  };
  const path = pattern.includes('/pipelines/') ? pattern.replace('{objectType}', 'deals') : pattern;
  return path.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? ids.contact);
}

const stage = { label: 'New stage', displayOrder: 1, metadata: { probability: '0.5', isClosed: 'false' } };
const option = { label: 'A', value: 'a', displayOrder: 0, hidden: false, description: '' };
const property = {
  ...{ name: 'p_new', label: 'New', groupName: 'contactinformation', type: 'enumeration', fieldType: 'select' },
  ...{ options: [option], hasUniqueValue: false, formField: false, hidden: false, displayOrder: -1, description: '' },
};
let made = 0;

/** A body that the route takes; nothing where it takes none. Each time another new address. */
export function bodyOf(method, pattern, ids) {
  const id = ids.contact;
  const email = `new-${++made}@acme.test`;
  const types = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 279 }];
  const properties = { email, jobtitle: 'CTO', lifecyclestage: 'lead' };
  const pair = { from: { id }, to: { id: ids.company } };
  const bodies = [
    [/associations\/.*\/batch\/read$/, { inputs: [{ id, after: '0' }] }],
    [
      /associations\/v?3?.*v3\/.*batch\/|\/crm\/v3\/associations\/.*batch\//,
      { inputs: [{ ...pair, type: 'contact_to_company' }] },
    ],
    [/associations\/.*\/batch\/archive$/, { inputs: [{ from: { id }, to: [{ id: ids.company }] }] }],
    [/associations\/.*\/batch\//, { inputs: [{ ...pair, types }] }],
    [
      /associations\/.*\/labels$/,
      { name: `label_${made}`, label: `L ${made}`, inverseLabel: `I ${made}`, associationTypeId: ids.label ?? 1 },
    ],
    [/objects\/.*\/associations\/(?!default)/, types],
    [
      /search$/,
      {
        ...{ filterGroups: [{ filters: [{ propertyName: 'jobtitle', operator: 'EQ', value: 'CTO' }] }] },
        ...{ sorts: [{ propertyName: 'createdate', direction: 'DESCENDING' }], query: 'a', limit: 5, after: '0' },
        ...{ properties: ['email'] },
      },
    ],
    [/properties\/.*\/batch\/create$/, { inputs: [{ ...property, name: `p_${made}` }] }],
    [/properties\/.*\/batch\//, { archived: false, inputs: [{ name: ids.name ?? 'jobtitle' }] }],
    [/properties\/.*\/groups$/, { name: `g_${made}`, label: 'Group', displayOrder: 1 }],
    [/properties\/.*\/groups\//, { label: 'Group', displayOrder: 1 }],
    [/properties\/[^/]*(\/[^/]*)?$/, { ...property, name: `p_${made}` }],
    [/properties\//, { label: 'Changed', options: [option] }],
    [/pipelines\/.*\/stages/, { ...stage, label: `S ${made}` }],
    [/pipelines\//, { label: `P ${made}`, displayOrder: 2, stages: [stage, { ...stage, label: 'Won' }] }],
    [/batch\/read$/, { properties: ['email'], propertiesWithHistory: ['jobtitle'], inputs: [{ id }] }],
    [/batch\/create$/, { inputs: [{ properties, associations: [{ to: { id: ids.company }, types }] }] }],
    [/batch\/update$/, { inputs: [{ id, properties: { jobtitle: 'CEO' } }] }],
    [/batch\/upsert$/, { inputs: [{ id: email, idProperty: 'email', properties }] }],
    [/batch\/archive$/, { inputs: [{ id: ids.other }] }],
    [/merge$/, { primaryObjectId: id, objectIdToMerge: ids.other }],
    [/gdpr-delete$/, { objectId: ids.email ?? email, idProperty: 'email' }],
    [/objects\/.*\{objectId\}$/, { properties: { jobtitle: 'CEO' } }],
    [/objects\//, { properties, associations: [{ to: { id: ids.company }, types }] }],
    [/./, {}],
  ];
  return method === 'GET' || method === 'DELETE' ? undefined : bodies.find(([fits]) => fits.test(pattern))[1];
}

/** What GET calls may be asked. */
export function queryOf(ids) {
  return {
    ...{ limit: '5', after: '0', properties: 'email,jobtitle', propertiesWithHistory: 'jobtitle', archived: 'false' },
    ...{ associations: 'companies', idProperty: 'hs_object_id', id: ids.contact, offset: '0', startTimestamp: '0' },
    ...{ endTimestamp: '9999999999999', objectType: 'contact', objectId: ids.contact, eventType: 'e_visited_page' },
    ...{
      occurredAfter: '2026-01-01T00:00:00Z',
      sort: '-occurredAt',
      email: 'a@b.test',
      path: '*',
      formTypes: 'hubspot',
    },
  };
}
