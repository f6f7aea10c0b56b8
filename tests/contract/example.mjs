const url = process.env.HUBSPOT_URL ?? 'http://localhost:8765';
const token = process.env.HUBSPOT_TOKEN ?? 'pat-na1-b93480e6-a19d-4c3e-b7bd-1ddffed8910c'; // seed 1's
let path = '/crm/objects/2026-09/contacts?limit=100&properties=email,lifecyclestage';
const contacts = [];
while (path) {
  const page = await (await fetch(url + path, { headers: { authorization: `Bearer ${token}` } })).json();
  contacts.push(...page.results);
  path = page.paging?.next.link.replace(/^https?:\/\/[^/]+/, '');
}
console.log(`${contacts.length} contacts, the first is ${contacts[0].properties.email}`);
