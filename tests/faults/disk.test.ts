import { cpSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { openTestCore, type TestCore } from '../support/core.ts';
import { rems } from '../support/run-program.ts';
import { smallDisk } from '../support/small-disk.ts';

/** The template installation on a disk of its own. */
function installed(disk: string): string {
  const folder = join(disk, 'data');
  cpSync(inject('template').folder, folder, { recursive: true, preserveTimestamps: true });
  return folder;
}

/** What pages and `/health` say of the disk. */
async function diskOf(test: TestCore) {
  const { writeTrouble: banner } = await test.as('nobody').system.status({});
  const { parts } = await test.as('administrator').health.overview({});
  return { banner, disk: parts.find(({ part }) => part === 'disk')?.state, status: test.core.health().status };
}

describe('a full disk', () => {
  test('refuses the write in words, loses nothing, and goes on once there is space', async (context) => {
    const disk = smallDisk(context, 8);
    const folder = installed(disk.folder);
    const test = await openTestCore(folder);
    const api = test.as('administrator');
    const { id: classId } = await api.lookups.create({ kind: 'class', name: 'Radiography' });
    const { bavail, bsize } = statfsSync(disk.folder);
    const ballast = join(disk.folder, 'ballast');
    writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - 200_000)));

    const kept: number[] = [];
    let refused: unknown;
    for (let count = 0; count < 2000 && refused === undefined; count += 1) {
      const reply = await test.send('administrator', 'equipment.create', { classId, notes: 'x'.repeat(8000) });
      if (reply.ok) kept.push((reply.data as { id: number }).id);
      else refused = reply.error;
    }
    expect(refused).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringMatching(/disk.*full/i) });
    expect((await api.equipment.list({ pageSize: 1 })).total).toBe(kept.length);
    const { message } = refused as { message: string };
    await expect
      .poll(() => diskOf(test), { timeout: 5000 })
      .toEqual({ banner: message, disk: 'failed', status: 'degraded' });

    rmSync(ballast);
    const after = await api.equipment.create({ classId, notes: 'there is space again' });
    expect((await api.equipment.list({ pageSize: 1 })).total).toBe(kept.length + 1);
    await expect.poll(() => diskOf(test), { timeout: 5000 }).toMatchObject({ banner: null });
    const again = await test.reopen();
    expect(await again.as('administrator').equipment.get({ id: after.id })).toMatchObject({
      notes: 'there is space again',
    });
    expect((await again.core.examine()).find(({ id }) => id === 'integrity')).toMatchObject({ state: 'ok' });
  });
});

describe('a read-only folder', () => {
  test('ends commands with 3 and a sentence, and is served again once it can be written', async (context) => {
    const disk = smallDisk(context, 8);
    const folder = installed(disk.folder);
    disk.readOnly(true);
    expect(await rems(['users', 'list', '--data', folder])).toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringMatching(/: .+\.\n$/),
    });
    disk.readOnly(false);
    expect(await rems(['users', 'list', '--data', folder])).toMatchObject({ code: 0 });
  });
});
