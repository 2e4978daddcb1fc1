import { type CompiledQuery, type RawBuilder, sql } from 'kysely';
import { addDays } from '../../shared/dates.ts';
import type { PatientFilters, PatientSortKey } from '../../shared/patient-records.ts';
import { compiled, type Slice, sliced } from '../database/query-builder.ts';
import type { Standing } from '../studies/standing-rules.ts';

type Sql = RawBuilder<unknown>;

/** In which order; without keys the newest first. */
export type PatientSort = readonly { readonly key: PatientSortKey; readonly descending: boolean }[];

/** A meaning of a word with the tokens that stand for it. */
export type Sought =
  | { readonly kind: 'identifier'; readonly fragment: string }
  | { readonly kind: 'ipp' | 'birth'; readonly tokens: readonly Buffer[] }
  /** One list of tokens for each beginning, under every key of the index. */
  | { readonly kind: 'name'; readonly beginnings: readonly (readonly Buffer[])[] };

/** Tokens of one kind, under any of which a patient may stand. */
export interface TokenSet {
  readonly kind: 'ipp' | 'birth' | 'name';
  readonly tokens: readonly Buffer[];
}

/** What is asked of the registry, as it is looked up. */
export interface PatientQuery {
  readonly filters: PatientFilters;
  readonly sort: PatientSort;
  /** Every word in its meanings; all must hold. */
  readonly words: readonly (readonly Sought[])[];
  /** The whole text as a hospital number. */
  readonly whole: readonly Buffer[] | null;
  /** The tokens that narrow most: only what stands under one of them is looked at. None: all that is in sight. */
  readonly first: readonly TokenSet[];
}

/** How many patients match. */
export function countQuery(query: PatientQuery, standing: Standing): CompiledQuery {
  return compiled(sql`SELECT count(*) ${source(query, standing)} WHERE ${conditions(query, standing)}`);
}

/** The ids of patients that match, in order. */
export function idsQuery(query: PatientQuery, standing: Standing, slice?: Slice): CompiledQuery {
  const order = sql.join([...query.sort.map(ordered), sql`p.id DESC`]);
  return compiled(
    sql`SELECT p.id ${source(query, standing)} WHERE ${conditions(query, standing)} ORDER BY ${order} ${sliced(slice)}`,
  );
}

/** How many stand under these tokens, counted no further than `most`. */
export function sizeQuery(set: TokenSet, most: number): CompiledQuery {
  return compiled(sql`SELECT count(*) FROM (${underTokens(set)} LIMIT ${most})`);
}

/**
 * Everything that lists ask for stands in indexes, so that the wide rows with their sealed texts are never read: a hundred thousand of
 * them are 70 MB, the largest index is 8. The index is named, since the engine counts rows and not how wide they are.
 */
function source(query: PatientQuery, standing: Standing): Sql {
  const { filters, sort, words, first } = query;
  const { whole, own } = scopeOf(standing, filters);
  const joins = sql.join(sort.map(joined), sql` `);
  const narrowed = Object.keys(filters).some((key) => key !== 'studyId' && key !== 'includeArchived');
  const plain = sort.length === 0 && words.length === 0 && !narrowed && filters.includeArchived !== true;
  // One study as it is: its index has the order and the number.
  if (plain && whole.length === 1 && own.length === 0) return sql`FROM patients p INDEXED BY patients_study`;
  // Whoever sees only their own patients reads along the index of creators.
  if (first.length === 0 && whole.length === 0) return sql`FROM patients p ${joins}`;
  return sql`FROM patients p INDEXED BY patients_list ${joins}`;
}

function conditions(query: PatientQuery, standing: Standing): Sql {
  const { filters, words, whole, first } = query;
  const parts = [sight(standing, filters), sql`p.aside_at IS NULL`, ...filterParts(filters, standing)];
  const all = words.map((meanings) => either(meanings.map(condition)));
  const found = whole === null ? all : [either([under({ kind: 'ipp', tokens: whole }), sql.join(all, sql` AND `)])];
  if (first.length > 0) {
    const sets: TokenSet[] = [...first, ...(whole ? [{ kind: 'ipp' as const, tokens: whole }] : [])];
    parts.unshift(sql`p.id IN (${sql.join(sets.map(underTokens), sql` UNION ALL `)})`);
  }
  return sql.join([...parts, ...(words.length > 0 ? found : [])], sql` AND `);
}

/** Studies of which all patients are in sight, and those of which only the caller's own are, as far as the filters let them. */
function scopeOf({ studies }: Standing, { studyId }: PatientFilters) {
  const wanted = [...studies].filter(([id]) => studyId === undefined || studyId.includes(id));
  return {
    whole: wanted.filter(([, { seesAll }]) => seesAll).map(([id]) => id),
    own: wanted.filter(([, { seesAll, seesOwn }]) => seesOwn && !seesAll).map(([id]) => id),
  };
}

function sight(standing: Standing, filters: PatientFilters): Sql {
  const { whole, own } = scopeOf(standing, filters);
  const parts: Sql[] = [];
  if (whole.length > 0) parts.push(sql`p.study_id IN (${sql.join(whole)})`);
  if (own.length > 0) parts.push(sql`(p.created_by_id = ${standing.accountId} AND p.study_id IN (${sql.join(own)}))`);
  return either(parts);
}

function filterParts(filters: PatientFilters, { accountId }: Standing): Sql[] {
  const { sex, own, createdById, createdFrom, createdTo, includeArchived } = filters;
  const among = (column: Sql, values: readonly unknown[]) =>
    sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
  // Days begin at midnight of the workstation, whatever its clock is set to on that day.
  const instant = (day: string) => new Date(`${day}T00:00:00`).toISOString();
  return [
    ...(includeArchived === true ? [] : [sql`p.archived_at IS NULL`]),
    ...(sex === undefined ? [] : [among(sql`p.sex`, sex)]),
    ...(own === undefined ? [] : [own ? sql`p.created_by_id = ${accountId}` : sql`p.created_by_id <> ${accountId}`]),
    ...(createdById === undefined ? [] : [among(sql`p.created_by_id`, createdById)]),
    ...(createdFrom === undefined ? [] : [sql`p.created_at >= ${instant(createdFrom)}`]),
    ...(createdTo === undefined ? [] : [sql`p.created_at < ${instant(addDays(createdTo, 1))}`]),
  ];
}

function condition(sought: Sought): Sql {
  if (sought.kind === 'identifier') return sql`instr(p.identifier, ${sought.fragment}) > 0`;
  if (sought.kind !== 'name') return under(sought);
  // Many may stand under a beginning: each patient is looked up on their own.
  const each = sought.beginnings.map(
    (tokens) => sql`EXISTS (${underTokens({ kind: 'name', tokens })} AND i.patient_id = p.id)`,
  );
  return sql`(${sql.join(each, sql` AND `)})`;
}

/** Few stand under a number or a birth date: they are looked up once. */
function under(set: TokenSet): Sql {
  return sql`p.id IN (${underTokens(set)})`;
}

function underTokens({ kind, tokens }: TokenSet): Sql {
  const any = sql.join(tokens.map((token) => sql`${token}`));
  return sql`SELECT i.patient_id FROM patient_index i WHERE i.kind = ${kind} AND i.token IN (${any})`;
}

function either(parts: readonly Sql[]): Sql {
  return parts.length === 0 ? sql`0` : sql`(${sql.join(parts, sql` OR `)})`;
}

const sortColumns: Readonly<Record<PatientSortKey, Sql>> = {
  identifier: sql`p.identifier`,
  study: sql`s.name_folded`,
  sex: sql`p.sex`,
  created: sql`p.created_at`,
  creator: sql`a.username_folded`,
  state: sql`p.archived_at IS NOT NULL`,
};

function ordered({ key, descending }: PatientSort[number]): Sql {
  return descending ? sql`${sortColumns[key]} DESC` : sql`${sortColumns[key]}`;
}

/** What a key of the order is read from besides the patient. */
function joined({ key }: PatientSort[number]): Sql {
  if (key === 'study') return sql`JOIN studies s ON s.id = p.study_id`;
  if (key === 'creator') return sql`JOIN accounts a ON a.id = p.created_by_id`;
  return sql``;
}
