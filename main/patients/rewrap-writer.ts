import type { Db } from '../database/connection.ts';
import type { DataKeys } from '../keys/data-keys.ts';
import type { Random } from '../ports.ts';
import type { Tx } from '../rpc/transaction.ts';
import { createIdentityCells } from './identity-cell-rules.ts';
import { createIndexWriter } from './index-writer.ts';
import { createSealedRows, type SealedRow, type SealedRows, sealedTables } from './sealed-columns.ts';

/** How far a run has come: in which table, after which row. */
export interface RewrapPlace {
  readonly table: number;
  readonly after: number;
}

/** What a batch did; `next` is undefined when nothing is left. */
export interface RewrapBatch {
  readonly moved: number;
  readonly unreadable: number;
  readonly next: RewrapPlace | undefined;
}

/** Writes identities again under the current keys, inside a caller's transaction: sealed texts, and the lines of the index. */
export function createRewrapWriter({
  db,
  keys,
  random,
}: {
  readonly db: Db;
  readonly keys: DataKeys;
  readonly random: Random;
}) {
  const cells = createIdentityCells({ keys, random });
  const index = createIndexWriter({ db, keys });
  const tables = sealedTables.map((table) => createSealedRows(db, table));
  const staleIndex = db.prepare<{ kid: string; after: number; most: number }, { id: number; indexKid: string }>(
    `SELECT t.id, t.index_kid AS indexKid FROM patients t WHERE t.index_kid <> @kid AND t.id > @after AND t.aside_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM damaged_records r WHERE r.source = 'patients' AND r.record_id = CAST(t.id AS TEXT)
         AND r.state IN ('open', 'quarantined'))
     ORDER BY t.id LIMIT @most`,
  );
  const indexByKey = db.prepare<[], { kid: string; count: number }>(
    'SELECT index_kid AS kid, count(*) AS count FROM patients GROUP BY index_kid',
  );
  const indexLeft = db
    .prepare<{ kid: string }, number>(
      `SELECT count(*) FROM patients t WHERE (t.index_kid < @kid OR t.index_kid > @kid) AND t.aside_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM damaged_records r WHERE r.source = 'patients' AND r.record_id = CAST(t.id AS TEXT)
           AND r.state IN ('open', 'quarantined'))`,
    )
    .pluck();
  const patients = tables.find(({ table }) => table === 'patients');
  if (patients === undefined) throw new Error('patients are sealed');
  const ofPatients: SealedRows = patients;

  /** The texts of a row; undefined when one of them does not open. */
  function opened(rows: SealedRows, row: SealedRow): string[] | undefined {
    const found: string[] = [];
    for (const [place, cell] of rows.cellsOf(row).entries()) {
      const text = cells.open(cell, row.kid, row.texts[place] ?? '');
      if (text === undefined) return undefined;
      found.push(text);
    }
    return found;
  }

  function reseal(rows: SealedRows, row: SealedRow, kid: string): boolean {
    const texts = opened(rows, row);
    if (texts === undefined) return false;
    rows.write(
      row.id,
      kid,
      rows.cellsOf(row).map((cell, place) => cells.seal(cell, kid, texts[place] ?? '')),
    );
    return true;
  }

  /** By patient, so that a search finds each of them by the one key or the other at any moment. */
  function reindex(id: number): boolean {
    const row = ofPatients.get(id);
    return index.renew(id, (row && opened(ofPatients, row)) ?? []);
  }

  return {
    /** Records by the name of their key, sealing and index together. */
    byKey(): ReadonlyMap<string, number> {
      const counts = new Map<string, number>();
      for (const { kid, count } of [...tables.flatMap((rows) => rows.byKey()), ...indexByKey.all()])
        counts.set(kid, (counts.get(kid) ?? 0) + count);
      return counts;
    },

    /** How much waits to be written under the current keys; what does not read is not waited for. */
    left(): number {
      const kid = cells.currentKid();
      return tables.reduce((sum, rows) => sum + rows.left(kid), indexLeft.get({ kid: index.currentKid() }) ?? 0);
    },

    /** Writes the next rows of one table. The index comes last, when every identity has the current key. */
    batch(_tx: Tx, { table, after }: RewrapPlace, most: number): RewrapBatch {
      const rows = tables[table];
      const kid = rows ? cells.currentKid() : index.currentKid();
      const found: readonly { readonly id: number; readonly done: () => boolean }[] = rows
        ? rows.ofOtherKeys(kid, after, most).map((row) => ({ id: row.id, done: () => reseal(rows, row, kid) }))
        : staleIndex.all({ kid, after, most }).map(({ id }) => ({ id, done: () => reindex(id) }));
      const moved = found.filter(({ done }) => done()).length;
      const last = found.at(-1);
      const next =
        found.length === most && last ? { table, after: last.id } : rows ? { table: table + 1, after: 0 } : undefined;
      return { moved, unreadable: found.length - moved, next };
    },
  };
}

/** What {@link createRewrapWriter} makes. */
export type RewrapWriter = ReturnType<typeof createRewrapWriter>;
