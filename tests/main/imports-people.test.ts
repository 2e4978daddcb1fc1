import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { personRoles } from '../../shared/people.ts';
import { remsExport } from '../support/core.ts';
import { createImportDesk, csv, deskOf, type ImportDesk } from '../support/import-desk.ts';

let desk: ImportDesk;
let people: ReturnType<typeof deskOf>;
beforeEach(async () => {
  desk = await createImportDesk();
  people = deskOf(desk, 'people', 'administrator');
});

const all = async () => (await people.api.people.list({ includeInactive: true, pageSize: 200 })).items;

describe('a file of people', () => {
  test('adds people under their numbers, with the roles of a list or of columns', async () => {
    const { import: applied, said } = await people.import(
      csv(
        'id,name,email,phone,roles,login_required,admin,contact,physicist',
        '12,"Doe, Jo",jo@example.org,x123,"physicist, admin",TRUE,TRUE,TRUE,FALSE',
        ',"Roe, Al",al@example.org,,,FALSE,FALSE,TRUE,TRUE',
      ),
    );
    expect(applied.counts).toMatchObject({ created: 2, errors: 0, warnings: 0 });
    expect(said('warning')).toEqual([]);
    expect(await all()).toMatchObject([
      { id: 12, name: 'Doe, Jo', email: 'jo@example.org', phone: 'x123', roles: ['physicist'], accountId: null },
      { id: 13, name: 'Roe, Al', phone: null, roles: ['contact', 'physicist'], active: true },
    ]);
    await people.undo(applied.id);
    expect(await all()).toEqual([]);
  });

  test('finds people by number, else by address, and changes what it says', async () => {
    await people.import(csv('id,name,email,phone,contact', '1,Jo,jo@example.org,1,TRUE', '2,Al,al@example.org,2,TRUE'));
    const { import: changed, rows } = await people.import(
      csv('id,name,email,phone,physician', '1,Joanna,JO@example.org,,TRUE', '99,Al,al@example.org,2,FALSE'),
    );
    expect(changed.counts).toMatchObject({ updated: 1, unchanged: 1, errors: 0 });
    expect(rows[0]?.changes).toEqual([
      { column: 'name', old: 'Jo', new: 'Joanna' },
      { column: 'phone', old: '1', new: null },
      { column: 'roles', old: 'contact', new: 'contact, physician' },
    ]);
    // A column that the file lacks leaves its role alone.
    expect((await all()).map(({ id, name, email, roles }) => [id, name, email, roles])).toEqual([
      [2, 'Al', 'al@example.org', ['contact']],
      [1, 'Joanna', 'jo@example.org', ['contact', 'physician']],
    ]);
    await people.undo(changed.id);
    expect((await all()).find(({ id }) => id === 1)).toMatchObject({ name: 'Jo', phone: '1', roles: ['contact'] });
  });

  test('units are found by the new name of their contact, and by the old one after the undo', async () => {
    await people.import(csv('id,name,email,contact', '1,Jo,jo@example.org,TRUE'));
    await desk.import(csv('eq_id,equipment_class,contact_id,contact_person', '1,CT,1,Jo'));
    const found = async (search: string) => (await desk.api.equipment.list({ search })).total;
    const { import: changed } = await people.import(csv('id,name,email', '1,Zuzanna,jo@example.org'));
    expect([await found('zuzanna'), await found('jo@')]).toEqual([1, 1]);
    await people.undo(changed.id);
    expect(await found('zuzanna')).toBe(0);
  });

  test('refuses a row that means somebody else, twice the same, or nobody', async () => {
    await people.import(csv('id,name,email', '1,Jo,jo@example.org', '2,Al,al@example.org'));
    const { said } = await people.check(
      csv(
        'id,name,email',
        '1,Max,max@example.org',
        '1,Al,al@example.org',
        ',Al,al@example.org',
        ',Al,AL@example.org',
        ',,x@example.org',
        ',Eve,',
        ',Eve,eve at example',
        'one,Eve,eve@example.org',
      ),
    );
    expect(said('error')).toEqual([
      '2 id Person 1 is Jo here, not "Max", and the address differs too. Correct the row, or leave id blank.',
      '3 id The number 1 occurs twice in this file. Remove one of the rows.',
      '5 email Row 4 is about the same person. Remove one of the rows.',
      '6 name The name is blank. Fill in name.',
      '7 email The e-mail address is blank. Fill in email.',
      '8 email "eve at example" is not an e-mail address such as name@clinic.org.',
      '9 id This is not a whole number from 1 on. Leave it blank for a new record.',
    ]);
  });

  test('leaves unknown roles out with a warning, and an archived person archived', async () => {
    await people.import(csv('id,name,email,roles', '1,Jo,jo@example.org,contact'));
    const [jo] = await all();
    await people.api.people.archive({ id: 1, version: jo?.version ?? 0, reason: 'Left' });
    const { said, import: applied } = await people.import(
      csv('name,email,roles', 'Jo,jo@example.org,"physicist;superuser"', 'Al,al@example.org,wizard'),
    );
    expect(applied.counts).toMatchObject({ created: 1, updated: 1 });
    expect(said('warning')).toEqual([
      '2 roles Roles that are not known here were left out: "superuser".',
      '3 roles Roles that are not known here were left out: "wizard".',
    ]);
    expect(said('remark')).toEqual(['2 Jo is archived here and stays archived.']);
    expect(await all()).toMatchObject([
      { name: 'Al', roles: [] },
      { name: 'Jo', active: false, roles: ['physicist'] },
    ]);
  });

  test('of another kind is refused in words, and without the right to change people', async () => {
    const { import: refused } = await people.check('eq_id,equipment_class\r\n1,CT\r\n');
    expect(refused.message).toMatch(/not a file of people: its first line lacks name, email/);
    const begin = { kind: 'people', fileName: 'people.csv' } as const;
    await expect(desk.as('viewer').imports.begin(begin)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('that REMS 1.2 wrote goes in whole, and a second time changes nothing', async () => {
    const content = remsExport('personnel.csv');
    const { import: applied } = await people.import(content);
    expect(applied.counts).toMatchObject({ created: 61, errors: 0, warnings: 0 });
    expect((await all()).find(({ id }) => id === 61)).toMatchObject({ name: 'Admin', roles: [], accountId: null });
    expect((await people.import(content)).import.counts).toMatchObject({ unchanged: 61, created: 0, updated: 0 });
  });

  test('whatever people hold comes back from their export', async () => {
    const word = fc.stringMatching(/^[a-zé'"=,; -]{1,12}$/).filter((text) => text.trim() !== '');
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            name: word,
            phone: fc.option(word, { nil: null }),
            roles: fc.subarray([...personRoles], { minLength: 1 }),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        fc.boolean(),
        async (drafts, blankKeeps) => {
          const test = await createImportDesk();
          const there = deskOf(test, 'people', 'administrator');
          for (const [index, draft] of drafts.entries())
            await there.api.people.create({ ...draft, email: `p${index}@example.org` });
          const exported = await there.exported();
          const { import: checked } = await there.check(exported);
          expect(checked.counts).toMatchObject({ unchanged: drafts.length, updated: 0, created: 0, errors: 0 });
          if (!blankKeeps) return;
          const elsewhere = deskOf(await createImportDesk(), 'people', 'administrator');
          await elsewhere.import(exported);
          expect(await elsewhere.exported()).toBe(exported);
        },
      ),
      { numRuns: 8 },
    );
  });
});
