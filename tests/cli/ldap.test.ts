import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyInstallation } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { rems } from '../support/run-program.ts';

const secret = 'what the service account types';
const lines = [
  'LDAP_SERVER=ldap://127.0.0.1',
  'LDAP_PORT=1',
  'LDAP_USE_TLS=true',
  'LDAP_BASE_DN=dc=clinic,dc=example',
  'LDAP_BIND_DN=cn=reader,dc=clinic,dc=example',
  `LDAP_BIND_PASSWORD='${secret}'`,
  'LDAP_CA_FILE=/etc/ldap/ca.pem',
];

function environmentFile(folder: string, mode: number): string {
  const file = join(folder, '..', 'ldap.env');
  writeFileSync(file, lines.join('\n'));
  chmodSync(file, mode);
  return file;
}

describe('rems ldap', () => {
  test('takes a file of variables over, which only its owner can read, and tries the directory stage by stage', async () => {
    const folder = copyInstallation();
    const file = environmentFile(folder, 0o600);
    const imported = await rems(['ldap', 'import-env', file, '--data', folder, '--json']);
    expect(imported).toMatchObject({ code: 0, stderr: expect.stringContaining('LDAP_CA_FILE') });
    expect(JSON.parse(imported.stdout)).toMatchObject({
      version: 1,
      hasPassword: true,
      settings: { enabled: false, tls: 'starttls', servers: [{ host: '127.0.0.1', port: 1 }] },
    });

    const tried = await rems(
      ['ldap', 'test', '--user', 'anna', '--password-stdin', '--data', folder, '--json'],
      'hers\n',
    );
    expect(tried.code).toBe(1);
    const { ok, stages } = JSON.parse(tried.stdout);
    expect(ok).toBe(false);
    expect(stages.map(({ stage, state }: { stage: string; state: string }) => `${stage} ${state}`)).toEqual([
      'resolve ok',
      'connect failed',
      'tls skipped',
      'bind skipped',
      'search skipped',
      'userBind skipped',
      'groups skipped',
    ]);
    const told = await rems(['ldap', 'test', '--data', folder]);
    expect(told).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/connect +failed .*Nothing listens at this port/),
    });
    for (const { stdout, stderr } of [imported, tried, told]) {
      expect(stdout + stderr).not.toContain(secret);
      expect(stdout + stderr).not.toContain('hers');
    }

    const db = await openDatabaseOf(folder);
    const record = db.prepare("SELECT origin, action FROM audit WHERE entity = 'directory' ORDER BY seq").all();
    expect(record).toEqual([
      { origin: 'cli', action: 'directory.importEnvironment' },
      { origin: 'cli', action: 'directory.test' },
      { origin: 'cli', action: 'directory.test' },
    ]);
  });

  test('refuses a file that others can read, and one that is not there', async () => {
    const folder = copyInstallation();
    for (const mode of [0o640, 0o604]) {
      const refused = await rems(['ldap', 'import-env', environmentFile(folder, mode), '--data', folder]);
      expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('chmod 600') });
    }
    expect(await rems(['ldap', 'import-env', join(folder, 'nothing'), '--data', folder])).toMatchObject({ code: 1 });
  });

  test('wants to know whose password it is', async () => {
    const folder = copyInstallation();
    expect(await rems(['ldap', 'test', '--password-stdin', '--data', folder], 'x\n')).toMatchObject({ code: 2 });
    expect(await rems(['ldap', 'test', 'anna', '--data', folder])).toMatchObject({ code: 2 });
  });
});
