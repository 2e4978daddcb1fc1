import { beforeEach, expect, test } from 'vitest';
import type { Client } from '../../shared/contract/define.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import type { AuditFrequency } from '../../shared/equipment.ts';
import { createTestCore } from '../support/core.ts';
import { createImportDesk, csv } from '../support/import-desk.ts';
import { testClock } from '../support/ports.ts';

let operator: Client<AppContract>;
let classId: number;
beforeEach(async () => {
  operator = (await createTestCore({ clock: testClock('2026-06-15T10:30:00') })).as('operator');
  classId = (await operator.lookups.create({ kind: 'class', name: 'CT' })).id;
});

async function unitUnder(...auditFrequencies: AuditFrequency[]): Promise<number> {
  return (await operator.equipment.create({ classId, auditFrequencies })).id;
}

async function limits(unitId: number): Promise<Record<string, string | null>> {
  const { items } = await operator.obligations.ofUnit({ unitId });
  return Object.fromEntries(items.map(({ obligation, limitDate }) => [obligation, limitDate]));
}

const record = (unitId: number, type: 'Annual' | 'QC Review' | 'Submission', testDate: string, more: object = {}) =>
  operator.compliance.recordTest({ unitId, type, testDate, ...more });

test('every obligation counts from the tests that satisfy it: a QC review renews the short cycles only', async () => {
  const unitId = await unitUnder('Quarterly', 'Semiannual', 'Annual - ACR', 'Annual - TJC', 'Annual - ME');
  await record(unitId, 'Annual', '2026-03-01');
  await record(unitId, 'QC Review', '2026-05-20');
  await record(unitId, 'Submission', '2026-06-01');
  expect(await limits(unitId)).toEqual({
    Quarterly: '2026-08-31',
    Semiannual: '2026-11-30',
    'Annual - ACR': '2027-05-01',
    'Annual - TJC': '2027-03-31',
    'Annual - ME': '2027-12-31',
  });
  expect((await operator.equipment.get({ id: unitId })).nextLimitOn).toBe('2026-08-31');
});

test('a test in the future does not count', async () => {
  const unitId = await unitUnder('Annual - TJC');
  await record(unitId, 'Annual', '2026-06-16');
  expect(await limits(unitId)).toEqual({ 'Annual - TJC': null });
  await record(unitId, 'Annual', '2026-06-15');
  expect(await limits(unitId)).toEqual({ 'Annual - TJC': '2027-07-15' });
});

test('a test that was said not to count leaves the clock as it was, for that obligation only', async () => {
  const unitId = await unitUnder('Annual - TJC', 'Annual - ACR');
  await record(unitId, 'Annual', '2025-07-01');
  const { items } = await operator.obligations.ofUnit({ unitId });
  const tjc = items.find(({ obligation }) => obligation === 'Annual - TJC');
  const early = await record(unitId, 'Annual', '2026-01-10', { excludedObligationIds: [tjc?.id ?? 0] });
  expect(await limits(unitId)).toEqual({ 'Annual - TJC': '2026-07-31', 'Annual - ACR': '2027-03-10' });
  await operator.compliance.removeTest({ id: early.id, version: early.version, reason: 'Wrong unit' });
  expect(await limits(unitId)).toEqual({ 'Annual - TJC': '2026-07-31', 'Annual - ACR': '2026-09-01' });
});

test('a rule that counts other tests moves the clocks of those who are under it', async () => {
  const unitId = await unitUnder('Annual - ME');
  await record(unitId, 'QC Review', '2026-05-20');
  expect(await limits(unitId)).toEqual({ 'Annual - ME': null });
  const { items } = await operator.obligations.rules({});
  const me = items.find(({ key }) => key === 'me');
  if (!me) throw new Error('the rule is shipped');
  const definition = { ...me.definition, satisfiedBy: [...me.definition.satisfiedBy, 'QC Review' as const] };
  await operator.obligations.updateRule({ id: me.id, version: me.version, definition, reason: 'State letter' });
  expect(await limits(unitId)).toEqual({ 'Annual - ME': '2027-12-31' });
});

test('an undone import brings back the very obligation that it ended, and takes those away that it opened', async () => {
  const desk = await createImportDesk();
  await desk.import(csv('eq_id,equipment_class,eq_auditfreq', '1,CT,"Quarterly, Annual - TJC"'));
  const of = () => desk.api.obligations.ofUnit({ unitId: 1 });
  const before = await of();
  const quarterly = before.items.find(({ obligation }) => obligation === 'Quarterly');
  await desk.api.obligations.update({ id: quarterly?.id ?? 0, version: 1, startsOn: '2024-01-01', note: 'Agreed' });
  const { import: applied } = await desk.import(
    csv('eq_id,equipment_class,eq_auditfreq', '1,CT,"Annual - TJC, Annual - ME"'),
  );
  expect((await of()).items.map(({ obligation }) => obligation).toSorted()).toEqual(['Annual - ME', 'Annual - TJC']);
  await desk.undo(applied.id);
  const after = await of();
  expect(after.items.map(({ id }) => id).toSorted()).toEqual(before.items.map(({ id }) => id).toSorted());
  expect(after.ended).toEqual([]);
  expect(after.items.find(({ id }) => id === quarterly?.id)).toMatchObject({ startsOn: '2024-01-01', note: 'Agreed' });
});
