import type { SignOff } from '../../shared/readiness.ts';
import type { Db } from '../database/connection.ts';
import { createSettingsSection } from '../database/settings-section.ts';
import type { KeptFinding } from './examine.ts';

/** A signed document as it is stored. */
export interface SignOffRow {
  readonly id: number;
  readonly kind: SignOff['kind'];
  readonly at: string;
  readonly actor: string;
  readonly note: string | null;
  /** JSON. */
  readonly document: string;
}

/** SQL of readiness: findings kept between two examinations, and what was signed. */
export function createReadinessRepository(db: Db) {
  const kept = db.prepare<[], KeptFinding & { id: string }>(
    'SELECT id, state, evidence, advice, checked_at AS checkedAt FROM readiness_checks',
  );
  const keep = db.prepare<[KeptFinding & { id: string }]>(
    `INSERT INTO readiness_checks (id, state, evidence, advice, checked_at) VALUES (@id, @state, @evidence, @advice, @checkedAt)
     ON CONFLICT (id) DO UPDATE SET state = @state, evidence = @evidence, advice = @advice, checked_at = @checkedAt`,
  );
  const forget = db.prepare<[string]>('DELETE FROM readiness_checks WHERE id NOT IN (SELECT value FROM json_each(?))');
  const section = createSettingsSection(db, 'readiness');
  const byId = db.prepare<[number], SignOffRow>(
    'SELECT id, kind, at, actor, note, document FROM sign_offs WHERE id = ?',
  );
  const list = db.prepare<[{ kind: string | null; limit: number; offset: number }], SignOffRow>(
    `SELECT id, kind, at, actor, note, document FROM sign_offs WHERE @kind IS NULL OR kind = @kind
     ORDER BY id DESC LIMIT @limit OFFSET @offset`,
  );
  const count = db
    .prepare<[{ kind: string | null }], number>('SELECT count(*) FROM sign_offs WHERE @kind IS NULL OR kind = @kind')
    .pluck();

  return {
    kept: () => new Map(kept.all().map(({ id, ...finding }) => [id, finding])),
    keep: (id: string, finding: KeptFinding) => void keep.run({ id, ...finding }),
    /** Forgets findings of checks that this version does not make. */
    forgetOthers: (ids: readonly string[]) => void forget.run(JSON.stringify(ids)),
    /** The version of the program that examined everything last; undefined before the first time. */
    examinedBy(): string | undefined {
      const row = section.read();
      // as: noteVersion alone writes this section.
      return row && (JSON.parse(row.document) as { examinedBy?: string }).examinedBy;
    },
    noteVersion: (version: string, at: string) =>
      section.write({ document: JSON.stringify({ examinedBy: version }), at }),
    byId: (id: number) => byId.get(id),
    list: (kind: string | null, limit: number, offset: number) => list.all({ kind, limit, offset }),
    count: (kind: string | null) => count.get({ kind }) ?? 0,
  };
}

/** The repository of {@link createReadinessRepository}. */
export type ReadinessRepository = ReturnType<typeof createReadinessRepository>;
