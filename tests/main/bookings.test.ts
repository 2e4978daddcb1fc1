import { beforeEach, describe, expect, it } from 'vitest';
import type { BookingDraft } from '../../shared/bookings.ts';
import { deadMailServer, setMail } from '../support/queued-mail.ts';
import { recordsOf } from '../support/records.ts';
import { createSurveyDesk, type SurveyDesk } from '../support/survey-desk.ts';

let desk: SurveyDesk;
let bookings: SurveyDesk['api']['bookings'];
beforeEach(async () => {
  desk = await createSurveyDesk();
  bookings = desk.api.bookings;
});

async function book(unitId: number, scheduledOn: string, more: Partial<BookingDraft> = {}) {
  const [booking] = (await bookings.create({ items: [{ unitId, scheduledOn, ...more }] })).items;
  if (!booking) throw new Error('one was asked for');
  return booking;
}

const daysOf = (items: readonly { scheduledOn: string }[]) => items.map(({ scheduledOn }) => scheduledOn);

describe('booking visits', () => {
  it('keeps what was sent, with names, obligations and the day on which it was made', async () => {
    const unitId = await desk.unit(['tjc', 'quarterly'], { model: 'Revolution' });
    const assigneeId = await desk.person('qa_technologist');
    const [tjc] = (await desk.api.obligations.ofUnit({ unitId })).items.filter(({ ruleKey }) => ruleKey === 'tjc');
    const booking = await book(unitId, '2025-07-10', {
      startTime: '09:30',
      durationMinutes: 90,
      assigneeId,
      obligationIds: [tjc?.id ?? 0],
      notes: '  Bring the phantom. ',
    });
    expect(booking).toMatchObject({
      unitId,
      unit: { id: unitId, className: 'CT', model: 'Revolution' },
      schedulingOn: '2025-06-30',
      scheduledOn: '2025-07-10',
      startTime: '09:30',
      durationMinutes: 90,
      assigneeName: 'Person, Number 1',
      obligationIds: [tjc?.id],
      obligations: [{ id: tjc?.id, obligation: 'Annual - TJC' }],
      notes: 'Bring the phantom.',
      state: 'planned',
      testId: null,
      createdBy: 'test operator',
      version: 1,
    });
    expect(await bookings.get({ id: booking.id })).toEqual(booking);
    const [entry] = await recordsOf(desk.test, 'booking');
    expect(entry).toMatchObject({ action: 'bookings.create', entity_id: String(booking.id) });
    expect(entry?.changes).toMatchObject({ scheduledOn: { old: null, new: '2025-07-10' } });
  });

  it('books many units or none', async () => {
    const one = await desk.unit();
    const other = await desk.unit();
    const items = [
      { unitId: one, scheduledOn: '2025-07-01' },
      { unitId: other, scheduledOn: '2025-06-29' },
    ];
    await expect(bookings.create({ items })).rejects.toMatchObject({
      code: 'INVALID',
      message: 'Booking 2 of 2: This day has passed. Choose today or a later day. Nothing was booked.',
      fields: { 'items.1.scheduledOn': 'This day has passed. Choose today or a later day.' },
    });
    expect((await bookings.list({})).total).toBe(0);
    const all = await bookings.create({ items: items.map((item) => ({ ...item, scheduledOn: '2025-06-30' })) });
    expect(all.items.map(({ unitId }) => unitId)).toEqual([one, other]);
  });

  it('refuses retired units, also those whose last day comes before the visit', async () => {
    const retired = await desk.unit([], { retired: true, retiredOn: '2025-01-31' });
    const leaving = await desk.unit([], { retiredOn: '2025-08-01' });
    await expect(book(retired, '2025-07-01')).rejects.toMatchObject({
      code: 'INVALID',
      fields: { 'items.0.unitId': expect.stringContaining('retired from 2025-01-31 on') },
    });
    await expect(book(leaving, '2025-08-01')).rejects.toMatchObject({ code: 'INVALID' });
    await expect(book(leaving, '2025-07-31')).resolves.toMatchObject({ state: 'planned' });
    await expect(book(999, '2025-07-31')).rejects.toMatchObject({
      fields: { 'items.0.unitId': 'This unit does not exist any more. Choose another one.' },
    });
  });

  it.each(['contact', 'supervisor', 'physician'] as const)('refuses a %s, who does no surveys', async (role) => {
    const unitId = await desk.unit();
    const assigneeId = await desk.person(role);
    await expect(book(unitId, '2025-07-01', { assigneeId })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { 'items.0.assigneeId': expect.stringContaining('Choose somebody else') },
    });
  });

  it('refuses somebody who is inactive, but keeps who is booked already', async () => {
    const unitId = await desk.unit();
    const assigneeId = await desk.person('physicist');
    const { id, version } = await book(unitId, '2025-07-01', { assigneeId });
    const person = await desk.api.people.get({ id: assigneeId });
    await desk.api.people.archive({ id: assigneeId, version: person.version, reason: 'Left the clinic' });
    await expect(book(unitId, '2025-07-02', { assigneeId })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(bookings.update({ id, version, assigneeId, notes: 'moved' })).resolves.toMatchObject({ assigneeId });
  });

  it('refuses obligations of another unit', async () => {
    const unitId = await desk.unit();
    const other = await desk.unit(['tjc']);
    const [tjc] = (await desk.api.obligations.ofUnit({ unitId: other })).items;
    await expect(book(unitId, '2025-07-01', { obligationIds: [tjc?.id ?? 0] })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { obligationIds: expect.stringContaining('belongs to another unit') },
    });
  });

  it('refuses the same unit twice on a day, unless it is for something else', async () => {
    const unitId = await desk.unit(['tjc', 'quarterly']);
    const [one, other] = (await desk.api.obligations.ofUnit({ unitId })).items.map(({ id }) => id);
    await book(unitId, '2025-07-01', { obligationIds: [one ?? 0] });
    await expect(book(unitId, '2025-07-01', { obligationIds: [one ?? 0] })).rejects.toMatchObject({ code: 'INVALID' });
    const second = await book(unitId, '2025-07-01', { obligationIds: [other ?? 0] });
    const change = { id: second.id, version: second.version, obligationIds: [one ?? 0] };
    await expect(bookings.update(change)).rejects.toMatchObject({ code: 'INVALID' });
    await book(unitId, '2025-07-02', { obligationIds: [one ?? 0, other ?? 0] });
  });
});

describe('changing bookings', () => {
  it('changes what is sent, on record with old values, and counts up what calendars look at', async () => {
    const unitId = await desk.unit();
    const { id, version } = await book(unitId, '2025-07-01');
    const moved = await bookings.update({ id, version, scheduledOn: '2025-07-08', startTime: '13:15' });
    expect(moved).toMatchObject({
      scheduledOn: '2025-07-08',
      startTime: '13:15',
      version: 2,
      modifiedBy: 'test operator',
    });
    const same = await bookings.update({ id, version: 2, startTime: '13:15' });
    expect(same.version).toBe(2);
    expect(desk.db.prepare('SELECT sequence FROM bookings').pluck().get()).toBe(1);
    const entry = (await recordsOf(desk.test, 'booking')).at(-1);
    expect(entry).toMatchObject({
      action: 'bookings.update',
      changes: { scheduledOn: { old: '2025-07-01', new: '2025-07-08' }, startTime: { old: null, new: '13:15' } },
    });
  });

  it('answers a stale version with what is stored now', async () => {
    const { id, version } = await book(await desk.unit(), '2025-07-01');
    await bookings.update({ id, version, notes: 'first' });
    await expect(bookings.update({ id, version, notes: 'second' })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { current: { id, notes: 'first', version: 2 } },
    });
  });

  it('cancels with a reason and plans again', async () => {
    const { id, version } = await book(await desk.unit(), '2025-07-01');
    const cancelled = await bookings.cancel({ id, version, reason: 'The room is closed.' });
    expect(cancelled).toMatchObject({ state: 'cancelled', cancelledReason: 'The room is closed.' });
    await expect(bookings.cancel({ id, version: 2, reason: 'again' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(bookings.update({ id, version: 2, notes: 'x' })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await recordsOf(desk.test, 'booking')).at(-1)).toMatchObject({ reason: 'The room is closed.' });
    const again = await bookings.reopen({ id, version: 2 });
    expect(again).toMatchObject({ state: 'planned', cancelledReason: null, version: 3 });
    await expect(bookings.reopen({ id, version: 3 })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('does not plan again what was booked anew meanwhile', async () => {
    const unitId = await desk.unit();
    const { id, version } = await book(unitId, '2025-07-01');
    await bookings.cancel({ id, version, reason: 'ill' });
    await book(unitId, '2025-07-01');
    await expect(bookings.reopen({ id, version: 2 })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('moves a missed visit to a later day, never to one that has passed', async () => {
    const unitId = await desk.unit();
    const { id, version } = await book(unitId, '2025-07-01');
    desk.setClock('2025-07-02T08:00:00');
    expect(await bookings.get({ id })).toMatchObject({ state: 'missed' });
    await expect(bookings.update({ id, version, scheduledOn: '2025-07-01', notes: 'late' })).resolves.toMatchObject({
      notes: 'late',
    });
    await expect(bookings.update({ id, version: 2, scheduledOn: '2025-06-30' })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { scheduledOn: 'This day has passed. Choose today or a later day.' },
    });
    await expect(bookings.update({ id, version: 2, scheduledOn: '2025-07-02' })).resolves.toMatchObject({
      state: 'planned',
    });
  });

  it('changes only the notes of a visit that is done', async () => {
    const unitId = await desk.unit();
    const { id } = await book(unitId, '2025-06-30');
    await desk.survey(unitId, '2025-06-30');
    const { version, state } = await bookings.get({ id });
    expect(state).toBe('done');
    await expect(bookings.update({ id, version, scheduledOn: '2025-07-30' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await expect(bookings.cancel({ id, version, reason: 'no' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(bookings.update({ id, version, notes: 'went well' })).resolves.toMatchObject({ notes: 'went well' });
  });
});

describe('lists of bookings', () => {
  it('tells planned from missed by the day, and filters like every list', async () => {
    const one = await desk.unit();
    const assigneeId = await desk.person('physicist');
    desk.book(one, '2025-06-29', '2025-06-30', '2025-07-05');
    const other = await desk.unit([], { room: '12' });
    await book(other, '2025-07-03', { assigneeId });
    expect(daysOf((await bookings.list({})).items)).toEqual(['2025-06-29', '2025-06-30', '2025-07-03', '2025-07-05']);
    expect(daysOf((await bookings.list({ state: ['missed'] })).items)).toEqual(['2025-06-29']);
    expect((await bookings.list({ state: ['planned'] })).total).toBe(3);
    expect(daysOf((await bookings.list({ assigneeId: [assigneeId] })).items)).toEqual(['2025-07-03']);
    expect(daysOf((await bookings.list({ from: '2025-06-30', to: '2025-07-03' })).items)).toEqual([
      '2025-06-30',
      '2025-07-03',
    ]);
    expect((await bookings.list({ filters: { classId: [desk.classId + 1] } })).total).toBe(0);
    expect((await bookings.list({ unitId: other })).total).toBe(1);
    const sorted = await bookings.list({ sort: [{ by: 'assigneeName', direction: 'desc' }], pageSize: 1 });
    expect(sorted).toMatchObject({ total: 4, items: [{ unitId: other }] });
  });

  it('leaves retired units out unless somebody asks, but not from their own page', async () => {
    const unitId = await desk.unit();
    const { id } = await book(unitId, '2025-07-01');
    const unit = await desk.api.equipment.get({ id: unitId });
    await desk.api.equipment.update({ id: unitId, version: unit.version, retired: true, retiredOn: '2025-06-30' });
    expect((await bookings.list({})).total).toBe(0);
    expect((await bookings.list({ filters: { includeRetired: true } })).items).toMatchObject([{ id }]);
    expect((await bookings.list({ filters: { state: ['retired'] } })).total).toBe(1);
    expect((await bookings.list({ unitId })).total).toBe(1);
  });

  it('goes out in the nine columns of REMS, text made safe', async () => {
    const unitId = await desk.unit();
    const { id } = await book(unitId, '2025-07-01', { notes: '=SUM(A1)', schedulingOn: '2025-06-01' });
    const text = await desk.download(await bookings.export({}));
    const at = new Date('2025-06-30T10:30:00').toISOString().replace('T', ' ').slice(0, 19);
    expect(text).toBe(
      'schedule_id,eq_id,scheduled_date,scheduling_date,notes,created_by,created_at,modified_by,updated_at\r\n' +
        `${id},${unitId},2025-07-01,2025-06-01,'=SUM(A1),test operator,${at},,${at}\r\n`,
    );
    const template = await bookings.export({ template: true });
    expect(template.fileName).toMatch(/^scheduled_tests_template_\d{8}_\d{6}\.csv$/);
    expect((await desk.download(template)).split('\r\n')).toHaveLength(2);
  });
});

describe('what a survey does to bookings', () => {
  it('completes every open one up to 30 days after it', async () => {
    const unitId = await desk.unit(['tjc']);
    desk.book(unitId, '2025-06-01', '2025-07-30', '2025-07-31');
    const testId = await desk.survey(unitId, '2025-06-30');
    const { items } = await bookings.list({ unitId });
    expect(items.map(({ state, testId: of }) => [state, of])).toEqual([
      ['done', testId],
      ['done', testId],
      ['planned', null],
    ]);
  });

  it('completes none while it lies ahead, or satisfies nothing that the unit owes', async () => {
    const unitId = await desk.unit(['tjc']);
    desk.book(unitId, '2025-07-01');
    await desk.survey(unitId, '2025-07-01');
    await desk.survey(unitId, '2025-06-30', 'Shielding Design');
    expect((await bookings.list({ unitId })).items).toMatchObject([{ state: 'planned' }]);
  });

  it('completes one that names obligations only when tests since it was made satisfy all of them', async () => {
    const unitId = await desk.unit(['tjc', 'or-ct-dose']);
    const obligationIds = (await desk.api.obligations.ofUnit({ unitId })).items.map(({ id }) => id);
    const { id } = await book(unitId, '2025-07-01', { obligationIds });
    await desk.survey(unitId, '2025-06-30');
    expect(await bookings.get({ id })).toMatchObject({ state: 'planned' });
    const testId = await desk.survey(unitId, '2025-06-30', 'Calibration');
    expect(await bookings.get({ id })).toMatchObject({ state: 'done', testId });
  });

  it('passes over obligations for which somebody said that the test does not count', async () => {
    const unitId = await desk.unit(['tjc']);
    const [tjc] = (await desk.api.obligations.ofUnit({ unitId })).items;
    const { id } = await book(unitId, '2025-07-01', { obligationIds: [tjc?.id ?? 0] });
    const record = { unitId, type: 'Annual' as const, testDate: '2025-06-30', excludedObligationIds: [tjc?.id ?? 0] };
    await desk.api.compliance.recordTest(record);
    expect(await bookings.get({ id })).toMatchObject({ state: 'planned' });
  });

  it('completes the one that is named, and refuses one that is not open or of another unit', async () => {
    const unitId = await desk.unit();
    const late = await book(unitId, '2025-12-01');
    const foreign = await book(await desk.unit(), '2025-07-01');
    const record = { unitId, type: 'Annual' as const, testDate: '2025-06-30' };
    await expect(desk.api.compliance.recordTest({ ...record, bookingId: foreign.id })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { bookingId: expect.any(String) },
    });
    await desk.api.compliance.recordTest({ ...record, bookingId: late.id });
    expect(await bookings.get({ id: late.id })).toMatchObject({ state: 'done' });
    await expect(desk.api.compliance.recordTest({ ...record, bookingId: late.id })).rejects.toMatchObject({
      code: 'INVALID',
    });
    expect((await desk.api.compliance.tests({ unitId })).total).toBe(1);
  });

  it('opens them again when the survey is deleted, unless another one completes them', async () => {
    const unitId = await desk.unit();
    const { id } = await book(unitId, '2025-06-30');
    const first = await desk.survey(unitId, '2025-06-30');
    const second = await desk.survey(unitId, '2025-06-30');
    await desk.api.compliance.removeTest({ id: first, version: 1, reason: 'entered twice' });
    expect(await bookings.get({ id })).toMatchObject({ state: 'done', testId: second });
    await desk.api.compliance.removeTest({ id: second, version: 1, reason: 'another unit' });
    expect(await bookings.get({ id })).toMatchObject({ state: 'planned', testId: null });
    await desk.api.compliance.restoreTest({ id: second });
    expect(await bookings.get({ id })).toMatchObject({ state: 'done', testId: second });
  });
});

describe('invitations', () => {
  it('ask nobody for a day that has passed', async () => {
    await setMail(desk.test, deadMailServer);
    const unitId = await desk.unit();
    const [one, other] = [await desk.person('physicist'), await desk.person('physicist')];
    const { id } = await book(unitId, '2025-07-01', { assigneeId: one });
    desk.setClock('2025-07-02T10:00:00');
    const missed = await bookings.update({ id, version: 1, assigneeId: other });
    const cancelled = await bookings.cancel({ id, version: missed.version, reason: 'x' });
    await bookings.reopen({ id, version: cancelled.version });
    const { items } = await desk.api.mail.outbox({});
    expect(items.map(({ recipient, subject }) => [recipient, subject.split(':')[0]])).toEqual([
      ['p2@clinic.org', 'Survey cancelled'],
      ['p1@clinic.org', 'Survey cancelled'],
      ['p1@clinic.org', 'Survey booked'],
    ]);
  });
});
