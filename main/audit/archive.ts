import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import type { AuditRow } from '../database/audit-row.ts';
import type { Db } from '../database/connection.ts';
import { createDurably } from '../database/durable-file.ts';
import type { Clock, Random } from '../ports.ts';
import { auditHash, genesisHash } from '../rpc/audit-chain.ts';
import type { Context } from '../rpc/context.ts';
import { newestArchive } from '../rpc/verify-chain.ts';
import { openArchive, sealArchive, sha256Of } from './archive-file.ts';
import type { Blocks } from './blocks.ts';
import { jsonOf } from './export.ts';
import type { Proofs } from './proofs.ts';
import type { AuditRepository } from './repository.ts';
import type { AuditSettingsStore } from './settings.ts';

/** Entries in one file, and in the one transaction that takes them out: others wait for no more than some tens of milliseconds. */
const perFile = 2000;

/**
 * Moves entries that are older than the policy into sealed files. A file is read back and its chain recomputed before anything leaves the
 * database; then one transaction puts the move on record, notes where the archive ends, and deletes exactly that stretch, which is all
 * that the trigger on the table lets pass.
 */
export function createArchive(deps: {
  readonly db: Db;
  readonly repository: AuditRepository;
  readonly blocks: Blocks;
  readonly proofs: Pick<Proofs, 'look'>;
  readonly settings: AuditSettingsStore;
  readonly folder: string;
  readonly key: Buffer;
  readonly clock: Clock;
  readonly random: Random;
}) {
  const { db, repository, blocks, proofs, settings, folder, key, clock, random } = deps;
  const insert = db.prepare<[number, string, number, string, string, string]>(
    'INSERT INTO audit_archives (through_seq, through_hash, entries, file_name, sha256, at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const remove = db.prepare<[number]>('DELETE FROM audit WHERE seq <= ?');
  let running = false;

  /** The oldest entries that may go, at most one file full; the head always stays. */
  function oldest(before: string): AuditRow[] {
    const { first, last } = repository.ends();
    const rows = repository.whole(first, Math.min(first + perFile - 1, last - 1));
    const end = rows.findIndex(({ at }) => at >= before);
    return end < 0 ? rows : rows.slice(0, end);
  }

  async function writeFile(rows: readonly AuditRow[]): Promise<{ name: string; sha256: string }> {
    const name = `audit_${rows[0]?.seq}-${rows.at(-1)?.seq}.audit`;
    const path = join(folder, name);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const sealed = await sealArchive(rows.map(jsonOf).join(''), key, name, random.bytes(12));
    // One that an attempt left behind which was cut before its transaction.
    rmSync(path, { force: true });
    createDurably(path, sealed);
    const back = readFileSync(path);
    requireWhole(await openArchive(back, key, name), rows);
    return { name, sha256: sha256Of(back) };
  }

  /** The file holds the same chain, from where the one before ended. */
  function requireWhole(text: string, rows: readonly AuditRow[]): void {
    const lines = text.split('\n').slice(0, -1);
    let hash = newestArchive(db)?.hash ?? genesisHash;
    for (const [index, line] of lines.entries()) {
      // Written by jsonOf a moment ago; the hash proves it.
      const { hash: stored, ...row } = JSON.parse(line) as AuditRow;
      if (stored !== rows[index]?.hash || row.prev_hash !== hash || auditHash(row) !== stored)
        throw new AppError(
          'CONFLICT',
          `Entry ${row.seq} did not come back from the archive as it was. Nothing was removed.`,
        );
      hash = stored;
    }
    if (lines.length !== rows.length)
      throw new AppError('CONFLICT', 'The archive does not hold every entry. Nothing was removed.');
  }

  function takeOut(rows: readonly AuditRow[], file: { name: string; sha256: string }, ctx: Context): void {
    const last = rows.at(-1);
    if (!last) return;
    ctx.transact((tx) => {
      tx.audit({
        entity: 'audit',
        entityId: file.name,
        action: 'audit.archive',
        changes: {
          fromSeq: { old: null, new: rows[0]?.seq },
          throughSeq: { old: null, new: last.seq },
          throughHash: { old: null, new: last.hash },
          entries: { old: null, new: rows.length },
          sha256: { old: null, new: file.sha256 },
        },
      });
      insert.run(last.seq, last.hash, rows.length, file.name, file.sha256, tx.at);
      remove.run(last.seq);
    });
    blocks.forget();
  }

  return async function archive(ctx: Context): Promise<{ entries: number; file: string | null }> {
    const { keepYears } = settings.get();
    if (keepYears === null)
      throw new AppError('CONFLICT', 'The trail is kept for ever. Choose first how many years entries stay here.');
    if (running)
      throw new AppError('CONFLICT', 'Entries are being moved to an archive already. Wait until it is done.');
    running = true;
    try {
      const proof = await proofs.look();
      if (proof.first)
        throw new AppError('CONFLICT', `The trail does not hold together, so nothing is moved. ${proof.first.message}`);
      const limit = new Date(clock.now());
      limit.setUTCFullYear(limit.getUTCFullYear() - keepYears);
      let entries = 0;
      let file: string | null = null;
      for (let rows = oldest(limit.toISOString()); rows.length > 0; rows = oldest(limit.toISOString())) {
        const written = await writeFile(rows);
        takeOut(rows, written, ctx);
        entries += rows.length;
        file = written.name;
        // Shorter than a file: what follows is younger than the policy.
        if (rows.length < perFile) break;
      }
      if (entries === 0)
        ctx.transact((tx) =>
          tx.audit({ entity: 'audit', entityId: null, changes: { entries: { old: null, new: 0 } } }),
        );
      return { entries, file };
    } finally {
      running = false;
    }
  };
}
