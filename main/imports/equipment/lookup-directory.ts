import { followMerge, type UnitLookupKind } from '#shared/lookups.ts';
import type { Db } from '../../database/connection.ts';
import type { KnownLookup, LookupDirectory } from '../known-records.ts';
import type { TextFolder } from '../text-folder.ts';
import type { RecordWriter } from './record-writer.ts';

export type { KnownLookup, LookupDirectory } from '../known-records.ts';

type StoredLookup = KnownLookup & { readonly classId: number | null; readonly mergedIntoId: number | null };

const queries: Readonly<Record<UnitLookupKind, string>> = {
  class:
    'SELECT id, name, NULL AS fullName, NULL AS address, NULL AS classId, merged_into AS mergedIntoId FROM classes',
  subclass:
    'SELECT id, name, NULL AS fullName, NULL AS address, class_id AS classId, merged_into AS mergedIntoId FROM subclasses',
  manufacturer:
    'SELECT id, name, NULL AS fullName, NULL AS address, NULL AS classId, merged_into AS mergedIntoId FROM manufacturers',
  department:
    'SELECT id, name, NULL AS fullName, NULL AS address, NULL AS classId, merged_into AS mergedIntoId FROM departments',
  facility:
    'SELECT id, name, full_name AS fullName, address, NULL AS classId, merged_into AS mergedIntoId FROM facilities',
};

/** Reads all lookups once; there are hundreds, not thousands. */
export function createLookupDirectory(deps: {
  readonly db: Db;
  readonly folder: TextFolder;
  readonly records: Pick<RecordWriter, 'createLookup'>;
}): LookupDirectory {
  const { db, folder, records } = deps;
  const byName = new Map<string, KnownLookup>();
  const byId = new Map<string, KnownLookup>();
  const classes = new Map<number, number>();
  const fullNames = new Set<string>();

  const nameKey = (kind: UnitLookupKind, name: string, classId: number | undefined) =>
    `${kind}/${kind === 'subclass' ? classId : ''}/${folder.fold(name)}`;

  function remember(kind: UnitLookupKind, lookup: KnownLookup, classId?: number): void {
    byName.set(nameKey(kind, lookup.name, classId), lookup);
    byId.set(`${kind}/${lookup.id}`, lookup);
    if (kind === 'subclass' && classId !== undefined) classes.set(lookup.id, classId);
    if (lookup.fullName !== null) fullNames.add(folder.fold(lookup.fullName));
  }

  // The keys of `queries` are the lookup kinds.
  for (const kind of Object.keys(queries) as UnitLookupKind[]) {
    const rows = db.prepare<[], StoredLookup>(queries[kind]).all();
    for (const { classId, mergedIntoId: _into, ...lookup } of rows) remember(kind, lookup, classId ?? undefined);
    // The name of a merged one means the one that it was merged into.
    for (const { id, name, classId, mergedIntoId } of rows) {
      const target = mergedIntoId === null ? undefined : byId.get(`${kind}/${followMerge(rows, id)}`);
      if (target) byName.set(nameKey(kind, name, classId ?? undefined), target);
    }
  }

  return {
    remember,
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
