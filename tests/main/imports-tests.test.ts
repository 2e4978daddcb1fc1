import { beforeEach, describe, expect, test } from 'vitest';
import { remsExport } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { createImportDesk, csv, deskOf, type ImportDesk } from '../support/import-desk.ts';

let desk: ImportDesk;
let tests: ReturnType<typeof deskOf>;
beforeEach(async () => {
  desk = await createImportDesk();
  tests = deskOf(desk, 'tests');
});

const header = 'test_id,eq_id,test_type,test_date,report_date,submission_date,performed_by_id,reviewed_by_id,notes';

async function twoUnits(): Promise<void> {
  await desk.import(csv('eq_id,equipment_class,eq_auditfreq', '1,CT,Annual - ACR', '2,MRI,'));
}

async function person(name: string, email: string): Promise<number> {
  return (await desk.api.people.create({ name, email, roles: ['physicist'] })).id;
}

async function all() {
  return (await desk.api.compliance.tests({ pageSize: 200, includeDeleted: true })).items;
}

describe("REMS's own file", () => {
  test('goes in whole; people that nobody knows are said once each, and nobody is invented', async () => {
    await desk.import(remsExport('equipment.csv'));
    const before = (await desk.api.people.list({})).total;
    const { import: applied, messages, said } = await tests.import(remsExport('compliance.csv'));
    expect(applied.counts).toMatchObject({ created: 1000, updated: 0, skipped: 0, errors: 0 });
    expect(messages.filter(({ level }) => level === 'warning').every(({ row }) => row === undefined)).toBe(true);
    // The equipment brought most of the people.
    expect(applied.counts.warnings).toBeLessThan(60);
    expect((await desk.api.people.list({})).total).toBe(before);
    expect(said('remark').some((text) => text.startsWith('New records get numbers of their own: 771 → '))).toBe(true);
    const summary = await desk.api.compliance.summary({});
    expect(summary.compliant + summary.upcoming + summary.overdue).toBeGreaterThan(0);
    const known = (await desk.api.compliance.tests({ unitId: 155, pageSize: 200 })).items;
    expect(known).toHaveLength(5);
    expect(known.every(({ createdBy }) => createdBy === 'physicist')).toBe(true);
  }, 30_000);

  test('names the people who are here', async () => {
    await twoUnits();
    await person('Doe, Jane', 'jane@example.org');
    await person('Rick Roe', 'rick@example.org');
    const { import: applied } = await tests.import(
      csv(
        'test_id,eq_id,test_type,test_date,performed_by,reviewed_by,created_by',
        '7,1,Annual,2024-03-01,jane doe,"ROE, RICK",XY',
      ),
    );
    expect(applied.counts).toMatchObject({ created: 1, errors: 0, warnings: 0 });
    expect((await all())[0]).toMatchObject({ performedByName: 'Doe, Jane', reviewedByName: 'Rick Roe' });
  });

  test('says which names several people have', async () => {
    await twoUnits();
    await person('Doe, Jane', 'jane@example.org');
    await person('Doe, Jane', 'jane.2@example.org');
    const { said } = await tests.import(
      csv(
        'eq_id,test_type,test_date,performed_by',
        '1,Annual,2024-03-01,"Doe, Jane"',
        '2,Annual,2024-03-01,"Doe, Jane"',
      ),
    );
    expect(said('warning')).toEqual([
      'performed_by Several people are called "Doe, Jane" (cells: 2); the field was left as it is. Give the person\'s number or e-mail address in the file.',
    ]);
    expect((await all()).map(({ performedById }) => performedById)).toEqual([null, null]);
  });

  test('makes a contact of somebody with an address, once', async () => {
    await twoUnits();
    const { import: applied, said } = await tests.import(
      csv(
        'eq_id,test_type,test_date,performed_by,performed_by_email',
        '1,Annual,2024-03-01,Nina New,nina@example.org',
        '2,Annual,2024-03-01,Nina New,nina@example.org',
        '2,Audit,2024-03-02,Nobody,no address',
      ),
    );
    expect(applied.counts).toMatchObject({ created: 3, warnings: 1 });
    expect(said('remark')).toContainEqual('New people: "Nina New".');
    const { items } = await desk.api.people.list({ search: 'nina' });
    expect(items).toMatchObject([{ roles: ['contact'] }]);
    await tests.undo(applied.id);
    expect((await desk.api.people.list({ search: 'nina' })).total).toBe(0);
  });
});

describe('a row', () => {
  beforeEach(twoUnits);

  test('without a number, or with one that is unknown, is a new test under a number of ours', async () => {
    const { import: applied, rows } = await tests.import(
      csv(header, ',1,Annual,2024-03-01,,,,,', '40,2,Audit,2024-03-02,,,,,'),
    );
    expect(applied.counts).toMatchObject({ created: 2, errors: 0, warnings: 0 });
    expect(rows.map(({ recordId, unitId }) => [recordId, unitId])).toEqual([
      [100_001, 1],
      [100_002, 2],
    ]);
    expect(rows[1]?.changes[0]).toEqual({ column: 'test_id', old: '40', new: '100002' });
    expect((await desk.api.equipment.get({ id: 1 })).nextLimitOn).toBe('2025-05-01');
  });

  test('with a known number changes it: blank keeps, CLEAR empties in any case, the clock follows', async () => {
    const jane = await person('Doe, Jane', 'jane@example.org');
    await tests.import(csv(header, `,1,Annual,2024-03-01,2024-03-05,2024-03-06,${jane},,First`));
    const [{ id } = { id: 0 }] = await all();
    const kept = await tests.import(csv(header, `${id},1,Annual,2024-03-01,,,,,`));
    expect(kept.import.counts).toMatchObject({ unchanged: 1, warnings: 0 });
    const changed = await tests.import(csv(header, `${id},1,Annual,2024-06-01,clear,NULL,None,,none`));
    expect(changed.import.counts).toMatchObject({ updated: 1, errors: 0, warnings: 0 });
    expect(await desk.api.compliance.test({ id })).toMatchObject({
      testDate: '2024-06-01',
      reportDate: null,
      submissionDate: null,
      performedById: null,
      notes: null,
    });
    expect((await desk.api.equipment.get({ id: 1 })).nextLimitOn).toBe('2025-08-01');
    await tests.undo(changed.import.id);
    expect(await desk.api.compliance.test({ id })).toMatchObject({
      testDate: '2024-03-01',
      reportDate: '2024-03-05',
      performedById: jane,
      notes: 'First',
    });
    expect((await desk.api.equipment.get({ id: 1 })).nextLimitOn).toBe('2025-05-01');
  });

  test.each([
    ['annual', 'test_type', '"annual" is not how the type is written. Write "Annual".'],
    ['qc_review', 'test_type', '"qc_review" is not how the type is written. Write "QC Review".'],
    ['Checkup', 'test_type', '"Checkup" is no type of test.'],
    ['', 'test_type', 'The type of the test is blank.'],
  ])('with the type %j does not go in', async (type, column, message) => {
    const { import: one, messages } = await tests.check(csv(header, `,1,${type},2024-03-01,,,,,`));
    expect(one.counts).toMatchObject({ errors: 1, created: 0 });
    expect(messages[0]).toMatchObject({ level: 'error', row: 2, column, message: expect.stringContaining(message) });
  });

  test.each([
    [',99,Annual,2024-03-01,,,,,', 'There is no unit 99 here.'],
    [',,Annual,2024-03-01,,,,,', 'The number of the unit is blank.'],
    [',x1,Annual,2024-03-01,,,,,', '"x1" is not the number of a unit.'],
    [',1,Annual,2023-02-29,,,,,', '"2023-02-29" is not a date'],
    [',1,Annual,,,,,,', 'The date of the test is blank.'],
    [',1,Annual,2024-03-01,soon,,,,', '"soon" is not a date'],
    [',1,Annual,2024-03-01,,2024-13-01,,,', '"2024-13-01" is not a date'],
    ['-4,1,Annual,2024-03-01,,,,,', 'This is not a whole number from 1 on.'],
    [',1,Annual,2024-03-01,,', 'This row has 6 cells, the header has 9.'],
  ])('%j is an error', async (row, message) => {
    const { import: one, messages } = await tests.check(csv(header, row, ',1,Annual,2024-03-01,,,,,'));
    expect(one.counts).toMatchObject({ errors: 1, created: 1 });
    expect(messages.filter(({ level }) => level === 'error')[0]?.message).toContain(message);
  });

  test('of a person that is unknown is a warning and leaves the field alone', async () => {
    const { import: one, said } = await tests.import(csv(header, ',1,Annual,2024-03-01,,,4711,x,'));
    expect(one.counts).toMatchObject({ created: 1, warnings: 2 });
    expect(said('warning')[0]).toContain('"4711" is not the number of a person');
  });

  test('says what is odd without a warning', async () => {
    const jane = await person('Doe, Jane', 'jane@example.org');
    const { import: one, said } = await tests.import(
      csv(
        header,
        `,1,Annual,2024-03-01,2024-02-01,2024-01-01,${jane},${jane},`,
        ',2,Annual,2999-01-01,,,,,',
        ',2,Annual,2999-01-01,,,,,',
      ),
    );
    expect(one.counts).toMatchObject({ created: 3, errors: 0, warnings: 0 });
    expect(said('remark')).toEqual([
      '2 report_date The report is dated before the test.',
      '2 submission_date The submission is dated before the test or its report.',
      '2 reviewed_by The same person did the survey and reviewed it.',
      '3 test_date This date is in the future.',
      '4 Row 3 has the same type, date and unit.',
      '4 test_date This date is in the future.',
    ]);
  });

  test('that is on record already says so', async () => {
    const file = csv(header, ',1,Annual,2024-03-01,,,,,');
    await tests.import(file);
    const { said } = await tests.check(file);
    expect(said('remark')[0]).toContain('has the same type, date and unit');
  });

  test('of the same REMS again adds nothing: what its numbers stand for is on record, twins included', async () => {
    await twoUnits();
    const rows = ['7,1,Annual,2024-03-01,,,,,x', '8,1,Annual,2024-03-01,,,,,x', '9,2,Audit,2024-03-01,,,,,'];
    await tests.import(csv(header, ...rows));
    const { import: again } = await tests.import(csv(header, ...rows, '10,2,Audit,2024-03-02,,,,,'));
    expect(again.counts).toMatchObject({ unchanged: 3, created: 1 });
    const { import: other } = await tests.import(csv(header, '7,1,Annual,2024-03-01,,,,,another note'));
    expect(other.counts).toMatchObject({ unchanged: 0, created: 1 });
    expect(await all()).toHaveLength(5);
  });

  test('whose number is another test here, is deleted, or stands twice, does not go in', async () => {
    await tests.import(csv(header, ',1,Annual,2024-03-01,,,,,', ',1,Audit,2024-04-01,,,,,'));
    const [audit, annual] = await all();
    const gone = audit?.id ?? 0;
    await desk.api.compliance.removeTest({ id: gone, version: 1, reason: 'typed twice' });
    const { messages } = await tests.check(
      csv(
        header,
        `${annual?.id},2,Audit,2020-01-01,,,,,`,
        `${gone},1,Audit,2024-04-01,,,,,`,
        '900,1,Audit,2024-04-01,,,,,',
        '900,1,Audit,2024-04-02,,,,,',
      ),
    );
    expect(messages.filter(({ level }) => level === 'error').map(({ row, message }) => `${row} ${message}`)).toEqual([
      expect.stringContaining(`2 Test ${annual?.id} is another test here (unit 1, Annual, 2024-03-01)`),
      expect.stringContaining(`3 Test ${gone} was deleted here.`),
      expect.stringContaining('5 The number 900 occurs twice'),
    ]);
  });
});

describe('a file', () => {
  test('of the header alone is fine and brings nothing', async () => {
    const { import: one } = await tests.import(csv(header));
    expect(one).toMatchObject({ state: 'applied', counts: { created: 0, errors: 0, warnings: 0 } });
  });

  test('of another kind is refused in words', async () => {
    expect((await tests.check(remsExport('equipment.csv'))).import).toMatchObject({
      state: 'refused',
      message: expect.stringContaining('its first line lacks test_type, test_date'),
    });
    expect((await desk.check(remsExport('compliance.csv'))).import).toMatchObject({
      state: 'refused',
      message: expect.stringContaining('This is a file of surveys'),
    });
    expect((await desk.check(remsExport('scheduled-tests.csv'))).import).toMatchObject({
      state: 'refused',
      message: expect.stringContaining('This is a file of bookings'),
    });
  });

  test('with an error goes in as a whole or not at all when that was asked for', async () => {
    await twoUnits();
    const file = csv(header, ',1,Annual,2024-03-01,,,,,', ',99,Annual,2024-03-01,,,,,');
    const { import: strict } = await tests.import(file, 'all-or-nothing');
    expect(strict.state).toBe('checked');
    expect(await all()).toEqual([]);
  });

  test('needs the permission to change survey records, not only that to import', async () => {
    const administrator = desk.as('administrator');
    const role = await administrator.roles.create({
      name: 'Inventory',
      permissions: ['equipment:read', 'equipment:write', 'equipment:import'],
    });
    const { id } = await administrator.accounts.get({ account: 'viewer' });
    // Through the service it would end the session.
    const db = await openDatabaseOf(desk.folder);
    db.prepare('UPDATE account_roles SET role = ? WHERE account_id = ?').run(role.id, id);
    const { imports } = desk.as('viewer');
    await expect(imports.begin({ kind: 'equipment', fileName: 'a.csv' })).resolves.toBeDefined();
    for (const kind of ['tests', 'bookings'] as const)
      await expect(imports.begin({ kind, fileName: 'a.csv' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const importId = await tests.send(csv(header));
    for (const call of [imports.check, imports.undo, imports.cancel])
      await expect(call({ importId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(imports.apply({ importId, mode: 'good-rows' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('comes back byte for byte from its export', async () => {
    await desk.import(remsExport('equipment.csv'));
    await tests.import(remsExport('compliance.csv'));
    const exported = await tests.exported();
    const again = await tests.import(exported);
    expect(again.import.counts).toMatchObject({ created: 0, updated: 0, unchanged: 1000, errors: 0, warnings: 0 });
    expect(await tests.exported()).toBe(exported);
  }, 30_000);
});

test('a row moves a test that closed a finding neither before that finding nor into the future', async () => {
  await twoUnits();
  const { api } = desk;
  const { id } = await api.compliance.recordTest({ unitId: 1, type: 'Annual', testDate: '2024-03-01' });
  const found = await api.findings.create({
    unitId: 1,
    description: 'x',
    severity: 'minor',
    reportedOn: '2024-02-01',
  });
  await api.findings.resolve({
    id: found.id,
    version: found.version,
    resolution: 'x',
    resolvedOn: '2024-03-01',
    resolvedById: null,
    retestId: id,
  });
  for (const day of ['2024-01-31', '2999-01-01']) {
    const refused = await tests.import(csv('test_id,eq_id,test_type,test_date', `${id},1,Annual,${day}`));
    expect(refused.said('error')).toEqual([expect.stringContaining('A finding of 2024-02-01 was closed with test')]);
  }
  const moved = await tests.import(csv('test_id,eq_id,test_type,test_date', `${id},1,Annual,2024-02-01`));
  expect(moved.import.counts).toMatchObject({ updated: 1, errors: 0 });
});
