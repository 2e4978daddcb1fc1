import type { ImportMessage } from '../../shared/imports.ts';
import type { LookupKind } from '../../shared/lookups.ts';
import { quoted } from './row-cells.ts';

type Novelty = LookupKind | 'person';

const nouns: Readonly<Record<Novelty, string>> = {
  class: 'New classes',
  subclass: 'New subclasses',
  manufacturer: 'New manufacturers',
  department: 'New departments',
  facility: 'New facilities',
  room: 'New rooms',
  'capital-category': 'New capital categories',
  person: 'New people',
};

const shownNames = 20;

/** Lookups and people that a file adds, so that a mistyped name is seen before it becomes a record. */
export interface Novelties {
  note(kind: Novelty, name: string): void;
  messages(): ImportMessage[];
}

/** None so far. */
export function createNovelties(): Novelties {
  const names = new Map<Novelty, string[]>();
  return {
    note(kind, name) {
      const noted = names.get(kind);
      if (noted) noted.push(name);
      else names.set(kind, [name]);
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
