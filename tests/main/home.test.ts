import { describe, expect, test } from 'vitest';
import { createTestCore, openTestCore, temporaryFolder } from '../support/core.ts';

describe('home', () => {
  test('counts every unit in exactly one state and names what happened lately', async () => {
    const test = await createTestCore();
    const api = test.as('administrator');
    const { id: classId } = await api.lookups.create({ kind: 'class', name: 'Fluoroscopy' });
    await api.equipment.create({ classId, model: 'C-arm' });
    await api.equipment.create({ classId, planned: true, physicsCovered: false });
    await api.equipment.create({ classId, physicsCovered: false });
    await api.equipment.create({ classId, planned: true, retired: true });
    await api.equipment.create({ classId, retiredOn: '2020-01-31' });
    const { units, recentChanges } = await api.home.summary({});
    expect(units).toEqual({ total: 5, inService: 1, planned: 1, notCovered: 1, retired: 2 });
    expect(recentChanges.map(({ label }) => label)).toEqual([
      ...Array(4).fill('Fluoroscopy'),
      'Fluoroscopy C-arm',
      'Fluoroscopy',
    ]);
    expect(recentChanges.at(-1)).toMatchObject({ actor: 'administrator', entity: 'lookup' });
  });

  test('agrees with the list behind each count', async () => {
    const test = await createTestCore();
    const api = test.as('administrator');
    await api.home.loadSample({});
    const { units } = await api.home.summary({});
    const total = async (state: 'in-service' | 'planned' | 'not-covered' | 'retired') =>
      (await api.equipment.list({ filters: { state: [state] } })).total;
    expect(units.total).toBeGreaterThan(50);
    expect(await total('in-service')).toBe(units.inService);
    expect(await total('planned')).toBe(units.planned);
    expect(await total('not-covered')).toBe(units.notCovered);
    expect(await total('retired')).toBe(units.retired);
  });

  test('names the unit of what was done about it: surveys, bookings, findings, obligations', async () => {
    const test = await createTestCore();
    const api = test.as('administrator');
    const { id: classId } = await api.lookups.create({ kind: 'class', name: 'CT' });
    const { id: unitId } = await api.equipment.create({ classId, model: 'Revolution' });
    const { items: rules } = await api.obligations.rules({});
    await api.obligations.add({ unitIds: [unitId], ruleId: rules[0]?.id ?? 0 });
    await api.compliance.recordTest({ unitId, type: 'Annual', testDate: '2020-02-29' });
    await api.bookings.create({ items: [{ unitId, scheduledOn: '2999-01-01' }] });
    await api.findings.create({ unitId, description: 'a loose cable', severity: 'minor' });
    const { recentChanges } = await api.home.summary({});
    const about = (action: string) => recentChanges.find((change) => change.action === action);
    for (const action of ['compliance.recordTest', 'bookings.create', 'findings.create', 'obligations.add'])
      expect(about(action), action).toMatchObject({ label: 'CT Revolution', unitId });
    expect(about('lookups.create')).toMatchObject({ label: 'CT', unitId: null });
  });

  test('tells nothing of the inventory to an account without rights on it', async () => {
    const test = await createTestCore();
    await test.as('administrator').home.loadSample({});
    expect(await test.as('user').home.summary({})).toMatchObject({
      units: { total: 0 },
      recentChanges: [],
      recentImports: [],
    });
    expect(await test.as('viewer').home.summary({})).toMatchObject({ recentImports: [], sample: { loaded: false } });
  });
});

describe('accounts on home', () => {
  test('are counted, the newest named, for those who manage them only', async () => {
    const test = await createTestCore();
    const api = test.as('administrator');
    const password = 'a long enough test password';
    const made = await api.accounts.create({ username: 'second.chief', roles: ['administrator'], password });
    await api.accounts.deactivate({ account: made.id });
    const { accounts } = await api.home.summary({});
    expect(accounts).toMatchObject({ total: 8, active: 7, administrators: 1, investigators: 1 });
    expect(accounts?.newest).toHaveLength(5);
    expect(accounts?.newest[0]).toMatchObject({ id: made.id, username: 'second.chief', active: false });
    expect((await test.as('physicist').home.summary({})).accounts).toBeNull();
  });
});

describe('set-up', () => {
  test('puts the sample clinic and the first sign-in on record under the first administrator', async () => {
    const test = await openTestCore(temporaryFolder());
    const api = test.atConsole('nobody');
    const sheet = await api.setup.prepare({});
    await api.setup.complete({
      setupId: sheet.setupId,
      confirm: sheet.confirm.map((index) => ({ index, text: sheet.groups[index] ?? '' })),
      administrator: { username: 'chief', password: 'a long enough password' },
      language: 'en',
      start: 'sample',
    });
    const { recentChanges } = await test.as('operator').home.summary({});
    expect(recentChanges).toMatchObject([{ actor: 'chief', entity: 'import' }]);
  });

  test('is refused a second time, and without the sheet that was confirmed', async () => {
    const test = await openTestCore(temporaryFolder());
    const sheet = await test.atConsole('nobody').setup.prepare({});
    const input = {
      setupId: 'another sheet',
      confirm: sheet.confirm.map((index) => ({ index, text: sheet.groups[index] ?? '' })),
      administrator: { username: 'chief', password: 'a long enough password' },
      language: 'en',
      start: 'empty',
    };
    expect(await test.sendAtConsole('nobody', 'setup.complete', input)).toMatchObject({ error: { code: 'CONFLICT' } });
    expect(await test.sendAtConsole('nobody', 'setup.complete', { ...input, setupId: sheet.setupId })).toMatchObject({
      ok: true,
    });
    expect(await test.sendAtConsole('nobody', 'setup.complete', { ...input, setupId: sheet.setupId })).toMatchObject({
      error: { code: 'CONFLICT' },
    });
  });
});
