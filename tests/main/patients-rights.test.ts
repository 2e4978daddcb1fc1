import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../support/core.ts';
import { examplePatient } from '../support/patient-call-examples.ts';
import { createRegistryDesk, type RegistryDesk } from '../support/registry-desk.ts';

let desk: RegistryDesk;
beforeEach(async () => {
  desk = await createRegistryDesk();
});

const shown = (list: { readonly items: readonly { readonly identifier: string }[] }) =>
  list.items.map(({ identifier }) => identifier).toSorted();

describe('who may do what with patients', () => {
  it('lets users create and see their own, investigators create and see all', async () => {
    const mine = await desk.patient('user');
    const theirs = await desk.patient('principal-investigator');
    const other = await desk.colleague('second-user', ['user']);
    const { id, identifier } = await other.patients.create({ ...examplePatient, ipp: '42', lastName: 'Autre' });
    expect(shown(await desk.as('user').patients.list({}))).toEqual([mine.identifier]);
    expect(shown(await other.patients.list({}))).toEqual([identifier]);
    const all = await desk.as('principal-investigator').patients.list({});
    expect(shown(all)).toEqual([mine.identifier, theirs.identifier, identifier].toSorted());
    expect(all.items.map(({ own }) => own)).toEqual([false, true, false]);
    const { items } = await desk.as('principal-investigator').patients.reveal({ ids: [id] });
    expect(items[0]?.identity).toMatchObject({ ipp: '42' });
  });

  it.each<Actor>(['administrator', 'physicist', 'physics-assistant', 'technologist', 'viewer', 'operator'])(
    'refuses %s everything',
    async (actor) => {
      const { id } = await desk.patient();
      const calls: Record<string, unknown> = {
        preview: {},
        create: examplePatient,
        duplicates: { ipp: '1' },
        list: {},
        get: { id },
        reveal: { ids: [id] },
        changes: { id },
        correct: { id, version: 1, reason: 'x', lastName: 'X' },
        archive: { id, version: 1, reason: 'x' },
        restore: { id, version: 1 },
      };
      for (const [name, input] of Object.entries(calls)) {
        const reply = await desk.send(actor, `patients.${name}`, input);
        expect(reply.ok ? 'OK' : reply.error.code, name).toBe('FORBIDDEN');
      }
    },
  );

  it('sends nobody in who has not signed in', async () => {
    const reply = await desk.send('nobody', 'patients.list', {});
    expect(reply).toMatchObject({ ok: false, error: { code: 'UNAUTHENTICATED' } });
  });

  it('lets an administrator who is also investigator list and look, and nothing else', async () => {
    const { id, identifier } = await desk.patient();
    const both = await desk.colleague('head', ['administrator', 'principal-investigator']);
    expect(shown(await both.patients.list({}))).toEqual([identifier]);
    expect((await both.patients.reveal({ ids: [id] })).items[0]?.identity).not.toBeNull();
    const forbidden = { code: 'FORBIDDEN' };
    await expect(both.patients.preview({})).rejects.toMatchObject(forbidden);
    await expect(both.patients.create(examplePatient)).rejects.toMatchObject(forbidden);
    await expect(both.patients.correct({ id, version: 1, reason: 'x', lastName: 'X' })).rejects.toMatchObject(
      forbidden,
    );
    await expect(both.patients.archive({ id, version: 1, reason: 'x' })).rejects.toMatchObject(forbidden);
  });

  it('lets an administrator who is also a user do nothing with patients', async () => {
    await desk.patient();
    const both = await desk.colleague('head', ['administrator', 'user']);
    await expect(both.patients.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(both.patients.create(examplePatient)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it("answers for another one's patient exactly as for one that does not exist", async () => {
    const { id } = await desk.patient('principal-investigator');
    const calls = (of: number): Record<string, unknown> => ({
      get: { id: of },
      reveal: { ids: [of] },
      changes: { id: of },
      revealChange: { id: of, changeId: 1 },
      correct: { id: of, version: 1, reason: 'x', lastName: 'X' },
      archive: { id: of, version: 1, reason: 'x' },
      restore: { id: of, version: 7 },
    });
    const missing = calls(id + 1000);
    for (const [name, input] of Object.entries(calls(id))) {
      const answers = [];
      for (const one of [input, missing[name]]) {
        const reply = await desk.send('user', `patients.${name}`, one);
        answers.push(reply.ok ? reply : { ...reply.error, requestId: '' });
      }
      expect(answers[0], name).toEqual(answers[1]);
      expect(answers[0], name).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await desk.as('user').patients.list({ search: 'exemple' })).toEqual({ items: [], total: 0 });
    const own = await desk.patient('user');
    // One that is not theirs spoils the whole look, and leaves no entry that it happened.
    const before = (await desk.trail())[0];
    await expect(desk.as('user').patients.reveal({ ids: [own.id, id] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await desk.trail())[0]).toEqual(before);
  });

  it('keeps studies apart: members see their own, investigators of the study all, others nothing', async () => {
    const administrator = desk.as('administrator');
    const study = await administrator.studies.create({ name: 'Cardio', prefix: 'CARDIO', everyone: false });
    await expect(
      desk.as('principal-investigator').patients.create({ ...examplePatient, studyId: study.id }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const accounts = (await administrator.studies.accounts({ search: 'user' })).items;
    const userId = accounts.find(({ username }) => username === 'user')?.id ?? 0;
    await administrator.studies.setMembers({
      id: study.id,
      version: study.version,
      members: [{ accountId: userId, role: 'member' }],
    });
    const made = await desk.as('user').patients.create({ ...examplePatient, studyId: study.id });
    expect(made.identifier).toMatch(/^CARDIO_\d{4}_00001$/);
    // An investigator of everyone's study is nobody in this one.
    expect((await desk.as('principal-investigator').patients.list({})).total).toBe(0);
    await expect(desk.as('principal-investigator').patients.get({ id: made.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    // Whoever is taken out sees no more, not even their own.
    const { version } = await administrator.studies.get({ id: study.id });
    await administrator.studies.setMembers({ id: study.id, version, members: [] });
    expect((await desk.as('user').patients.list({})).total).toBe(0);
  });
});
