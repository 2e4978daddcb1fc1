import { expect, test } from 'vitest';
import type { Reply } from '../../shared/contract/errors.ts';
import { createTestCore, templatePassword } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';

const samples = 7;

/** The answer without what differs from call to call. */
function body(reply: Reply<unknown>): unknown {
  return reply.ok ? reply : { ...reply, error: { ...reply.error, requestId: '(any)' } };
}

test('a refused sign-in takes as long and says the same, whatever the reason (A8)', async () => {
  const test = await createTestCore();
  const { accounts, whitelist } = test.as('operator');
  await accounts.deactivate({ account: 'technologist' });
  await whitelist.remove({ entry: 'physics-assistant' });
  await accounts.create({ username: 'of.the.directory', source: 'directory' });
  const db = await openDatabaseOf(test.folder);
  const temporary = 'mangrove tumbler quarzite';
  await accounts.resetPassword({ account: 'user', password: temporary });
  db.exec("UPDATE accounts SET password_expires_at = '2020-01-01T00:00:00.000Z' WHERE username = 'user'");

  const attempts = {
    unknown: { username: 'nobody.here', password: templatePassword },
    'wrong password': { username: 'viewer', password: 'not the right password' },
    inactive: { username: 'technologist', password: templatePassword },
    'not on the whitelist': { username: 'physics-assistant', password: templatePassword },
    'of the directory, here': { username: 'of.the.directory', password: templatePassword, method: 'local' },
    'of this workstation, at the directory': { username: 'viewer', password: templatePassword, method: 'directory' },
    'temporary password that ran out': { username: 'user', password: temporary },
  };
  const bodies = new Set<string>();
  const times = new Map<string, number[]>();
  for (let round = 0; round < samples; round += 1) {
    // Nobody has to wait in this test.
    db.exec('DELETE FROM sign_in_throttle');
    for (const [reason, input] of Object.entries(attempts)) {
      const begun = performance.now();
      const reply = await test.send('nobody', 'auth.signIn', input);
      times.set(reason, [...(times.get(reason) ?? []), performance.now() - begun]);
      bodies.add(JSON.stringify(body(reply)));
    }
  }
  expect([...bodies]).toHaveLength(1);
  expect([...bodies][0]).toContain('UNAUTHENTICATED');
  // The fastest of each kind: what a busy machine adds to the others says nothing about the reasons.
  const fastest = [...times].map(([reason, all]) => [reason, Math.min(...all)] as const);
  const ratio = Math.max(...fastest.map(([, time]) => time)) / Math.min(...fastest.map(([, time]) => time));
  expect(ratio, JSON.stringify(fastest)).toBeLessThan(1.6);
}, 60_000);
