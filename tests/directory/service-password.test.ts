import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Reply } from '../../shared/contract/errors.ts';
import { createClinicCore } from '../support/clinic-core.ts';
import { plainSettings, settingsOf } from '../support/clinic-settings.ts';
import { openDatabaseOf } from '../support/database.ts';
import { clinic } from '../support/directory/clinic.ts';
import { deadPort } from '../support/directory/fake-ldap.ts';
import { slapdOfFile } from '../support/directory/slapd.ts';

const slapd = slapdOfFile();

test('P19: the password of the service account and those of people never leave', async () => {
  const settings = settingsOf(slapd());
  const core = await createClinicCore(settings, ['alice', 'bob']);
  const said: Reply<unknown>[] = [];
  /** Asks as the administrator and keeps the answer, whatever it is. */
  const ask = async (name: string, input: unknown) => void said.push(await core.send('administrator', name, input));
  const set = { kind: 'set', password: clinic.servicePassword } as const;
  const keep = { kind: 'keep' } as const;
  const user = { username: 'alice', password: clinic.password };

  await ask('directory.get', {});
  await ask('directory.testSaved', { user });
  await ask('directory.test', { settings, password: set, user });
  await ask('directory.test', { settings, password: keep, user: { username: 'alice', password: 'a wrong one' } });
  await ask('directory.findGroups', { search: 'physic' });
  said.push(await core.trySignIn('alice'), await core.trySignIn('bob', `${clinic.password}!`));
  await ask('accounts.get', { account: 'alice' });
  await ask('accounts.diagnose', { username: 'alice' });
  await ask('accounts.diagnose', { username: 'bob' });
  // Refusals and faults: a stale version, settings that are none, a place that is none, a server that is none, a wrong password.
  await ask('directory.save', { version: 0, settings, password: set });
  await ask('directory.save', { version: 1, settings: { ...settings, userBaseDn: 'none' }, password: set });
  await ask('directory.save', { version: 1, settings, password: { ...set, more: true } });
  await ask('directory.save', { version: 1, settings: { ...settings, bindDn: null }, password: { kind: 'nonsense' } });
  await ask('directory.test', { settings: { ...settings, userBaseDn: `ou=none,${clinic.base}` }, password: set, user });
  await ask('directory.test', { settings: plainSettings([await deadPort()]), password: set, user });
  await ask('directory.test', { settings, password: { kind: 'set', password: `${clinic.servicePassword}!` }, user });
  const text = [
    'LDAP_SERVER=ldap.clinic.test',
    'LDAP_USE_SSL=true',
    `LDAP_BASE_DN=${clinic.base}`,
    `LDAP_BIND_USER_DN=${clinic.serviceDn}`,
    `LDAP_BIND_PASSWORD=${clinic.servicePassword}`,
  ].join('\n');
  await ask('directory.previewEnvironment', { text });
  await ask('directory.importEnvironment', { version: 1, text });
  await ask('directory.testSaved', {});
  await ask('notices.list', {});
  await ask('system.about', {});
  const codes = said.map((reply) => (reply.ok ? 'ok' : reply.error.code));
  expect(new Set(codes)).toEqual(new Set(['ok', 'UNAUTHENTICATED', 'CONFLICT', 'INVALID']));
  expect(codes.filter((code) => code === 'ok').length).toBeGreaterThan(12);
  expect(JSON.stringify(said)).toContain('uid=alice');

  await core.core.close();
  const db = await openDatabaseOf(core.folder);
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  const rows = tables.map((table) => [table, db.prepare(`SELECT * FROM "${String(table)}"`).all()]);
  expect(JSON.stringify(rows)).toContain(clinic.serviceDn);
  const files = readdirSync(core.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
  const logged = core.log.entries.map(({ message, data }) => [message, inspected(data)]);

  for (const [where, place] of Object.entries({ said, rows, files, logged })) {
    const all = JSON.stringify(place);
    for (const secret of [clinic.servicePassword, clinic.password]) {
      expect.soft(all.includes(secret), `${secret} in ${where}`).toBe(false);
      expect.soft(all.includes(Buffer.from(secret).toString('base64').replace(/=+$/, '')), where).toBe(false);
      expect.soft(all.includes(Buffer.from(secret).toString('hex')), where).toBe(false);
    }
  }
});

/** A logged value with everything that a log file could show of it: errors with their causes and their own properties. */
function inspected(value: unknown, depth = 0): unknown {
  if (depth > 6 || typeof value !== 'object' || value === null) return value;
  const own = Object.getOwnPropertyNames(value).map((name): [string, unknown] => [
    name,
    inspected(Reflect.get(value, name), depth + 1),
  ]);
  return Object.fromEntries(own);
}
