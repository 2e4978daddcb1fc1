import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createTestCore, openTestCore, type TestCore, temporaryFolder } from '../support/core.ts';
import { makeProvenSet } from '../support/sets.ts';

/** An installation of which the older part of the trail lies in an archive. */
async function archived() {
  const installation = await createTestCore();
  const { audit } = installation.as('operator');
  await audit.saveSettings({ version: 0, keepYears: 6, copyFolder: null, reviewDays: null });
  installation.clock.jump(7 * 366 * 86_400_000);
  const { file } = await audit.archive({});
  if (file === null) throw new Error('nothing was archived');
  return { installation, file };
}

const archiveOf = ({ folder }: TestCore, file: string) => join(folder, 'audit-archive', file);

test('an archive goes into every backup and comes back on a new machine', async () => {
  const { installation, file } = await archived();
  const set = await makeProvenSet(installation.folder, installation.clock);
  const before = readFileSync(archiveOf(installation, file));
  await installation.core.close();
  const drive = join(temporaryFolder(), 'drive');
  cpSync(set.folder, join(drive, set.name), { recursive: true });
  const folder = join(temporaryFolder(), 'data');
  mkdirSync(folder);
  const fresh = await openTestCore(folder, { clock: installation.clock });
  await fresh.atConsole('nobody').restore.fromSet({ folder: drive, set: set.name, recoveryKey: set.recoveryKey });
  expect(readFileSync(archiveOf(fresh, file)).equals(before)).toBe(true);
  expect(await fresh.as('operator').audit.verify({})).toMatchObject({ ok: true });
});

test('an archive that is missing or was altered is named by the verification', async () => {
  const { installation, file } = await archived();
  const { audit } = installation.as('operator');
  const path = archiveOf(installation, file);
  const whole = readFileSync(path);
  const altered = Buffer.from(whole);
  altered.writeUInt8(altered.readUInt8(200) ^ 1, 200);
  writeFileSync(path, altered);
  const found = { ok: false, first: { problem: 'archive', message: expect.stringContaining(file) } };
  expect(await audit.verify({})).toMatchObject(found);
  rmSync(path);
  expect(await audit.verify({})).toMatchObject(found);
  await expect(audit.archive({})).rejects.toMatchObject({ code: 'CONFLICT' });
  writeFileSync(path, whole);
  expect(await audit.verify({})).toMatchObject({ ok: true, first: null });
});
