// Pipelines and stages, as they are read and as they are made, and owners.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Simulator, everyPage, ids, refused, testThatNothingWasForgotten, watched } from './simulator.mjs';

const simulator = await Simulator.start('--contacts', 500, '--seed', 4, '--no-limits');
const { crm } = simulator.client();
const pipelines = watched('pipelines.pipelinesApi', crm.pipelines.pipelinesApi);
const stages = watched('pipelines.pipelineStagesApi', crm.pipelines.pipelineStagesApi);
const audits = watched('pipelines.pipelineAuditsApi', crm.pipelines.pipelineAuditsApi);
const stageAudits = watched('pipelines.pipelineStageAuditsApi', crm.pipelines.pipelineStageAuditsApi);
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

const stage = (label, probability, displayOrder = 0) => ({ label, displayOrder, metadata: { probability } });
const deal = (pipeline, dealstage) => ({
  properties: { dealname: 'Fresh', pipeline, dealstage },
  associations: [],
});

test('a pipeline is made, changed, replaced and deleted', async () => {
  const made = await pipelines.create('deals', {
    label: 'Direct',
    displayOrder: 9,
    stages: [stage('Begun', '0.2'), stage('Won', '1.0', 1), stage('Lost', '0.0', 2)],
  });
  assert.deepEqual(
    made.stages.map(({ label, metadata }) => [label, metadata.isClosed]),
    [
      ['Begun', 'false'],
      ['Won', 'true'],
      ['Lost', 'true'],
    ],
  );
  const [begun] = made.stages;
  assert.deepEqual(await pipelines.getById('deals', made.id), made);
  const { id } = await crm.deals.basicApi.create(deal(made.id, begun.id));
  const used = await refused(pipelines.archive('deals', made.id, true), 400, 'VALIDATION_ERROR');
  assert.equal(used.subCategory, 'PipelineError.STAGE_ID_IN_USE');
  assert.ok(used.message.includes(id));

  assert.equal((await pipelines.update('deals', made.id, { label: 'Online' })).label, 'Online');
  const replaced = await pipelines.replace('deals', made.id, {
    label: 'Online',
    displayOrder: 9,
    stages: [stage('Begun', '0.3'), stage('Won', '1.0', 1)],
  });
  assert.deepEqual(ids(replaced.stages), [begun.id, made.stages[1].id]);
  const actions = (await audits.getAudit('deals', made.id)).results;
  assert.deepEqual(
    actions.map(({ action }) => action),
    ['UPDATE', 'UPDATE', 'CREATE'],
  );
  assert.equal(JSON.parse(actions[2].rawObject).label, 'Direct');
  assert.ok(actions[0].timestamp instanceof Date && actions[0].portalId === simulator.portalId);

  await pipelines.archive('deals', made.id);
  await refused(pipelines.getById('deals', made.id), 404, 'OBJECT_NOT_FOUND');
  await refused(crm.deals.basicApi.create(deal(made.id, begun.id)), 400, 'VALIDATION_ERROR');
  assert.equal((await crm.deals.basicApi.getById(id)).properties.dealstage, begun.id);
});

test('stages are made, changed, replaced and deleted', async () => {
  const { id } = await pipelines.create('deals', { label: 'Stages', displayOrder: 9, stages: [stage('One', '0.5')] });
  const two = await stages.create('deals', id, stage('Two', '0.6', 1));
  assert.equal((await stages.update('deals', id, two.id, { label: 'Second', metadata: {} })).label, 'Second');
  const replaced = await stages.replace('deals', id, two.id, stage('Zwei', '0.7', 1));
  assert.deepEqual([replaced.label, replaced.metadata.probability], ['Zwei', '0.7']);
  // The client asks for /crm/v3/pipelines/deals/{pipelineId}/stages/..., with the braces.
  await refused(stageAudits.getAudit('deals', two.id), 404);
  const audited = await simulator.call('GET', `/crm/pipelines/2026-09/deals/${id}/stages/${two.id}/audit`);
  assert.equal(audited.json.results.length, 3);
  const { id: dealId } = await crm.deals.basicApi.create(deal(id, two.id));
  await stages.archive('deals', id, two.id);
  assert.equal((await stages.getAll('deals', id)).results.length, 1);
  await refused(crm.deals.basicApi.update(dealId, { properties: { dealstage: two.id, pipeline: id } }), 400);
  await refused(stages.create('deals', id, stage('Three', 'likely')), 400, 'VALIDATION_ERROR');
  await refused(stages.create('deals', id, stage('One', '0.1')), 400, 'VALIDATION_ERROR');
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
