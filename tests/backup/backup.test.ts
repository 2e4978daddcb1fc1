import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { dataFiles } from '../../main/database/data-files.ts';
import { systemRandom } from '../../main/host/system-ports.ts';
import { makeSet } from '../../main/sets/make-set.ts';
import { testPorts as installationPorts, openReady, setUp } from '../database/test-installation.ts';
import { createTestCore, openTestCore, temporaryFolder } from '../support/core.ts';
import { unit } from '../support/example-records.ts';

const day = 24 * 3_600_000;
const job = async (test: Awaited<ReturnType<typeof createTestCore>>, name: string) =>
  (await test.as('operator').backup.runs({})).items.filter(({ task }) => task === name);

describe('backups', () => {
  test('are made and proven when somebody asks, listed, and on record', async () => {
    const test = await createTestCore();
    const { backup } = test.as('administrator');
    expect(await backup.state({})).toMatchObject({ health: 'amber', newest: null, newestProven: null, running: null });
    const run = await backup.run({});
    expect(run).toMatchObject({ task: 'make', kind: 'manual', cause: 'request', result: 'done' });
    const { items, total } = await backup.sets({});
    expect(total).toBe(1);
    expect(items).toMatchObject([{ name: run.set, state: 'proven', kind: 'manual', pinned: false, copies: [] }]);
    expect(items[0]?.proof?.checks.every(({ ok }) => ok)).toBe(true);
    expect(await backup.state({})).toMatchObject({ health: 'green', reasons: [], newestProven: { name: run.set } });
    expect((await backup.runs({ task: 'make' })).items).toMatchObject([{ id: run.id, set: run.set }]);
  });

  test('are proven again when somebody asks, and one that was altered is told, marked and never counted', async () => {
    const test = await createTestCore();
    const { backup, notices } = test.as('administrator');
    const { set } = await backup.run({});
    const name = set ?? '';
    expect(await backup.verify({ set: name })).toMatchObject({ ok: true });
    writeFileSync(join(test.folder, 'backups', name, 'anchor.json'), '{}');
    const proof = await backup.verify({ set: name });
    expect(proof.ok).toBe(false);
    expect(proof.checks.at(-1)).toMatchObject({ check: 'files', ok: false });
    expect((await backup.sets({})).items).toMatchObject([{ state: 'bad' }]);
    expect(await backup.state({})).toMatchObject({ health: 'red', newestProven: null });
    expect((await notices.list({})).items.map(({ link }) => link)).toContain('/admin/backups');
    await expect(backup.verify({ set: '20200101_000000_auto' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('happen by schedule, at several times a day where somebody chose them', async () => {
    const test = await createTestCore();
    const { backup } = test.as('operator');
    test.clock.set('2026-11-21T12:00:00');
    const { settings } = await backup.state({});
    const saved = await backup.saveSettings({ ...settings, times: ['20:00', '08:30', '20:00'] });
    expect(saved).toMatchObject({ version: 1, times: ['08:30', '20:00'] });
    expect((await backup.state({})).nextAt).toBe(new Date('2026-11-21T20:00:00').toISOString());
    await test.core.runDueJobs();
    const before = (await job(test, 'make')).length;
    test.clock.set('2026-11-21T20:00:05');
    await test.core.runDueJobs();
    test.clock.set('2026-11-22T08:30:05');
    await test.core.runDueJobs();
    expect(await job(test, 'make')).toHaveLength(before + 2);
    await expect(backup.saveSettings({ ...settings, times: ['01:00'] })).rejects.toMatchObject({ code: 'CONFLICT' });
    const contradiction = { ...saved, weeklyDays: 29, dailyDays: 30 };
    await expect(backup.saveSettings(contradiction)).rejects.toMatchObject({ code: 'INVALID' });
  });

  test.each([1, 400])('that were missed for %i days are caught up once', async (days) => {
    const test = await createTestCore();
    test.clock.advance(days * day);
    await test.core.runDueJobs();
    await test.core.runDueJobs();
    expect(await job(test, 'make')).toMatchObject([{ result: 'done' }]);
    test.clock.advance(11 * 60_000);
    await test.core.runDueJobs();
    expect(await job(test, 'make')).toHaveLength(1);
  });

  test('are made once after an update of the program, before anything else is', async () => {
    const before = await createTestCore();
    await before.as('operator').backup.run({});
    const test = await before.reopen({ ports: { app: { version: '9.9.9', host: 'headless' } } });
    test.clock.advance(11 * 60_000);
    await test.core.runDueJobs();
    test.clock.advance(11 * 60_000);
    await test.core.runDueJobs();
    expect(await job(test, 'make')).toMatchObject([{ kind: 'pre-update', cause: 'before' }, { kind: 'manual' }]);
  });

  test('are made again when the sets are gone, whatever the database says', async () => {
    const test = await createTestCore();
    test.clock.advance(day);
    await test.core.runDueJobs();
    rmSync(join(test.folder, 'backups'), { recursive: true });
    test.clock.advance(11 * 60_000);
    await test.core.runDueJobs();
    expect(await job(test, 'make')).toMatchObject([{ cause: 'missed', result: 'done' }, { result: 'done' }]);
  });

  test('a clock that was set back makes one more backup, removes none, and is told', async () => {
    const test = await createTestCore();
    const { backup, notices } = test.as('operator');
    test.clock.advance(400 * day);
    await test.core.runDueJobs();
    await backup.run({});
    const present = (await backup.sets({})).items.map(({ name }) => name);
    test.clock.jump(-30 * day);
    for (let look = 0; look < 4; look += 1) {
      test.clock.advance(11 * 60_000);
      await test.core.runDueJobs();
    }
    const names = (await backup.sets({})).items.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(present));
    expect(names.length - present.length).toBeLessThanOrEqual(2);
    expect((await notices.list({})).items.map(({ message }) => message).join()).toContain('comes from the future');
  });

  test('old ones go by the rules, with one more success in between; pinned ones stay', async () => {
    const test = await createTestCore();
    const { backup, notices } = test.as('operator');
    const first = (await backup.run({})).set ?? '';
    test.clock.advance(60_000);
    const second = (await backup.run({})).set ?? '';
    await backup.pin({ set: second, pinned: true });
    for (let time = 0; time < 2; time += 1) {
      test.clock.advance(500 * day);
      await backup.run({});
    }
    const folder = join(test.folder, 'backups');
    // Such a leap may be a wrong clock: everything stays for a week.
    const leap = async () =>
      (await notices.list({})).items.some(({ message }) => message.includes('its clock is ahead'));
    expect(await leap()).toBe(true);
    expect(readdirSync(folder)).toContain(first);
    test.clock.advance(8 * day);
    await backup.run({});
    expect(await leap()).toBe(false);
    expect(readdirSync(folder)).toContain(`.trash-${first}`);
    test.clock.advance(day);
    await backup.run({});
    expect(readdirSync(folder)).not.toContain(`.trash-${first}`);
    expect((await backup.sets({})).items.map(({ name }) => name)).toContain(second);
    expect((await backup.pin({ set: second, pinned: false })).pinned).toBe(false);
  });

  test('sets of another installation are shown as such, and never thrown away', async () => {
    const other = join(temporaryFolder(), 'data');
    await setUp(installationPorts(other));
    const { keys } = await openReady(installationPorts(other));
    const test = await createTestCore();
    const into = join(test.folder, 'backups');
    const { name } = makeSet({
      ...{ files: dataFiles(other), keys, into, kind: 'auto', reserve: 0, appVersion: '1.0.0' },
      clock: test.clock,
      random: systemRandom,
    });
    const { backup } = test.as('operator');
    expect((await backup.sets({})).items).toMatchObject([{ name, state: 'foreign' }]);
    expect(await backup.verify({ set: name })).toMatchObject({ ok: false });
    test.clock.advance(500 * day);
    await backup.run({});
    expect((await backup.sets({})).items.map(({ state }) => state)).toEqual(['proven', 'foreign']);
  });

  test('an attempt that fails is on record with its reason, told once, and over with the next success', async () => {
    const test = await createTestCore();
    const { backup, notices } = test.as('operator');
    const keyring = join(test.folder, 'keys', 'keyring.json');
    renameSync(keyring, `${keyring}.away`);
    await expect(backup.run({})).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await job(test, 'make')).toMatchObject([{ result: 'failed', message: expect.stringContaining('keyring') }]);
    const kinds = async () => (await notices.list({})).items.filter(({ kind }) => kind === 'backup.failed').length;
    expect(await kinds()).toBe(1);
    // Who has seen it is told again the next day, not at every attempt.
    for (const [hours, count] of [
      [1, 0],
      [25, 1],
    ] as const) {
      for (const { id } of (await notices.list({})).items) await notices.dismiss({ id });
      test.clock.advance(hours * 3_600_000);
      await expect(backup.run({})).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      expect(await kinds()).toBe(count);
    }
    renameSync(`${keyring}.away`, keyring);
    await backup.run({});
    expect(await kinds()).toBe(0);
    // What nobody has foreseen is told as well.
    renameSync(join(test.folder, 'backups'), join(test.folder, 'backups-away'));
    writeFileSync(join(test.folder, 'backups'), 'no folder');
    await expect(backup.run({})).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(await kinds()).toBe(1);
  });
});

describe('a second place', () => {
  async function withPlace(removable = false) {
    const test = await createTestCore();
    await unit(test);
    const path = join(temporaryFolder(), 'share');
    mkdirSync(path);
    const place = await test.as('operator').backup.addDestination({ label: 'Share', path, removable });
    return { test, path, place, backup: test.as('operator').backup };
  }

  test('gets the newest proven set, read back, and says so', async () => {
    const { test, path, place, backup } = await withPlace();
    expect(place).toMatchObject({ label: 'Share', state: 'ok' });
    await expect(backup.copy({ destinationId: place.id })).rejects.toMatchObject({ code: 'CONFLICT' });
    const { set } = await backup.run({});
    const run = await backup.copy({ destinationId: place.id });
    expect(run).toMatchObject({ task: 'copy', result: 'done', set, destinationId: place.id });
    expect(readdirSync(path).sort()).toEqual([set, 'rems-backups.json'].sort());
    expect((await backup.state({})).destinations).toMatchObject([{ state: 'ok', lastSet: set }]);
    expect((await backup.sets({ destinationId: place.id })).items).toMatchObject([{ name: set, state: 'proven' }]);
    expect(await backup.verify({ set: set ?? '', destinationId: place.id })).toMatchObject({ ok: true });
    expect((await backup.sets({})).items[0]?.copies).toEqual([place.id]);
    await test.core.close();
    const again = await openTestCore(test.folder, { clock: test.clock });
    expect((await again.as('operator').backup.sets({})).items[0]?.copies).toEqual([place.id]);
  });

  test('is proven every week as well: its disk forgets by itself', async () => {
    const { test, path, place, backup } = await withPlace();
    const { set } = await backup.run({});
    await backup.copy({ destinationId: place.id });
    writeFileSync(join(path, set ?? '', 'anchor.json'), '{}');
    test.clock.advance(8 * day);
    await test.core.runDueJobs();
    const proofs = (await backup.runs({ task: 'verify' })).items;
    expect(proofs).toContainEqual(expect.objectContaining({ destinationId: place.id, result: 'failed' }));
  });

  test('is brought up to date by itself, told when it is refused, and settled when it is back', async () => {
    const { test, path, place, backup } = await withPlace();
    await backup.run({});
    test.clock.advance(3_600_000);
    await test.core.runDueJobs();
    expect((await backup.state({})).destinations).toMatchObject([{ state: 'ok' }]);
    renameSync(join(path, 'rems-backups.json'), join(path, 'away'));
    test.clock.advance(3_600_000);
    await test.core.runDueJobs();
    expect((await backup.state({})).destinations).toMatchObject([{ state: 'refused' }]);
    const told = async () =>
      (await test.as('operator').notices.list({})).items.some(({ kind }) => kind === 'backup.place');
    expect(await told()).toBe(true);
    renameSync(join(path, 'away'), join(path, 'rems-backups.json'));
    test.clock.advance(3_600_000);
    await test.core.runDueJobs();
    expect(await told()).toBe(false);
    await backup.removeDestination({ id: place.id });
    expect((await backup.state({})).destinations).toEqual([]);
    expect(readdirSync(path).length).toBeGreaterThan(1);
  });

  test('gets the sets of the present while one lies here that a wrong clock has made', async () => {
    const { test, place, backup } = await withPlace();
    test.clock.advance(400 * day);
    await backup.run({});
    test.clock.jump(-399 * day);
    const { set } = await backup.run({});
    expect(await backup.copy({ destinationId: place.id })).toMatchObject({ set });
    expect((await backup.sets({ destinationId: place.id })).items).toMatchObject([{ name: set, state: 'proven' }]);
  });

  test('gets a set again whose copy does not hold any more', async () => {
    const { test, path, place, backup } = await withPlace();
    const { set } = await backup.run({});
    await backup.copy({ destinationId: place.id });
    writeFileSync(join(path, set ?? '', 'anchor.json'), '{}');
    expect(await backup.verify({ set: set ?? '', destinationId: place.id })).toMatchObject({ ok: false });
    test.clock.advance(3_600_000);
    await test.core.runDueJobs();
    expect(await backup.verify({ set: set ?? '', destinationId: place.id })).toMatchObject({ ok: true });
    expect((await backup.state({})).destinations).toMatchObject([{ state: 'ok' }]);
  });

  test('that is not there says nothing of the proofs at the others', async () => {
    const { test, path, place, backup } = await withPlace();
    const other = join(temporaryFolder(), 'other');
    mkdirSync(other);
    const second = await backup.addDestination({ label: 'Other', path: other, removable: false });
    await backup.run({});
    for (const { id } of [place, second]) await backup.copy({ destinationId: id });
    renameSync(path, `${path}-away`);
    await test.as('operator').jobs.run({ job: 'backup.verify' });
    await vi.waitFor(async () => {
      const proofs = (await backup.runs({ task: 'verify' })).items.filter(
        ({ destinationId }) => destinationId !== null,
      );
      expect(proofs.map(({ destinationId, result }) => [destinationId, result])).toEqual([
        [second.id, 'done'],
        [place.id, 'failed'],
      ]);
    });
  });

  test('a drive may be away for a week, then it is told', async () => {
    const { test, path, backup } = await withPlace(true);
    await backup.run({});
    renameSync(path, `${path}-away`);
    const told = async () =>
      (await test.as('operator').notices.list({})).items.some(({ kind }) => kind === 'backup.place');
    test.clock.advance(6 * day);
    await test.core.runDueJobs();
    expect((await backup.state({})).destinations).toMatchObject([{ state: 'absent' }]);
    expect(await told()).toBe(false);
    test.clock.advance(2 * day);
    await test.core.runDueJobs();
    expect(await told()).toBe(true);
    expect(await backup.state({})).toMatchObject({
      health: 'amber',
      reasons: [expect.stringContaining('away for too')],
    });
  });

  test('a copy that was cut leaves only a part, and the next one starts again', async () => {
    const { path, place, backup } = await withPlace();
    const { set } = await backup.run({});
    mkdirSync(join(path, '.partial-0c7a2f6e'));
    writeFileSync(join(path, '.partial-0c7a2f6e', 'rems.db'), 'half');
    await backup.copy({ destinationId: place.id });
    expect(readdirSync(path).sort()).toEqual([set, 'rems-backups.json'].sort());
  });

  test('is never the data folder, inside it, around it, of another installation, or not there', async () => {
    const test = await createTestCore();
    const { backup } = test.as('operator');
    const add = (path: string) => backup.addDestination({ label: 'x', path, removable: false });
    for (const path of [test.folder, join(test.folder, 'backups'), join(test.folder, '..')])
      await expect(add(path)).rejects.toMatchObject({
        code: 'INVALID',
        fields: { path: expect.stringContaining('lost with them') },
      });
    await expect(add(join(test.folder, 'nowhere'))).rejects.toMatchObject({ code: 'INVALID' });
    const foreign = temporaryFolder();
    writeFileSync(join(foreign, 'rems-backups.json'), '{"v":1,"installId":"another","at":"2026-01-01"}');
    await expect(add(foreign)).rejects.toMatchObject({ code: 'INVALID' });
    await expect(backup.copy({ destinationId: 99 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

test('backups are for administrators of the system; places are added at the workstation only', async () => {
  const test = await createTestCore();
  for (const name of ['backup.state', 'backup.run', 'backup.sets', 'backup.runs'])
    expect(await test.send('physicist', name, {})).toMatchObject({ error: { code: 'FORBIDDEN' } });
  const input = { label: 'x', path: temporaryFolder(), removable: false };
  await expect(test.as('administrator').backup.addDestination(input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
