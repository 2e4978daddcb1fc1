import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import type { AuditReview, auditContract, UnusualAccess } from '../../shared/audit.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { AuditRow } from '../database/audit-row.ts';
import type { Db } from '../database/connection.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Clock } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import type { Tx } from '../rpc/transact.ts';
import type { AuditRepository } from './repository.ts';
import type { AuditSettingsStore } from './settings.ts';
import { lightOf, type Trail } from './trail.ts';
import { createUnusualWatch, type WatchedEntry } from './unusual-rules.ts';

type Input<P extends keyof typeof auditContract> = z.output<(typeof auditContract)[P]['input']>;

interface ReviewRow {
  readonly id: number;
  readonly at: string;
  readonly by: string;
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly note: string | null;
}

const due = ['audit.review', 'trail'] as const;
/** Entries that one look for unusual access goes back. */
const watchedAtMost = 100_000;
/** Entries between which other work is let in. */
const slice = 1000;
const dayMs = 86_400_000;

/** Reviews of the trail by people (row G15), and what they should look at. */
export function createReviews(deps: {
  readonly db: Db;
  readonly repository: AuditRepository;
  readonly trail: Trail;
  readonly settings: AuditSettingsStore;
  readonly notices: NoticeWriter;
  readonly clock: Clock;
  /** When the installation was made: the first review is due that much later. */
  readonly since: Date;
}) {
  const { db, repository, trail, settings, notices, clock, since } = deps;
  const columns = 'id, at, actor AS "by", from_seq AS fromSeq, to_seq AS toSeq, note';
  const page = db.prepare<[number, number], ReviewRow>(
    `SELECT ${columns} FROM audit_reviews ORDER BY id DESC LIMIT ? OFFSET ?`,
  );
  const count = db.prepare<[], number>('SELECT count(*) FROM audit_reviews').pluck();
  const insert = db.prepare<[string, string, number, number, string | null]>(
    'INSERT INTO audit_reviews (at, actor, from_seq, to_seq, note) VALUES (?, ?, ?, ?, ?)',
  );

  const newest = () => page.get(1, 0);

  function dueAt(): string | null {
    const { reviewDays } = settings.get();
    if (reviewDays === null) return null;
    const last = newest();
    const from = last ? Date.parse(last.at) : since.getTime();
    return new Date(from + reviewDays * dayMs).toISOString();
  }

  /** What was found up to the last review: that part of the trail stays as it is. */
  let remembered: { readonly before: number; readonly known: ReadonlySet<string> } | undefined;

  /** Addresses from which accounts signed in before an entry. */
  async function knownAddresses(before: number): Promise<ReadonlySet<string>> {
    if (remembered?.before === before) return remembered.known;
    const known = new Set<string>();
    if (before < 1) return known;
    for await (const rows of trail.read({ action: 'auth.signIn' }, before)) {
      for (const row of rows) {
        if (row.account_id !== null && row.address !== null) known.add(`${row.account_id} ${row.address}`);
      }
    }
    remembered = { before, known };
    return known;
  }

  return {
    list: ({ page: number, pageSize }: Input<'reviews'>) => ({
      items: page.all(pageSize, (number - 1) * pageSize),
      total: count.get() ?? 0,
      dueAt: dueAt(),
    }),

    /** @throws AppError INVALID for entries that are not there or were reviewed */
    review({ toSeq, note }: Input<'review'>, ctx: Context): AuditReview {
      return ctx.transact((tx) => {
        const last = newest();
        if (toSeq > repository.ends().last) throw refused('There is no entry of this number yet. Read the list again.');
        if (last && toSeq <= last.toSeq) throw refused('The trail was reviewed up to there already.');
        const fromSeq = last ? last.toSeq + 1 : Math.max(1, Math.min(repository.ends().first, toSeq));
        const { lastInsertRowid } = insert.run(tx.at, tx.by, fromSeq, toSeq, note || null);
        const id = Number(lastInsertRowid);
        tx.audit({
          entity: 'audit',
          entityId: id,
          changes: { fromSeq: { old: null, new: fromSeq }, toSeq: { old: null, new: toSeq } },
          reason: note || null,
        });
        notices.settle(tx, ...due);
        return { id, at: tx.at, by: tx.by, fromSeq, toSeq, note: note || null };
      });
    },

    /** Since the last review; the newest hundred thousand entries at most. */
    async unusual(): Promise<{ since: string | null; items: UnusualAccess[] }> {
      const last = newest();
      const head = repository.ends().last;
      const from = Math.max((last?.toSeq ?? 0) + 1, head - watchedAtMost + 1, 1);
      const known = await knownAddresses(from - 1);
      const watch = createUnusualWatch(known);
      for (let start = from; start <= head; start += slice) {
        for (const row of repository.whole(start, Math.min(start + slice - 1, head))) watch.look(watched(row));
        await setImmediate();
      }
      return { since: last?.at ?? null, items: watch.found() };
    },

    /** Whether somebody has to be told that a review is due. */
    isDue(): boolean {
      const at = dueAt();
      return at !== null && at <= clock.now().toISOString() && !notices.isOpen(...due);
    },
    tell(tx: Tx): void {
      notices.raise(tx, {
        kind: due[0],
        subject: due[1],
        audience: 'audit:read',
        severity: 'info',
        message: 'The audit trail is due for review. Look at what is unusual, and note that it was reviewed.',
        link: '/admin/audit',
      });
    },
  };
}

function watched(row: AuditRow): WatchedEntry {
  // Values are not looked at.
  return { ...lightOf(row), changes: '', reason: null, address: row.address, importId: row.import_id };
}

function refused(message: string): AppError {
  return new AppError('INVALID', message, { fields: { toSeq: message } });
}
