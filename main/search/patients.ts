import type { Statement } from 'better-sqlite3';
import type { PatientHit } from '../../shared/search.ts';
import type { Db } from '../database/connection.ts';
import type { Principal } from '../rpc/context.ts';
import { createStanding, inSight, sightOf } from '../studies/standing-rules.ts';
import { countedAtMost } from './search-queries.ts';

interface HitRow {
  readonly id: number;
  readonly identifier: string;
  readonly studyName: string;
  readonly archived: 0 | 1;
}

/**
 * Finds patients by fragments of their identifiers, and by nothing else: a search that looked into identities would have to be put on record.
 * Only those in the caller's sight are found or counted.
 */
export function createPatientSearch({ db }: { readonly db: Db }) {
  const standing = createStanding({ db });
  // Prepared once for each number of words, as the other searches are.
  const statements = new Map<string, Statement<unknown[], number>>();
  function prepared(words: number, wide: boolean): Statement<unknown[], number> {
    const key = `${words} ${wide}`;
    const known = statements.get(key);
    if (known) return known;
    // A blank behind it, so that the end of an identifier can be asked for.
    const matches = "instr(p.identifier || ' ', ?) > 0 AND ".repeat(words);
    // Of all patients one index is read through, without the sealed texts; whoever sees only their own reads along the index of creators.
    const from = wide ? 'patients p INDEXED BY patients_list WHERE' : 'patients p WHERE p.created_by_id = @viewer AND';
    const made = db
      .prepare<unknown[], number>(
        `SELECT p.id FROM ${from} ${matches} p.aside_at IS NULL AND ${inSight('p')} ORDER BY p.id DESC LIMIT @limit`,
      )
      .pluck();
    statements.set(key, made);
    return made;
  }
  const rows = db.prepare<[string], HitRow>(
    `SELECT p.id, p.identifier, s.name AS studyName, p.archived_at IS NOT NULL AS archived
     FROM json_each(?) page JOIN patients p ON p.id = page.value JOIN studies s ON s.id = p.study_id ORDER BY page.key`,
  );

  return (
    words: readonly string[],
    limit: number,
    principal: Principal,
  ): { readonly items: PatientHit[]; readonly total: number } => {
    if (principal.accountId === null) return { items: [], total: 0 };
    const sight = standing.of(principal);
    const wide = [...sight.studies.values()].some(({ seesAll }) => seesAll);
    const find = (texts: readonly string[], most: number) =>
      prepared(texts.length, wide).all(...texts, { ...sightOf(sight), limit: most });

    const fragments = words.map((word) => word.toUpperCase());
    const matched = find(fragments, countedAtMost);
    // The patient whose number was typed comes before those whose year or number merely holds its digits.
    const number = words.findLast((word) => /^\d{1,7}$/.test(word));
    const first = number === undefined ? [] : find([...fragments, `_${number.padStart(5, '0')} `], limit);
    const ids = [...new Set([...first, ...matched])].slice(0, limit);
    const items = rows.all(JSON.stringify(ids)).map((row) => ({ ...row, archived: row.archived === 1 }));
    return { items, total: matched.length };
  };
}
