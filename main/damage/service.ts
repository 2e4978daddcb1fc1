import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import type { DamagedRecord, damageContract } from '../../shared/damage.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { Db } from '../database/connection.ts';
import type { DataFiles } from '../database/data-files.ts';
import type { DataKeys } from '../keys/data-keys.ts';
import { withDocumentKeys } from '../keys/document-keys.ts';
import { saveKeyring } from '../keys/keyring-file.ts';
import { presentKeyring } from '../keys/present-keyring.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Clock, Log, Random } from '../ports.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import { programActor } from '../rpc/program-actor.ts';
import type { Transactor, Tx } from '../rpc/transact.ts';
import { createFindings } from './findings.ts';
import { gatherOtherKeys, type OtherKeys, type ReadTexts } from './other-keys.ts';
import { createDamageRepository, type DamageRow } from './repository.ts';
import { createScan, type Write } from './scan.ts';
import type { DamageSource } from './source.ts';

type Input<P extends keyof typeof damageContract> = z.output<(typeof damageContract)[P]['input']>;
type Output<P extends keyof typeof damageContract> = z.output<(typeof damageContract)[P]['output']>;

/** What a removal asks for first. */
export interface BackupsBefore {
  /** A fresh proven backup. @throws AppError saying why there is none */
  makeBefore(kind: 'pre-update', by: string): Promise<string>;
}

/**
 * Records that do not read any more (requirement 000-101): found by reading all of them, tried with every key and every copy there is,
 * set aside so that nothing stumbles over them, put back, and deleted only at the very end. Nothing is lost on the way.
 */
export function createDamageService(deps: {
  readonly db: Db;
  readonly keys: DataKeys;
  readonly files: DataFiles;
  readonly sources: readonly DamageSource[];
  readonly backups: BackupsBefore;
  readonly readTexts: ReadTexts;
  readonly transactor: Transactor;
  readonly notices: NoticeWriter;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}) {
  const { db, keys, files, sources, backups, transactor, notices, clock, random, log } = deps;
  const repository = createDamageRepository(db);
  const byName = new Map(sources.map((source) => [source.name, source]));
  const findings = createFindings({ repository, notices });
  const scan = createScan({ sources, repository, findings });

  function sourceOf({ source }: Pick<DamageRow, 'source'>): DamageSource {
    const found = byName.get(source);
    if (found === undefined) throw new Error(`nothing knows how to read records of ${source}`);
    return found;
  }

  /** Those of the findings that are in this state; who looks at an older list may name others too. */
  function those(ids: readonly number[], state: DamagedRecord['state']): DamageRow[] {
    return [...new Set(ids)].flatMap((id) => {
      const row = repository.get(id);
      return row?.state === state ? [row] : [];
    });
  }

  /** Files were moved or a backup was made meanwhile, and others could work. @throws AppError CONFLICT */
  function requireUnchanged(rows: readonly DamageRow[]): void {
    if (rows.every(({ id, state }) => repository.get(id)?.state === state)) return;
    throw new AppError('CONFLICT', 'Somebody else worked on these records meanwhile. Read the list again.');
  }

  /** Keys that only an older keyring or a backup holds come back into the present one. */
  function takeKeysBack(tx: Tx, others: OtherKeys): void {
    const present = presentKeyring(files.keyring, keys.authentication);
    const { authentication } = keys;
    const whole = withDocumentKeys(present, others.keyrings, { authentication, random, clock });
    if (whole === present) return;
    tx.audit({
      entity: 'key',
      entityId: null,
      action: 'keys.takeBack',
      changes: {
        documents: {
          old: (present.documents ?? []).map(({ kid }) => kid),
          new: (whole.documents ?? []).map(({ kid }) => kid),
        },
      },
    });
    saveKeyring(files.keyring, whole, authentication);
    keys.adopt(whole);
  }

  /** Files follow their rows: a crash between the two leaves a file where it was, and the act can be repeated. */
  async function moveFiles(rows: readonly DamageRow[], act: 'setAside' | 'remove'): Promise<void> {
    for (const row of rows) {
      try {
        await sourceOf(row).files?.[act](keptOf(row));
      } catch (cause) {
        log.warn('the file of a record that does not read could not be moved', { finding: row.id, act, cause });
      }
    }
  }

  const again = (rows: readonly DamageRow[]) => rows.flatMap(({ id }) => repository.get(id) ?? []);

  return {
    list({ state, page, pageSize }: Input<'list'>): Output<'list'> {
      const items = repository.page(state ?? null, pageSize, (page - 1) * pageSize).map(({ kept: _, ...row }) => row);
      const last = repository.lastScan();
      // as: written by `settle` only.
      const lastScanAt = last === undefined ? null : (JSON.parse(last) as { lastScanAt: string }).lastScanAt;
      return { items, total: repository.total(state ?? null), lastScanAt };
    },

    /** @throws AppError CONFLICT while another scan runs */
    scan: (ctx: Context) => scan((work) => ctx.transact(work), new AbortController().signal),

    /** The weekly scan, for the job `damage.scan`. */
    async scanByJob(signal: AbortSignal): Promise<string> {
      const actor = programActor(random, '(job)', 'damage.scan');
      const write: Write = (work) => retryWhileBusy(() => transactor.transact(actor, work));
      const { looked, found, mended } = await scan(write, signal);
      return `Records read: ${looked}. New ones that do not read: ${found}. Read again: ${mended}.`;
    },

    async tryKeys({ ids }: Input<'tryKeys'>, ctx: Context): Promise<Output<'tryKeys'>> {
      const rows = those(ids, 'open');
      const others = gatherOtherKeys(files, keys, deps.readTexts);
      try {
        const mends: { row: DamageRow; write: (tx: Tx) => void }[] = [];
        for (const row of rows) {
          const source = sourceOf(row);
          const now = await source.examine(row.recordId);
          if (now?.problem === null) mends.push({ row, write: () => undefined });
          else if (now !== undefined) {
            const write = await source.mend(row.recordId, others);
            if (write !== undefined) mends.push({ row, write });
          }
        }
        const mended = ctx.transact((tx) => {
          takeKeysBack(tx, others);
          const still = mends.filter(({ row }) => repository.get(row.id)?.state === row.state);
          for (const { row, write } of still) {
            write(tx);
            findings.change(tx, row, { state: 'mended' });
          }
          tx.audit({
            entity: 'damage',
            entityId: null,
            changes: {
              tried: { old: null, new: rows.length },
              mended: { old: null, new: still.length },
            },
          });
          findings.tell(tx);
          return still.length;
        });
        return { mended, left: rows.length - mended };
      } finally {
        others.close();
      }
    },

    async quarantine({ ids, reason }: Input<'quarantine'>, ctx: Context): Promise<Output<'quarantine'>> {
      const rows = those(ids, 'open');
      if (rows.length === 0) return { changed: 0 };
      ctx.transact((tx) => {
        for (const row of rows) {
          const kept = sourceOf(row).setAside(tx, row.recordId);
          findings.change(tx, row, { state: 'quarantined', reason, kept: JSON.stringify(kept) });
        }
        findings.tell(tx);
      });
      await moveFiles(again(rows), 'setAside');
      return { changed: rows.length };
    },

    async release({ ids }: Input<'release'>, ctx: Context): Promise<Output<'release'>> {
      const rows = those(ids, 'quarantined');
      if (rows.length === 0) return { changed: 0 };
      for (const row of rows) await sourceOf(row).files?.putBack(keptOf(row));
      ctx.transact((tx) => {
        requireUnchanged(rows);
        for (const row of rows) {
          sourceOf(row).putBack(tx, row.recordId, keptOf(row));
          findings.change(tx, row, { state: 'open' });
        }
        findings.tell(tx);
      });
      return { changed: rows.length };
    },

    async remove({ ids, confirm, reason }: Input<'remove'>, ctx: Context): Promise<Output<'remove'>> {
      const rows = those(ids, 'quarantined');
      if (rows.length === 0 || rows.length !== new Set(ids).size)
        throw new AppError('CONFLICT', 'Only records that are set aside can be removed. Set them aside first.');
      if (confirm.trim() !== String(rows.length)) {
        const message = `Type the number of records that are removed: ${rows.length}.`;
        throw new AppError('INVALID', message, { fields: { confirm: message } });
      }
      const backup = await backups.makeBefore('pre-update', principalOf(ctx).name);
      ctx.transact((tx) => {
        requireUnchanged(rows);
        for (const row of rows) {
          sourceOf(row).remove(tx, row.recordId, keptOf(row));
          findings.change(tx, row, { state: 'removed', reason });
        }
        tx.audit({ entity: 'damage', entityId: null, changes: { backup: { old: null, new: backup } }, reason });
      });
      await moveFiles(rows, 'remove');
      return { removed: rows.length, backup };
    },
  };
}

/** The service of {@link createDamageService}. */
export type DamageService = ReturnType<typeof createDamageService>;

function keptOf({ kept }: DamageRow): unknown {
  return kept === null ? null : JSON.parse(kept);
}
