import type { RowOutcome } from '#shared/imports.ts';
import { maxFileId } from '../cell-values.ts';
import type { CellChange, FileRows, PlannedRow, RowsDeps } from '../kind.ts';
import { createOwnIds } from '../own-id.ts';
import { quoted } from '../row-cells.ts';
import { createRowPlanner, unknownColumns } from '../row-planner.ts';
import { createTextFolder } from '../text-folder.ts';
import type { PeopleCells, PeopleColumn } from './people-columns.ts';
import { createPeopleRecords, type PersonFields } from './people-records.ts';
import { readPersonEmail, readPersonName, readPhone, readRoles, requireEmail } from './person-fields.ts';
import { createStoredPeople, type StoredPerson } from './stored-people.ts';

const fieldNames = ['name', 'email', 'phone', 'roles'] as const satisfies readonly (keyof PersonFields)[];

/**
 * Carries out a file of people row by row. A number counts when name or e-mail address agrees, then the address decides, then the person is
 * new, under the number of the file where it is free. Never touches accounts, never brings back who is archived. Source: REMS 3.11.
 */
export function createPeopleRows(deps: RowsDeps): FileRows {
  const { db, header, write } = deps;
  const folder = createTextFolder();
  const stored = createStoredPeople(db, folder);
  const records = createPeopleRecords(write);
  const ids = createOwnIds<PeopleColumn>('id');
  /** Rows of this file by the person that they are about. */
  const rowsOf = new Map<number, number>();
  let nextId = Math.min(deps.firstFreeId, maxFileId);

  function plan(cells: PeopleCells): PlannedRow | undefined {
    const id = ids.read(cells);
    const name = readPersonName(cells);
    const email = readPersonEmail(cells);
    if (cells.hasErrors) return undefined;
    const known = resolve(cells, id, name, email);
    if (!known || !folder.same(email, known.email)) requireEmail(cells, email);
    const phone = readPhone(cells);
    if (cells.hasErrors) return undefined;
    const fields = {
      name,
      email,
      phone: phone === undefined ? (known?.phone ?? null) : phone,
      roles: readRoles(cells, known),
    };
    return known ? update(cells, known, fields) : create(cells, id, fields);
  }

  /** Who the row is about; undefined for somebody new, and for what was complained of. */
  function resolve(cells: PeopleCells, id: number | undefined, name: string, email: string): StoredPerson | undefined {
    const byEmail = stored.byEmail(email);
    const byId = id === undefined ? undefined : stored.get(id);
    const known = byId ?? byEmail;
    if (byId && byEmail && byId.id !== byEmail.id) {
      cells.error(
        `${email} is the address of ${byEmail.name} here (number ${byEmail.id}). Correct the address, or the number.`,
        'email',
      );
    } else if (byId && !byEmail && !folder.same(byId.name, name)) {
      cells.error(
        `Person ${byId.id} is ${byId.name} here, not ${quoted(name)}, and the address differs too. Correct the row, or leave id blank.`,
        'id',
      );
    }
    if (known && known.mergedInto !== null)
      cells.error(
        `${known.name} was merged into ${known.mergedInto}. Name ${known.mergedInto} instead, or undo the merge first.`,
        'name',
      );
    const row = known && rowsOf.get(known.id);
    if (row !== undefined && !cells.hasErrors)
      cells.error(`Row ${row} is about the same person. Remove one of the rows.`, 'email');
    return known;
  }

  function create(cells: PeopleCells, inFile: number | undefined, fields: PersonFields): PlannedRow {
    const id = inFile ?? nextId;
    if (inFile === undefined) nextId += 1;
    records.create(id, fields);
    const changes = fieldNames.flatMap((field): CellChange[] => {
      const text = textOf(fields[field]);
      return text === null ? [] : [[field, null, text]];
    });
    return done(
      cells,
      'created',
      { ...fields, id, active: true, mergedInto: null },
      write ? id : (inFile ?? null),
      changes,
    );
  }

  function update(cells: PeopleCells, known: StoredPerson, fields: PersonFields): PlannedRow {
    if (!known.active) cells.remark(`${known.name} is archived here and stays archived.`);
    // An address that differs in nothing but its case is the same address.
    const wanted = folder.same(fields.email, known.email) ? { ...fields, email: known.email } : fields;
    const changed = fieldNames.filter((field) => textOf(wanted[field]) !== textOf(known[field]));
    if (changed.length > 0)
      records.update(known.id, Object.fromEntries(changed.map((field) => [field, wanted[field]])));
    const changes = changed.map((field): CellChange => [field, textOf(known[field]), textOf(wanted[field])]);
    return done(cells, changed.length > 0 ? 'updated' : 'unchanged', { ...known, ...wanted }, known.id, changes);
  }

  function done(
    cells: PeopleCells,
    outcome: RowOutcome,
    person: StoredPerson,
    recordId: number | null,
    changes: readonly CellChange[],
  ): PlannedRow {
    stored.remember(person);
    rowsOf.set(person.id, cells.row);
    return { row: cells.row, outcome, recordId, label: person.name, changes, messages: cells.messages };
  }

  return {
    plan: createRowPlanner<PeopleColumn>(
      header,
      plan,
      (cells) => cells.written('name') ?? '',
      deps.blankCells === 'keep',
    ),
    finish: () => undefined,
    fileMessages: () => unknownColumns(header),
  };
}

function textOf(value: string | readonly string[] | null): string | null {
  if (value === null || typeof value === 'string') return value;
  return value.length === 0 ? null : value.toSorted().join(', ');
}
