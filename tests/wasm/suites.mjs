// The shared vectors, held against the package. Plain functions of the package and the cases, so that the same suites run
// in Node and in a browser. Each answers with what differs, a line each; nothing where all is well.

const updatedAt = '2026-11-01T08:30:12.345Z';

/** A list page of records 1, 2, ... with these properties. */
function pageOf(...records) {
  return JSON.stringify({
    results: records.map((properties, index) => ({ id: String(index + 1), properties, updatedAt, archived: false })),
  });
}

function differs(test, what, found, expected) {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  return a === b ? [] : [`${test.name}: ${what}: found ${a}, expected ${b}`];
}

async function each(cases, check) {
  const faults = [];
  for (const test of cases) {
    faults.push(...(await check(test)));
  }
  return faults;
}

/** Pages: read as companies, which keep every record apart; each property as a custom text field. */
export function page({ LeadBase }, cases) {
  return each(cases, async (test) => {
    const records = test.records ?? [];
    const names = [...new Set(records.flatMap(({ values }) => Object.keys(values)))].filter((name) =>
      /^\w{1,64}$/.test(name),
    );
    const account = names.map((field) => ({ field, from: [field], custom: true }));
    const base = await LeadBase.create({ mapping: { version: 1, account } });
    const bytes = test.latin1
      ? Uint8Array.from(test.bytes, (c) => c.charCodeAt(0))
      : new TextEncoder().encode(test.bytes);
    const summary = base.ingest('companies', bytes, 'a page');
    const { rejections } = base.report();
    const rows = base.accounts({ limit: Infinity });
    base.close();
    if (test.error) {
      const [code, pointer] = test.error;
      return [
        ...differs(test, 'pages', summary.rejectedPages, 1),
        ...differs(test, 'code', summary.firstError?.code, code),
        ...differs(test, 'place', summary.firstError?.where, ['a page', pointer].filter(Boolean).join(' ')),
      ];
    }
    const ids = records.map(({ id }) => id);
    const apart = records.filter(({ id, archived }) => !archived && ids.indexOf(id) === ids.lastIndexOf(id));
    const found = new Map(rows.map((row) => [row.recordId, row]));
    return [
      ...differs(test, 'records', summary.records, records.length),
      ...differs(test, 'after', summary.nextAfter, test.after),
      ...differs(test, 'faults', codes(rejections), codes(test.faults.map(([code]) => ({ code })))),
      ...apart.flatMap(({ id, updatedAt: time, values }) => {
        const expected = Object.fromEntries(names.map((name) => [name, values[name] || null]));
        return [
          ...differs(test, `updatedAt of ${id}`, found.get(id)?.updatedAt, time),
          ...differs(test, `values of ${id}`, found.get(id)?.custom, expected),
        ];
      }),
    ];
  });
}

const codes = (rejections) => [...new Set(rejections.map(({ code }) => code))].sort();

/** Email keys: what `email` of a lead prints. */
export function email({ LeadBase }, cases) {
  return each(cases, async (test) => {
    const base = await LeadBase.create({ settings: test.settings ?? {} });
    base.ingest('contacts', pageOf({ email: test.address }));
    const [lead] = base.leads();
    const { withoutEmail } = base.report();
    base.close();
    return [
      ...differs(test, 'email', lead.email, test.key ?? null),
      ...differs(test, 'without email', withoutEmail, test.key ? 0 : 1),
    ];
  });
}

/** Values: a custom field of the type on companies, read as a column. */
export function convert({ LeadBase, columnValues }, cases) {
  return each(cases, async (test) => {
    const rule = { field: 'value', from: ['value'], type: test.read, custom: true };
    const base = await LeadBase.create({ mapping: { version: 1, account: [rule] } });
    base.ingest('companies', pageOf({ value: test.text }));
    const column = base.column('value', 'account');
    const [rejection] = base.report().rejections;
    base.close();
    const [number] = column.numbers;
    const found = Number.isNaN(number) ? null : test.read === 'bool' ? Boolean(number) : number;
    return [
      ...differs(test, 'value', found, test.value),
      ...differs(
        test,
        'rejection',
        rejection?.code,
        test.value === null && test.text !== '' ? `convert.${test.read}` : undefined,
      ),
      ...differs(test, 'null', columnValues(column)[0] === null, test.value === null),
    ];
  });
}

/** Mapping documents and their faults. */
export function mapping({ parseMapping, LeadBase, TrailSparkError }, cases) {
  return each(cases, async (test) => {
    const { mapping: read, errors } = await parseMapping(test.text ?? test.document);
    const refused = await LeadBase.create({ mapping: test.text ?? test.document }).then(
      (base) => base.close(),
      (error) => error,
    );
    const again = errors.length === 0 ? await parseMapping(read) : { mapping: read };
    const places = test.faults.map(([, where], index) => (where === '*' ? errors[index]?.where : where));
    return [
      ...differs(
        test,
        'codes',
        errors.map(({ code }) => code),
        test.faults.map(([code]) => code),
      ),
      ...differs(
        test,
        'places',
        errors.map(({ where }) => where),
        places,
      ),
      ...differs(test, 'refused', refused instanceof TrailSparkError ? refused.faults.length : 0, test.faults.length),
      ...differs(test, 'written and read again', again.mapping, read),
    ];
  });
}

/** Mappings held against property definitions. */
export function mapping_check({ checkMapping, defaultMapping }, cases) {
  return each(cases, async (test) => {
    const { target = 'lead' } = test;
    const rules = test.rules ?? (await defaultMapping())[target];
    const found = await checkMapping({ version: 1, [target]: rules }, test.properties, { target }).catch(
      (error) => error.faults,
    );
    const expected = test.findings.map(([code, where]) => [code, where]);
    // A lead without a rule for the address is refused as a document, before it is held against anything.
    const refused = found.length > 0 && found[0].isError === undefined;
    const kept = refused ? expected.filter(([code]) => code === 'mapping.required_field') : expected;
    return differs(
      test,
      'findings',
      found.map(({ code, where }) => [code, where]),
      kept,
    );
  });
}

/** The digest of all leads, accounts and deals of some files: [object, name, bytes]. */
export async function digest({ LeadBase }, files) {
  const base = await LeadBase.create();
  for (const [object, name, bytes] of files) {
    base.ingestFile(object, bytes, name);
  }
  const parts = ['lead', 'account', 'deal'].flatMap((target) => [...base.export('ndjson', { target, chunkRows: 77 })]);
  base.close();
  const hash = await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
