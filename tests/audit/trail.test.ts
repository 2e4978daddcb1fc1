import { beforeEach, describe, expect, test } from 'vitest';
import { createTestCore, type TestCore } from '../support/core.ts';
import { eventually } from '../support/eventually.ts';
import { unit } from '../support/example-records.ts';

let installation: TestCore;
beforeEach(async () => {
  installation = await createTestCore();
});

const audit = () => installation.as('administrator').audit;

describe('the list', () => {
  test('has every entry, the newest first, with what the record is called', async () => {
    const { id } = await unit(installation);
    const { items, total, more } = await audit().list({});
    expect(more).toBe(false);
    expect(total).toBe(items[0]?.seq);
    expect(items.map(({ seq }) => seq)).toEqual(items.map((_, index) => total - index).slice(0, items.length));
    const made = items.find(({ action }) => action === 'equipment.create');
    expect(made).toMatchObject({
      entity: 'unit',
      entityId: String(id),
      actor: 'administrator',
      origin: 'https',
      address: '192.0.2.10',
      clockBack: false,
    });
    expect(made?.label).toBeTruthy();
    expect(made?.changes.length).toBeGreaterThan(0);
    expect(await audit().entry({ seq: made?.seq ?? 0 })).toEqual(made);
  });

  test('goes page by page without a gap', async () => {
    const all = (await audit().list({ pageSize: 200 })).items;
    const pages = await Promise.all([1, 2, 3].map((page) => audit().list({ page, pageSize: 4 })));
    expect(pages.flatMap(({ items }) => items)).toEqual(all.slice(0, 12));
    expect((await audit().list({ page: 500, pageSize: 4 })).items).toEqual([]);
  });

  test('is narrowed by each filter, and by several at once', async () => {
    const { id } = await unit(installation);
    await installation
      .as('physicist')
      .people.create({ name: 'Angiographie, Sud', email: 'a@example.org', roles: ['contact'] });
    await installation.as('operator').lookups.create({ kind: 'department', name: 'Nuclear medicine' });
    const found = async (filters: NonNullable<Parameters<ReturnType<typeof audit>['list']>[0]['filters']>) => {
      const { items, total } = await audit().list({ filters, pageSize: 200 });
      expect(items).toHaveLength(total);
      return items;
    };
    const physicist = (await found({ search: 'angiographie' }))[0];
    expect(physicist).toMatchObject({ actor: 'physicist', action: 'people.create' });
    const own = await found({ accountId: physicist?.accountId ?? 0 });
    expect(own.every(({ actor }) => actor === 'physicist')).toBe(true);
    expect(await found({ entity: 'unit', entityId: String(id) })).toHaveLength(1);
    expect((await found({ action: 'lookups' })).every(({ action }) => action.startsWith('lookups.'))).toBe(true);
    expect(await found({ action: 'lookups', origin: 'cli' })).toHaveLength(1);
    expect(await found({ action: 'lookup' })).toEqual([]);
    expect((await found({ group: 'records' })).some(({ entity }) => entity === 'session')).toBe(false);
    expect(await found({ group: 'exports' })).toEqual([]);
    await installation.as('user').exports.noteCopy({ list: 'people', rows: 12 });
    expect(await found({ group: 'exports' })).toMatchObject([
      { actor: 'user', action: 'exports.noteCopy', changes: [{ new: 'people' }, { new: 12 }] },
    ]);
    await installation.as('physicist').capital.createScenario({ name: 'Plan B' });
    expect(await found({ group: 'records', entity: 'scenario' })).toHaveLength(1);
    expect(await found({ search: 'SUD angio', accountId: physicist?.accountId ?? 0 })).toHaveLength(1);
    expect(await found({ search: 'nothing like this' })).toEqual([]);
  });

  test('knows the days of the workstation', async () => {
    const { total } = await audit().list({});
    const today = (await audit().list({})).items[0]?.at.slice(0, 10) ?? '';
    const around = { from: shifted(today, -1), to: shifted(today, 1) };
    expect((await audit().list({ filters: around })).total).toBe(total);
    expect((await audit().list({ filters: { from: shifted(today, 2) } })).total).toBe(0);
    expect((await audit().list({ filters: { to: shifted(today, -2) } })).total).toBe(0);
  });

  test('is for those who may read the trail only', async () => {
    await expect(installation.as('viewer').audit.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(installation.as('nobody').audit.list({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('what occurs', () => {
  test('can be chosen from', async () => {
    await unit(installation);
    const { actions, entities, people } = await audit().facets({});
    expect(actions).toContain('equipment.create');
    expect(entities).toContain('unit');
    expect(people.map(({ name }) => name)).toContain('administrator');
  });

  test('an entry that is not there says so', async () => {
    await expect(audit().entry({ seq: 999_999 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a verification', () => {
  test('holds to the head, is on record and is shown as the last one', async () => {
    expect(await audit().progress({})).toEqual({ running: null, last: null });
    const proof = await audit().verify({});
    expect(proof).toMatchObject({ ok: true, first: null, clockBack: [] });
    expect(proof.entries).toBe(proof.headSeq);
    expect((await audit().progress({})).last).toEqual(proof);
    const { items } = await audit().list({ pageSize: 1 });
    expect(items[0]).toMatchObject({ action: 'audit.verify', seq: proof.headSeq + 1, prevHash: proof.headHash });
  });
});

describe('a review', () => {
  test('goes on where the last one ended', async () => {
    const { total } = await audit().list({});
    const first = await audit().review({ toSeq: total, note: 'Nothing special' });
    expect(first).toMatchObject({ fromSeq: 1, toSeq: total, note: 'Nothing special', by: 'administrator' });
    const second = await audit().review({ toSeq: total + 1 });
    expect(second).toMatchObject({ fromSeq: total + 1, toSeq: total + 1, note: null });
    await expect(audit().review({ toSeq: total + 1 })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(audit().review({ toSeq: 999_999 })).rejects.toMatchObject({ code: 'INVALID' });
    const { items, dueAt } = await audit().reviews({});
    expect(items).toEqual([second, first]);
    expect(Date.parse(dueAt ?? '')).toBe(Date.parse(second.at) + 30 * 86_400_000);
  });

  test('is asked for when it is due, once', async () => {
    const due = async () =>
      (await installation.as('operator').notices.list({})).items.filter(({ kind }) => kind === 'audit.review');
    await installation
      .as('administrator')
      .audit.saveSettings({ version: 0, keepYears: null, copyFolder: null, reviewDays: 1 });
    await ran('audit.review');
    expect(await due()).toEqual([]);
    installation.clock.jump(2 * 86_400_000);
    await ran('audit.review');
    await ran('audit.review');
    expect(await due()).toMatchObject([{ count: 1, link: '/admin/audit' }]);
    await installation.as('operator').audit.review({ toSeq: 3 });
    expect(await due()).toEqual([]);
  });
});

/** A job asked for at the command line, as it ends. */
async function ran(job: string) {
  const { jobs } = installation.as('operator');
  await jobs.run({ job });
  await installation.core.runDueJobs();
  return eventually(async () => {
    const [run] = (await jobs.runs({ job })).items;
    if (run?.endedAt === null) throw new Error('it still runs');
    return run;
  });
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
