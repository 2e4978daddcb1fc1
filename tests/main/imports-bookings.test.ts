import { beforeEach, expect, test } from 'vitest';
import { remsExport } from '../support/core.ts';
import { createImportDesk, csv, deskOf, type ImportDesk } from '../support/import-desk.ts';

const header = 'schedule_id,eq_id,scheduled_date,scheduling_date,notes';

let desk: ImportDesk;
let bookings: ReturnType<typeof deskOf>;
beforeEach(async () => {
  desk = await createImportDesk();
  bookings = deskOf(desk, 'bookings');
  await desk.import(csv('eq_id,equipment_class,eq_auditfreq', '1,CT,Annual - ACR', '2,MRI,'));
});

const all = async () => (await desk.api.bookings.list({ pageSize: 200 })).items;

test('a row is new without a number or with an unknown one, and changes the booking with a known one', async () => {
  const { import: applied, rows } = await bookings.import(
    csv(header, ',1,2999-03-01,2998-12-01,Ask for keys', '70,2,3/2/2999,12/1/2998,'),
  );
  expect(applied.counts).toMatchObject({ created: 2, errors: 0, warnings: 0 });
  expect(rows.map(({ recordId, unitId }) => [recordId, unitId])).toEqual([
    [100_001, 1],
    [100_002, 2],
  ]);
  expect(rows[1]?.changes[0]).toEqual({ column: 'schedule_id', old: '70', new: '100002' });
  expect(await all()).toMatchObject([
    {
      id: 100_001,
      unitId: 1,
      scheduledOn: '2999-03-01',
      schedulingOn: '2998-12-01',
      notes: 'Ask for keys',
      state: 'planned',
    },
    { id: 100002, unitId: 2, scheduledOn: '2999-03-02', notes: null },
  ]);

  const changed = await bookings.import(csv(header, '100001,1,2999-03-09,2998-12-01,'));
  expect(changed.import.counts).toMatchObject({ updated: 1, warnings: 0 });
  expect(await desk.api.bookings.get({ id: 100_001 })).toMatchObject({
    scheduledOn: '2999-03-09',
    notes: 'Ask for keys',
  });
  await bookings.undo(changed.import.id);
  expect(await desk.api.bookings.get({ id: 100_001 })).toMatchObject({
    scheduledOn: '2999-03-01',
    notes: 'Ask for keys',
  });
  await bookings.undo(applied.id);
  expect(await all()).toEqual([]);
});

test('no word empties the notes', async () => {
  await bookings.import(csv(header, ',1,2999-03-01,2998-12-01,NONE'));
  expect((await all())[0]?.notes).toBe('NONE');
});

test.each([
  [',99,2999-03-01,2998-12-01,', 'There is no unit 99 here.'],
  [',,2999-03-01,2998-12-01,', 'The number of the unit is blank.'],
  [',1,,2998-12-01,', 'This date is blank. Every booking needs it.'],
  [',1,2999-03-01,,', 'This date is blank. Every booking needs it.'],
  [',1,2999-02-30,2998-12-01,', '"2999-02-30" is not a date'],
  [',1,2999-03-01,yesterday,', '"yesterday" is not a date'],
  ['x,1,2999-03-01,2998-12-01,', 'This is not a whole number from 1 on.'],
])('%j is an error of its row only', async (row, message) => {
  const { import: one, messages } = await bookings.check(csv(header, row, ',1,2999-03-01,2998-12-01,'));
  expect(one.counts).toMatchObject({ errors: 1, created: 1 });
  expect(messages[0]?.message).toContain(message);
});

test('a number that is another booking here, or one that is over, does not go in', async () => {
  await bookings.import(csv(header, ',1,2999-03-01,2998-12-01,', ',2,2999-04-01,2998-12-01,'));
  const [first, second] = await all();
  await desk.api.bookings.cancel({ id: second?.id ?? 0, version: 1, reason: 'moved out' });
  const { messages } = await bookings.check(
    csv(
      header,
      `${first?.id},2,2999-05-01,2998-12-01,`,
      `${second?.id},2,2999-05-01,2998-12-01,`,
      '900,1,2999-06-01,2998-12-01,',
      '900,1,2999-06-02,2998-12-01,',
    ),
  );
  expect(messages.filter(({ level }) => level === 'error').map(({ row, message }) => `${row} ${message}`)).toEqual([
    expect.stringContaining(`2 Booking ${first?.id} is another booking here (unit 1, 2999-03-01)`),
    expect.stringContaining(`3 Booking ${second?.id} is done or cancelled here`),
    expect.stringContaining('5 The number 900 occurs twice'),
  ]);
});

test('a later file of the same REMS adds only the bookings that are new in it', async () => {
  const rows = ['7,1,2999-03-01,2998-12-01,x', '8,1,2999-03-01,2998-12-01,x', '9,2,2999-04-01,2998-12-01,'];
  await bookings.import(csv(header, ...rows));
  const cancelled = (await all()).find(({ unitId }) => unitId === 2);
  await desk.api.bookings.cancel({ id: cancelled?.id ?? 0, version: 1, reason: 'moved out' });
  const { import: again } = await bookings.import(csv(header, ...rows, '10,2,2999-04-02,2998-12-01,'));
  expect(again.counts).toMatchObject({ unchanged: 3, created: 1 });
  const { import: other } = await bookings.import(csv(header, '7,1,2999-03-01,2998-12-01,another note'));
  expect(other.counts).toMatchObject({ unchanged: 0, created: 1 });
  const { import: blank } = await bookings.import(csv(header, ',1,2999-03-01,2998-12-01,x'));
  expect(blank.counts).toMatchObject({ unchanged: 0, created: 1 });
});

test('a booking that a test on record completed is done, not missed', async () => {
  const { id: testId } = await desk.api.compliance.recordTest({ unitId: 1, type: 'Annual', testDate: '2024-03-01' });
  const { import: applied } = await bookings.import(
    csv(header, ',1,2024-03-10,2024-02-01,', ',1,2024-06-01,2024-02-01,'),
  );
  expect((await all()).map(({ state, testId: by }) => [state, by])).toEqual([
    ['done', testId],
    ['missed', null],
  ]);
  expect((await bookings.undo(applied.id)).import.state).toBe('undone');
});

test('what is odd is a remark', async () => {
  const { import: one, said } = await bookings.import(
    csv(header, ',1,2998-01-01,2998-02-01,', ',1,2998-01-01,2024-01-01,'),
  );
  expect(one.counts).toMatchObject({ created: 2, errors: 0, warnings: 0 });
  expect(said('remark')).toEqual([
    '2 scheduling_date The booking was made after its own day.',
    '2 scheduling_date This date is in the future.',
    '3 Row 2 books the same unit on the same day.',
  ]);
});

test("REMS's own file without rows is fine; a file of another kind is refused", async () => {
  const { import: one } = await bookings.import(remsExport('scheduled-tests.csv'));
  expect(one).toMatchObject({ state: 'applied', counts: { created: 0, errors: 0, warnings: 0 } });
  expect((await bookings.check(remsExport('compliance.csv'))).import).toMatchObject({
    state: 'refused',
    message: expect.stringContaining('its first line lacks scheduled_date, scheduling_date'),
  });
});

test('comes back byte for byte from its export', async () => {
  await bookings.import(csv(header, ',1,2999-03-01,2998-12-01,"a, ""b"""', ',2,2024-03-02,2024-01-01,=1+1'));
  const exported = await bookings.exported();
  const again = await bookings.import(exported);
  expect(again.import.counts).toMatchObject({ created: 0, updated: 0, unchanged: 2, errors: 0, warnings: 0 });
  expect(await bookings.exported()).toBe(exported);
});
