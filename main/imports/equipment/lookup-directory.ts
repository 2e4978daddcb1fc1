import type { LookupKind, NewLookup } from '#shared/lookups.ts';
import type { Db } from '../../database/connection.ts';
import type { TextFolder } from '../text-folder.ts';
import type { RecordWriter } from './record-writer.ts';

/** A lookup as an import knows it; full name and address of facilities only. */
export interface KnownLookup {
  readonly id: number;
  readonly name: string;
  readonly fullName: string | null;
  readonly address: string | null;
}

/** Every lookup by folded name, with those that this import adds. */
export interface LookupDirectory {
  /** `classId` for subclasses. Inactive ones are found too: they are used again without being reactivated (REMS 3.11). */
  find(kind: LookupKind, name: string, classId?: number): KnownLookup | undefined;
  get(kind: LookupKind, id: number): KnownLookup | undefined;
  /** The class that a subclass belongs to. */
  classOf(subclassId: number): number | undefined;
  /** Whether a facility has this full name. */
  hasFullName(fullName: string): boolean;
  create(lookup: NewLookup): number;
}

const queries: Readonly<Record<LookupKind, string>> = {
  class: 'SELECT id, name, NULL AS fullName, NULL AS address, NULL AS classId FROM classes',
  subclass: 'SELECT id, name, NULL AS fullName, NULL AS address, class_id AS classId FROM subclasses',
  manufacturer: 'SELECT id, name, NULL AS fullName, NULL AS address, NULL AS classId FROM manufacturers',
  department: 'SELECT id, name, NULL AS fullName, NULL AS address, NULL AS classId FROM departments',
  facility: 'SELECT id, name, full_name AS fullName, address, NULL AS classId FROM facilities',
};

/** Reads all lookups once; there are hundreds, not thousands. */
export function createLookupDirectory(deps: {
  readonly db: Db;
  readonly folder: TextFolder;
  readonly records: RecordWriter;
}): LookupDirectory {
  const { db, folder, records } = deps;
  const byName = new Map<string, KnownLookup>();
  const byId = new Map<string, KnownLookup>();
  const classes = new Map<number, number>();
  const fullNames = new Set<string>();

  const nameKey = (kind: LookupKind, name: string, classId: number | undefined) =>
    `${kind}/${kind === 'subclass' ? classId : ''}/${folder.fold(name)}`;

  function remember(kind: LookupKind, lookup: KnownLookup, classId: number | undefined): void {
    byName.set(nameKey(kind, lookup.name, classId), lookup);
    byId.set(`${kind}/${lookup.id}`, lookup);
    if (kind === 'subclass' && classId !== undefined) classes.set(lookup.id, classId);
    if (lookup.fullName !== null) fullNames.add(folder.fold(lookup.fullName));
  }

  // The keys of `queries` are the lookup kinds.
  for (const kind of Object.keys(queries) as LookupKind[]) {
    const rows = db.prepare<[], KnownLookup & { readonly classId: number | null }>(queries[kind]).all();
    for (const { classId, ...lookup } of rows) remember(kind, lookup, classId ?? undefined);
  }

  return {
    find: (kind, name, classId) => byName.get(nameKey(kind, name, classId)),
    get: (kind, id) => byId.get(`${kind}/${id}`),
    classOf: (subclassId) => classes.get(subclassId),
    hasFullName: (fullName) => fullNames.has(folder.fold(fullName)),
    create(lookup) {
      const id = records.createLookup(lookup);
      const isFacility = lookup.kind === 'facility';
      const added = {
        id,
        name: lookup.name,
        fullName: isFacility ? (lookup.fullName ?? null) : null,
        address: isFacility ? (lookup.address ?? null) : null,
      };
      remember(lookup.kind, added, lookup.kind === 'subclass' ? lookup.classId : undefined);
      return id;
    },
  };
}
