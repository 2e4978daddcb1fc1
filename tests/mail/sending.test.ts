import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { createTestCore, type TestCore } from '../support/core.ts';
import { certificates } from '../support/directory/certificates.ts';
import type { SmtpBehaviour } from '../support/mail/smtp-messages.ts';
import { type SmtpProcess, startSmtp } from '../support/mail/smtp-process.ts';
import { queueMails, setMail } from '../support/queued-mail.ts';

const account = { user: 'workstation', pass: 'mail password' };
const minute = 60_000;

/** A core whose mail goes to a server that behaves as said, STARTTLS with a good certificate unless said otherwise. */
async function mailCore(behaviour: Partial<SmtpBehaviour> = {}): Promise<{ test: TestCore; smtp: SmtpProcess }> {
  const { authority, servers } = await certificates();
  const security = behaviour.security ?? 'starttls';
  const smtp = await startSmtp({
    security,
    account,
    ...(security === 'none' ? {} : { pair: servers.good }),
    ...behaviour,
  });
  const test = await createTestCore();
  await setMail(test, {
    enabled: true,
    host: '127.0.0.1',
    port: smtp.port,
    security,
    certificateAuthority: authority,
    username: account.user,
    password: account.pass,
    fromAddress: 'workstation@clinic.example',
    fromName: 'Physics',
  });
  return { test, smtp };
}

const outbox = async (test: TestCore) => (await test.as('operator').mail.outbox({})).items;
const lastRun = async (test: TestCore) =>
  (await test.as('administrator').jobs.runs({ job: 'mail.send' })).items[0]?.message ?? null;
const deliver = async (test: TestCore, afterMs = minute) => {
  test.clock.advance(afterMs);
  await test.core.runDueJobs();
};

describe('mail', () => {
  test('goes out encrypted, in text and HTML, with a lasting id', async () => {
    const { test, smtp } = await mailCore();
    await queueMails(test, [
      { subject: 'Relevé dû', body: 'CT <b>Room</b> 3\n\nhttps://workstation:8443/equipment/1' },
    ]);
    await deliver(test);
    expect(await outbox(test)).toMatchObject([{ state: 'sent', attempts: 1, lastError: null }]);
    const [mail] = smtp.mails;
    expect(mail).toMatchObject({ from: 'workstation@clinic.example', to: ['anna@clinic.example'], secure: true });
    const parsed = await PostalMime.parse(mail?.raw ?? '');
    expect(parsed).toMatchObject({
      subject: 'Relevé dû',
      from: { name: 'Physics', address: 'workstation@clinic.example' },
      text: expect.stringContaining('CT <b>Room</b> 3'),
      messageId: expect.stringMatching(/^<1\.[0-9a-f-]{36}@rems-workstation\.invalid>$/),
    });
    expect(parsed.html).toContain('CT &lt;b&gt;Room&lt;/b&gt; 3');
    expect(parsed.html).toContain('<a href="https://workstation:8443/equipment/1">');
    expect(smtp.logins).toEqual([{ username: 'workstation', secure: true }]);
    expect(await lastRun(test)).toBe('Mails sent: 1.');
  });

  test('goes over TLS from the first byte too', async () => {
    const { test, smtp } = await mailCore({ security: 'tls' });
    await queueMails(test, [{}]);
    await deliver(test);
    expect(smtp.mails).toMatchObject([{ secure: true }]);
  });

  test('carries an invitation that calendars understand', async () => {
    const { test, smtp } = await mailCore();
    const text = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';
    await queueMails(test, [{ kind: 'invitation', calendar: { text, method: 'REQUEST' } }]);
    await deliver(test);
    expect(smtp.mails[0]?.raw).toMatch(/content-type: text\/calendar;[\s\S]*method=REQUEST/i);
  });

  test('leaves no row when there is nothing to do, and stores nothing while it is off', async () => {
    const { test, smtp } = await mailCore();
    await deliver(test);
    expect((await test.as('administrator').jobs.runs({ job: 'mail.send' })).total).toBe(0);
    await setMail(test, { enabled: false });
    expect(await queueMails(test, [{}])).toEqual([undefined]);
    expect(await outbox(test)).toEqual([]);
    expect(smtp.connections()).toBe(0);
  });

  test('waits and comes back when the server defers it, with the same id', async () => {
    const { test, smtp } = await mailCore({ greylist: true });
    await queueMails(test, [{}]);
    await deliver(test);
    expect(await outbox(test)).toMatchObject([
      { state: 'queued', attempts: 1, lastError: expect.stringContaining('Greylisted') },
    ]);
    await deliver(test, minute);
    expect(await outbox(test)).toMatchObject([{ state: 'sent', attempts: 2 }]);
    expect(smtp.mails).toHaveLength(1);
  });

  test('fails at once and is told when the server will never take it; others still go', async () => {
    const { test, smtp } = await mailCore();
    await queueMails(test, [{ recipient: 'gone@clinic.example' }, {}]);
    await deliver(test);
    expect(await outbox(test)).toMatchObject([
      { state: 'sent' },
      { state: 'failed', attempts: 1, lastError: expect.stringContaining('No such user') },
    ]);
    expect(smtp.mails).toHaveLength(1);
    const notices = (await test.as('administrator').notices.list({})).items;
    expect(notices.map(({ kind }) => kind)).toEqual(['mail.failed']);
    const [, failed] = await outbox(test);
    await test.as('administrator').mail.retry({ id: failed?.id ?? 0 });
    expect((await test.as('administrator').notices.list({})).total).toBe(0);
    await deliver(test);
    expect((await outbox(test))[1]).toMatchObject({ state: 'failed' });
  });

  test('that was taken just before the connection broke goes again under the same id', async () => {
    const { test, smtp } = await mailCore({ cutAfterData: 1 });
    await queueMails(test, [{}]);
    await deliver(test);
    expect(await outbox(test)).toMatchObject([{ state: 'queued', attempts: 1 }]);
    await deliver(test, minute);
    expect(await outbox(test)).toMatchObject([{ state: 'sent', attempts: 2 }]);
    const ids = smtp.mails.map(({ raw }) => /^message-id: (.*)$/im.exec(raw)?.[1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  test('a thousand digests go over few connections', async () => {
    const { test, smtp } = await mailCore();
    await queueMails(
      test,
      Array.from({ length: 1000 }, (_, index) => ({ recipient: `person${index}@clinic.example` })),
    );
    await deliver(test);
    expect(smtp.mails).toHaveLength(1000);
    expect(smtp.connections()).toBeLessThanOrEqual(11);
    expect((await test.as('administrator').mail.outbox({ state: 'sent' })).total).toBe(1000);
  }, 60_000);

  test('is tried six times in about five hours, one mail a run while the server is away', async () => {
    const test = await createTestCore();
    await setMail(test, {
      enabled: true,
      host: '127.0.0.1',
      port: 1,
      security: 'none',
      fromAddress: 'workstation@clinic.example',
    });
    await queueMails(test, [{}, {}]);
    await deliver(test);
    expect((await outbox(test)).map(({ attempts }) => attempts)).toEqual([0, 1]);
    const kinds = async () => (await test.as('operator').notices.list({})).items.map(({ kind }) => kind);
    expect(await kinds()).toEqual(['job.failed']);
    for (const pause of [1, 1, 5, 5, 15, 15, 60, 60, 240, 240]) await deliver(test, pause * minute);
    for (let more = 0; more < 12; more += 1) await deliver(test, 240 * minute);
    expect(await outbox(test)).toMatchObject([
      { state: 'failed', attempts: 6 },
      { state: 'failed', attempts: 6 },
    ]);
    // Days go by here, and the readiness looks at the installation meanwhile.
    const ofMail = (await kinds()).filter((kind) => kind !== 'readiness.trouble');
    expect(ofMail.toSorted()).toEqual(['job.failed', 'mail.failed']);
  });

  test('stamped by a clock that ran ahead does not wait for years', async () => {
    const { test, smtp } = await mailCore({ greylist: true });
    test.clock.jump(5 * 365 * 24 * 60 * minute);
    await queueMails(test, [{}]);
    await test.core.runDueJobs();
    expect(await outbox(test)).toMatchObject([{ state: 'queued', attempts: 1 }]);
    test.clock.jump(-5 * 365 * 24 * 60 * minute);
    await test.core.runDueJobs();
    await deliver(test);
    expect(smtp.mails).toHaveLength(1);
  });
});
