import { z } from 'zod';
import type { PersonRole } from '#shared/people.ts';
import type { RemsEquipmentColumn } from '#shared/rems-csv.ts';
import type { UnitFields } from '../../equipment/unit-columns.ts';
import { maxFileId, parseWhole } from '../cell-values.ts';
import type { KnownPerson, PeopleDirectory } from '../people-directory.ts';
import type { IncomingPerson } from '../person-records.ts';
import { quoted } from '../row-cells.ts';
import type { TextFolder } from '../text-folder.ts';
import type { EquipmentCells } from './equipment-cells.ts';
import type { UnitDraft } from './field-columns.ts';
import type { Deferred } from './lookup-columns.ts';

interface PersonColumns {
  readonly role: PersonRole;
  readonly field: 'contactId' | 'supervisorId' | 'physicianId';
  readonly id: RemsEquipmentColumn;
  readonly name: RemsEquipmentColumn;
  readonly email: RemsEquipmentColumn;
}

/** The three people of a unit and their columns. */
export const personColumns = [
  { role: 'contact', field: 'contactId', id: 'contact_id', name: 'contact_person', email: 'contact_email' },
  { role: 'supervisor', field: 'supervisorId', id: 'supervisor_id', name: 'supervisor', email: 'supervisor_email' },
  { role: 'physician', field: 'physicianId', id: 'physician_id', name: 'physician', email: 'physician_email' },
] as const satisfies readonly PersonColumns[];

type Resolution =
  | { readonly kind: 'untouched' | 'clear' }
  | { readonly kind: 'error'; readonly column: RemsEquipmentColumn; readonly message: string }
  | { readonly kind: 'unusable'; readonly column: RemsEquipmentColumn; readonly message: string }
  | { readonly kind: 'use'; readonly person: KnownPerson; readonly message?: string }
  | { readonly kind: 'create'; readonly person: IncomingPerson };

const Email = z.email().max(200);
const maxName = 200;

/**
 * Reads the people of rows. A known id counts only when name or e-mail address agrees, otherwise the row is refused; then the address
 * decides, then the exact name; then the person is new, under the id of the file, for which an address is needed.
 * Source: REMS 3.11 with "Ids in files" of the import's specification.
 */
export function createPersonColumns(deps: { readonly people: PeopleDirectory; readonly folder: TextFolder }) {
  const { people, folder } = deps;

  function read(cells: EquipmentCells, stored: UnitFields | undefined, draft: UnitDraft): Deferred[] {
    return personColumns.map((columns) => {
      const current = stored?.[columns.field] ?? null;
      const first = resolve(cells, columns, current);
      if (first.kind === 'error') cells.error(first.message, first.column);
      // Resolved again when the row goes in: the row's contact may be its supervisor too, and exists by then.
      return () => carryOut(cells, columns, current, resolve(cells, columns, current), draft);
    });
  }

  function carryOut(
    cells: EquipmentCells,
    columns: PersonColumns,
    current: number | null,
    resolution: Resolution,
    draft: UnitDraft,
  ): void {
    switch (resolution.kind) {
      case 'untouched':
        return;
      case 'clear':
        draft[columns.field] = null;
        return;
      case 'error':
      case 'unusable':
        cells.warning(resolution.message, resolution.column);
        return;
      case 'create':
        draft[columns.field] = people.create(resolution.person);
        return;
      case 'use':
        if (resolution.message !== undefined) cells.warning(resolution.message, columns.email);
        draft[columns.field] = resolution.person.id;
        if (resolution.person.id !== current) people.addRole(resolution.person.id, columns.role);
    }
  }

  function resolve(cells: EquipmentCells, columns: PersonColumns, current: number | null): Resolution {
    const idText = cells.cell(columns.id);
    const nameText = cells.cell(columns.name);
    const emailText = cells.cell(columns.email);
    if (idText === undefined && nameText === undefined && emailText === undefined) return { kind: 'untouched' };
    const name = nameText ?? '';
    const email = emailText ?? '';
    if ((idText ?? '') === '' && name === '' && email === '') return { kind: 'clear' };
    const id = (idText ?? '') === '' ? undefined : parseWhole(idText ?? '', 1, maxFileId);
    if ((idText ?? '') !== '' && id === undefined) {
      return {
        kind: 'unusable',
        column: columns.id,
        message: `${quoted(idText ?? '')} is not the number of a person; the field was left as it is.`,
      };
    }
    const byId = id === undefined ? undefined : people.get(id);
    if (id !== undefined && byId) return agreeing(byId, name, email, columns);
    const byEmail = email === '' ? undefined : people.byEmail(email);
    if (byEmail) {
      if (name === '' || folder.same(name, byEmail.name)) return { kind: 'use', person: byEmail };
      const message = `${email} is the address of ${byEmail.name} here, not of ${quoted(name)}. Correct the name or the address.`;
      return { kind: 'error', column: columns.email, message };
    }
    // A file that brings its own id and address for a name means a person of its own, even if somebody here has the same name.
    const ownPerson = id !== undefined && email !== '';
    const namesakes = name === '' || ownPerson ? [] : people.byName(name);
    const known = namesakes.length === 1 ? namesakes[0] : namesakes.find((person) => person.id === current);
    if (known) {
      if (email === '') return { kind: 'use', person: known };
      return {
        kind: 'use',
        person: known,
        message: `${known.name} keeps the address ${known.email}; imports do not change addresses.`,
      };
    }
    if (namesakes.length > 1) {
      const message = `Several people are called ${quoted(name)}; add the e-mail address. The field was left as it is.`;
      return { kind: 'unusable', column: columns.name, message };
    }
    return newPerson(id, name, email, columns);
  }

  function agreeing(person: KnownPerson, name: string, email: string, columns: PersonColumns): Resolution {
    const agrees =
      (name !== '' && folder.same(name, person.name)) || (email !== '' && folder.same(email, person.email));
    if (agrees) return { kind: 'use', person };
    const claimed =
      name === '' && email === ''
        ? 'and the row gives neither name nor e-mail address to compare'
        : `not ${quoted(name || email)}`;
    const message = `Person ${person.id} is ${person.name} here, ${claimed}. Correct the row, or leave ${columns.id} blank.`;
    return { kind: 'error', column: columns.id, message };
  }

  function newPerson(id: number | undefined, name: string, email: string, columns: PersonColumns): Resolution {
    const unusable = (column: RemsEquipmentColumn, message: string): Resolution => ({
      kind: 'unusable',
      column,
      message: `${message} The field was left as it is.`,
    });
    if (name === '')
      return unusable(
        columns.name,
        `Nobody here has ${email === '' ? `the number ${id}` : `the address ${email}`}, and a new person needs a name.`,
      );
    if (name.length > maxName)
      return unusable(columns.name, `${quoted(name)} is longer than the ${maxName} characters of a name.`);
    if (email === '')
      return unusable(columns.email, `${quoted(name)} is not known here, and a new person needs an e-mail address.`);
    if (!Email.safeParse(email).success)
      return unusable(columns.email, `${quoted(email)} is not an e-mail address such as name@clinic.org.`);
    return { kind: 'create', person: { id, name, email, role: columns.role } };
  }

  return { read };
}
