import type { z } from 'zod';
import type { AuditChange, AuditEntry, AuditFilters, auditContract } from '../../shared/audit.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Permission } from '../../shared/contract/permissions.ts';
import type { AuditRow } from '../database/audit-row.ts';
import type { Db } from '../database/connection.ts';
import { clockTolerance } from '../rpc/verify-chain.ts';
import type { Blocks } from './blocks.ts';
import { createMatcher, type LightEntry } from './filter-rules.ts';
import { createLabels, labelKey } from './labels.ts';
import type { AuditRepository } from './repository.ts';

type Input<P extends keyof typeof auditContract> = z.output<(typeof auditContract)[P]['input']>;

/** Up to here lists count exactly. */
const countedExactly = 10_000;
/** Entries whose values one search reads. */
const searchedAtMost = 300_000;

/** Reads the trail: lists, single entries, what occurs in it. */
export function createTrail(deps: { readonly db: Db; readonly repository: AuditRepository; readonly blocks: Blocks }) {
  const { db, repository, blocks } = deps;
  const labelsOf = createLabels(db);

  /** Numbers of the entries that fit, the newest first, counted up to one more than lists count. */
  async function find(filters: AuditFilters, from: number, count: number) {
    const matcher = createMatcher(filters);
    const seqs: number[] = [];
    let total = 0;
    let read = 0;
    const take = (entries: readonly LightEntry[]) => {
      for (const entry of entries) {
        if (!matcher.entry(entry)) continue;
        if (total >= from && total < from + count) seqs.push(entry.seq);
        total += 1;
        if (total > countedExactly) return;
      }
    };
    if (matcher.all) {
      // Numbers have no gaps: nothing needs to be read.
      const { first, last } = repository.ends();
      const length = last === 0 ? 0 : last - first + 1;
      const page = Math.max(0, Math.min(count, length - from));
      return { seqs: Array.from({ length: page }, (_, index) => last - from - index), total: length, cut: false };
    }
    if (filters.entity !== undefined && filters.entityId !== undefined) {
      take(repository.ofRecord(filters.entity, filters.entityId, countedExactly + 1));
      return { seqs, total, cut: false };
    }
    for await (const block of blocks.fitting(matcher, 'newest')) {
      take(repository.stretch(block.from, block.to, matcher.searches));
      read += block.to - block.from + 1;
      if (total > countedExactly) break;
      if (matcher.searches && read >= searchedAtMost && total >= from + count) return { seqs, total, cut: true };
    }
    return { seqs, total, cut: false };
  }

  /** What the record of each row is called, for somebody of these rights; the same order. */
  function names(rows: readonly AuditRow[], rights: ReadonlySet<Permission>): (string | null)[] {
    const labels = labelsOf(
      rows.map(({ entity, entity_id }) => ({ entity, entityId: entity_id })),
      rights,
    );
    return rows.map(({ entity, entity_id }) => labels.get(labelKey(entity, entity_id)) ?? null);
  }

  function view(rows: readonly AuditRow[], rights: ReadonlySet<Permission>): AuditEntry[] {
    const named = names(rows, rights);
    return rows.map((row, index) => toEntry(row, named[index] ?? null, before(row.seq)));
  }
  const before = (seq: number) => repository.at(seq - 1);

  return {
    names,

    async list({ filters = {}, page, pageSize }: Input<'list'>, rights: ReadonlySet<Permission>) {
      const { seqs, total, cut } = await find(filters, (page - 1) * pageSize, pageSize);
      const rows = seqs.flatMap((seq) => repository.one(seq) ?? []);
      return { items: view(rows, rights), total: Math.min(total, countedExactly), more: cut || total > countedExactly };
    },

    /** @throws AppError NOT_FOUND, with where it may be */
    entry(seq: number, rights: ReadonlySet<Permission>): AuditEntry {
      const row = repository.one(seq);
      const [found] = row ? view([row], rights) : [];
      if (found) return found;
      const archived = seq < repository.ends().first;
      throw new AppError(
        'NOT_FOUND',
        archived
          ? 'This entry was moved to an archive. Its file is in the folder audit-archive.'
          : 'There is no entry of this number. Read the list again.',
      );
    },

    async facets() {
      const kinds = await blocks.kinds();
      const people = new Map<number, string>();
      for (const { accountId, actor } of kinds) if (accountId !== null) people.set(accountId, actor);
      return {
        actions: unique(kinds.map(({ action }) => action)),
        entities: unique(kinds.map(({ entity }) => entity)),
        people: [...people]
          .map(([accountId, name]) => ({ accountId, name }))
          .sort((a, b) => a.name.localeCompare(b.name)),
      };
    },

    /** Entries that fit, the oldest first, up to a number. */
    async *read(filters: AuditFilters, upTo: number): AsyncGenerator<AuditRow[]> {
      const matcher = createMatcher(filters);
      for await (const { from, to } of blocks.fitting(matcher, 'oldest', upTo)) {
        const rows = repository.whole(from, to);
        yield matcher.all ? rows : rows.filter((row) => matcher.entry(lightOf(row)));
      }
    },
  };
}

/** The reading of {@link createTrail}. */
export type Trail = ReturnType<typeof createTrail>;

/** The part of a stored entry that filters look at. */
export function lightOf(row: AuditRow): LightEntry {
  const { seq, at, actor, origin, action, entity, changes, reason } = row;
  return {
    seq,
    at,
    utcOffset: row.utc_offset,
    accountId: row.account_id,
    actor,
    origin,
    action,
    entity,
    entityId: row.entity_id,
    changes,
    reason,
  };
}

function toEntry(row: AuditRow, label: string | null, before: string | undefined): AuditEntry {
  return {
    seq: row.seq,
    at: row.at,
    utcOffset: row.utc_offset,
    actor: row.actor,
    accountId: row.account_id,
    origin: row.origin,
    address: row.address,
    requestId: row.request_id,
    action: row.action,
    entity: row.entity,
    entityId: row.entity_id,
    label,
    changes: changesOf(row.changes),
    reason: row.reason,
    importId: row.import_id,
    prevHash: row.prev_hash,
    hash: row.hash,
    clockBack: before !== undefined && Date.parse(before) - Date.parse(row.at) > clockTolerance,
  };
}

/** The stored changes as a list; written by this program, so their shape is known. */
function changesOf(text: string): AuditChange[] {
  const changes = JSON.parse(text) as Record<string, { old?: unknown; new?: unknown; hidden?: true } | null>;
  return Object.entries(changes).map(([field, change]) => ({
    field,
    old: change?.old ?? null,
    new: change?.new ?? null,
    hidden: change?.hidden === true,
  }));
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
