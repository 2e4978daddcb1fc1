import type { ImportMessage } from '../../shared/imports.ts';
import type { LookupKind } from '../../shared/lookups.ts';
import type { RecordWriter } from './record-writer.ts';
import { quoted } from './row-cells.ts';

const nouns: Readonly<Record<LookupKind | 'person', string>> = {
  class: 'New classes',
  subclass: 'New subclasses',
  manufacturer: 'New manufacturers',
  department: 'New departments',
  facility: 'New facilities',
  person: 'New people',
};

const shownNames = 20;

/** Watches a writer for lookups and people that a file adds, so that a mistyped name is seen before it becomes a record. */
export function createNovelties(writer: RecordWriter): { readonly records: RecordWriter; messages(): ImportMessage[] } {
  const names = new Map<LookupKind | 'person', string[]>();
  const note = (kind: LookupKind | 'person', name: string) => {
    const noted = names.get(kind);
    if (noted) noted.push(name);
    else names.set(kind, [name]);
  };
  return {
    records: {
      ...writer,
      createLookup(lookup) {
        note(lookup.kind, lookup.name);
        return writer.createLookup(lookup);
      },
      createPerson(person) {
        note('person', person.name);
        return writer.createPerson(person);
      },
    },
    messages: () =>
      [...names].map(([kind, added]) => {
        const more = added.length > shownNames ? ` and ${added.length - shownNames} more` : '';
        return {
          level: 'remark',
          message: `${nouns[kind]}: ${added.slice(0, shownNames).map(quoted).join(', ')}${more}.`,
        };
      }),
  };
}
