import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clashes, currentUnit, decided } from '../../renderer/equipment/conflict.ts';
import {
  blankValues,
  changedFields,
  draftOf,
  newUnitInput,
  readDraft,
  readField,
  type UnitValues,
  unitFieldNames,
} from '../../renderer/equipment/draft.ts';
import { cards, fieldSpecs } from '../../renderer/equipment/fields.ts';
import { offeredRooms, offeredRows, subclassFits } from '../../renderer/equipment/lookup-options.ts';
import { parseTypedDate, typedDate } from '../../renderer/ui/date-text.ts';
import { daysInMonth } from '../../shared/dates.ts';
import { auditFrequencies, capitalTypes, NewUnit, unitFields } from '../../shared/equipment.ts';
import type { Lookups } from '../../shared/lookups.ts';

const stored: UnitValues = {
  ...blankValues,
  classId: 1,
  model: 'Somatom',
  installedOn: '2020-02-29',
  auditFrequencies: ['Quarterly', 'Annual - ME'],
  radiologyOwned: false,
  capitalCost: 0,
  capitalYear: 2027,
};

describe('a form', () => {
  it('reads back what it shows, so that nothing counts as changed', () => {
    for (const language of ['en', 'fr']) {
      const { values, problems } = readDraft(draftOf(stored), unitFieldNames, language);
      expect(problems).toEqual({});
      expect(values).toEqual(stored);
      expect(changedFields(values, stored)).toEqual({});
    }
  });

  it('reads back any value of the contract', () => {
    const text = (max: number) =>
      fc.option(
        fc
          .string({ minLength: 1, maxLength: max })
          .map((value) => value.trim())
          .filter((value) => value !== ''),
      );
    const unit = fc.record({
      model: text(200),
      capitalCost: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
      capitalYear: fc.option(fc.integer({ min: 1900, max: 2100 })),
      radiologyOwned: fc.option(fc.boolean()),
      auditFrequencies: fc.subarray([...auditFrequencies]),
      capitalType: fc.constantFrom(...capitalTypes),
    });
    fc.assert(
      fc.property(unit, (some) => {
        const values = { ...stored, ...some };
        expect(readDraft(draftOf(values), unitFieldNames, 'en').values).toEqual(values);
      }),
    );
  });

  it('sends only what was changed', () => {
    const draft = {
      ...draftOf(stored),
      model: ' Naeotom ',
      capitalCost: '',
      auditFrequencies: ['Annual - ME', 'Quarterly'],
    };
    const { values } = readDraft(draft, unitFieldNames, 'en');
    expect(changedFields(values, stored)).toEqual({ model: 'Naeotom', capitalCost: null });
  });

  it('tells a genuine zero from an unknown cost', () => {
    expect(readField('capitalCost', '0', 'en')).toEqual({ value: 0 });
    expect(readField('capitalCost', ' ', 'en')).toEqual({ value: null });
  });

  it('takes numbers as people group them', () => {
    for (const typed of ['1292', '1,292', '1 292', '1\u202f292', '1\u00a0292'])
      expect(readField('capitalCost', typed, 'en')).toEqual({ value: 1292 });
  });

  it('refuses what it cannot read, with the kind of problem', () => {
    expect(readField('classId', null, 'en')).toEqual({ problem: 'required' });
    expect(readField('installedOn', '2023-02-29', 'en')).toEqual({ problem: 'date' });
    expect(readField('capitalCost', '-5', 'en')).toEqual({ problem: 'cost' });
    expect(readField('capitalCost', '1000001', 'en')).toEqual({ problem: 'cost' });
    expect(readField('capitalYear', '1899', 'en')).toEqual({ problem: 'year' });
    expect(readField('capitalYear', 'next', 'en')).toEqual({ problem: 'whole' });
    expect(readField('phone', 'x'.repeat(21), 'en')).toEqual({ problem: 'tooLong' });
  });

  it('makes a new unit that the contract accepts and chooses no audit frequency for anyone', () => {
    const { values } = readDraft({ ...draftOf(blankValues), classId: 4 }, unitFieldNames, 'en');
    const input = newUnitInput(values, 4);
    expect(NewUnit.parse(input)).toEqual(input);
    expect(input.auditFrequencies).toEqual([]);
    expect('subclassId' in input).toBe(false);
  });

  it('has a place for every field of the contract', () => {
    expect(Object.keys(fieldSpecs).sort()).toEqual(Object.keys(unitFields).sort());
    const shown = Object.values(cards).flat();
    expect(new Set(shown).size).toBe(shown.length);
    // The mark of retirement is an action on the page and a box on the form.
    expect([...shown, 'retired'].sort()).toEqual(Object.keys(unitFields).sort());
  });

  it('allows exactly the lengths of the contract', () => {
    for (const [field, spec] of Object.entries(fieldSpecs)) {
      if (spec.max === undefined) continue;
      const schema = unitFields[field as 'model']; // all of these are texts
      const longest = field === 'ipAddress' ? `${'1234:'.repeat(6)}123.123.123.123` : 'x'.repeat(spec.max);
      expect(longest, field).toHaveLength(spec.max);
      expect(schema.safeParse(longest).success, field).toBe(true);
      expect(schema.safeParse('x'.repeat(spec.max + 1)).success, field).toBe(false);
    }
  });
});

describe('a typed date', () => {
  it('is ISO or in the order of the language', () => {
    expect(parseTypedDate('2024-3-5', 'en')).toBe('2024-03-05');
    expect(parseTypedDate('3/5/2024', 'en')).toBe('2024-03-05');
    expect(parseTypedDate('5/3/2024', 'fr')).toBe('2024-03-05');
    expect(parseTypedDate(' 5.3.2024 ', 'fr-CA')).toBe('2024-03-05');
  });

  it('is refused when the calendar has no such day or the year is short', () => {
    for (const text of ['2/30/2024', '13/1/2024', '1/1/24', '2024', 'soon', '1899-12-31'])
      expect(parseTypedDate(text, 'en'), text).toBeUndefined();
  });

  it('is read as it is written', () => {
    const date = fc
      .record({
        year: fc.integer({ min: 1900, max: 9999 }),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 31 }),
      })
      .filter(({ year, month, day }) => day <= daysInMonth(year, month))
      .map(({ year, month, day }) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
    fc.assert(
      fc.property(date, fc.constantFrom('en', 'fr'), (iso, language) => {
        expect(parseTypedDate(typedDate(iso, language), language)).toBe(iso);
      }),
    );
  });
});

describe('a save that lost a race', () => {
  const current: UnitValues = { ...stored, room: '12', model: 'Theirs' };

  it('asks only about fields that both changed to something else', () => {
    const mine = { model: 'Mine', phone: '555', room: '12' };
    expect(clashes(mine, stored, current)).toEqual([{ field: 'model', mine: 'Mine', theirs: 'Theirs' }]);
  });

  it('keeps what was decided and everything that does not clash', () => {
    const mine = { model: 'Mine', phone: '555', room: '12' };
    expect(decided(mine, current, { model: 'mine' })).toEqual({ model: 'Mine', phone: '555' });
    expect(decided(mine, current, { model: 'theirs' })).toEqual({ phone: '555' });
  });

  it('takes only the stored unit of the same number out of an error', () => {
    expect(currentUnit({ current: { id: 7, version: 3 } }, 7)).toMatchObject({ version: 3 });
    expect(currentUnit({ current: { id: 8, version: 3 } }, 7)).toBeUndefined();
    expect(currentUnit({}, 7)).toBeUndefined();
    expect(currentUnit(undefined, 7)).toBeUndefined();
  });
});

describe('a select of lookups', () => {
  const row = (id: number, active: boolean) => ({ id, name: `Name ${id}`, active, version: 1, mergedIntoId: null });
  const lookups: Lookups = {
    classes: [row(1, true), row(2, false)],
    subclasses: [
      { ...row(11, true), classId: 1, estimatedCost: null, lifetimeYears: null },
      { ...row(21, true), classId: 2, estimatedCost: null, lifetimeYears: null },
    ],
    manufacturers: [],
    departments: [],
    facilities: [],
    rooms: [],
    capitalCategories: [],
  };

  it('offers active rows and what the record holds', () => {
    expect(offeredRows('classId', lookups, null, null).map((one) => one.id)).toEqual([1]);
    expect(offeredRows('classId', lookups, 2, null).map((one) => one.id)).toEqual([1, 2]);
  });

  it('offers the rooms of the chosen facility in the order of their numbers', () => {
    const room = (id: number, name: string, facilityId: number, active = true) => ({
      ...row(id, active),
      name,
      facilityId,
      departmentId: null,
    });
    const rooms = [room(1, 'CT 10', 1), room(2, 'CT 9', 1), room(3, 'CT 8', 1, false), room(4, 'CT 7', 2)];
    expect(offeredRooms({ ...lookups, rooms }, 1)).toEqual(['CT 9', 'CT 10']);
    expect(offeredRooms({ ...lookups, rooms }, null)).toEqual([]);
  });

  it('offers the subclasses of the chosen class', () => {
    expect(offeredRows('subclassId', lookups, null, 1).map((one) => one.id)).toEqual([11]);
    expect(subclassFits(lookups, 21, 1)).toBe(false);
    expect(subclassFits(lookups, null, 1)).toBe(true);
  });
});
