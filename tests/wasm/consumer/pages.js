// What the examples of the package's README take for granted: pages as fetch gives them, a File, and definitions.
const page = (...records) =>
  new TextEncoder().encode(JSON.stringify({ results: records.map((record) => ({ ...record, archived: false })) }));
const pages = [
  page({ id: '100203', updatedAt: '2026-10-20T11:00:00Z', properties: { email: 'Ada@Acme.test', jobtitle: 'CEO' } }),
  page({
    id: '100451',
    updatedAt: '2026-11-01T08:30:12.345Z',
    properties: { email: 'ada@acme.test', jobtitle: 'CTO' },
  }),
];
const properties = { results: [{ name: 'email', label: 'Email', type: 'string', fieldType: 'text' }] };
