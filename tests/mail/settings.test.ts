import { describe, expect, test } from 'vitest';
import { createTestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { certificates } from '../support/directory/certificates.ts';
import { setMail } from '../support/queued-mail.ts';

const usable = {
  enabled: true,
  host: 'mail.clinic.example',
  security: 'starttls',
  username: 'workstation',
  fromAddress: 'workstation@clinic.example',
} as const;

describe('the settings of mail', () => {
  test('begin switched off, and are for administrators of the system only', async () => {
    const test = await createTestCore();
    expect(await test.as('administrator').mail.settings({})).toMatchObject({
      enabled: false,
      version: 0,
      passwordSet: false,
    });
    for (const name of ['mail.settings', 'mail.outbox'])
      expect(await test.send('physicist', name, {})).toMatchObject({ error: { code: 'FORBIDDEN' } });
  });

  test('keep the password sealed, never tell it, and never write it to log or audit trail', async () => {
    const test = await createTestCore();
    const saved = await setMail(test, { ...usable, password: 'hunter two' });
    expect(saved).toMatchObject({ passwordSet: true, version: 1 });
    expect(JSON.stringify(saved)).not.toContain('hunter two');
    await test.core.close();
    const db = await openDatabaseOf(test.folder);
    const rows = [...db.prepare('SELECT * FROM settings').all(), ...db.prepare('SELECT * FROM audit').all()];
    expect(JSON.stringify(rows)).not.toContain('hunter two');
    expect(JSON.stringify(test.log.entries)).not.toContain('hunter two');
  });

  test.each([{ host: 'other.clinic.example' }, { port: 2525 }, { security: 'tls' as const }, { username: 'somebody' }])(
    'drop the password when it would travel elsewhere: %o',
    async (change) => {
      const test = await createTestCore();
      await setMail(test, { ...usable, password: 'hunter two' });
      expect(await setMail(test, { fromName: 'Radiation physics' })).toMatchObject({ passwordSet: true });
      expect(await setMail(test, change)).toMatchObject({ passwordSet: false });
      expect(await setMail(test, { ...usable, password: 'again' })).toMatchObject({ passwordSet: true });
    },
  );

  test('go without encryption to this machine only', async () => {
    const test = await createTestCore();
    await expect(setMail(test, { ...usable, security: 'none' })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { security: expect.stringContaining('Without encryption') },
    });
    await expect(setMail(test, { ...usable, host: '127.0.0.1', security: 'none' })).resolves.toMatchObject({
      host: '127.0.0.1',
    });
  });

  test.each([
    ['host', { host: 'mail.clinic.example/path' }],
    ['host', { host: '' }],
    ['fromAddress', { fromAddress: 'a@clinic.example, b@clinic.example' }],
    ['fromAddress', { fromAddress: '' }],
    ['username', { username: 'work\r\nstation' }],
    ['certificateAuthority', { certificateAuthority: 'no certificate' }],
    ['appAddress', { appAddress: 'javascript:alert(1)' }],
    ['appAddress', { appAddress: 'http://workstation:8080' }],
    ['appAddress', { appAddress: 'https://workstation:8443/path' }],
  ])('refuse a wrong %s', async (field, change) => {
    const test = await createTestCore();
    await expect(setMail(test, { ...usable, ...change })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { [field]: expect.any(String) },
    });
  });

  test('take the certificate of an authority, which the audit trail knows by its hash', async () => {
    const { authority } = await certificates();
    const test = await createTestCore();
    await setMail(test, { ...usable, certificateAuthority: authority });
    await test.core.close();
    const db = await openDatabaseOf(test.folder);
    const [entry] = db.prepare("SELECT changes FROM audit WHERE entity = 'mail'").pluck().all();
    expect(entry).toMatch(/sha256:[0-9a-f]{64}/);
    expect(entry).not.toContain('BEGIN');
  });

  test('that somebody else changed show both values', async () => {
    const test = await createTestCore();
    await setMail(test, usable);
    await expect(test.as('administrator').mail.saveSettings({ version: 0, port: 25 })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { current: { host: 'mail.clinic.example', version: 1 } },
    });
  });
});
