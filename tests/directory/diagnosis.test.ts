import { describe, expect, test } from 'vitest';
import { type ClinicCore, createClinicCore } from '../support/clinic-core.ts';
import { plainSettings, settingsOf } from '../support/clinic-settings.ts';
import { openDatabaseOf } from '../support/database.ts';
import { clinic } from '../support/directory/clinic.ts';
import { slapdOfFile } from '../support/directory/slapd.ts';

const slapd = slapdOfFile();

/** What the diagnosis says about the directory, and whether anything stands in the way. */
async function says(core: ClinicCore, username: string): Promise<string> {
  const { findings, canSignIn } = await core.as('administrator').accounts.diagnose({ username });
  const directory = findings.find(({ check }) => check === 'directory');
  return `${canSignIn ? 'may' : 'may not'}: ${directory?.message ?? 'not asked'}`;
}

describe('the diagnosis of somebody of the directory', () => {
  test('asks the directory for everything but the password', async () => {
    const core = await createClinicCore(settingsOf(slapd()), ['alice', 'disabled.ad', 'locked.ad', 'expired.ad']);
    const binds = slapd().log.binds();
    const { findings, canSignIn } = await core.as('administrator').accounts.diagnose({ username: 'alice' });
    expect(canSignIn).toBe(true);
    expect(findings[0]).toMatchObject({
      check: 'account',
      state: 'info',
      message: expect.stringContaining('first sign-in'),
    });
    expect(await says(core, 'disabled.ad')).toMatch(/^may not: The account is disabled in the directory/);
    expect(await says(core, 'locked.ad')).toMatch(/^may not: The account is locked in the directory/);
    expect(await says(core, 'expired.ad')).toMatch(/^may not: The account or its password has expired/);
    // Four questions by the service account, nothing in the name of the people.
    expect(slapd().log.binds() - binds).toBe(4);

    await core.signIn('alice');
    expect(await says(core, 'alice')).toBe('may: The directory knows this person and has nothing against it.');
    expect(await says(core, 'viewer')).toBe('may: not asked');
    expect(await says(core, 'bob')).toBe('may not: not asked');
  });

  test('tells a name that is not there from a directory that does not answer', async () => {
    const core = await createClinicCore(settingsOf(slapd()), ['alice']);
    await core.signIn('alice');
    await core.configure(settingsOf(slapd(), { userBaseDn: clinic.nobody }));
    expect(await says(core, 'alice')).toMatch(/^may not: The directory does not know this name/);
    await core.configure(settingsOf(slapd(), { defaultRole: null }));
    expect(await says(core, 'alice')).toMatch(/^may not: No group of the directory gives this person a role/);
    await core.configure(plainSettings([9]));
    expect(await says(core, 'alice')).toMatch(/^may not: The directory does not answer: [A-Z"].+\.$/);
  });

  test('finds names that went to another person, people who were renamed, and first sign-ins that make nothing', async () => {
    const core = await createClinicCore(settingsOf(slapd()), ['alice', 'bob']);
    await core.signIn('alice');
    const db = await openDatabaseOf(core.folder);
    const bind = db.prepare<[string]>("UPDATE accounts SET directory_id = ? WHERE username = 'alice'");
    bind.run('00000000-0000-0000-0000-000000000000');
    expect(await says(core, 'alice')).toMatch(/^may not: The directory knows another person under this name/);
    expect((await core.trySignIn('alice')).ok).toBe(false);

    await core.signIn('bob');
    const owned = "SELECT directory_id FROM accounts WHERE username = 'bob'";
    const id = db.prepare<[], string>(owned).pluck().get() ?? '';
    db.exec("UPDATE accounts SET username = 'robert', username_folded = 'robert' WHERE username = 'bob'");
    const renamed = await core.as('administrator').accounts.diagnose({ username: 'bob' });
    expect(renamed).toMatchObject({
      canSignIn: false,
      findings: expect.arrayContaining([expect.objectContaining({ message: expect.stringContaining('"robert"') })]),
    });
    expect((await core.trySignIn('bob')).ok).toBe(false);

    db.prepare('UPDATE accounts SET directory_id = NULL WHERE directory_id = ?').run(id);
    await core.configure(settingsOf(slapd(), { createAccounts: false }));
    const closed = await core.as('administrator').accounts.diagnose({ username: 'bob' });
    expect(closed).toMatchObject({
      canSignIn: false,
      findings: expect.arrayContaining([expect.objectContaining({ message: expect.stringContaining('Create') })]),
    });
    expect((await core.trySignIn('bob')).ok).toBe(false);
  });
});
