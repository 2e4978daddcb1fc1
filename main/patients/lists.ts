import type { z } from 'zod';
import type { Patient } from '../../shared/patient-records.ts';
import type { patientsContract } from '../../shared/patients.ts';
import type { Db } from '../database/connection.ts';
import { type Slice, totalOf } from '../database/query-builder.ts';
import { createQueryReader } from '../database/query-reader.ts';
import type { Standing } from '../studies/standing-rules.ts';
import type { BlindIndex } from './blind-index-rules.ts';
import { openIdentity } from './identities.ts';
import type { IdentityCells } from './identity-cell-rules.ts';
import { countQuery, idsQuery, type PatientQuery, type Sought, sizeQuery, type TokenSet } from './list-query.ts';
import type { PatientRow, PatientsRepository } from './repository.ts';
import type { SearchedBy } from './search-record.ts';
import { identityKindsIn, type Meaning, readSearch } from './search-terms.ts';

type ListInput = z.output<(typeof patientsContract)['list']['input']>;
/** Which patients, in which order. */
export type PatientChoice = Pick<ListInput, 'search' | 'filters' | 'sort'>;

/** Sets of tokens larger than this are all the same: large. */
const large = 5_000;

interface Sized {
  readonly size: number;
  readonly sets: readonly TokenSet[];
}

/** Lists of patients: who is in sight and matches, without a look at identities. */
export function createPatientLists(deps: {
  readonly db: Db;
  readonly repository: PatientsRepository;
  readonly cells: IdentityCells;
  readonly index: BlindIndex;
}) {
  const { db, repository, cells, index } = deps;
  const reader = createQueryReader(db);
  const prefixes = db
    .prepare<[string], string>(
      'SELECT prefix FROM study_prefixes WHERE study_id IN (SELECT value FROM json_each(?)) ORDER BY prefix',
    )
    .pluck();

  function sought(meaning: Meaning, kids: readonly string[]): Sought {
    switch (meaning.kind) {
      case 'identifier':
        return meaning;
      case 'ipp':
        return { kind: 'ipp', tokens: index.tokens('ipp', meaning.value, kids) };
      case 'birth':
        return { kind: 'birth', tokens: meaning.days.flatMap((day) => index.tokens('birth', day, kids)) };
      case 'name':
        return { kind: 'name', beginnings: meaning.beginnings.map((word) => index.tokens('name', word, kids)) };
    }
  }

  /** The smallest sets of tokens under one of which every match stands; none when each word may be part of an identifier. */
  function narrowest(words: readonly (readonly Sought[])[]): readonly TokenSet[] {
    let least: Sized | undefined;
    for (const meanings of words) {
      const sets = meanings.map(smallestOf);
      if (sets.includes(null)) continue;
      const sized = sets.filter((set) => set !== null);
      const size = sized.reduce((sum, one) => sum + one.size, 0);
      if (least === undefined || size < least.size) least = { size, sets: sized.flatMap((one) => one.sets) };
    }
    return least?.sets ?? [];
  }

  /** The tokens of a meaning that the fewest stand under; null where it has none. */
  function smallestOf(meaning: Sought): Sized | null {
    if (meaning.kind === 'identifier') return null;
    const sets =
      meaning.kind === 'name' ? meaning.beginnings.map((tokens) => ({ kind: 'name' as const, tokens })) : [meaning];
    const sized = sets.map((set) => ({ size: reader.number(sizeQuery(set, large)), sets: [set] }));
    return sized.reduce((one, other) => (other.size < one.size ? other : one));
  }

  /** Reads a choice: what it looks for, and by what of an identity. */
  function queryOf({ search, filters = {}, sort = [] }: PatientChoice, standing: Standing) {
    const known = prefixes.all(JSON.stringify([...standing.studies.keys()]));
    const terms = readSearch(search, known);
    const identities: readonly SearchedBy[] = identityKindsIn(terms);
    const kids = identities.length > 0 ? repository.indexKids() : [];
    const words = terms.words.map((meanings) => meanings.map((meaning) => sought(meaning, kids)));
    const whole = terms.whole === null ? null : index.tokens('ipp', terms.whole, kids);
    const query: PatientQuery = { filters, sort, words, whole, first: narrowest(words) };
    return { query, identities };
  }

  function shown(row: PatientRow, { accountId }: Standing): Patient {
    const { archivedAt: at, archivedBy: by, archivedReason: reason } = row;
    return {
      id: row.id,
      identifier: row.identifier,
      studyId: row.studyId,
      studyName: row.studyName,
      sex: row.sex,
      createdAt: row.createdAt,
      createdBy: row.createdBy,
      own: row.createdById === accountId,
      state: at === null ? 'active' : 'archived',
      archived: at === null ? null : { at, by: by ?? '', reason: reason ?? '' },
      // Opened to see that it opens; what comes out is thrown away.
      readable: openIdentity(cells, row) !== null,
      version: row.version,
    };
  }

  /** The rows of these patients, in this order. */
  function rowsOf(ids: readonly number[]): PatientRow[] {
    const rows = new Map(repository.several(ids).map((row) => [row.id, row]));
    return ids.flatMap((id) => rows.get(id) ?? []);
  }

  return {
    shown,
    rowsOf,
    queryOf,

    /** The ids of all that a choice names, in order, and by what of an identity it looked. */
    ids(choice: PatientChoice, standing: Standing) {
      const { query, identities } = queryOf(choice, standing);
      return { ids: reader.numbers(idsQuery(query, standing)), identities };
    },

    /** One page of a choice. */
    page(choice: PatientChoice, standing: Standing, slice: Slice) {
      const { query, identities } = queryOf(choice, standing);
      const ids = reader.numbers(idsQuery(query, standing, slice));
      const total = totalOf(ids.length, slice, () => reader.number(countQuery(query, standing)));
      return { items: rowsOf(ids).map((row) => shown(row, standing)), total, identities };
    },
  };
}

/** What {@link createPatientLists} makes. */
export type PatientLists = ReturnType<typeof createPatientLists>;
