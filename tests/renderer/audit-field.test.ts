import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { en } from '../../renderer/i18n/en/index.ts';
import { fr } from '../../renderer/i18n/fr/index.ts';
import { fieldWord } from '../../renderer/parts/history/field-word.ts';

describe('a field of an entry of the trail', () => {
  it.each([
    ['en', 'network', 'scope', 'Interfaces'],
    ['fr', 'network', 'scope', 'Interfaces'],
    ['en', 'calendar', 'scope', 'Shows'],
    ['fr', 'calendar', 'scope', 'Montre'],
    ['en', 'network', 'port', 'Port of HTTPS'],
    ['en', 'unit', 'model', 'Model'],
    ['en', 'network', 'neverHeardOf', 'neverHeardOf'],
  ] as const)(
    'is called in %s by what it means for its kind of record: %s.%s',
    async (language, entity, field, word) => {
      const words = createInstance();
      await words.init({ lng: language, resources: { en, fr } });
      expect(fieldWord(words, entity, field)).toBe(word);
    },
  );
});
