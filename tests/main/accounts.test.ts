import { describe, expect, test } from 'vitest';
import { createTestCore, templatePassword } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';

const password = 'a long enough password';

describe('accounts', () => {
  test('are found by any words of username and e-mail address, in any order', async () => {
    const { as } = await createTestCore();
    const { create, list } = as('administrator').accounts;
    await create({ username: 'Zoé.Marchand', email: 'z.marchand@clinic.example', password });
    const found = async (search: string) => (await list({ search })).items.map(({ username }) => username);
    expect(await found('clinic zoe')).toEqual(['Zoé.Marchand']);
    expect(await found('MARCH')).toEqual(['Zoé.Marchand']);
    expect(await found('zoe nobody')).toEqual([]);
    expect(await found('%')).toEqual([]);
    expect((await list({ search: ' ', pageSize: 3 })).items).toHaveLength(3);
    expect(await list({ search: '', page: 9, pageSize: 3 })).toEqual({ items: [], total: 8 });
  });

  test('are created as viewers unless roles are named, and on record without the password', async () => {
    const test = await createTestCore();
    const account = await test.as('administrator').accounts.create({ username: 'new.person', password });
    expect(account).toMatchObject({ roles: ['viewer'], mustChangePassword: false, active: true, source: 'local' });
    const db = await openDatabaseOf(test.folder);
    const entry = db.prepare("SELECT changes FROM audit WHERE action = 'accounts.create' ORDER BY seq DESC").pluck();
    expect(JSON.parse(String(entry.get()))).toEqual({
      username: { old: null, new: 'new.person' },
      email: { old: null, new: null },
      roles: { old: null, new: ['viewer'] },
    });
  });

  test('have one username and one e-mail address each, whatever the case', async () => {
    const { as } = await createTestCore();
    const { create } = as('administrator').accounts;
    await create({ username: 'Anna.Beck', email: 'a.beck@clinic.example', password });
    await expect(create({ username: 'ANNA.beck', password })).rejects.toMatchObject({
      code: 'CONFLICT',
      fields: { username: expect.any(String) },
    });
    await expect(create({ username: 'another', email: 'A.Beck@Clinic.example', password })).rejects.toMatchObject({
      code: 'CONFLICT',
      fields: { email: expect.any(String) },
    });
  });

  test('of the directory get no password here', async () => {
    const test = await createTestCore();
    const db = await openDatabaseOf(test.folder);
    db.exec("UPDATE accounts SET source = 'directory' WHERE username = 'viewer'");
    const reset = { username: 'viewer', password: templatePassword };
    expect(await test.send('administrator', 'accounts.resetPassword', reset)).toMatchObject({
      error: { code: 'INVALID' },
    });
    expect(await test.send('administrator', 'accounts.resetPassword', { ...reset, username: 'nobody' })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  });
});
