import { z } from 'zod';
import { maxFileId, parseWhole } from '../cell-values.ts';
import type { KnownPerson, PeopleDirectory } from '../people-directory.ts';
import { isClear, quoted } from '../row-cells.ts';
import type { NameReport } from './name-report.ts';
import type { TestCells } from './test-columns.ts';

/** The two people of a test and their columns. */
export const testPeople = [
  { field: 'performedById', id: 'performed_by_id', name: 'performed_by', email: 'performed_by_email' },
  { field: 'reviewedById', id: 'reviewed_by_id', name: 'reviewed_by', email: 'reviewed_by_email' },
] as const;

type PersonColumns = (typeof testPeople)[number];

const Email = z.email().max(200);
const maxName = 200;

/**
 * Reads who did and who reviewed a test. A number decides; without one the address does, then the name, as long as it is nobody else's
 * too. Who is not known becomes a contact where the row gives an address, and is reported once per name otherwise. Source: REMS 3.11.
 */
export function createTestPeople(deps: {
  readonly people: PeopleDirectory;
  readonly report: NameReport;
  /** Whether blank cells empty the field. */
  readonly blankClears: boolean;
}) {
  const { people, report, blankClears } = deps;

  /**
   * Who the row names: undefined keeps what is stored, null empties it. May add a person: only for rows that go in.
   */
  function read(cells: TestCells, columns: PersonColumns, current: number | null): number | null | undefined {
    const id = cells.cell(columns.id) ?? '';
    const name = cells.cell(columns.name) ?? '';
    const email = cells.cell(columns.email) ?? '';
    if (id !== '') return isClear(id) ? null : numbered(cells, columns, id, name);
    if (name === '' && email === '') return blankClears && isInFile(cells, columns) ? null : undefined;
    if (email === '' && isClear(name)) return null;
    const owner = email === '' ? undefined : people.byEmail(email);
    if (owner) return addressed(cells, columns, owner, name, email);
    const known = named(name, current);
    if (known === 'several') {
      report.several(columns.name, name);
      return undefined;
    }
    return known?.id ?? added(cells, columns, name, email);
  }

  /** Whether the file speaks of the person at all. */
  function isInFile(cells: TestCells, columns: PersonColumns): boolean {
    return [columns.id, columns.name, columns.email].some((column) => cells.cell(column) !== undefined);
  }

  function numbered(cells: TestCells, columns: PersonColumns, text: string, name: string): number | undefined {
    const id = parseWhole(text, 1, maxFileId);
    const person = id === undefined ? undefined : people.get(id);
    if (!person) {
      cells.warning(`${quoted(text)} is not the number of a person; the field was left as it is.`, columns.id);
      return undefined;
    }
    if (name !== '' && !isClear(name) && !answersTo(person, name)) report.otherName(columns.name, person, name);
    return person.id;
  }

  function addressed(
    cells: TestCells,
    columns: PersonColumns,
    owner: KnownPerson,
    name: string,
    email: string,
  ): number | undefined {
    if (name === '' || answersTo(owner, name)) return owner.id;
    cells.warning(
      `${quoted(email)} is the address of ${owner.name} here, not of ${quoted(name)}. The field was left as it is.`,
      columns.email,
    );
    return undefined;
  }

  function answersTo(person: KnownPerson, name: string): boolean {
    return people.byTurnedName(name).some(({ id }) => id === person.id);
  }

  function named(name: string, current: number | null): KnownPerson | 'several' | undefined {
    if (name === '') return undefined;
    const exact = people.byName(name);
    const found = exact.length > 0 ? exact : people.byTurnedName(name);
    if (found.length < 2) return found[0];
    return found.find(({ id }) => id === current) ?? 'several';
  }

  function added(cells: TestCells, columns: PersonColumns, name: string, email: string): number | undefined {
    if (name !== '' && email === '') {
      report.unknown(columns.name, name);
      return undefined;
    }
    const complaint =
      name === ''
        ? `Nobody here has the address ${email}, and a new person needs a name.`
        : name.length > maxName
          ? `${quoted(name)} is longer than the ${maxName} characters of a name.`
          : Email.safeParse(email).success
            ? undefined
            : `${quoted(email)} is not an e-mail address such as name@clinic.org.`;
    if (complaint === undefined) return people.create({ id: undefined, name, email, role: 'contact' });
    cells.warning(`${complaint} The field was left as it is.`, columns.email);
    return undefined;
  }

  return { read };
}
