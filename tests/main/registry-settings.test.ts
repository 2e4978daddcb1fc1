import { describe, expect, test } from 'vitest';
import { createTestCore } from '../support/core.ts';
import { recordsOf } from '../support/records.ts';

const other = { code: 'X', label: 'Other', labelFr: 'Autre' };
const patient = { ipp: 'IPP-1', sex: 'X', firstName: 'Ada', lastName: 'Example', birthDate: '1970-01-01' };

describe('settings of the registry', () => {
  test('begin with M and F and no reason, and are on record when they change', async () => {
    const it = await createTestCore();
    const api = it.as('administrator').patients;
    expect(await api.settings({})).toEqual({ furtherSexes: [], revealReason: 'none', version: 0 });
    const saved = await api.saveSettings({ version: 0, furtherSexes: [other], revealReason: 'required' });
    expect(saved).toEqual({ furtherSexes: [other], revealReason: 'required', version: 1 });
    expect((await recordsOf(it, 'patient')).at(-1)).toMatchObject({
      action: 'patients.saveSettings',
      changes: { furtherSexes: { old: [], new: [other] }, revealReason: { old: 'none', new: 'required' } },
    });
    await expect(api.saveSettings({ version: 0, revealReason: 'none' })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { current: { version: 1 } },
    });
  });

  test.each(['M', 'F', 'X X', 'x', 'XXXX'])('do not take the codes %j', async (codes) => {
    const it = await createTestCore();
    const furtherSexes = codes.split(' ').map((code) => ({ ...other, code }));
    const save = it.as('administrator').patients.saveSettings({ version: 0, furtherSexes });
    await expect(save).rejects.toMatchObject({ code: 'INVALID' });
  });

  test('keep a sex that patients have, and let its name change', async () => {
    const it = await createTestCore();
    const api = it.as('administrator').patients;
    await expect(it.as('user').patients.create(patient)).rejects.toMatchObject({ code: 'INVALID' });
    await api.saveSettings({ version: 0, furtherSexes: [other] });
    await it.as('user').patients.create(patient);
    await expect(api.saveSettings({ version: 1, furtherSexes: [] })).rejects.toMatchObject({
      code: 'CONFLICT',
      fields: { furtherSexes: expect.stringContaining('X') },
    });
    const renamed = await api.saveSettings({ version: 1, furtherSexes: [{ ...other, label: 'Not stated' }] });
    expect(renamed.furtherSexes).toMatchObject([{ code: 'X', label: 'Not stated' }]);
  });
});

describe('choices of the form', () => {
  test('name the studies of the caller, what they may do in each, and nobody else’s', async () => {
    const it = await createTestCore();
    const { studies, accounts } = it.as('administrator');
    const closed = await studies.create({ name: 'Breast biobank', prefix: 'BREAST', everyone: false });
    const user = await accounts.get({ account: 'user' });
    const names = async (actor: 'user' | 'principal-investigator') =>
      (await it.as(actor).patients.choices({})).studies.map(({ name, mayCreate, seesAll }) => [
        name,
        mayCreate,
        seesAll,
      ]);
    expect(await names('user')).toEqual([['ONCOCENTRE', true, false]]);
    expect(await names('principal-investigator')).toEqual([['ONCOCENTRE', true, true]]);
    const members = [{ accountId: user.id, role: 'investigator' as const }];
    const saved = await studies.setMembers({ id: closed.id, version: closed.version, members });
    expect(await names('user')).toEqual([
      ['ONCOCENTRE', true, false],
      ['Breast biobank', true, true],
    ]);
    await studies.archive({ id: closed.id, version: saved.version, reason: 'Recruitment has ended' });
    expect((await names('user')).at(-1)).toEqual(['Breast biobank', false, true]);
    expect(await names('principal-investigator')).toHaveLength(1);
  });

  test('name creators of patients in sight only, and the default study only to those who belong to it', async () => {
    const it = await createTestCore();
    await it.as('user').patients.create({ ...patient, sex: 'F' });
    const [first] = (await it.as('administrator').studies.list({})).items;
    const seen = await it.as('principal-investigator').patients.choices({});
    expect(seen).toMatchObject({
      defaultStudyId: first?.id,
      creators: [{ name: 'user' }],
      sexes: [{ code: 'M', label: null }, { code: 'F' }],
    });
    await it.as('principal-investigator').patients.create({ ...patient, ipp: 'IPP-2', lastName: 'Other', sex: 'M' });
    expect((await it.as('user').patients.choices({})).creators).toMatchObject([{ name: 'user' }]);
    const { id = 0, version = 0 } = first ?? {};
    await it.as('administrator').studies.update({ id, version, everyone: false });
    expect(await it.as('user').patients.choices({})).toMatchObject({ studies: [], defaultStudyId: null, creators: [] });
    await expect(it.as('user').patients.create({ ...patient, ipp: 'IPP-3', sex: 'F' })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { studyId: expect.any(String) },
    });
  });

  test('are refused to the command line, to administrators and to everyone without the right', async () => {
    const it = await createTestCore();
    for (const actor of ['operator', 'administrator', 'physicist', 'viewer'] as const) {
      await expect(it.as(actor).patients.choices({}), actor).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(it.as(actor).patients.list({}), actor).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });
});

describe('rights on patients', () => {
  test('do not go together with administrative ones in a role', async () => {
    const { roles } = (await createTestCore()).as('administrator');
    const refused = { code: 'INVALID', fields: { permissions: expect.any(String) } };
    const both = roles.create({ name: 'Both', permissions: ['patients:create', 'accounts:manage'] });
    await expect(both).rejects.toMatchObject(refused);
    const made = await roles.create({ name: 'Study office', permissions: ['patients:read', 'studies:manage'] });
    const change = { id: made.id, version: made.version, permissions: ['patients:read', 'roles:manage'] as const };
    await expect(roles.update({ ...change, permissions: [...change.permissions] })).rejects.toMatchObject(refused);
  });

  test('that an administrator does not have are not explained as theirs', async () => {
    const it = await createTestCore();
    const { accounts } = it.as('administrator');
    const { id, version } = await accounts.get({ account: 'user' });
    await accounts.setRoles({ id, version, roles: ['user', 'administrator'] });
    const { permissions } = await accounts.explain({ account: 'user' });
    expect(permissions.filter(({ permission }) => permission.startsWith('patients:'))).toEqual([]);
    expect(await accounts.get({ account: 'user' })).toMatchObject({ patients: 0 });
  });

  test('leave how many patients somebody created on the page of the account, and on home', async () => {
    const it = await createTestCore();
    await it.as('user').patients.create({ ...patient, sex: 'F' });
    const { accounts, home } = it.as('administrator');
    expect(await accounts.get({ account: 'user' })).toMatchObject({ patients: 1, deletable: false });
    expect((await home.summary({})).accounts).toMatchObject({ patients: 1 });
    await expect(accounts.remove({ account: 'user' })).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});
