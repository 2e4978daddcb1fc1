import PostalMime from 'postal-mime';
import { beforeEach, expect, it } from 'vitest';
import { readCalendar } from '../support/calendar-parser.ts';
import { createTestCore, type TestCore } from '../support/core.ts';
import { eventually } from '../support/eventually.ts';
import { type SmtpProcess, startSmtp } from '../support/mail/smtp-process.ts';
import { setMail } from '../support/queued-mail.ts';

let test: TestCore;
let server: SmtpProcess;
let people: { readonly amara: number; readonly jean: number };
let unitId: number;

const day = '2999-06-14';
const from = 'workstation@clinic.example';

beforeEach(async () => {
  test = await createTestCore();
  server = await startSmtp({ security: 'none' });
  await setMail(test, {
    enabled: true,
    host: '127.0.0.1',
    port: server.port,
    security: 'none',
    fromAddress: from,
    fromName: 'Physics, Main Campus',
    appAddress: 'https://rems.clinic.example:8443/',
  });
  const api = test.as('administrator');
  const roles = ['physicist' as const];
  const amara = await api.people.create({
    name: 'Okafor, Amara',
    email: 'amara@clinic.example',
    phone: '555-0100',
    roles,
  });
  const jean = await api.people.create({ name: 'Müller, Jean', email: 'jean@clinic.example', roles });
  people = { amara: amara.id, jean: jean.id };
  const { id: classId } = await api.lookups.create({ kind: 'class', name: 'CT' });
  unitId = (await api.equipment.create({ classId, model: 'Révolution', room: '1.204' })).id;
});

async function book(assigneeId: number | null, startTime: string | null = null) {
  const draft = { unitId, scheduledOn: day, assigneeId, startTime, durationMinutes: 90 };
  const [booking] = (await test.as('administrator').bookings.create({ items: [draft] })).items;
  if (!booking) throw new Error('one was asked for');
  return booking;
}

/** What has arrived after the mail went out, as a mail program reads it. */
async function arrived(count: number) {
  await eventually(async () => {
    if (server.mails.length < count)
      await test
        .as('administrator')
        .jobs.run({ job: 'mail.send' })
        .catch(() => undefined);
    expect(server.mails).toHaveLength(count);
  });
  return Promise.all(
    server.mails.map(async ({ raw, to }) => {
      const mail = await PostalMime.parse(raw);
      const part = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar');
      const content = part?.content ?? '';
      const text = typeof content === 'string' ? content : Buffer.from(new Uint8Array(content)).toString('utf8');
      // The parser of mails takes the line ends of texts away.
      const calendar = readCalendar(text.replaceAll(/\r?\n/g, '\r\n'));
      const [event] = calendar.events;
      return { to, subject: mail.subject, text: mail.text ?? '', method: calendar.property('method'), event };
    }),
  );
}

it('invites the assignee, follows a change, and takes it back', async () => {
  const { id } = await book(people.amara, '09:30');
  const { bookings } = test.as('administrator');
  const [invitation] = await arrived(1);
  expect(invitation).toMatchObject({
    to: ['amara@clinic.example'],
    subject: `Survey booked: CT, Révolution, 1.204, ${day} at 09:30`,
    method: 'REQUEST',
    event: {
      sequence: 0,
      status: 'CONFIRMED',
      summary: 'Survey: CT, Révolution, 1.204',
      url: `https://rems.clinic.example:8443/equipment/${unitId}`,
      organizer: `mailto:${from}`,
      attendee: 'MAILTO:amara@clinic.example',
    },
  });
  expect(invitation?.event?.start).toContain(`${day}T09:30:00`);
  expect(invitation?.event?.end).toContain(`${day}T11:00:00`);
  expect(invitation?.text).toContain('A survey is booked for you.');
  expect(server.mails[0]?.raw).not.toContain('555-0100');

  await bookings.update({ id, version: 1, notes: 'Bring the phantom' });
  await bookings.update({ id, version: 2, scheduledOn: '2999-06-20', startTime: null });
  const [, moved] = await arrived(2);
  expect(moved).toMatchObject({
    method: 'REQUEST',
    subject: 'Survey changed: CT, Révolution, 1.204, 2999-06-20',
    event: { uid: invitation?.event?.uid, sequence: 2, start: '2999-06-20' },
  });

  await bookings.cancel({ id, version: 3, reason: 'The room is closed.' });
  const [, , cancelled] = await arrived(3);
  expect(cancelled).toMatchObject({
    to: ['amara@clinic.example'],
    method: 'CANCEL',
    event: { uid: invitation?.event?.uid, sequence: 3, status: 'CANCELLED' },
  });
});

it('tells both when somebody else does it', async () => {
  const { id } = await book(people.amara);
  await test
    .as('administrator')
    .bookings.update({ id, version: 1, assigneeId: people.jean, scheduledOn: '2999-06-20' });
  const mails = await arrived(3);
  const [first] = mails;
  const later = mails.slice(1).toSorted((one, other) => (one.method ?? '').localeCompare(other.method ?? ''));
  expect(later).toMatchObject([
    { to: ['amara@clinic.example'], method: 'CANCEL', event: { sequence: 1, start: day } },
    { to: ['jean@clinic.example'], method: 'REQUEST', event: { sequence: 1, start: '2999-06-20' } },
  ]);
  expect(new Set(mails.map(({ event }) => event?.uid))).toEqual(new Set([first?.event?.uid]));
});

it('speaks the language that the assignee chose', async () => {
  const { accounts, preferences } = test.as('administrator');
  const { id, version } = await accounts.get({ account: 'administrator' });
  await accounts.update({ id, version, personId: people.amara });
  await preferences.set({ language: 'fr' });
  await book(people.amara);
  const [invitation] = await arrived(1);
  expect(invitation?.subject).toBe(`Contrôle réservé : CT, Révolution, 1.204, ${day}`);
  expect(invitation?.event?.summary).toBe('Contrôle\u00a0: CT, Révolution, 1.204');
});

it('sends nothing to nobody, for what is done, or while mail is off', async () => {
  const { bookings, compliance, mail } = test.as('administrator');
  await test.as('administrator').bookings.create({ items: [{ unitId, scheduledOn: '2999-01-01' }] });
  const { id } = await book(people.jean);
  await compliance.recordTest({ unitId, type: 'Annual', testDate: '2020-01-01', bookingId: id });
  await bookings.update({ id, version: 2, notes: 'went well' });
  expect((await mail.outbox({})).items.map(({ recipient }) => recipient)).toEqual(['jean@clinic.example']);
  await setMail(test, { enabled: false });
  await bookings.create({ items: [{ unitId, scheduledOn: '2999-07-01', assigneeId: people.amara }] });
  expect((await mail.outbox({})).total).toBe(1);
});

it('books nothing and invites nobody when one of many cannot be booked', async () => {
  const items = [
    { unitId, scheduledOn: day, assigneeId: people.amara },
    { unitId: 999, scheduledOn: day, assigneeId: people.amara },
  ];
  await expect(test.as('administrator').bookings.create({ items })).rejects.toMatchObject({ code: 'INVALID' });
  expect((await test.as('administrator').mail.outbox({})).total).toBe(0);
});
