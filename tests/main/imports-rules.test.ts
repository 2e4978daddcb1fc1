import { beforeEach, describe, expect, test } from 'vitest';
import { createImportDesk, csv, type ImportDesk } from '../support/import-desk.ts';

let desk: ImportDesk;
beforeEach(async () => {
  desk = await createImportDesk();
});

/** A unit with something in every kind of field, as a file brings it. */
const full = csv(
  'eq_id,equipment_class,equipment_subclass,manufacturer,eq_mod,eq_sn,eq_mandt,eq_instdt,eq_retired,eq_planned,eq_physcov,eq_auditfreq,eq_radcap,eq_capcst,eq_capyr,eq_captype,eq_notes',
  '7,CT,CT fixed,Siemens,M1,SN7,2020-01-02,2020-03-04,FALSE,TRUE,FALSE,"Annual - ME, Quarterly",1,850,2030,Upgrade,a note',
);

describe('cells', () => {
  test('what a column says is stored; a column that is absent leaves its field alone', async () => {
    await desk.import(full);
    await desk.import(csv('eq_id,equipment_class,eq_rm', '7,CT,101'));
    expect(await desk.api.equipment.get({ id: 7 })).toMatchObject({
      room: '101',
      subclassName: 'CT fixed',
      manufacturedOn: '2020-01-02',
      planned: true,
      physicsCovered: false,
      auditFrequencies: ['Quarterly', 'Annual - ME'],
      radiologyOwned: true,
      capitalCost: 850,
      capitalYear: 2030,
      capitalType: 'Upgrade',
      notes: 'a note',
    });
  });

  test('a blank cell clears, and switches go back to what blank means', async () => {
    await desk.import(full);
    const header = full.split('\r\n')[0] ?? '';
    const { import: done, rows } = await desk.import(csv(header, '7,CT,,,,,,,,,,,,,,,'));
    expect(done.counts).toMatchObject({ updated: 1, warnings: 0, errors: 0 });
    expect(rows[0]?.changes).toContainEqual({ column: 'manufacturer', old: 'Siemens', new: null });
    expect(await desk.api.equipment.get({ id: 7 })).toMatchObject({
      subclassId: null,
      manufacturerId: null,
      model: null,
      serialNumber: null,
      manufacturedOn: null,
      retired: false,
      planned: false,
      physicsCovered: true,
      auditFrequencies: [],
      radiologyOwned: null,
      capitalCost: null,
      capitalYear: null,
      capitalType: 'Replacement',
      notes: null,
    });
  });

  test('a blank or absent frequency stays empty in a new unit', async () => {
    await desk.import(csv('eq_id,equipment_class,eq_auditfreq', '1,CT,'));
    await desk.import(csv('eq_id,equipment_class', '2,CT'));
    for (const id of [1, 2]) expect((await desk.api.equipment.get({ id })).auditFrequencies).toEqual([]);
  });

  test.each([
    ['eq_instdt', '7.3.2022', 'is not a date'],
    ['eq_instdt', '2022/03/07', 'is not a date'],
    ['eq_instdt', '2022-02-30', 'is not a date'],
    ['eq_planned', 'perhaps', 'is neither TRUE nor FALSE'],
    ['eq_capcst', '12.5', 'is not a whole number'],
    ['eq_capcst', '-4', 'is not a whole number'],
    ['eq_capyr', '1899', 'is not a year'],
    ['eq_capyr', '2101', 'is not a year'],
    ['eq_radcap', '2', 'is not 1 (yes), 0 (no) or blank'],
    ['eq_captype', 'Repair', 'is neither Replacement nor Upgrade'],
    ['eq_auditfreq', '"Quarterly, Whenever"', 'names a frequency that is not known'],
    ['eq_capnote', 'x'.repeat(141), 'has 141 characters, 140 fit'],
  ])('%s %s is a warning and leaves the field as it was', async (column, cell, complaint) => {
    await desk.import(full);
    const before = await desk.api.equipment.get({ id: 7 });
    const { import: done, said } = await desk.import(csv(`eq_id,equipment_class,eq_rm,${column}`, `7,CT,R1,${cell}`));
    expect(said('warning')).toEqual([expect.stringMatching(new RegExp(`^2 ${column} `))]);
    expect(said('warning')[0]).toContain(complaint);
    expect(done.counts).toMatchObject({ updated: 1, errors: 0, warnings: 1 });
    const { version, updatedAt, ...expected } = { ...before, room: 'R1' };
    expect(await desk.api.equipment.get({ id: 7 })).toMatchObject(expected);
  });

  test.each([
    ['2022-03-07', '2022-03-07'],
    ['2022-3-7', '2022-03-07'],
    ['3/7/2022', '2022-03-07'],
    ['03/07/22', '2022-03-07'],
    ['1/2/69', '1969-01-02'],
    ['1/2/68', '2068-01-02'],
  ])('the date %s is %s', async (cell, stored) => {
    await desk.import(csv('eq_id,equipment_class,eq_mandt', `1,CT,${cell}`));
    expect((await desk.api.equipment.get({ id: 1 })).manufacturedOn).toBe(stored);
  });

  test.each([
    ['yes', true],
    ['Y', true],
    ['1', true],
    ['true', true],
    ['No', false],
    ['n', false],
    ['0', false],
    ['FALSE', false],
  ])('%s is %s', async (cell, stored) => {
    await desk.import(csv('eq_id,equipment_class,eq_planned', `1,CT,${cell}`));
    expect((await desk.api.equipment.get({ id: 1 })).planned).toBe(stored);
  });

  test('exactly one apostrophe before a formula goes; text keeps its zeros', async () => {
    await desk.import(csv('eq_id,equipment_class,eq_notes,eq_rm,eq_sn,eq_mod', "1,CT,'=1+1,''-x,00123,'quoted'"));
    expect(await desk.api.equipment.get({ id: 1 })).toMatchObject({
      notes: '=1+1',
      room: "'-x",
      serialNumber: '00123',
      model: "'quoted'",
    });
  });

  test('cost 0 means unknown', async () => {
    await desk.import(csv('eq_id,equipment_class,eq_capcst', '1,CT,0'));
    expect((await desk.api.equipment.get({ id: 1 })).capitalCost).toBeNull();
  });

  test('calculated columns are ignored without a word, the number is derived here', async () => {
    const { import: done } = await desk.import(
      csv(
        'eq_id,equipment_class,eq_mefac,eq_mereg,eq_mefacreg,eq_eeoldate,eq_capecst,eq_capcat',
        '1,CT,FAC-12,REG-345,9-9,x,y,z',
      ),
    );
    expect(done.counts).toMatchObject({ created: 1, warnings: 0 });
    expect((await desk.api.equipment.get({ id: 1 })).meFacilityRegistration).toBe('12-345');
  });

  test('a retired unit without a date stays without one; un-retiring clears the date', async () => {
    const { said } = await desk.import(
      csv('eq_id,equipment_class,eq_retired,eq_retdate', '1,CT,TRUE,', '2,CT,TRUE,2020-01-01'),
    );
    expect(said('remark')).toContain('2 eq_retdate The unit is retired, but has no date of retirement.');
    expect(await desk.api.equipment.get({ id: 1 })).toMatchObject({ retired: true, retiredOn: null });
    await desk.import(csv('eq_id,equipment_class,eq_retired', '2,CT,FALSE'));
    expect(await desk.api.equipment.get({ id: 2 })).toMatchObject({ retired: false, retiredOn: null });
  });

  test('dates out of order are remarks', async () => {
    const { import: done, said } = await desk.import(
      csv('equipment_class,eq_mandt,eq_instdt', 'CT,2020-05-05,2019-01-01'),
    );
    expect(done.counts).toMatchObject({ created: 1, warnings: 0, errors: 0 });
    expect(said('remark')).toContain('2 eq_instdt This date is before the date of manufacture.');
  });
});

describe('rows', () => {
  test('unknown headings are listed in one warning', async () => {
    const { said } = await desk.import(csv('equipment_class,colour,weight', 'CT,red,5'));
    expect(said('warning')).toEqual(['1 Columns that are not known here were left out: colour, weight.']);
  });

  test('rows are numbered as in a spreadsheet, over empty lines and quoted line breaks', async () => {
    const text = 'equipment_class,eq_notes,eq_capyr\r\nCT,"two\r\nlines",x\r\n\r\n,,\r\nMRI,,y\r\n';
    const { import: done, said, rows } = await desk.import(text);
    expect(done.counts).toMatchObject({ created: 2, skipped: 1 });
    expect(rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      [2, 'created'],
      [4, 'skipped'],
      [5, 'created'],
    ]);
    expect(said('warning')[1]).toMatch(/^5 eq_capyr .*\(line 6 of the file\)$/);
  });

  test('too many or too few cells are an error of their row only', async () => {
    const { import: done, said } = await desk.import(csv('equipment_class,eq_rm', 'CT,1', 'CT,2,', 'CT', 'CT,4'));
    expect(done.counts).toMatchObject({ created: 2, errors: 2 });
    expect(said('error')[0]).toContain('3 This row has 3 cells, the header has 2.');
    expect(said('error')[1]).toContain('4 This row has 1 cells, the header has 2.');
  });

  test('a class is needed', async () => {
    const { import: done, said } = await desk.import(csv('eq_id,equipment_class', '1,', ',CT'));
    expect(done.counts).toMatchObject({ created: 1, errors: 1 });
    expect(said('error')).toEqual(['2 equipment_class The class may not be blank. Fill in equipment_class.']);
    const without = await desk.check(csv('eq_id,eq_rm', '99,1'));
    expect(without.said('error')[0]).toContain('A new unit needs a class');
  });

  test('an unknown id is kept, a blank one is new and avoids every id of the file', async () => {
    const { rows } = await desk.import(csv('eq_id,equipment_class,eq_sn', ',CT,A', '1,CT,B', '500,CT,C', ',CT,D'));
    expect(rows.map(({ recordId }) => recordId)).toEqual([501, 1, 500, 502]);
    expect((await desk.api.equipment.get({ id: 1 })).serialNumber).toBe('B');
  });

  test('a known id counts only when class or serial number agrees', async () => {
    await desk.import(csv('eq_id,equipment_class,eq_sn', '5,CT,S5'));
    const other = await desk.import(csv('eq_id,equipment_class,eq_sn,eq_rm', '5,MRI,T1,here'));
    expect(other.import.state).toBe('checked');
    expect(other.said('error')[0]).toContain('Unit 5 is another unit here (CT S5)');
    expect((await desk.api.equipment.get({ id: 5 })).room).toBeNull();
    const byClass = await desk.import(csv('eq_id,equipment_class,eq_sn', '5,ct,S6'));
    expect(byClass.import.counts.updated).toBe(1);
    const bySerial = await desk.import(csv('eq_id,equipment_class,eq_sn', '5,MRI,s6'));
    expect(bySerial.import.counts.updated).toBe(1);
    expect(await desk.api.equipment.get({ id: 5 })).toMatchObject({ className: 'MRI', serialNumber: 's6' });
    const idOnly = await desk.check(csv('eq_id,eq_rm', '5,x'));
    expect(idOnly.import.counts.errors).toBe(1);
  });

  test.each(['abc', '0', '-3', '1.5', '99999999999'])('%s is not an id', async (id) => {
    const { said } = await desk.check(csv('eq_id,equipment_class', `${id},CT`));
    expect(said('error')[0]).toContain('eq_id is not a whole number from 1 on');
  });

  test('the same id twice is an error of the second row', async () => {
    const { import: done, said } = await desk.import(csv('eq_id,equipment_class', '3,CT', '3,CT'));
    expect(done.counts).toMatchObject({ created: 1, errors: 1 });
    expect(said('error')[0]).toMatch(/^3 eq_id Unit 3 occurs twice/);
  });

  test('a bad row leaves no lookup and no person behind', async () => {
    await desk.import(csv('eq_id,equipment_class', '1,CT'));
    await desk.import(
      csv(
        'eq_id,equipment_class,eq_sn,manufacturer,contact_person,contact_email',
        '1,MRI,other,Nobody Inc,"New, Nina",nina@example.org',
        ',CT,,,,',
      ),
    );
    const lookups = await desk.api.lookups.all({});
    expect(lookups.classes.map(({ name }) => name)).toEqual(['CT']);
    expect(lookups.manufacturers).toEqual([]);
    expect((await desk.api.people.list({})).total).toBe(0);
  });
});

describe('lookups', () => {
  test('names match whatever the case, accents and white space; inactive ones are used again as they are', async () => {
    const admin = desk.as('administrator');
    const made = await admin.lookups.create({ kind: 'manufacturer', name: 'Électa  GmbH' });
    await admin.lookups.update({ kind: 'manufacturer', id: made.id, version: made.version, active: false });
    await desk.import(csv('eq_id,equipment_class,manufacturer', '1,CT,electa gmbh', '2,ct,ÉLECTA GMBH'));
    const lookups = await desk.api.lookups.all({});
    expect(lookups.manufacturers).toMatchObject([{ id: made.id, active: false, name: 'Électa  GmbH' }]);
    expect(lookups.classes).toHaveLength(1);
  });

  test('a subclass is sought and added within the class of its row', async () => {
    await desk.import(csv('eq_id,equipment_class,equipment_subclass', '1,CT,mobile', '2,MRI,mobile', '3,CT,Mobile'));
    const { subclasses } = await desk.api.lookups.all({});
    expect(subclasses).toHaveLength(2);
    const [one, two, three] = await Promise.all([1, 2, 3].map((id) => desk.api.equipment.get({ id })));
    expect(one?.subclassId).toBe(three?.subclassId);
    expect(one?.subclassId).not.toBe(two?.subclassId);
  });

  test('a class change that would leave a foreign subclass is an error', async () => {
    await desk.import(csv('eq_id,equipment_class,equipment_subclass,eq_sn', '1,CT,fixed,S1'));
    const { said } = await desk.import(csv('eq_id,equipment_class,eq_sn', '1,MRI,S1'));
    expect(said('error')[0]).toContain('Fill in equipment_subclass too');
    const both = await desk.import(csv('eq_id,equipment_class,equipment_subclass,eq_sn', '1,MRI,,S1'));
    expect(both.import.counts.updated).toBe(1);
  });

  test('full name and address count only when the facility is new', async () => {
    const header = 'eq_id,equipment_class,facility,facility_full,facility_address';
    await desk.import(csv(header, '1,CT,North,North Hospital,1 Main St', '2,CT,North,North Hospital,1 Main St'));
    const again = await desk.import(csv(header, '1,CT,North,Other name,2 Side St', '2,CT,North,Other name,2 Side St'));
    expect(again.import.counts).toMatchObject({ unchanged: 2, warnings: 1 });
    expect((await desk.api.lookups.all({})).facilities).toMatchObject([
      { fullName: 'North Hospital', address: '1 Main St' },
    ]);
    const taken = await desk.import(csv(header, '3,CT,South,north hospital,'));
    expect(taken.said('warning')[0]).toContain('Another facility has the full name');
  });
});

describe('people', () => {
  const header =
    'eq_id,equipment_class,contact_id,contact_person,contact_email,supervisor_id,supervisor,supervisor_email';

  test('an unknown id is kept, and one person may hold several roles', async () => {
    await desk.import(csv(header, '1,CT,40,"Doe, Jane",jane@example.org,40,"Doe, Jane",jane@example.org'));
    expect(await desk.api.people.list({})).toMatchObject({
      items: [{ id: 40, name: 'Doe, Jane', email: 'jane@example.org', roles: ['contact', 'supervisor'] }],
    });
  });

  test('a known id counts when name or address agrees, otherwise the row is refused', async () => {
    const person = await desk.api.people.create({ name: 'Doe, Jane', email: 'jane@example.org', roles: ['physicist'] });
    const byName = await desk.import(csv(header, `1,CT,${person.id},doe JANE,,,,`.replace('doe JANE', '"doe, JANE"')));
    expect(byName.import.counts).toMatchObject({ created: 1, warnings: 0 });
    const byEmail = await desk.import(csv(header, `2,CT,${person.id},Someone Else,JANE@example.org,,,`));
    expect(byEmail.import.counts).toMatchObject({ created: 1, warnings: 0 });
    const neither = await desk.import(csv(header, `3,CT,${person.id},Someone Else,else@example.org,,,`));
    expect(neither.said('error')[0]).toContain(`Person ${person.id} is Doe, Jane here`);
    expect(await desk.api.people.get({ id: person.id })).toMatchObject({
      name: 'Doe, Jane',
      roles: ['contact', 'physicist'],
    });
  });

  test('then the address decides, then the exact name; neither is changed', async () => {
    const { id } = await desk.api.people.create({ name: 'Doe, Jane', email: 'jane@example.org', roles: ['physicist'] });
    const byEmail = await desk.import(csv(header, '1,CT,77,"Doe, Jane",jane@example.org,,,'));
    expect(byEmail.import.counts).toMatchObject({ created: 1, warnings: 0 });
    const byName = await desk.import(csv(header, '2,CT,,"DOE, jane",new@example.org,,,'));
    expect(byName.said('warning')[0]).toContain('keeps the address jane@example.org');
    for (const unit of [1, 2]) expect((await desk.api.equipment.get({ id: unit })).contactId).toBe(id);
    const taken = await desk.import(csv(header, '3,CT,,Somebody,jane@example.org,,,'));
    expect(taken.said('error')[0]).toContain('is the address of Doe, Jane here');
  });

  test('namesakes with their own ids and addresses stay two people; without either it is unclear who is meant', async () => {
    await desk.import(csv(header, '1,CT,5,"Smith, J",j1@example.org,,,', '2,CT,9,"Smith, J",j2@example.org,,,'));
    expect((await desk.api.people.list({})).total).toBe(2);
    const unclear = await desk.import(csv(header, '3,CT,,"Smith, J",,,,', '1,CT,,"Smith, J",,,,'));
    expect(unclear.said('warning')).toHaveLength(1);
    expect((await desk.api.equipment.get({ id: 1 })).contactId).toBe(5);
    expect((await desk.api.equipment.get({ id: 3 })).contactId).toBeNull();
  });

  test.each([
    ['', '"New, Nina"', '', 'needs an e-mail address'],
    ['', '"New, Nina"', 'not-an-address', 'is not an e-mail address'],
    ['', '', 'nina@example.org', 'a new person needs a name'],
    ['x', '"New, Nina"', 'nina@example.org', 'is not the number of a person'],
  ])('a new person that cannot be made is a warning (%s %s %s)', async (id, name, email, complaint) => {
    const { import: done, said } = await desk.import(csv(header, `1,CT,${id},${name},${email},,,`));
    expect(done.counts).toMatchObject({ created: 1, warnings: 1 });
    expect(said('warning')[0]).toContain(complaint);
    expect((await desk.api.people.list({})).total).toBe(0);
  });

  test('blank cells clear the person', async () => {
    await desk.import(csv(header, '1,CT,40,"Doe, Jane",jane@example.org,,,'));
    await desk.import(csv(header, '1,CT,,,,,,'));
    expect((await desk.api.equipment.get({ id: 1 })).contactId).toBeNull();
  });
});
