import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalisedIpp } from '../../main/patients/blind-index-rules.ts';
import { identityKindsIn, readSearch } from '../../main/patients/search-terms.ts';
import { createTestCore } from '../support/core.ts';
import { examplePatient } from '../support/patient-call-examples.ts';
import { createRegistryDesk, type RegistryDesk } from '../support/registry-desk.ts';

const found = async (desk: RegistryDesk, search: string) =>
  (await desk.as('user').patients.list({ search })).items.map(({ id }) => id).toSorted((one, other) => one - other);

describe('a search for patients', () => {
  it('finds whole hospital numbers however they are written, beginnings of names, birth dates and parts of identifiers', async () => {
    const desk = await createRegistryDesk();
    const { id } = await desk.patient('user', {
      ipp: ' 0012-345.x ',
      firstName: 'Jeanne-Émilie',
      lastName: 'd’Arc Œuvré',
      birthDate: '1980-02-01',
    });
    for (const search of [
      '0012345X',
      '0012 345 x',
      '００１２345x',
      'jean',
      'émi',
      'EMILIE',
      'jeanne-em',
      'oeuv arc',
      "d'arc",
      '1980-02-01',
      '1.2.1980',
      '02/01/1980',
      'oncocentre_',
      '00001',
      'jea 1980-02-01 _00001',
    ])
      expect(await found(desk, search), search).toEqual([id]);
    for (const search of [
      '12345X',
      '0012345',
      'eanne',
      'rc',
      'j',
      '1980-02-02',
      '1980',
      '00002',
      'jean zoé',
      '%',
      '_%',
    ])
      expect(await found(desk, search), search).toEqual([]);
  });

  it('finds names in any script, and words of one letter whole', async () => {
    const desk = await createRegistryDesk();
    const li = await desk.patient('user', { firstName: '娜', lastName: '李' });
    const long = await desk.patient('user', { firstName: 'X', lastName: 'Wolfeschlegelsteinhausenbergerdorff' });
    const anna = await desk.patient('user', { firstName: 'Ἄννα', lastName: 'Ødegård' });
    expect(await found(desk, '李')).toEqual([li.id]);
    expect(await found(desk, 'x')).toEqual([long.id]);
    expect(await found(desk, 'wolfeschlegelstein')).toEqual([long.id]);
    expect(await found(desk, 'αννα odegard')).toEqual([anna.id]);
  });

  it('counts a patient under several meanings once, and pages through them', async () => {
    const desk = await createRegistryDesk();
    for (let index = 1; index <= 7; index += 1)
      await desk.patient('user', { ipp: `${index}`, firstName: 'Anne', lastName: `Annette${index}` });
    const { patients } = desk.as('user');
    const pages = [];
    for (const page of [1, 2, 3, 4]) pages.push(await patients.list({ search: 'ann', page, pageSize: 3 }));
    expect(pages.map(({ items, total }) => [items.length, total])).toEqual([
      [3, 7],
      [3, 7],
      [1, 7],
      [0, 7],
    ]);
    const ids = pages.flatMap(({ items }) => items.map(({ id }) => id));
    expect(ids).toEqual(ids.toSorted((one, other) => other - one));
    // `1` is a hospital number and a part of identifiers.
    expect((await patients.list({ search: '00001 1' })).total).toBe(1);
  });

  it('reads words as identifiers only where they can be nothing else', () => {
    const kinds = (search: string) => identityKindsIn(readSearch(search, ['ONCOCENTRE']));
    for (const search of ['ONCOCENTRE_2025_00015', 'centre_20', '_2025_', '25_00015', '_00015 _2025'])
      expect(kinds(search), search).toEqual([]);
    expect(kinds('A_12')).toEqual(['ipp', 'name']);
    expect(kinds('00015')).toEqual(['ipp']);
    expect(kinds('1980-02-01')).toEqual(['ipp', 'birth']);
    expect(kinds('')).toEqual([]);
    const meanings = (word: string) => readSearch(word, ['ONCOCENTRE']).words[0]?.map(({ kind }) => kind);
    for (const word of ['centre', '0000015', 'oncocentre']) expect(meanings(word), word).toContain('identifier');
    // The beginning of a name does not mean everybody.
    for (const word of ['en', 'on', 'cent', '00000015']) expect(meanings(word), word).not.toContain('identifier');
  });

  it('filters and sorts beside it', async () => {
    const desk = await createRegistryDesk();
    const woman = await desk.patient('user', { sex: 'F' });
    const man = await desk.patient('principal-investigator', { sex: 'M' });
    const { patients } = desk.as('principal-investigator');
    const ids = async (choice: Parameters<typeof patients.list>[0]) =>
      (await patients.list(choice)).items.map(({ id }) => id);
    expect(await ids({ search: 'exem' })).toEqual([man.id, woman.id]);
    expect(await ids({ search: 'exem', filters: { sex: ['F'] } })).toEqual([woman.id]);
    expect(await ids({ filters: { own: true } })).toEqual([man.id]);
    expect(await ids({ filters: { own: false } })).toEqual([woman.id]);
    expect(await ids({ filters: { studyId: [4711] } })).toEqual([]);
    const day = new Date(desk.clock.now());
    const local = `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
    expect(await ids({ filters: { createdFrom: local, createdTo: local } })).toEqual([man.id, woman.id]);
    expect(await ids({ filters: { createdTo: '2000-01-01' } })).toEqual([]);
    for (const key of ['identifier', 'study', 'sex', 'created', 'creator', 'state'] as const) {
      const up = await ids({ sort: [{ key }, { key: 'identifier' }] });
      expect(up.toSorted(), key).toEqual([woman.id, man.id].toSorted());
    }
    expect(await ids({ sort: [{ key: 'identifier' }] })).toEqual([woman.id, man.id]);
    expect(await ids({ sort: [{ key: 'creator' }] })).toEqual([man.id, woman.id]);
    expect(await ids({ sort: [{ key: 'creator', descending: true }] })).toEqual([woman.id, man.id]);
    await patients.archive({ id: man.id, version: 1, reason: 'Entered twice' });
    expect(await ids({ search: 'exem' })).toEqual([woman.id]);
    expect(await ids({ search: 'exem', filters: { includeArchived: true } })).toEqual([man.id, woman.id]);
  });
});

/** Words of a name without marks, found without the index. */
function plainWords(text: string): string[] {
  const letters = [...text.normalize('NFD').toLowerCase()].filter((letter) => !/\p{M}/u.test(letter));
  return letters
    .map((letter) => (/[a-z0-9]/.test(letter) ? letter : ' '))
    .join('')
    .split(' ')
    .filter((word) => word !== '');
}

describe('for any people and any words', () => {
  const letters = fc.constantFrom('a', 'b', 'é', 'e', 'N', 'n');
  const word = fc.array(letters, { minLength: 1, maxLength: 5 }).map((all) => all.join(''));
  const name = fc
    .array(word, { minLength: 1, maxLength: 2 })
    .chain((words) => fc.constantFrom(' ', '-', '’', "'").map((between) => words.join(between)));

  it('finds exactly those of whom every word begins a name', async () => {
    const { patients } = (await createTestCore()).as('user');
    const people: { readonly id: number; readonly words: readonly string[] }[] = [];
    const drawn = fc.sample(fc.tuple(name, name), { numRuns: 60, seed: 8 });
    for (const [index, [firstName, lastName]] of drawn.entries()) {
      const entry = { ...examplePatient, ipp: `7${index}`, firstName, lastName, anotherPerson: 'Made up' };
      const { id } = await patients.create(entry);
      people.push({ id, words: [...plainWords(firstName), ...plainWords(lastName)] });
    }
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 2 }), async (typed) => {
        const search = typed.join(' ');
        const words = plainWords(search);
        const expected = people.filter(({ words: own }) =>
          words.every((begun) => own.some((one) => (begun.length === 1 ? one === begun : one.startsWith(begun)))),
        );
        const { items, total } = await patients.list({ search, pageSize: 200 });
        expect(items.map(({ id }) => id)).toEqual(expected.map(({ id }) => id).toReversed());
        expect(total).toBe(expected.length);
      }),
      { numRuns: 150 },
    );
  });

  it('makes a hospital number one text however it is spaced, and that text itself again', () => {
    const signs = fc.array(fc.constantFrom('0', '7', 'a', 'É', '２', '/', '_'), { maxLength: 12 });
    const separator = fc.constantFrom('', ' ', '-', '.', '\u00a0', '–', '\u200b', ' - ');
    fc.assert(
      fc.property(signs, separator, (letters, between) => {
        const plain = letters.map((letter) => letter.normalize('NFKC').toUpperCase()).join('');
        expect(normalisedIpp(` ${letters.join(between)} `)).toBe(plain);
        expect(normalisedIpp(plain)).toBe(plain);
      }),
    );
  });
});
