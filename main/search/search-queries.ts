import type { Statement } from 'better-sqlite3';
import type { DocumentEntity } from '../../shared/documents.ts';
import type { Severity } from '../../shared/findings.ts';
import type { Db } from '../database/connection.ts';
import { type UnitBriefRow, unitBriefColumns, unitBriefJoins } from '../equipment/unit-brief-columns.ts';

/** A unit as it is read for the search. */
export interface UnitHitRow extends UnitBriefRow {
  readonly assetId: string | null;
}

/** A person, a facility or a document by name. */
export interface NamedRow {
  readonly id: number;
  /** Folded. */
  readonly text: string;
  readonly active: 0 | 1;
}

/** A document with its record. */
export interface DocumentRow {
  readonly id: number;
  readonly fileName: string;
  readonly contentType: string;
  readonly entity: DocumentEntity;
  readonly entityId: number;
}

/** A finding with its unit. */
export interface FindingRow {
  readonly id: number;
  readonly description: string;
  readonly severity: Severity;
  readonly resolved: 0 | 1;
  readonly unitId: number;
  readonly unit: string;
}

/** How many of a kind are counted, and at most looked through for the best ones. */
export const countedAtMost = 1000;

type Words = readonly string[];

/** SQL of the search. The texts are folded already; a word occurs anywhere in them. */
export function createSearchQueries(db: Db) {
  // Prepared once for each number of words: people type two or three.
  const statements = new Map<string, Statement<unknown[]>>();
  function prepared(sql: string, words: Words, column: string) {
    const text = sql.replace('$words', words.map(() => `instr(${column}, ?) > 0`).join(' AND '));
    let statement = statements.get(text);
    if (!statement) {
      statement = db.prepare<unknown[]>(text);
      statements.set(text, statement);
    }
    return statement;
  }
  // as: each statement names the columns of its row.
  const rows = <T>(sql: string, column: string, words: Words, ...more: readonly unknown[]) =>
    prepared(sql, words, column).all(...words, ...more) as T[];

  const brief = db.prepare<[string], UnitHitRow>(
    `SELECT ${unitBriefColumns}, u.asset_id AS assetId FROM json_each(?) page JOIN units u ON u.id = page.value ${unitBriefJoins}
     ORDER BY page.key`,
  );
  const unit = db.prepare<[number], number>('SELECT 1 FROM units WHERE id = ?').pluck();
  const people = db.prepare<[string], { id: number; name: string; email: string; active: 0 | 1; roles: string | null }>(
    `SELECT p.id, p.name, p.email, p.active, (SELECT group_concat(r.role) FROM person_roles r WHERE r.person_id = p.id) AS roles
     FROM json_each(?) page JOIN people p ON p.id = page.value ORDER BY page.key`,
  );
  const facilities = db.prepare<[string], { id: number; name: string; fullName: string | null; active: 0 | 1 }>(
    `SELECT f.id, f.name, f.full_name AS fullName, f.active FROM json_each(?) page JOIN facilities f ON f.id = page.value
     ORDER BY page.key`,
  );
  const documents = db.prepare<[string], DocumentRow>(
    `SELECT d.id, d.file_name AS fileName, d.content_type AS contentType, d.entity, d.entity_id AS entityId
     FROM json_each(?) page JOIN documents d ON d.id = page.value ORDER BY page.key`,
  );
  const findings = db.prepare<[string], FindingRow>(
    `SELECT g.id, g.description, g.severity, g.resolved_on IS NOT NULL AS resolved, g.unit_id AS unitId,
       c.name || coalesce(' ' || u.model, '') AS unit
     FROM json_each(?) page JOIN findings g ON g.id = page.value JOIN units u ON u.id = g.unit_id
       JOIN classes c ON c.id = u.class_id ORDER BY page.key`,
  );

  return {
    unitExists: (id: number) => unit.get(id) !== undefined,
    /** In the order of the ids. */
    units: (ids: readonly number[]) => brief.all(JSON.stringify(ids)),
    peopleNames: (words: Words) =>
      rows<NamedRow>(
        `SELECT id, name_folded AS text, active FROM people WHERE $words LIMIT ${countedAtMost}`,
        'search_text',
        words,
      ),
    people: (ids: readonly number[]) => people.all(JSON.stringify(ids)),
    facilityNames: (words: Words) =>
      rows<NamedRow>(
        `SELECT id, name_folded AS text, active FROM facilities WHERE merged_into IS NULL AND $words LIMIT ${countedAtMost}`,
        `(name_folded || ' ' || coalesce(full_name_folded, ''))`,
        words,
      ),
    facilities: (ids: readonly number[]) => facilities.all(JSON.stringify(ids)),
    /** Of these kinds of records only. */
    documentNames: (words: Words, entities: readonly DocumentEntity[]) =>
      rows<NamedRow>(
        `SELECT id, name_folded AS text, 1 AS active FROM documents INDEXED BY documents_names
         WHERE $words AND entity IN (SELECT value FROM json_each(?)) AND state = 'stored' AND deleted_at IS NULL LIMIT ${countedAtMost}`,
        'name_folded',
        words,
        JSON.stringify(entities),
      ),
    documents: (ids: readonly number[]) => documents.all(JSON.stringify(ids)),
    /** Open ones first, the newest of each. */
    findingIds: (words: Words) =>
      rows<{ id: number }>(
        `SELECT id FROM findings WHERE $words AND deleted_at IS NULL ORDER BY resolved_on IS NOT NULL, id DESC LIMIT ${countedAtMost}`,
        'search_text',
        words,
      ).map(({ id }) => id),
    findings: (ids: readonly number[]) => findings.all(JSON.stringify(ids)),
  };
}

/** The queries of {@link createSearchQueries}. */
export type SearchQueries = ReturnType<typeof createSearchQueries>;
