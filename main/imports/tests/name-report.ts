import type { ImportMessage } from '#shared/imports.ts';
import type { KnownPerson } from '../people-directory.ts';
import { quoted } from '../row-cells.ts';

type NameColumn = 'performed_by' | 'reviewed_by';

/** Gathers what is to be said about names, one message for each name instead of one for each of its rows. */
export interface NameReport {
  /** Nobody here is called so, and the row has no address with which the person could be added. */
  unknown(column: NameColumn, name: string): void;
  /** More than one person is called so. */
  several(column: NameColumn, name: string): void;
  /** The number is somebody's with another name. */
  otherName(column: NameColumn, person: KnownPerson, name: string): void;
  messages(): ImportMessage[];
}

interface Entry {
  readonly level: ImportMessage['level'];
  readonly columns: Set<NameColumn>;
  readonly sentence: (cells: number) => string;
  cells: number;
}

/** Names in all kinds of trouble beyond these are only counted. */
const shownNames = 200;

/** Nothing to say so far. */
export function createNameReport(): NameReport {
  const entries = new Map<string, Entry>();

  function note(key: string, column: NameColumn, level: ImportMessage['level'], sentence: Entry['sentence']): void {
    const entry = entries.get(key) ?? { level, columns: new Set(), sentence, cells: 0 };
    entry.columns.add(column);
    entry.cells += 1;
    entries.set(key, entry);
  }

  return {
    unknown: (column, name) =>
      note(
        `unknown ${name}`,
        column,
        'warning',
        (cells) =>
          `${quoted(name)} is not known here (cells: ${cells}); the field was left as it is. Add the person, or give the e-mail address in the file.`,
      ),
    several: (column, name) =>
      note(
        `several ${name}`,
        column,
        'warning',
        (cells) =>
          `Several people are called ${quoted(name)} (cells: ${cells}); the field was left as it is. Give the person's number or e-mail address in the file.`,
      ),
    otherName: (column, person, name) =>
      note(
        `other ${person.id} ${name}`,
        column,
        'remark',
        (cells) =>
          `Person ${person.id} is ${quoted(person.name)} here, the file says ${quoted(name)} (cells: ${cells}). The number counts.`,
      ),
    messages() {
      const all = [...entries.values()].toSorted((one, other) => other.cells - one.cells);
      const said = all.slice(0, shownNames).map(({ level, columns, sentence, cells }): ImportMessage => {
        const [column] = columns;
        return {
          level,
          ...(columns.size === 1 && column !== undefined && { column }),
          message: sentence(cells),
        };
      });
      const more = all.length - said.length;
      if (more > 0) said.push({ level: 'warning', message: `${more} more names raise the same questions.` });
      return said;
    },
  };
}
