import { beforeEach, describe, expect, it } from 'vitest';
import { createObligationsService } from '../../main/obligations/service.ts';
import { createTransactor } from '../../main/rpc/transact.ts';
import type { Client } from '../../shared/contract/define.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import type { NewUnit } from '../../shared/equipment.ts';
import { createTestCore, type TestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { testClock } from '../support/ports.ts';
import { recordsOf } from '../support/records.ts';
import { storedDocument } from '../support/stored-document.ts';

let test: TestCore;
let physicist: Client<AppContract>;
let classId: number;
beforeEach(async () => {
  test = await createTestCore({ clock: testClock('2026-06-15T10:30:00') });
  physicist = test.as('operator');
  classId = (await physicist.lookups.create({ kind: 'class', name: 'CT' })).id;
});

async function ruleId(key: string): Promise<number> {
  const { items } = await physicist.obligations.rules({});
  return items.find((rule) => rule.key === key)?.id ?? 0;
}

const unit = (fields: Partial<NewUnit> = {}) => physicist.equipment.create({ classId, ...fields });

async function under(key: string, fields: Partial<NewUnit> = {}) {
  const { id: unitId } = await unit(fields);
  await physicist.obligations.add({ unitIds: [unitId], ruleId: await ruleId(key) });
  const [obligation] = (await physicist.obligations.ofUnit({ unitId })).items;
  if (!obligation) throw new Error('the unit is under the rule');
  return { unitId, obligation };
}

const labels = async (unitId: number) =>
  (await physicist.obligations.ofUnit({ unitId })).items.map(({ obligation }) => obligation).toSorted();

describe('the frequencies of a unit', () => {
  it('open its obligations; none stays none', async () => {
    const { id } = await unit({ auditFrequencies: ['Quarterly', 'Annual - TJC'] });
    expect(await labels(id)).toEqual(['Annual - TJC', 'Quarterly']);
    expect(await physicist.equipment.get({ id })).toMatchObject({
      hasObligations: true,
      neverTested: true,
      nextLimitOn: null,
    });
    const none = await unit();
    expect(await labels(none.id)).toEqual([]);
    expect(none).toMatchObject({ hasObligations: false, neverTested: false });
  });

  it('leave an unchanged obligation alone and keep the ended one', async () => {
    const { id, version } = await unit({ auditFrequencies: ['Quarterly', 'Annual - TJC'] });
    const [first] = (await physicist.obligations.ofUnit({ unitId: id })).items;
    if (!first) throw new Error('two obligations');
    await physicist.obligations.update({
      id: first.id,
      version: first.version,
      startsOn: '2024-01-01',
      note: 'Since the move',
    });
    await physicist.equipment.update({ id, version, auditFrequencies: ['Annual - TJC', 'Annual - ME'] });
    const { items, ended } = await physicist.obligations.ofUnit({ unitId: id });
    expect(items.map((one) => one.obligation).toSorted()).toEqual(['Annual - ME', 'Annual - TJC']);
    expect(items.find((one) => one.id === first.id)).toMatchObject({ startsOn: '2024-01-01', note: 'Since the move' });
    expect(ended).toMatchObject([{ obligation: 'Quarterly', endsOn: '2026-06-14', status: 'suspended' }]);
  });

  it('come back as the very obligation when they were taken away today', async () => {
    const { id, version } = await unit({ auditFrequencies: ['Quarterly'] });
    const before = (await physicist.obligations.ofUnit({ unitId: id })).items[0]?.id;
    await physicist.equipment.update({ id, version, auditFrequencies: [] });
    expect(await labels(id)).toEqual([]);
    await physicist.equipment.update({ id, version: version + 1, auditFrequencies: ['Quarterly'] });
    const { items, ended } = await physicist.obligations.ofUnit({ unitId: id });
    expect([items[0]?.id, ended]).toEqual([before, []]);
  });

  it('follow what is added and ended on the page of the unit, as a change of the unit', async () => {
    const { id, version } = await unit();
    await physicist.obligations.add({ unitIds: [id], ruleId: await ruleId('acr') });
    expect(await physicist.equipment.get({ id })).toMatchObject({
      auditFrequencies: ['Annual - ACR'],
      version: version + 1,
    });
    const [acr] = (await physicist.obligations.ofUnit({ unitId: id })).items;
    if (!acr) throw new Error('one obligation');
    await physicist.obligations.update({ id: acr.id, version: acr.version, endsOn: '2026-12-31' });
    expect((await physicist.equipment.get({ id })).auditFrequencies).toEqual([]);
    // It holds until that day.
    expect(await labels(id)).toEqual(['Annual - ACR']);
    await physicist.obligations.update({ id: acr.id, version: acr.version + 1, endsOn: null });
    expect((await physicist.equipment.get({ id })).auditFrequencies).toEqual(['Annual - ACR']);
    await physicist.obligations.add({ unitIds: [id], ruleId: await ruleId('mqsa') });
    expect((await physicist.equipment.get({ id })).auditFrequencies).toEqual(['Annual - ACR']);
  });
});

describe('obligations of units', () => {
  it('are added to many units at once, each on record; units under the rule stay as they are', async () => {
    const units = [await unit(), await unit(), await unit()];
    const id = await ruleId('mqsa');
    await physicist.obligations.add({ unitIds: [units[0]?.id ?? 0], ruleId: id });
    const unitIds = units.map((one) => one.id);
    expect(await physicist.obligations.add({ unitIds: [...unitIds, ...unitIds], ruleId: id })).toEqual({
      added: 2,
      unchanged: 1,
    });
    const added = (await recordsOf(test, 'obligation')).filter(({ action }) => action === 'obligations.add');
    expect(added.map(({ changes }) => changes.unitId?.new)).toEqual(unitIds);
    const { items } = await physicist.obligations.rules({});
    expect(items.find((rule) => rule.key === 'mqsa')?.unitCount).toBe(3);
  });

  it('are all or none when one unit does not exist', async () => {
    const { id } = await unit();
    const both = { unitIds: [id, id + 1], ruleId: await ruleId('mqsa') };
    await expect(physicist.obligations.add(both)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await labels(id)).toEqual([]);
  });

  it('are due some days after the installation where the rule says so, and follow its date', async () => {
    const { unitId } = await under('me-clinic', { installedOn: '2026-05-01' });
    const { items } = await physicist.obligations.ofUnit({ unitId });
    expect(items).toMatchObject([{ limitDate: '2026-05-31', daysLeft: -15, status: 'overdue', lastTested: null }]);
    const stored = await physicist.equipment.get({ id: unitId });
    expect(stored.nextLimitOn).toBe('2026-05-31');
    await physicist.equipment.update({ id: unitId, version: stored.version, installedOn: '2026-06-01' });
    expect((await physicist.equipment.get({ id: unitId })).nextLimitOn).toBe('2026-07-01');
  });

  it('of a unit that is out of service are suspended', async () => {
    const { unitId } = await under('me-clinic', { installedOn: '2026-05-01', planned: true });
    expect((await physicist.obligations.ofUnit({ unitId })).items).toMatchObject([{ status: 'suspended' }]);
    expect(await physicist.equipment.get({ id: unitId })).toMatchObject({ nextLimitOn: null, neverTested: false });
  });

  it('that have not begun are counted from their first day on', async () => {
    const { unitId, obligation } = await under('me-clinic', { installedOn: '2026-05-01' });
    const change = { id: obligation.id, version: obligation.version, startsOn: '2026-06-20' };
    expect(await physicist.obligations.update(change)).toMatchObject({ status: 'suspended' });
    expect(await physicist.equipment.get({ id: unitId })).toMatchObject({ nextLimitOn: null, hasObligations: false });
    test.clock.set('2026-06-20T00:10:00');
    expect(await renewAll()).toEqual({ units: 1, changed: 1 });
    expect(await physicist.equipment.get({ id: unitId })).toMatchObject({
      nextLimitOn: '2026-07-20',
      hasObligations: true,
    });
    expect(await renewAll()).toEqual({ units: 1, changed: 0 });
  });

  it('that were taken away before they began keep their note editable', async () => {
    const { id: unitId, version } = await unit();
    await physicist.obligations.add({ unitIds: [unitId], ruleId: await ruleId('acr'), startsOn: '2027-01-01' });
    const current = await physicist.equipment.get({ id: unitId });
    expect(current.version).toBeGreaterThan(version);
    await physicist.equipment.update({ id: unitId, version: current.version, auditFrequencies: [] });
    const [ended] = (await physicist.obligations.ofUnit({ unitId })).ended;
    if (!ended) throw new Error('it stays among those that have ended');
    const noted = await physicist.obligations.update({
      id: ended.id,
      version: ended.version,
      note: 'Bought too early',
    });
    expect(noted).toMatchObject({ note: 'Bought too early', startsOn: '2027-01-01', endsOn: '2026-06-14' });
    const back = physicist.obligations.update({ id: ended.id, version: noted.version, endsOn: '2026-12-31' });
    await expect(back).rejects.toMatchObject({ code: 'INVALID', fields: { endsOn: expect.any(String) } });
  });

  it('refuse an end before the start, a stale version, a second clock under the same rule', async () => {
    const { unitId, obligation } = await under('mqsa');
    const { id, version } = obligation;
    const bad = physicist.obligations.update({ id, version, startsOn: '2026-02-01', endsOn: '2026-01-31' });
    await expect(bad).rejects.toMatchObject({ code: 'INVALID', fields: { endsOn: expect.any(String) } });
    await physicist.obligations.update({ id, version, endsOn: '2026-01-31' });
    const stale = physicist.obligations.update({ id, version, note: 'x' });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', details: { current: { endsOn: '2026-01-31' } } });
    await physicist.obligations.add({ unitIds: [unitId], ruleId: await ruleId('mqsa') });
    const again = physicist.obligations.update({ id, version: version + 1, endsOn: null });
    await expect(again).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('an extension', () => {
  it('moves the limit with a reason and a document, is on record, and can be withdrawn', async () => {
    const { unitId, obligation } = await under('me-clinic', { installedOn: '2026-06-01' });
    const documentId = await storedDocument(test, 'obligation', obligation.id);
    const { id, version } = obligation;
    const request = { id, version, until: '2026-09-30', reason: 'Part on order', documentId };
    const extended = await physicist.obligations.extend(request);
    expect(extended).toMatchObject({ limitDate: '2026-09-30', extendedUntil: '2026-09-30', dueDate: '2026-07-01' });
    expect(extended.extensions).toMatchObject([{ forLimit: '2026-07-01', until: '2026-09-30', withdrawn: null }]);
    expect((await physicist.equipment.get({ id: unitId })).nextLimitOn).toBe('2026-09-30');
    expect((await recordsOf(test, 'obligation')).at(-1)).toMatchObject({
      action: 'obligations.extend',
      reason: 'Part on order',
    });

    const longer = await physicist.obligations.extend({ ...request, version: extended.version, until: '2026-10-31' });
    expect(longer.limitDate).toBe('2026-10-31');
    const [newest] = longer.extensions;
    const taken = await physicist.obligations.withdrawExtension({
      id,
      extensionId: newest?.id ?? 0,
      reason: 'Typed wrongly',
    });
    expect(taken).toMatchObject({ limitDate: '2026-09-30' });
    expect(taken.extensions[0]?.withdrawn).toMatchObject({ reason: 'Typed wrongly' });
    const twice = physicist.obligations.withdrawExtension({ id, extensionId: newest?.id ?? 0, reason: 'Again' });
    await expect(twice).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('survives a change of its rule; an event after it makes the test due all the same', async () => {
    const { unitId, obligation } = await under('pa-fluoro');
    await physicist.compliance.recordTest({ unitId, type: 'Annual', testDate: '2025-07-15' });
    const { id, version, ruleId } = obligation;
    const documentId = await storedDocument(test, 'obligation', id);
    await physicist.obligations.extend({ id, version, until: '2026-12-31', reason: 'x', documentId });
    const limit = async () => (await physicist.equipment.get({ id: unitId })).nextLimitOn;
    expect(await limit()).toBe('2026-12-31');
    const rule = (await physicist.obligations.rules({})).items.find((one) => one.id === ruleId);
    if (!rule) throw new Error('the rule of an obligation is there');
    await physicist.obligations.updateRule({
      id: ruleId,
      version: rule.version,
      definition: { ...rule.definition, cycle: { kind: 'months', months: 13 } },
      reason: 'State letter',
    });
    expect(await limit()).toBe('2026-12-31');
    test.clock.set('2026-06-16T10:00:00');
    await physicist.obligations.recordEvent({ unitId, kind: 'output-affecting-service', occurredOn: '2026-06-16' });
    expect(await limit()).toBe('2026-06-16');
  });

  it('keeps its document until it is withdrawn', async () => {
    const { obligation } = await under('me-clinic', { installedOn: '2026-06-01' });
    const documentId = await storedDocument(test, 'obligation', obligation.id);
    const { id, version } = obligation;
    const { extensions } = await physicist.obligations.extend({
      id,
      version,
      until: '2026-09-30',
      reason: 'x',
      documentId,
    });
    const remove = () => physicist.documents.remove({ id: documentId, reason: 'Scanned badly' });
    await expect(remove()).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('extension') });
    await physicist.obligations.withdrawExtension({ id, extensionId: extensions[0]?.id ?? 0, reason: 'x' });
    expect((await remove()).deleted).toMatchObject({ reason: 'Scanned badly' });
  });

  it('is refused without such a document, to a day that is not later, and where nothing is due', async () => {
    const { obligation } = await under('me-clinic', { installedOn: '2026-06-01' });
    const other = await under('mqsa');
    const documentId = await storedDocument(test, 'obligation', obligation.id);
    const { id, version } = obligation;
    const extend = (change: object) =>
      physicist.obligations.extend({ id, version, until: '2026-09-30', reason: 'x', documentId, ...change });
    await expect(extend({ documentId: documentId + 1 })).rejects.toMatchObject({
      fields: { documentId: expect.any(String) },
    });
    await expect(extend({ until: '2026-07-01' })).rejects.toMatchObject({ fields: { until: expect.any(String) } });
    await expect(extend({ version: version + 1 })).rejects.toMatchObject({ code: 'CONFLICT' });
    const nothing = extend({ id: other.obligation.id, version: other.obligation.version });
    await expect(nothing).rejects.toMatchObject({ fields: { until: expect.any(String) } });
  });
});

describe('an event', () => {
  it('makes a test due at once where the rule says so, until it is taken back', async () => {
    const { unitId } = await under('pa-fluoro');
    const event = {
      unitId,
      kind: 'output-affecting-service' as const,
      occurredOn: '2026-06-10',
      note: 'New tube head',
    };
    const { id } = await physicist.obligations.recordEvent(event);
    const of = async () => physicist.obligations.ofUnit({ unitId });
    expect(await of()).toMatchObject({
      items: [{ limitDate: '2026-06-10', status: 'overdue' }],
      events: [{ id, ...event }],
    });
    await physicist.obligations.removeEvent({ id, reason: 'Other unit' });
    expect(await of()).toMatchObject({ items: [{ limitDate: null, status: 'never-tested' }], events: [] });
    const db = await openDatabaseOf(test.folder);
    expect(db.prepare('SELECT deleted_reason FROM unit_events').pluck().all()).toEqual(['Other unit']);
  });

  it('cannot lie ahead', async () => {
    const { unitId } = await under('pa-fluoro');
    const ahead = physicist.obligations.recordEvent({ unitId, kind: 'move', occurredOn: '2026-06-16' });
    await expect(ahead).rejects.toMatchObject({ code: 'INVALID' });
  });
});

it('technologists read clocks and record events; the rest is for those who plan', async () => {
  const other = await createTestCore();
  const administrator = other.as('administrator');
  const technologist = other.as('technologist');
  const { id } = await administrator.lookups.create({ kind: 'class', name: 'CT' });
  const { id: unitId } = await other
    .as('physics-assistant')
    .equipment.create({ classId: id, auditFrequencies: ['Quarterly'] });
  const { items } = await technologist.obligations.ofUnit({ unitId });
  const change = { id: items[0]?.id ?? 0, version: 1, note: 'x' };
  await expect(technologist.obligations.update(change)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await other.as('physics-assistant').obligations.update(change);
  const event = await technologist.obligations.recordEvent({ unitId, kind: 'move', occurredOn: '2024-01-01' });
  const removal = { id: event.id, reason: 'x' };
  await expect(technologist.obligations.removeEvent(removal)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await other.as('physicist').obligations.removeEvent(removal);
});

async function renewAll() {
  const db = await openDatabaseOf(test.folder);
  const { clock } = test;
  const events = {
    publish: () => undefined,
    subscribe: () => () => undefined,
    pump: () => undefined,
    close: () => undefined,
  };
  const service = createObligationsService({ db, clock, transactor: createTransactor({ db, clock }), events });
  return service.renewAll('2026-06-20');
}
