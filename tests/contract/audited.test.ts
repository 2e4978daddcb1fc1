import { describe, expect, test } from 'vitest';
import { createTransactor } from '../../main/rpc/transact.ts';
import { createTestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { testClock } from '../support/ports.ts';

const actor = {
  accountId: null,
  name: 'test',
  origin: 'job',
  address: null,
  requestId: 'r',
  action: 'test.write',
} as const;

describe('a write', () => {
  test('without an audit entry is rolled back with an error', async () => {
    const { core, folder } = await createTestCore();
    await core.close();
    const db = await openDatabaseOf(folder);
    const { transact } = createTransactor({ db, clock: testClock() });
    const count = () => db.prepare('SELECT count(*) FROM departments').pluck().get();
    const before = count();
    const insert = () =>
      db
        .prepare("INSERT INTO departments (name, name_folded, created_at) VALUES ('Silent', 'silent', '2026-01-01')")
        .run();
    expect(() => transact(actor, insert)).toThrow('without an audit entry');
    expect(count()).toBe(before);
    transact(actor, (tx) => {
      insert();
      tx.audit({ entity: 'lookup', entityId: 'department:1' });
    });
    expect(count()).toBe(Number(before) + 1);
  });

  test('and its entry go together when the work throws', async () => {
    const { core, folder } = await createTestCore();
    await core.close();
    const db = await openDatabaseOf(folder);
    const { transact } = createTransactor({ db, clock: testClock() });
    const head = () => db.prepare('SELECT max(seq) FROM audit').pluck().get();
    const before = head();
    expect(() =>
      transact(actor, (tx) => {
        tx.audit({ entity: 'system', entityId: null });
        throw new Error('halfway');
      }),
    ).toThrow('halfway');
    expect(head()).toBe(before);
  });

  test('cannot be asynchronous or nested', async () => {
    const { core, folder } = await createTestCore();
    await core.close();
    const db = await openDatabaseOf(folder);
    const { transact } = createTransactor({ db, clock: testClock() });
    expect(() => transact(actor, async () => undefined)).toThrow('asynchronous');
    expect(() => transact(actor, () => transact(actor, () => undefined))).toThrow('nest');
  });

  test('cannot change or remove the audit trail, not even by replacing rows', async () => {
    const { core, folder } = await createTestCore();
    await core.close();
    const db = await openDatabaseOf(folder);
    for (const sql of [
      'UPDATE audit SET actor = actor WHERE seq = 1',
      'DELETE FROM audit WHERE seq = 1',
      "INSERT OR REPLACE INTO audit SELECT seq, at, utc_offset, account_id, 'somebody else', origin, address, request_id, action, entity, entity_id, changes, reason, import_id, prev_hash, hash FROM audit WHERE seq = 1",
    ]) {
      expect(() => db.exec(sql), sql).toThrow('the audit trail cannot be changed');
    }
  });
});

describe('every entry', () => {
  test('is chained to the one before it', async () => {
    const { as, core, folder } = await createTestCore();
    await as('administrator').lookups.create({ kind: 'department', name: 'Angiography' });
    await as('administrator').lookups.create({ kind: 'department', name: 'Nuclear medicine' });
    await core.close();
    const { auditHash, genesisHash } = await import('../../main/rpc/audit-chain.ts');
    const db = await openDatabaseOf(folder);
    type Row = Parameters<typeof auditHash>[0] & { hash: string };
    const rows = db.prepare<[], Row>('SELECT * FROM audit ORDER BY seq').all();
    expect(rows.length).toBeGreaterThan(5);
    let previous = genesisHash;
    for (const [index, row] of rows.entries()) {
      expect(row.seq).toBe(index + 1);
      expect(row.prev_hash).toBe(previous);
      expect(auditHash(row)).toBe(row.hash);
      previous = row.hash;
    }
  });

  test('changes its hash with any of its columns', async () => {
    const { core, folder } = await createTestCore();
    await core.close();
    const { auditHash } = await import('../../main/rpc/audit-chain.ts');
    const db = await openDatabaseOf(folder);
    const row = db.prepare<[], Parameters<typeof auditHash>[0]>('SELECT * FROM audit WHERE seq = 1').get();
    if (!row) throw new Error('the template has no audit entry');
    const columns = Object.keys(row).filter((column) => column !== 'hash');
    expect(columns.length).toBe(15);
    for (const column of columns) expect(auditHash({ ...row, [column]: 'x' }), column).not.toBe(auditHash(row));
  });
});
