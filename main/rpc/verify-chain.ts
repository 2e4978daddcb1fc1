import { hash as digest } from 'node:crypto';
import type { AuditProof } from '../../shared/audit.ts';
import type { Db } from '../database/connection.ts';
import { genesisHash } from './audit-chain.ts';

/** A place in the chain: the number of an entry and its hash. */
export interface ChainPlace {
  readonly seq: number;
  readonly hash: string;
}

/** What recomputing the chain has shown; the time and the duration are added by who asks. */
export type ChainProof = Omit<AuditProof, 'at' | 'seconds'>;

/** How {@link verifyChain} works. */
export interface ChainCheck {
  /** Any connection, also a read-only one, that is inside no iteration. */
  readonly db: Db;
  /** The head as sealed outside the database: read it before this call. */
  readonly anchor?: ChainPlace | undefined;
  /** The entry after which to begin; the newest archive, or the very beginning, when absent. */
  readonly from?: ChainPlace | undefined;
  /** Told every few thousand entries, and at the end. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Clocks that are corrected over the network move by parts of a second: that is no clock set back. Milliseconds. */
export const clockTolerance = 1000;

/** Entries between two words about the progress. */
const tellEvery = 20_000;
/** Entries named in a proof: a clock that runs wild must not fill the memory. */
const mostClockBacks = 200;
/** How far around its place an altered entry is looked for under another number. */
const searchedAround = 5000;

/** Columns in the order in which they are hashed, `hash` last. */
type RawEntry = [seq: number, at: string, ...rest: (string | number | null)[], prev: string, hash: string];

const columns =
  'seq, at, utc_offset, account_id, actor, origin, address, request_id, action, entity, entity_id, changes, reason, import_id, prev_hash, hash';

/**
 * Recomputes the whole chain, one entry at a time, in one snapshot, and names the first entry that does not fit.
 * Synchronous: about a million entries in ten seconds, so hosts do it in a worker thread.
 *
 * @throws the reason of `signal` when it aborts; the driver's errors for a damaged file
 */
export function verifyChain(check: ChainCheck): ChainProof {
  const { db } = check;
  const outside = !db.inTransaction;
  if (outside) db.exec('BEGIN');
  try {
    return inSnapshot(check);
  } finally {
    if (outside && db.inTransaction) db.exec('COMMIT');
  }
}

function inSnapshot({ db, anchor, from, onProgress, signal }: ChainCheck): ChainProof {
  signal?.throwIfAborted();
  const archived = newestArchive(db);
  const begin = from ?? archived ?? { seq: 0, hash: genesisHash };
  // Rows of the STRICT table, in the order of `columns`.
  const rows = db.prepare(`SELECT ${columns} FROM audit ORDER BY seq`).raw().iterate() as Iterable<RawEntry>;
  const total = countFrom(db, begin.seq);
  const clockBack: ChainProof['clockBack'] = [];
  let first: ChainProof['first'] = null;
  let head: ChainPlace = begin;
  let before = '';
  let entries = 0;
  let archiveOnRecord = begin !== archived;
  let anchored = anchor === undefined || anchor.seq === 0 || matches(anchor, begin);

  for (const row of rows) {
    const seq = row[0];
    if (seq <= begin.seq) {
      if (from !== undefined) continue;
      first = problem(
        'archive',
        seq,
        `Entry ${seq} was moved to an archive, yet an entry of this number is here again.`,
      );
      break;
    }
    first = misfit(row, head);
    if (first) break;
    const at = row[1];
    if (at < before && Date.parse(before) - Date.parse(at) > clockTolerance && clockBack.length < mostClockBacks)
      clockBack.push({ seq, at, before });
    head = { seq, hash: row[15] as string };
    before = at;
    entries += 1;
    if (anchor && matches(anchor, head)) anchored = true;
    if (!archiveOnRecord && archived && recordsArchive(row, archived)) archiveOnRecord = true;
    if (entries % tellEvery === 0) {
      signal?.throwIfAborted();
      onProgress?.(entries, total);
    }
  }
  onProgress?.(entries, total);
  if (first?.problem === 'altered') first = moved(db, first, begin) ?? first;
  if (!first && !archiveOnRecord) {
    const message = `The trail begins after entry ${begin.seq}, but no later entry records that the earlier ones were moved to an archive.`;
    first = problem('archive', begin.seq + 1, message);
  }
  if (!first && !anchored && anchor) first = unanchored(anchor, head);
  return { ok: first === null, entries, headSeq: head.seq, headHash: head.hash, first, clockBack };
}

/** What is wrong with the entry that should follow `head`; null when it fits. */
function misfit(row: RawEntry, head: ChainPlace): ChainProof['first'] {
  const seq = row[0];
  const hash = row[15];
  if (seq !== head.seq + 1) {
    const last = seq - 1;
    const which = last === head.seq + 1 ? `Entry ${last} is` : `Entries ${head.seq + 1} to ${last} are`;
    return problem('missing', head.seq + 1, `${which} missing: entry ${seq} follows entry ${head.seq}.`);
  }
  if (hashOf(row) !== hash)
    return problem('altered', seq, `Entry ${seq} was altered: its content does not fit its hash.`);
  if (row[14] !== head.hash) {
    const message =
      head.seq === 0
        ? `Entry ${seq} does not begin the chain: what came before it was taken away.`
        : `Entry ${seq} does not follow entry ${head.seq}: one of the two was replaced.`;
    return problem('reordered', seq, message);
  }
  return null;
}

/** An altered entry that fits under another number was moved, not rewritten. */
function moved(db: Db, found: NonNullable<ChainProof['first']>, begin: ChainPlace): ChainProof['first'] {
  // Rows of the STRICT table, in the order of `columns`.
  const row = db.prepare(`SELECT ${columns} FROM audit WHERE seq = ?`).raw().get(found.seq) as RawEntry;
  const hash = row[15];
  const last = found.seq + searchedAround;
  for (let seq = Math.max(begin.seq + 1, found.seq - searchedAround); seq <= last; seq += 1) {
    row[0] = seq;
    if (hashOf(row) === hash)
      return problem('reordered', found.seq, `Entry ${found.seq} was entry ${seq}: the order of entries was changed.`);
  }
  return null;
}

function unanchored(anchor: ChainPlace, head: ChainPlace): ChainProof['first'] {
  if (anchor.seq > head.seq) {
    const message = `Entries are missing at the end: the trail ends at entry ${head.seq}, but entry ${anchor.seq} was sealed outside the database.`;
    return problem('anchor', head.seq + 1, message);
  }
  const message = `Entry ${anchor.seq} is not the one that was sealed outside the database: the trail was replaced.`;
  return problem('anchor', anchor.seq, message);
}

/** The hash as audit-chain.ts computes it: JSON of all columns but the hash itself, in order. */
function hashOf(row: RawEntry): string {
  return digest('sha256', JSON.stringify(row.slice(0, 15)), 'hex');
}

/** Where the newest archive ended; undefined before the first, and in a database of an earlier version. */
export function newestArchive(db: Db): ChainPlace | undefined {
  const exists = db.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'audit_archives'`).get();
  if (exists === undefined) return undefined;
  return db
    .prepare<[], ChainPlace>(
      'SELECT through_seq AS seq, through_hash AS hash FROM audit_archives ORDER BY through_seq DESC LIMIT 1',
    )
    .get();
}

/** Whether this entry is the one that says where the archive ended. */
function recordsArchive(row: RawEntry, archive: ChainPlace): boolean {
  if (row[8] !== 'audit.archive' || row[9] !== 'audit') return false;
  // Written by this program as JSON, and its hash was found right.
  const changes = JSON.parse(String(row[11])) as Record<string, { readonly new?: unknown } | undefined>;
  return changes.throughSeq?.new === archive.seq && changes.throughHash?.new === archive.hash;
}

/** Numbers are gapless in a sound trail, so that this is exact where it matters and costs no scan. */
function countFrom(db: Db, seq: number): number {
  return Math.max(0, (db.prepare<[], number | null>('SELECT max(seq) FROM audit').pluck().get() ?? 0) - seq);
}

function matches(one: ChainPlace, other: ChainPlace): boolean {
  return one.seq === other.seq && one.hash === other.hash;
}

function problem(kind: NonNullable<ChainProof['first']>['problem'], seq: number, message: string) {
  return { seq, problem: kind, message };
}
