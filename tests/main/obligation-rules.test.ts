import { beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../shared/contract/define.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { obligationPresets } from '../../shared/obligation-presets.ts';
import type { RuleDefinition } from '../../shared/obligation-rules.ts';
import { createTestCore, type TestCore } from '../support/core.ts';
import { recordsOf } from '../support/records.ts';

let test: TestCore;
let administrator: Client<AppContract>;
beforeEach(async () => {
  test = await createTestCore();
  administrator = test.as('administrator');
});

const yearly: RuleDefinition = {
  cycle: { kind: 'months', months: 12 },
  window: null,
  limit: { kind: 'target' },
  firstDueDays: 0,
  events: null,
  satisfiedBy: ['Annual'],
  classIds: [],
  citation: 'House rule 7',
};

async function ruleOf(key: string) {
  const { items } = await administrator.obligations.rules({ includeInactive: true });
  const rule = items.find((one) => one.key === key);
  if (!rule) throw new Error(`no rule ${key}`);
  return rule;
}

describe('the rules', () => {
  it('of a new installation are the presets, word for word', async () => {
    const { items } = await administrator.obligations.rules({});
    const shipped = items.map(({ key, label, fileLabel, definition }) => ({ key, label, fileLabel, definition }));
    const byKey = (one: { key: string }, other: { key: string }) => (one.key < other.key ? -1 : 1);
    expect(shipped.toSorted(byKey)).toEqual(obligationPresets.toSorted(byKey));
    expect(items.map(({ label }) => label.toLowerCase())).toEqual(
      items.map(({ label }) => label.toLowerCase()).toSorted(),
    );
  });

  it('are added by administrators, with a key made of the name', async () => {
    const made = await administrator.obligations.createRule({ label: 'Dose – yearly', definition: yearly });
    expect(made).toMatchObject({ key: 'dose-yearly', fileLabel: null, version: 1, unitCount: 0, active: true });
    const second = await administrator.obligations.createRule({
      label: 'Dose, yearly'.replace(',', ''),
      definition: yearly,
    });
    expect(second.key).toBe('dose-yearly-2');
    const again = administrator.obligations.createRule({ label: 'DOSE – yearly', definition: yearly });
    await expect(again).rejects.toMatchObject({ code: 'CONFLICT', fields: { label: expect.any(String) } });
    const physicist = test.as('physicist').obligations.createRule({ label: 'Mine', definition: yearly });
    await expect(physicist).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are refused when they contradict themselves, name a class that is not there, or have a comma in their name', async () => {
    const create = (change: Partial<RuleDefinition>, label = 'New') =>
      administrator.obligations.createRule({ label, definition: { ...yearly, ...change } });
    await expect(create({ window: { daysBefore: 1, daysAfter: 1 } })).rejects.toMatchObject({
      fields: { 'definition.window': expect.any(String) },
    });
    await expect(create({ classIds: [4711] })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(create({}, 'One, two')).rejects.toMatchObject({ code: 'INVALID' });
    await expect(create({ satisfiedBy: [] })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(create({ cycle: { kind: 'months', months: 0 } })).rejects.toMatchObject({ code: 'INVALID' });
  });
});

describe('a changed rule', () => {
  it('has a new version with its reason; the old wording stays, and all clocks follow', async () => {
    const { id: classId } = await administrator.lookups.create({ kind: 'class', name: 'CT' });
    const rule = await administrator.obligations.createRule({ label: 'House rule', definition: yearly });
    const units = [];
    for (let n = 0; n < 3; n += 1)
      units.push(await administrator.equipment.create({ classId, installedOn: '2024-02-10' }));
    const unitIds = units.map(({ id }) => id);
    await administrator.obligations.add({ unitIds, ruleId: rule.id });
    const limits = async () => (await administrator.equipment.list({})).items.map(({ nextLimitOn }) => nextLimitOn);
    expect(await limits()).toEqual(['2024-02-10', '2024-02-10', '2024-02-10']);

    const change = { id: rule.id, version: 1, reason: 'New edition' };
    const updated = await administrator.obligations.updateRule({
      ...change,
      definition: { ...yearly, firstDueDays: 5 },
    });
    expect(updated).toMatchObject({ version: 2, unitCount: 3 });
    expect(await limits()).toEqual(['2024-02-15', '2024-02-15', '2024-02-15']);
    const { items } = await administrator.obligations.ruleVersions({ id: rule.id });
    expect(items.map(({ version, reason, definition }) => [version, reason, definition.firstDueDays])).toEqual([
      [2, 'New edition', 5],
      [1, null, 0],
    ]);
    expect((await recordsOf(test, 'rule')).at(-1)).toMatchObject({
      action: 'obligations.updateRule',
      reason: 'New edition',
    });
    const stale = administrator.obligations.updateRule({ ...change, label: 'Other' });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', details: { current: { version: 2 } } });
  });

  it('that says the same as before is no new version', async () => {
    const rule = await ruleOf('tjc');
    const same = { id: rule.id, version: rule.version, reason: 'Looked at it', definition: rule.definition };
    expect((await administrator.obligations.updateRule(same)).version).toBe(rule.version);
    expect(await recordsOf(test, 'rule')).toEqual([]);
  });

  it('keeps its name in files when it gets another label', async () => {
    const rule = await ruleOf('tjc');
    const change = { id: rule.id, version: rule.version, label: 'Joint Commission', reason: 'Our word' };
    expect(await administrator.obligations.updateRule(change)).toMatchObject({ fileLabel: 'Annual - TJC', key: 'tjc' });
    const { id: classId } = await administrator.lookups.create({ kind: 'class', name: 'CT' });
    const unit = await administrator.equipment.create({ classId, auditFrequencies: ['Annual - TJC'] });
    expect((await administrator.obligations.ofUnit({ unitId: unit.id })).items).toMatchObject([
      { obligation: 'Joint Commission' },
    ]);
  });

  it('that is inactive keeps its clocks and is offered to no further unit', async () => {
    const { id: classId } = await administrator.lookups.create({ kind: 'class', name: 'CT' });
    const unit = await administrator.equipment.create({ classId });
    const other = await administrator.equipment.create({ classId });
    const rule = await ruleOf('mqsa');
    await administrator.obligations.add({ unitIds: [unit.id], ruleId: rule.id });
    await administrator.obligations.updateRule({
      id: rule.id,
      version: rule.version,
      active: false,
      reason: 'Not used here',
    });
    const refused = administrator.obligations.add({ unitIds: [other.id], ruleId: rule.id });
    await expect(refused).rejects.toMatchObject({ code: 'INVALID' });
    expect((await administrator.obligations.ofUnit({ unitId: unit.id })).items).toHaveLength(1);
    expect((await administrator.obligations.rules({})).items.some(({ key }) => key === 'mqsa')).toBe(false);
  });
});
