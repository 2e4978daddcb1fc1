import { createLookupDirectory } from '../equipment/lookup-directory.ts';
import { createRecordWriter } from '../equipment/record-writer.ts';
import type { FileRows, PlannedRow, RowsDeps, SharedRecords } from '../kind.ts';
import { readKnownUnits } from '../known-units.ts';
import { createNovelties } from '../novelties.ts';
import { createPeopleDirectory } from '../people-directory.ts';
import { createTextFolder } from '../text-folder.ts';
import { createCategoryPart } from './category-part.ts';
import { createLookupPart } from './lookup-part.ts';
import { createPersonPart } from './person-part.ts';
import { createRemsNumbers } from './rems-numbers.ts';
import type { RemsPart, RemsPartDeps } from './rems-part.ts';
import { type RemsRecord, type RemsTable, type RemsTables, remsTableNames } from './rems-tables.ts';
import { createRowNotes } from './row-notes.ts';
import { createBookingPart, createTestPart } from './survey-parts.ts';
import { createUnitPart } from './unit-part.ts';

const parts: Readonly<Record<RemsTable, (deps: RemsPartDeps) => RemsPart>> = {
  equipment_classes: (deps) => createLookupPart({ ...deps, table: 'equipment_classes' }),
  manufacturers: (deps) => createLookupPart({ ...deps, table: 'manufacturers' }),
  departments: (deps) => createLookupPart({ ...deps, table: 'departments' }),
  facilities: (deps) => createLookupPart({ ...deps, table: 'facilities' }),
  capital_categories: createCategoryPart,
  equipment_subclasses: (deps) => createLookupPart({ ...deps, table: 'equipment_subclasses' }),
  personnel: createPersonPart,
  equipment: createUnitPart,
  compliance_tests: createTestPart,
  scheduled_tests: createBookingPart,
};

/** Carries out everything of a REMS, table after table; each knows what those before it add, in the dry run too. */
export function createRemsRows(
  deps: Pick<RowsDeps, 'db' | 'now' | 'write'> & { readonly tables: RemsTables },
): FileRows {
  const { db, write, tables } = deps;
  const folder = createTextFolder();
  const novelties = createNovelties();
  const records = createRecordWriter(write, novelties);
  const units = new Map(readKnownUnits(db));
  const shared: SharedRecords = {
    folder,
    lookups: createLookupDirectory({ db, folder, records }),
    people: createPeopleDirectory({ db, folder, records }),
    units,
  };
  const numbers = createRemsNumbers();
  const begun = new Map<RemsTable, RemsPart>();

  function partOf(table: RemsTable): RemsPart {
    const known = begun.get(table);
    if (known) return known;
    const part = parts[table]({ ...deps, table, shared, numbers });
    begun.set(table, part);
    return part;
  }

  return {
    plan(record): PlannedRow | undefined {
      const { table, data, row: position } = record as RemsRecord; // openRemsFile makes no others
      const notes = createRowNotes();
      for (const column of data.unreadable)
        notes.warning('This cell holds binary data instead of a text; it was left out.', column);
      const plan = partOf(table).plan(data, notes) ?? {
        outcome: 'error' as const,
        recordId: null,
        label: (data.value('name') ?? '').slice(0, 200),
        changes: [],
      };
      if (table === 'equipment' && plan.recordId !== null && plan.outcome !== 'error')
        units.set(plan.recordId, plan.label);
      const messages = [...notes.messages, ...(plan.messages ?? [])].map(({ row: _row, ...message }) => ({
        ...message,
        ...(data.number > 0 && { row: data.number }),
        table,
      }));
      return { ...plan, row: data.number, source: { table, position }, messages };
    },
    finish() {
      for (const part of begun.values()) part.finish?.();
    },
    fileMessages: () => [
      ...remsTableNames.flatMap((table) => {
        const unknown = tables.unknownColumns(table);
        if (unknown.length === 0) return [];
        const shown = unknown
          .slice(0, 20)
          .map((column) => column.slice(0, 60))
          .join(', ');
        return [
          { level: 'warning' as const, table, message: `Columns that are not known here were left out: ${shown}.` },
        ];
      }),
      ...[...begun].flatMap(([table, part]) => (part.fileMessages?.() ?? []).map((message) => ({ ...message, table }))),
      ...novelties.messages(),
    ],
  };
}
