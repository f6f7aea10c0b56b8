// Pipelines, stages and owners.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Simulator, everyPage, ids, refused, testThatNothingWasForgotten, watched } from './simulator.mjs';

const simulator = await Simulator.start('--contacts', 500, '--seed', 4, '--no-limits');
const { crm } = simulator.client();
const writes = ['create', 'replace', 'update', 'archive']; // pipelines are read-only here
const pipelines = watched('pipelines.pipelinesApi', crm.pipelines.pipelinesApi, writes);
const stages = watched('pipelines.pipelineStagesApi', crm.pipelines.pipelineStagesApi, writes);
const owners = watched('owners.ownersApi', crm.owners.ownersApi);

test('the default pipeline has its stages and their probabilities', async () => {
  const { results } = await pipelines.getAll('deals');
  assert.ok(results.length > 1);
  const [first] = results;
  assert.deepEqual(
    [first.id, first.label, first.displayOrder, first.archived],
    ['default', 'Sales Pipeline', 0, false],
  );
  assert.ok(first.createdAt instanceof Date && first.updatedAt instanceof Date);
  assert.deepEqual(
    first.stages.map(({ id, metadata }) => [id, Number(metadata.probability), metadata.isClosed]),
    [
      ...[
        ['appointmentscheduled', 0.2, 'false'],
        ['qualifiedtobuy', 0.4, 'false'],
        ['presentationscheduled', 0.6, 'false'],
      ],
      ...[
        ['decisionmakerboughtin', 0.8, 'false'],
        ['contractsent', 0.9, 'false'],
        ['closedwon', 1, 'true'],
      ],
      ['closedlost', 0, 'true'],
    ],
  );
  first.stages.forEach((stage, order) => {
    assert.equal(stage.displayOrder, order);
    assert.equal(typeof stage.metadata.probability, 'string');
    assert.ok(stage.createdAt instanceof Date && stage.label.length > 0 && stage.archived === false);
  });
  for (const { id, stages: own } of results.slice(1)) {
    [id, ...ids(own)].forEach((each) => assert.match(each, /^\d+$/));
  }
});

test('one pipeline, its stages, one stage', async () => {
  const all = (await pipelines.getAll('deals')).results;
  for (const pipeline of all) {
    assert.deepEqual(await pipelines.getById('deals', pipeline.id), pipeline);
    assert.deepEqual((await stages.getAll('deals', pipeline.id)).results, pipeline.stages);
    const [stage] = pipeline.stages;
    assert.deepEqual(await stages.getById('deals', pipeline.id, stage.id), stage);
  }
  await refused(pipelines.getById('deals', 'nowhere'), 404, 'OBJECT_NOT_FOUND');
  await refused(stages.getById('deals', 'default', 'nowhere'), 404, 'OBJECT_NOT_FOUND');
});

test('every deal is in a stage of its pipeline, and won where that says so', async () => {
  const all = (await pipelines.getAll('deals')).results;
  const names = ['pipeline', 'dealstage', 'hs_is_closed', 'hs_is_closed_won'];
  const deals = await crm.deals.getAll(100, undefined, names);
  const used = new Set();
  for (const { id, properties } of deals) {
    const stage = all
      .find((pipeline) => pipeline.id === properties.pipeline)
      ?.stages.find((each) => each.id === properties.dealstage);
    assert.ok(stage, id);
    used.add(properties.pipeline);
    const closed = stage.metadata.isClosed === 'true';
    assert.equal(properties.hs_is_closed, String(closed));
    assert.equal(properties.hs_is_closed_won, String(closed && Number(stage.metadata.probability) === 1));
  }
  assert.ok(used.size > 1);
});

test('a deal that is moved to a closing stage is closed', async () => {
  const properties = { dealname: 'Moved', dealstage: 'contractsent', pipeline: 'default' };
  const { id } = await crm.deals.basicApi.create({ properties, associations: [] });
  const won = async () => (await crm.deals.basicApi.getById(id, ['hs_is_closed_won'])).properties.hs_is_closed_won;
  assert.equal(await won(), 'false');
  await crm.deals.basicApi.update(id, { properties: { dealstage: 'closedwon' } });
  assert.equal(await won(), 'true');
});

test('owners, in pages, by address and one by one', async () => {
  const all = await everyPage((after) => owners.getPage(undefined, after, 2));
  assert.ok(all.length > 2);
  assert.equal(new Set(ids(all)).size, all.length);
  assert.deepEqual(ids((await owners.getPage()).results), ids(all));
  for (const owner of all) {
    assert.deepEqual([owner.type, owner.archived, typeof owner.userId], ['PERSON', false, 'number']);
    assert.ok(owner.createdAt instanceof Date && owner.updatedAt instanceof Date && owner.firstName && owner.lastName);
    assert.deepEqual(ids((await owners.getPage(owner.email)).results), [owner.id]);
    assert.deepEqual(await owners.getById(Number(owner.id)), owner);
    assert.equal((await owners.getById(owner.userId, 'userId')).id, owner.id);
  }
  const archived = (await owners.getPage(undefined, undefined, 100, true)).results;
  assert.ok(archived.every((owner) => owner.archived && !ids(all).includes(owner.id)));
  await refused(owners.getById(1), 404, 'OBJECT_NOT_FOUND');
  const known = new Set([...ids(all), ...ids(archived)]);
  const contacts = await crm.contacts.getAll(100, undefined, ['hubspot_owner_id']);
  const used = contacts.map((contact) => contact.properties.hubspot_owner_id).filter(Boolean);
  assert.ok(used.length > 0 && used.every((id) => known.has(id)));
});

testThatNothingWasForgotten();
