import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createVerifier } from '../../main/audit/verify-runner.ts';
import { openConnection } from '../../main/database/connection.ts';
import { up } from '../../main/database/migrations/010-foundation.ts';
import { appendAudit } from '../../main/rpc/audit-chain.ts';
import { temporaryFolder } from '../support/core.ts';

const workerEntry = new URL('../../main/audit/verify-worker.ts', import.meta.url);

function trail(entries: number) {
  const file = join(temporaryFolder(), 'trail.db');
  const key = randomBytes(32);
  const db = openConnection(file, key, { create: true });
  onTestFinished(() => {
    db.close();
  });
  up(db);
  const actor = {
    accountId: 1,
    name: 'a',
    origin: 'ipc',
    address: null,
    requestId: 'r',
    action: 'test.write',
  } as const;
  db.transaction(() => {
    for (let index = 0; index < entries; index += 1)
      appendAudit(db, actor, new Date(1.7e12), { entity: 'unit', entityId: index });
  })();
  return createVerifier({ db, file, key, workerEntry });
}

test('a thread of its own verifies the chain while this one goes on, in a database of an earlier version too', async () => {
  const told: number[] = [];
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  const proof = await trail(45_000)(undefined, (done) => told.push(done));
  clearInterval(timer);
  expect(proof).toMatchObject({ ok: true, entries: 45_000, headSeq: 45_000 });
  expect(told).toEqual([20_000, 40_000, 45_000]);
  expect(turns).toBeGreaterThan(5);
});

test('it ends when it is told to, with the reason', async () => {
  const verify = trail(45_000);
  const stop = new AbortController();
  const proof = verify(undefined, () => stop.abort(new Error('closing')), stop.signal);
  await expect(proof).rejects.toThrow('closing');
});
