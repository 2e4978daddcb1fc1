import { beforeEach, describe, expect, test } from 'vitest';
import { remsExport } from '../support/core.ts';
import { createImportDesk, csv, deskOf, type ImportDesk } from '../support/import-desk.ts';

let desk: ImportDesk;
let facilities: ReturnType<typeof deskOf>;
beforeEach(async () => {
  desk = await createImportDesk();
  facilities = deskOf(desk, 'facilities', 'administrator');
});

const all = async () => (await facilities.api.lookups.list({ kind: 'facility' })).items;

describe('a file of facilities', () => {
  test('adds, changes and takes back', async () => {
    const { import: first } = await facilities.import(
      csv('id,name,facility_full,address,is_active', '7,North,North Campus,1 Main St,TRUE', ',South,,,', '9,Old,,,no'),
    );
    expect([first.message, first.counts]).toMatchObject([null, { created: 3, errors: 0, warnings: 0 }]);
    expect((await all()).map(({ id, name, fullName, active }) => [id, name, fullName, active])).toEqual([
      [7, 'North', 'North Campus', true],
      [9, 'Old', null, false],
      [10, 'South', null, true],
    ]);
    // An absent column keeps its field, a blank one empties it, a blank is_active brings the facility back.
    const { import: second, rows } = await facilities.import(
      csv('id,name,address,is_active', '7,North,,TRUE', '9,old,2 Main St,'),
    );
    expect(second.counts).toMatchObject({ updated: 2 });
    expect(rows[1]?.changes).toEqual([
      { column: 'name', old: 'Old', new: 'old' },
      { column: 'address', old: null, new: '2 Main St' },
      { column: 'is_active', old: 'FALSE', new: 'TRUE' },
    ]);
    expect(await all()).toMatchObject([{ fullName: 'North Campus', address: null }, { active: true }, {}]);
    await facilities.undo(second.id);
    expect(await all()).toMatchObject([{ address: '1 Main St' }, { name: 'Old', active: false }, {}]);
    await facilities.undo(first.id);
    expect(await all()).toEqual([]);
  });

  test('a number counts when something agrees, so that a file can give a new name', async () => {
    await facilities.import(csv('id,name,address', '1,North,1 Main St', '2,South,2 Main St'));
    const { import: renamed } = await facilities.import(csv('id,name,address', '1,Northern,1 Main St'));
    expect(renamed.counts).toMatchObject({ updated: 1 });
    const { said } = await facilities.check(
      csv('id,name,address', '1,West,9 Main St', '1,South,', ',south,', ',South,', ',,'),
    );
    expect(said('error')).toEqual([
      '2 id Facility 1 is "Northern" here: neither name nor address agrees. Correct the row, or leave id blank.',
      '3 id The number 1 occurs twice in this file. Remove one of the rows.',
      '5 name Row 4 is about the same facility. Remove one of the rows.',
    ]);
  });

  test('refuses a full name that another facility has, and a facility that was merged', async () => {
    await facilities.import(csv('id,name,facility_full', '1,North,North Campus', '2,Nort,'));
    await facilities.api.lookups.merge({ kind: 'facility', fromId: 2, fromVersion: 1, intoId: 1 });
    const { said } = await facilities.check(csv('name,facility_full', 'West,north campus', 'Nort,'));
    expect(said('error')).toEqual([
      '2 facility_full The facility "North" has this full name already. Correct one of them.',
      '3 name "Nort" was merged into "North". Name that one instead.',
    ]);
  });

  test('takes what is neither yes nor no for no, as REMS does, and says so', async () => {
    const { said } = await facilities.import(csv('name,is_active', 'North,t', 'South,closed'));
    expect(said('remark')).toEqual(['3 is_active "closed" was taken for FALSE.']);
    expect((await all()).map(({ active }) => active)).toEqual([true, false]);
  });

  test('is not one of people, and needs the right to change the lists', async () => {
    expect((await facilities.check('name,email\r\nJo,jo@example.org\r\n')).import.message).toMatch(/file of people/);
    await expect(desk.as('viewer').imports.begin({ kind: 'facilities', fileName: 'a.csv' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  test('that REMS 1.2 wrote goes in whole; what we write comes back unchanged', async () => {
    const { import: applied } = await facilities.import(remsExport('facilities.csv'));
    expect(applied.counts).toMatchObject({ created: 40, errors: 0, warnings: 0 });
    await facilities.api.lookups.create({ kind: 'facility', name: "'=1", fullName: 'Ä "x", y', address: '-1\nstreet' });
    const exported = await facilities.exported();
    expect(exported.split('\r\n')[0]).toBe('id,name,facility_full,address,is_active');
    expect((await facilities.check(exported)).import.counts).toMatchObject({ unchanged: 41, updated: 0, errors: 0 });
    const elsewhere = deskOf(await createImportDesk(), 'facilities', 'administrator');
    await elsewhere.import(exported);
    expect(await elsewhere.exported()).toBe(exported);
  });
});
