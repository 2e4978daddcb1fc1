import { describe, expect, it } from 'vitest';
import { tasks as definitions } from '../../main/maintenance/tasks.ts';
import { maintenance as english } from '../../renderer/i18n/en/maintenance.ts';
import { createTestCore, type TestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { testClock } from '../support/ports.ts';

const day = 86_400_000;
const calendar = (test: TestCore) => test.as('administrator').maintenance;
/** Sessions end within days; the command line has none. */
const later = (test: TestCore) => test.as('operator').maintenance;

/** The hourly job, waited for. */
async function look(test: TestCore): Promise<void> {
  const { jobs } = test.as('operator');
  const run = await jobs.run({ job: 'maintenance.look' });
  const last = async () => (await jobs.runs({ job: 'maintenance.look' })).items.find(({ id }) => id === run.id);
  await eventually(async () => expect((await last())?.result).toBe('done'));
}

async function taskOf(test: TestCore, name: string) {
  const found = (await later(test).tasks({})).items.find(({ task }) => task === name);
  if (!found) throw new Error(`there is no task ${name}`);
  return found;
}

describe('the maintenance calendar', () => {
  it('has words for every task, and tasks of every period', async () => {
    const test = await createTestCore();
    const { items } = await calendar(test).tasks({});
    expect(Object.keys(english.tasks).toSorted()).toEqual(definitions.map(({ task }) => task).toSorted());
    expect(new Set(items.map(({ period }) => period)).size).toBe(5);
    expect(new Set(items.map(({ task }) => task)).size).toBe(items.length);
    await expect(test.as('physicist').maintenance.tasks({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is closed by a person with a note, once, and opened again', async () => {
    const test = await createTestCore();
    const done = await calendar(test).complete({ task: 'policies', note: 'Nothing to change' });
    expect(done).toMatchObject({ state: 'done', by: 'administrator', note: 'Nothing to change' });
    await expect(calendar(test).complete({ task: 'policies' })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await calendar(test).reopen({ task: 'policies' })).state).toBe('open');
    await expect(calendar(test).reopen({ task: 'policies' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(calendar(test).complete({ task: 'dusting' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('closes by itself what the program sees, opens again what does not hold any more, and says nothing twice', async () => {
    const test = await createTestCore();
    await look(test);
    const db = await openDatabaseOf(test.folder);
    const marks = () =>
      db.prepare("SELECT task FROM maintenance_marks WHERE state = 'seen' ORDER BY task").pluck().all();
    expect(marks()).toContain('keys');
    const entries = () => db.prepare("SELECT count(*) FROM audit WHERE action = 'maintenance.look'").pluck().get();
    const before = entries();
    test.clock.advance(3_600_000);
    await look(test);
    expect(entries()).toBe(before);
    // The key grows old over the months.
    const old = await test.reopen({ clock: testClock(new Date(test.clock.now().getTime() + 500 * day)) });
    expect((await taskOf(old, 'keys')).state).toBe('late');
  });

  it('sees a backup of today that was proven, and neither one that failed nor an old one that is opened again', async () => {
    const test = await createTestCore();
    const at = test.clock.now().toISOString();
    const db = await openDatabaseOf(test.folder);
    const run = db.prepare(
      'INSERT INTO backup_runs (task, cause, started_at, ended_at, result) VALUES (?, ?, ?, ?, ?)',
    );
    run.run('verify', 'request', at, at, 'done');
    run.run('make', 'schedule', at, at, 'failed');
    expect(await taskOf(test, 'backup')).toMatchObject({ state: 'open', evidence: expect.stringContaining('failed') });
    expect((await test.as('operator').backup.run({})).result).toBe('done');
    expect(await taskOf(test, 'backup')).toMatchObject({ state: 'seen', evidence: expect.stringContaining('proven') });
  });

  it('tells administrators once when a whole period went by, and takes it back when it is done', async () => {
    const test = await createTestCore();
    // Two months later: the month of the installation does not count.
    const old = await test.reopen({ clock: testClock(new Date(test.clock.now().getTime() + 62 * day)) });
    const db = await openDatabaseOf(old.folder);
    const notices = () =>
      db.prepare("SELECT count FROM notices WHERE kind = 'maintenance.late' AND dismissed_at IS NULL").pluck().all();
    await look(old);
    expect(notices()).toEqual([1]);
    old.clock.advance(3_600_000);
    await look(old);
    expect(notices()).toEqual([1]);
    const { items } = await later(old).tasks({});
    expect(items.find(({ task }) => task === 'policies')?.state).toBe('late');
    for (const { task, period, state } of items)
      if (period !== 'daily' && state === 'late') await later(old).complete({ task });
    expect(notices()).toEqual([]);
    const { items: past, total } = await later(old).history({ task: 'policies' });
    expect(past.map(({ state }) => state)).toContain('late');
    expect(total).toBe(past.length);
  });
});

describe('the review of access', () => {
  it('says why somebody should look, and signing keeps everything as it stood', async () => {
    const test = await createTestCore();
    const { items, total, lastAt } = await calendar(test).accessReview({});
    expect(total).toBe(items.length);
    expect(lastAt).toBeNull();
    expect(items.find(({ username }) => username === 'administrator')?.remarks).toContain('May administer accounts.');
    const listing = 'Administers and lists the patients of studies, with their identities.';
    expect(items.filter(({ remarks }) => remarks.includes(listing))).toEqual([]);
    const { accounts } = test.as('operator');
    const password = 'four plain words of nobody';
    await accounts.create({ username: 'both', roles: ['administrator', 'principal-investigator'], password });
    await accounts.create({ username: 'creator', roles: ['administrator', 'user'], password });
    const { items: after } = await calendar(test).accessReview({});
    expect(after.filter(({ remarks }) => remarks.includes(listing)).map(({ username }) => username)).toEqual(['both']);
    const signed = await calendar(test).signAccessReview({ note: 'With the head of physics' });
    expect(signed.by).toBe('administrator');
    expect(await taskOf(test, 'access-review')).toMatchObject({ state: 'done', note: 'With the head of physics' });
    const { items: kept } = await test.as('administrator').readiness.signOffs({ kind: 'access-review' });
    expect(kept).toHaveLength(1);
    const db = await openDatabaseOf(test.folder);
    const document = String(db.prepare('SELECT document FROM sign_offs').pluck().get());
    expect(JSON.parse(document).rows).toHaveLength(total + 2);
    await expect(test.as('physicist').maintenance.accessReview({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
