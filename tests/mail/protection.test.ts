import { describe, expect, test } from 'vitest';
import type { MailSettings } from '../../shared/mail.ts';
import { createTestCore } from '../support/core.ts';
import { type CertificateKind, certificates } from '../support/directory/certificates.ts';
import type { SmtpBehaviour } from '../support/mail/smtp-messages.ts';
import { startSmtp } from '../support/mail/smtp-process.ts';
import { setMail } from '../support/queued-mail.ts';

const account = { user: 'workstation', pass: 'mail password' };

/** What the test button says about a server. */
async function tried(
  behaviour: SmtpBehaviour,
  settings: Partial<MailSettings> & { readonly password?: string } = {},
): Promise<{ sent: boolean; message: string; mails: number; logins: number }> {
  const { authority } = await certificates();
  const smtp = await startSmtp({ account, ...behaviour });
  const test = await createTestCore();
  await setMail(test, {
    host: '127.0.0.1',
    port: smtp.port,
    security: behaviour.security,
    certificateAuthority: authority,
    username: account.user,
    password: account.pass,
    fromAddress: 'workstation@clinic.example',
    ...settings,
  });
  const answer = await test.as('administrator').mail.test({ to: 'anna@clinic.example' });
  const [row] = (await test.as('administrator').mail.outbox({})).items;
  expect(row).toMatchObject({ kind: 'test', state: answer.sent ? 'sent' : 'failed' });
  expect(JSON.stringify(test.log.entries)).not.toContain(account.pass);
  return { ...answer, mails: smtp.mails.length, logins: smtp.logins.length };
}

describe('the test of the mail server', () => {
  test('says what the server answered', async () => {
    const { servers } = await certificates();
    expect(await tried({ security: 'starttls', pair: servers.good })).toEqual({
      sent: true,
      message: expect.stringContaining('It answered: 250 queued as 1'),
      mails: 1,
      logins: 1,
    });
  });

  test.each<[CertificateKind, 'starttls' | 'tls', string]>([
    ['other-name', 'starttls', 'is for another name'],
    ['other-name', 'tls', 'is for another name'],
    ['expired', 'starttls', 'has expired'],
    ['expired', 'tls', 'has expired'],
    ['not-yet-valid', 'tls', 'is not valid yet'],
    ['other-authority', 'starttls', 'an authority that is not trusted here'],
    ['other-authority', 'tls', 'an authority that is not trusted here'],
  ])('refuses a certificate that is %s over %s before a password travels', async (kind, security, said) => {
    const { servers } = await certificates();
    const answer = await tried({ security, pair: servers[kind] });
    expect(answer).toMatchObject({ sent: false, mails: 0, logins: 0 });
    expect(answer.message).toContain(said);
  });

  test('trusts no authority that nobody named', async () => {
    const { servers } = await certificates();
    const answer = await tried({ security: 'tls', pair: servers.good }, { certificateAuthority: null });
    expect(answer).toMatchObject({ sent: false, logins: 0 });
    expect(answer.message).toContain('an authority that is not trusted here');
  });

  test('sends nothing to a server without STARTTLS', async () => {
    const answer = await tried({ security: 'none' }, { security: 'starttls' });
    expect(answer).toMatchObject({ sent: false, mails: 0, logins: 0 });
    expect(answer.message).toContain('does not offer STARTTLS');
  });

  test('names a port that does not speak TLS', async () => {
    const answer = await tried({ security: 'none' }, { security: 'tls' });
    expect(answer.message).toContain('does not speak TLS');
  });

  test('names a wrong password', async () => {
    const { servers } = await certificates();
    const answer = await tried({ security: 'starttls', pair: servers.good }, { password: 'another one' });
    expect(answer).toMatchObject({ sent: false, mails: 0 });
    expect(answer.message).toContain('refuses the username or its password');
    expect(answer.message).not.toContain('another one');
  });

  test('names a sender that is not taken', async () => {
    const { servers } = await certificates();
    const answer = await tried({ security: 'starttls', pair: servers.good, sender: 'other@clinic.example' });
    expect(answer.message).toContain('does not take mail from this sender');
  });

  test('gives up on a server that says nothing', async () => {
    const { servers } = await certificates();
    const answer = await tried({ security: 'starttls', pair: servers.good, stall: true });
    expect(answer.message).toContain('did not answer in time');
  }, 20_000);

  test('names a port where nothing listens, and settings that are incomplete', async () => {
    const test = await createTestCore();
    const { mail } = test.as('administrator');
    expect(await mail.test({ to: 'anna@clinic.example' })).toMatchObject({
      sent: false,
      message: expect.stringContaining('Name the mail server'),
    });
    await setMail(test, { host: '127.0.0.1', port: 1, security: 'none', fromAddress: 'workstation@clinic.example' });
    expect((await mail.test({ to: 'anna@clinic.example' })).message).toContain('Nothing listens at this port');
  });
});
