import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type Db, openConnection } from '../../main/database/connection.ts';
import { migrations } from '../../main/database/migrations/index.ts';
import { appendAudit } from '../../main/rpc/audit-chain.ts';
import type { Actor } from '../../main/rpc/transaction.ts';
import { verifyChain } from '../../main/rpc/verify-chain.ts';
import { temporaryFolder } from '../support/core.ts';

const actor: Actor = {
  accountId: 3,
  name: 'physicist',
  origin: 'https',
  address: '192.0.2.10',
  requestId: '3d0a3f4e-8f0e-4b7c-9f50-3f6f6ac2a001',
  action: 'equipment.update',
};
const start = Date.parse('2026-03-01T08:00:00Z');
const minute = 60_000;

let db: Db;

/** A trail of twenty entries, a minute apart. */
beforeEach(() => {
  db = openConnection(join(temporaryFolder(), 'trail.db'), randomBytes(32), { create: true });
  onTestFinished(() => {
    db.close();
  });
  for (const migration of migrations) migration.up(db);
  db.transaction(() => {
    for (let index = 0; index < 20; index += 1) append(start + index * minute);
  })();
});

function append(at: number, changes: Parameters<typeof appendAudit>[3]['changes'] = { room: { old: 'A', new: 'B' } }) {
  return appendAudit(db, actor, new Date(at), { entity: 'unit', entityId: 7, changes, reason: 'moved' });
}

/** What somebody with the key and a tool could do: the triggers are no obstacle to them. */
function tamper(sql: string, ...values: (string | number | null)[]): void {
  const triggers = db.prepare<[], { name: string; sql: string }>(
    `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit%'`,
  );
  const all = triggers.all();
  for (const { name } of all) db.exec(`DROP TRIGGER ${name}`);
  db.prepare(sql).run(...values);
  for (const one of all) db.exec(one.sql);
}

describe('a sound trail', () => {
  test('is proven to its head, with its progress', () => {
    const head = append(start + 20 * minute);
    const told: [number, number][] = [];
    const proof = verifyChain({ db, anchor: head, onProgress: (done, total) => told.push([done, total]) });
    expect(proof).toEqual({ ok: true, entries: 21, headSeq: 21, headHash: head.hash, first: null, clockBack: [] });
    expect(told.at(-1)).toEqual([21, 21]);
    expect(db.inTransaction).toBe(false);
  });

  test('holds whatever text people write, also half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.jsonValue(), (text, value) => {
        appendAudit(db, { ...actor, name: text }, new Date(start + 30 * minute), {
          entity: 'unit',
          entityId: text,
          changes: { note: { old: value, new: text } },
          reason: `${text}\ud800`,
        });
        return verifyChain({ db }).ok;
      }),
      { numRuns: 50 },
    );
  });

  test('names entries from before the entry before them, and lets the corrections of a network clock pass', () => {
    append(start + 19 * minute - 400);
    const back = append(start);
    expect(verifyChain({ db })).toMatchObject({
      ok: true,
      clockBack: [{ seq: back.seq, at: '2026-03-01T08:00:00.000Z' }],
    });
  });

  test('stops when it is told to', () => {
    expect(() =>
      verifyChain({ db, signal: AbortSignal.abort(new Error('enough')), onProgress: () => undefined }),
    ).toThrow('enough');
    expect(db.inTransaction).toBe(false);
  });
});

describe('a trail that was touched', () => {
  test.each([
    ['one character of a value', `UPDATE audit SET changes = replace(changes, 'B', 'C') WHERE seq = 7`],
    ['a reason taken away', 'UPDATE audit SET reason = NULL WHERE seq = 7'],
    ['somebody else', `UPDATE audit SET actor = 'administrator' WHERE seq = 7`],
    ['another time', `UPDATE audit SET at = '2026-03-01T08:06:00.001Z' WHERE seq = 7`],
    ['another hash', `UPDATE audit SET hash = '${'a'.repeat(64)}' WHERE seq = 7`],
    ['another predecessor', `UPDATE audit SET prev_hash = '${'a'.repeat(64)}' WHERE seq = 7`],
  ])('names the entry with %s', (_, sql) => {
    tamper(sql);
    expect(verifyChain({ db })).toMatchObject({ ok: false, first: { seq: 7, problem: 'altered' } });
  });

  test('finds one changed byte in any column of any entry', () => {
    const names = db.pragma('table_info(audit)') as { name: string }[];
    const columns = names
      .map(({ name }) => name)
      .filter((name) => !['seq', 'import_id', 'account_id', 'utc_offset'].includes(name));
    fc.assert(
      fc.property(fc.constantFrom(...columns), fc.integer({ min: 1, max: 20 }), fc.nat(), (column, seq, where) => {
        const read = db.prepare<[number], string>(`SELECT ${column} FROM audit WHERE seq = ?`).pluck();
        const text = read.get(seq) ?? '';
        const at = where % text.length;
        const other = String.fromCharCode(text.charCodeAt(at) ^ 1);
        tamper(`UPDATE audit SET ${column} = ? WHERE seq = ?`, text.slice(0, at) + other + text.slice(at + 1), seq);
        const { first } = verifyChain({ db });
        tamper(`UPDATE audit SET ${column} = ? WHERE seq = ?`, text, seq);
        return first?.seq === seq && verifyChain({ db }).ok;
      }),
      { numRuns: 60 },
    );
  });

  test('names the first of the missing', () => {
    tamper('DELETE FROM audit WHERE seq IN (5, 6)');
    expect(verifyChain({ db })).toMatchObject({
      ok: false,
      first: { seq: 5, problem: 'missing', message: 'Entries 5 to 6 are missing: entry 7 follows entry 4.' },
    });
  });

  test('misses a beginning that was cut off', () => {
    tamper('DELETE FROM audit WHERE seq < 4');
    expect(verifyChain({ db }).first).toMatchObject({ seq: 1, problem: 'missing' });
  });

  test('names entries in another order', () => {
    for (const [from, to] of [
      [9, -1],
      [10, 9],
      [-1, 10],
    ])
      tamper(`UPDATE audit SET seq = ${to} WHERE seq = ${from}`);
    expect(verifyChain({ db }).first).toEqual({
      seq: 9,
      problem: 'reordered',
      message: 'Entry 9 was entry 10: the order of entries was changed.',
    });
  });

  test('names the successor of an entry that was written anew with a fitting hash', () => {
    tamper('DELETE FROM audit WHERE seq > 19');
    const kept = append(start + 19 * minute, { room: { old: 'A', new: 'Z' } });
    append(start + 20 * minute);
    // The old entry 20 in the place of the new one: both fit their own hash.
    tamper('DELETE FROM audit WHERE seq = ?', kept.seq);
    tamper(
      `INSERT INTO audit SELECT 20, at, utc_offset, account_id, actor, origin, address, request_id, action, entity, entity_id, changes, reason, import_id, prev_hash, hash FROM audit WHERE seq = 19`,
    );
    expect(verifyChain({ db })).toMatchObject({ ok: false, first: { seq: 20 } });
  });

  test('lacks entries at its end that were sealed outside the database', () => {
    const head = append(start + 20 * minute);
    tamper('DELETE FROM audit WHERE seq > 18');
    expect(verifyChain({ db }).ok).toBe(true);
    expect(verifyChain({ db, anchor: head }).first).toMatchObject({ seq: 19, problem: 'anchor' });
  });

  test('was replaced from an entry on, each with a fitting hash', () => {
    const anchor = { seq: 20, hash: verifyChain({ db }).headHash };
    tamper('DELETE FROM audit WHERE seq > 10');
    for (let index = 10; index < 25; index += 1) append(start + index * minute, { room: { old: 'A', new: 'Q' } });
    expect(verifyChain({ db }).ok).toBe(true);
    expect(verifyChain({ db, anchor }).first).toMatchObject({ seq: 20, problem: 'anchor' });
  });
});

describe('after an archive', () => {
  const archiveRow = (seq: number, hash: string) =>
    db
      .prepare(
        `INSERT INTO audit_archives (through_seq, through_hash, entries, file_name, sha256, at) VALUES (?, ?, 10, 'x', 'y', '2026-03-02')`,
      )
      .run(seq, hash);
  const hashAt = (seq: number) =>
    db.prepare<[number], string>('SELECT hash FROM audit WHERE seq = ?').pluck().get(seq) ?? '';

  function archive(seq: number, recorded = seq): void {
    const hash = hashAt(seq);
    db.transaction(() => {
      appendAudit(db, { ...actor, action: 'audit.archive' }, new Date(start + 30 * minute), {
        entity: 'audit',
        entityId: null,
        changes: { throughSeq: { old: null, new: recorded }, throughHash: { old: null, new: hash } },
      });
      archiveRow(seq, hash);
      db.prepare('DELETE FROM audit WHERE seq <= ?').run(seq);
    })();
  }

  test('the chain begins where the archive ended', () => {
    archive(10);
    expect(verifyChain({ db })).toMatchObject({ ok: true, entries: 11, headSeq: 21 });
  });

  test('an archive that no entry records is no beginning', () => {
    const hash = hashAt(10);
    archiveRow(10, hash);
    db.prepare('DELETE FROM audit WHERE seq <= 10').run();
    expect(verifyChain({ db }).first).toMatchObject({ seq: 11, problem: 'archive' });
  });

  test('an entry with other numbers does not count', () => {
    archive(10, 9);
    expect(verifyChain({ db }).first).toMatchObject({ problem: 'archive' });
  });

  test('an entry under an archived number is found', () => {
    archive(10);
    tamper(
      `INSERT INTO audit SELECT 4, at, utc_offset, account_id, actor, origin, address, request_id, action, entity, entity_id, changes, reason, import_id, prev_hash, hash FROM audit WHERE seq = 15`,
    );
    expect(verifyChain({ db }).first).toMatchObject({ seq: 4, problem: 'archive' });
  });

  test('nothing else can be deleted, changed or replaced', () => {
    archive(10);
    const refused = /cannot be changed/;
    expect(() => db.exec('DELETE FROM audit WHERE seq = 11')).toThrow(refused);
    expect(() => db.exec('DELETE FROM audit')).toThrow(refused);
    expect(() => db.exec(`UPDATE audit SET reason = 'x' WHERE seq = 11`)).toThrow(refused);
    expect(() => db.exec('INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 11')).toThrow(refused);
    expect(() =>
      db.exec('INSERT INTO audit SELECT * FROM audit WHERE seq = 11 ON CONFLICT DO UPDATE SET reason = 1'),
    ).toThrow();
    expect(() => db.exec('DELETE FROM audit_archives')).toThrow(refused);
    expect(() => db.exec('UPDATE audit_archives SET through_seq = 20')).toThrow(refused);
    expect(() => db.exec('REPLACE INTO audit_archives SELECT * FROM audit_archives')).toThrow(refused);
  });
});
