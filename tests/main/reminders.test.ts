import { describe, expect, test } from 'vitest';
import type { MailSettings } from '../../shared/mail.ts';
import type { ReminderDefinition } from '../../shared/reminders.ts';
import { createTestCore, type TestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { testClock } from '../support/ports.ts';
import { setMail } from '../support/queued-mail.ts';

const start = '2026-03-02T12:00:00Z';
const day = 86_400_000;
const mailOn: Partial<MailSettings> = {
  enabled: true,
  host: '127.0.0.1',
  port: 1,
  security: 'none',
  fromAddress: 'workstation@clinic.example',
  appAddress: 'https://workstation:8443',
};
const everyMoment: ReminderDefinition = {
  ruleIds: [],
  roles: ['physicist'],
  recipients: [],
  daysBefore: [90, 30, 7],
  onLimit: true,
  overdueEveryDays: 7,
  channels: ['notice', 'mail'],
  findings: true,
};

interface Clinic extends TestCore {
  /** A unit whose first survey is due 30 days after it was installed. */
  unit(installedOn: string, more?: object): Promise<number>;
  rule(definition: Partial<ReminderDefinition>, name?: string): Promise<void>;
  /** The morning of a later day. */
  nextRun(days?: number): Promise<void>;
  bodies(): Promise<string[]>;
}

/** A core in which no rule is active but those of the test; mail is on and goes nowhere. */
async function clinic(): Promise<Clinic> {
  const test = await createTestCore({ clock: testClock(start) });
  const operator = test.as('operator');
  const version = (await operator.mail.settings({})).version;
  await operator.mail.saveSettings({ version, ...mailOn });
  for (const { id, version: stored } of (await operator.reminders.rules({})).items)
    await operator.reminders.updateRule({ id, version: stored, active: false });
  const { items: accounts } = await operator.accounts.list({});
  for (const { id, version: stored, username } of accounts)
    await operator.accounts.update({ id, version: stored, email: `${username}@clinic.example` });
  const { id: classId } = await operator.lookups.create({ kind: 'class', name: 'Computed tomography' });
  const { items: rules } = await operator.obligations.rules({});
  const ruleId = rules.find(({ key }) => key === 'me-clinic')?.id ?? 0;
  let count = 0;
  // The program is open from now on.
  await test.core.runDueJobs();
  return {
    ...test,
    async unit(installedOn, more = {}) {
      count += 1;
      const { id } = await operator.equipment.create({ classId, installedOn, room: `Room ${count}`, ...more });
      await operator.obligations.add({ unitIds: [id], ruleId });
      return id;
    },
    rule: async (definition, name = 'Test') =>
      void (await operator.reminders.createRule({ name, definition: { ...everyMoment, ...definition } })),
    async nextRun(days = 1) {
      test.clock.advance(days * day);
      await test.core.runDueJobs();
    },
    async bodies() {
      const db = await openDatabaseOf(test.folder);
      const texts = db.prepare<[], string>('SELECT body FROM mail_outbox ORDER BY id').pluck().all();
      db.close();
      return texts;
    },
  };
}

describe('reminders', () => {
  test('say nothing when there is nothing to say', async () => {
    const it = await clinic();
    await it.rule({});
    await it.unit('2026-12-01');
    await it.nextRun();
    expect((await it.as('operator').reminders.sent({})).total).toBe(0);
    expect((await it.as('operator').mail.outbox({})).total).toBe(0);
    expect((await it.as('operator').jobs.runs({ job: 'reminders.send' })).items).toMatchObject([{ message: null }]);
  });

  test('come once a stage: one mail and one notice for everything, each line with its unit', async () => {
    const it = await clinic();
    await it.rule({});
    const first = await it.unit('2026-02-10');
    const second = await it.unit('2026-02-12');
    expect((await it.as('operator').reminders.preview({})).items).toEqual([
      { recipient: 'physicist', channel: 'notice', lines: 2 },
      { recipient: 'physicist@clinic.example', channel: 'mail', lines: 2 },
    ]);
    await it.nextRun();
    const [body] = await it.bodies();
    expect(body).toContain(`https://workstation:8443/equipment/${first}#clocks`);
    expect(body).toContain(`https://workstation:8443/equipment/${second}#clocks`);
    expect(body).toContain('Room 1');
    expect((await it.as('operator').mail.outbox({})).items).toMatchObject([
      { recipient: 'physicist@clinic.example', subject: '2 surveys and findings need attention' },
    ]);
    const sent = (await it.as('operator').reminders.sent({})).items;
    expect(sent).toHaveLength(4);
    expect(sent.map(({ stage }) => stage)).toEqual(Array.from({ length: 4 }, () => 'before-30'));
    expect(sent.find(({ channel }) => channel === 'mail')).toMatchObject({
      rule: 'Test',
      recipient: 'physicist@clinic.example',
      mailState: 'queued',
      link: expect.stringMatching(/^\/equipment\/\d+#clocks$/),
      label: expect.stringContaining('Computed tomography'),
    });
    await it.nextRun();
    expect(await it.bodies()).toHaveLength(1);
    // 7 days before the 12th and the 14th of March.
    await it.nextRun(1);
    expect(await it.bodies()).toHaveLength(2);
  });

  test('that a machine missed while it was off come once, with the newest stage only', async () => {
    const it = await clinic();
    await it.rule({});
    await it.unit('2026-02-10');
    await it.nextRun();
    await it.nextRun(60);
    await it.core.runDueJobs();
    const stages = (await it.as('operator').reminders.sent({})).items.filter(({ channel }) => channel === 'mail');
    expect(stages.map(({ stage }) => stage)).toEqual(['overdue-2026-05-01', 'before-30']);
    expect(await it.bodies()).toHaveLength(2);
  });

  test('begin anew with the next cycle, and the notice goes when nothing is left', async () => {
    const it = await clinic();
    await it.rule({ channels: ['notice'], daysBefore: [30] });
    const unitId = await it.unit('2026-02-10');
    await it.nextRun();
    const notices = async () => {
      const db = await openDatabaseOf(it.folder);
      const open = db
        .prepare("SELECT message FROM notices WHERE kind = 'reminder' AND dismissed_at IS NULL")
        .pluck()
        .all();
      db.close();
      return open;
    };
    expect(await notices()).toEqual(['Surveys and findings that need attention: 1. New since the last reminder: 1.']);
    await it.as('operator').compliance.recordTest({ unitId, type: 'Annual', testDate: '2026-03-03' });
    await it.nextRun();
    expect(await notices()).toEqual([]);
    await it.nextRun(2 * 365 - 20);
    expect(await notices()).toHaveLength(1);
  });

  test('speak of findings, and are silent about retired units', async () => {
    const it = await clinic();
    await it.rule({ channels: ['mail'] });
    const unitId = await it.unit('2026-01-01');
    const finding = { unitId, description: 'Door interlock broken', severity: 'blocking' } as const;
    const { id } = await it.as('operator').findings.report(finding);
    const { version } = await it.as('operator').equipment.get({ id: unitId });
    await it.nextRun();
    const [body = ''] = await it.bodies();
    expect(body).toContain('Blocking finding');
    expect(body).toContain('Do not use: a blocking finding is open');
    expect(body).toContain(`https://workstation:8443/findings/${id}`);
    expect(body).toContain('overdue');
    expect(body).not.toContain('interlock');
    await it.as('operator').equipment.update({ id: unitId, version, retired: true, retiredOn: '2026-03-01' });
    await it.nextRun(90);
    expect(await it.bodies()).toHaveLength(1);
  });

  test('reach the people of a unit at their address, each once however many rules name them', async () => {
    const it = await clinic();
    const person = await it.as('operator').people.create({
      name: 'Okafor, Amara',
      email: 'Contact@clinic.example',
      roles: ['contact', 'supervisor'],
    });
    await it.rule({ roles: [], recipients: ['contact', 'supervisor'], channels: ['mail'] });
    await it.rule({ roles: [], recipients: ['contact'], channels: ['mail', 'notice'], daysBefore: [60] }, 'Second');
    await it.unit('2026-02-10', { contactId: person.id, supervisorId: person.id });
    await it.unit('2026-02-10');
    await it.nextRun();
    expect((await it.as('operator').reminders.sent({})).items).toMatchObject([
      { recipient: 'contact@clinic.example', channel: 'mail', stage: 'before-30' },
    ]);
  });

  test('go to nobody who may not read equipment or whose account is inactive', async () => {
    const it = await clinic();
    await it.rule({ roles: ['user', 'viewer'], channels: ['mail'] });
    await it.unit('2026-02-10');
    await it.as('operator').accounts.deactivate({ account: 'viewer' });
    await it.nextRun();
    expect(await it.bodies()).toEqual([]);
  });

  test('are written in the language of the account', async () => {
    const it = await clinic();
    const db = await openDatabaseOf(it.folder);
    db.prepare(
      'INSERT INTO preferences SELECT id, \'{"language":"fr"}\', updated_at FROM accounts WHERE username = \'physicist\'',
    ).run();
    db.close();
    await it.rule({ channels: ['mail'] });
    await it.unit('2026-02-10');
    await it.nextRun();
    expect((await it.bodies())[0]).toContain('Ces contrôles et constats sont à traiter');
  });

  test('wait while mail is off, and are not lost', async () => {
    const it = await clinic();
    await it.rule({ channels: ['mail'] });
    await it.unit('2026-02-10');
    await setMail(it, { enabled: false });
    await it.nextRun();
    expect((await it.as('operator').reminders.sent({})).total).toBe(0);
    const { version } = await it.as('operator').mail.settings({});
    await it.as('operator').mail.saveSettings({ version, enabled: true });
    await it.nextRun();
    expect(await it.bodies()).toHaveLength(1);
  });

  test('of the rule that comes with the program are notices to administrators and physicists', async () => {
    const test = await createTestCore();
    expect((await test.as('administrator').reminders.rules({})).items).toMatchObject([
      {
        active: true,
        definition: { roles: ['administrator', 'physicist'], channels: ['notice'], daysBefore: [90, 30, 7] },
      },
    ]);
  });
});

describe('a rule of reminding', () => {
  test.each([
    ['nobody to remind', { roles: [], recipients: [] }],
    ['no moment', { daysBefore: [], onLimit: false, overdueEveryDays: null }],
    ['a role that does not exist', { roles: ['ghost'] }],
    ['an obligation that does not exist', { ruleIds: [4711] }],
  ])('with %s is refused', async (_what, change) => {
    const test = await createTestCore();
    const input = { name: 'Test', definition: { ...everyMoment, ...change } };
    expect(await test.send('administrator', 'reminders.createRule', input)).toMatchObject({
      error: { code: 'INVALID' },
    });
  });

  test('has a name of its own, a version, and is for managers of compliance', async () => {
    const test = await createTestCore();
    const { reminders } = test.as('administrator');
    const rule = await reminders.createRule({ name: 'Physicians', definition: everyMoment });
    const again = await test.send('administrator', 'reminders.createRule', {
      name: 'PHYSICIANS',
      definition: everyMoment,
    });
    expect(again).toMatchObject({ error: { code: 'INVALID', fields: { name: expect.any(String) } } });
    await reminders.updateRule({ id: rule.id, version: rule.version, active: false });
    const stale = await test.send('administrator', 'reminders.updateRule', { id: rule.id, version: 1, active: true });
    expect(stale).toMatchObject({ error: { code: 'CONFLICT', details: { current: { active: false, version: 2 } } } });
    expect(await test.send('physicist', 'reminders.rules', {})).toMatchObject({ error: { code: 'FORBIDDEN' } });
  });
});
