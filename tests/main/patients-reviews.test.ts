import { beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../shared/contract/define.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { createTestCore, type TestCore, templatePassword } from '../support/core.ts';
import { signInAs } from '../support/sign-in.ts';

const marie = { ipp: '0012345', sex: 'F', firstName: 'Marie', lastName: 'Curie', birthDate: '1967-11-07' };
/** The same name and birth date under another hospital number. */
const other = { ...marie, ipp: '99887' };

let test: TestCore;
let user: Client<AppContract>;
let investigator: Client<AppContract>;

beforeEach(async () => {
  test = await createTestCore();
  user = test.as('user');
  investigator = test.as('principal-investigator');
});

const openReviews = async (api: Client<AppContract>) => (await api.patients.reviews({ open: true })).items;
const noticesOf = async (api: Client<AppContract>) => (await api.notices.list({})).items;

/** The investigator's patient, and the user's question whether the entry is the same. */
async function askedFor(entry = other) {
  const { id: matched } = await investigator.patients.create(marie);
  const { id } = await user.patients.askReview(entry);
  const [review] = await openReviews(investigator);
  if (!review) throw new Error('the investigator sees no review');
  return { id, matched, version: review.version };
}

describe('asking for a review', () => {
  it('needs a patient whom the asker may not see: anybody else they create themselves', async () => {
    await expect(user.patients.askReview(other)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'Nothing needs a review here. You can create this patient yourself.',
    });
    await user.patients.create(marie);
    await expect(user.patients.askReview(other)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(user.patients.askReview(marie)).rejects.toMatchObject({
      message: expect.stringContaining('Use the patient who is there'),
    });
    expect(await openReviews(user)).toEqual([]);
  });

  it('is asked once for the same entry, however it is written', async () => {
    await askedFor();
    await expect(user.patients.askReview({ ...other, lastName: 'CURIE', ipp: '99-887' })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'You asked for a review of this entry already. Wait for the answer.',
    });
    expect(await openReviews(user)).toHaveLength(1);
  });

  it('refuses what a creation refuses', async () => {
    await investigator.patients.create(marie);
    await expect(user.patients.askReview({ ...other, sex: 'X' })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(user.patients.askReview({ ...other, birthDate: '2999-01-01' })).rejects.toMatchObject({
      code: 'INVALID',
    });
    await expect(user.patients.askReview({ ...other, studyId: 99 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('tells the asker neither who it may be nor what it is that is known', async () => {
    await askedFor();
    const [review] = await openReviews(user);
    expect(review).toMatchObject({ own: true, mayDecide: false, patient: null, by: null, state: 'open' });
  });

  it('tells the investigators by a notice that names nobody, and takes it back when nothing waits', async () => {
    const { id } = await askedFor();
    const [notice] = await noticesOf(investigator);
    expect(notice).toMatchObject({ kind: 'patients.review', link: '/patients/reviews', count: 1 });
    expect(await noticesOf(user)).toEqual([]);
    for (const value of Object.values(other)) expect(notice?.message).not.toContain(value);
    const [review] = await openReviews(user);
    await user.patients.withdrawReview({ id, version: review?.version ?? 0 });
    expect(await noticesOf(investigator)).toEqual([]);
  });

  it('is open to those who may create patients only', async () => {
    for (const role of ['administrator', 'physicist', 'viewer', 'nobody'] as const) {
      expect(await test.send(role, 'patients.askReview', other)).toMatchObject({ ok: false });
      expect(await test.send(role, 'patients.reviews', {})).toMatchObject({ ok: false });
    }
  });
});

describe('looking at a review', () => {
  it('shows both identities to investigators, and puts both looks on record without a value', async () => {
    const { id, matched } = await askedFor();
    expect(await investigator.patients.revealReview({ id, reason: 'to compare' })).toEqual({
      entry: other,
      patient: marie,
    });
    const { items } = await test.as('administrator').audit.list({ filters: { action: 'patients.revealReview' } });
    expect(items.map(({ entity, entityId, reason }) => [entity, entityId, reason]).sort()).toEqual([
      ['patient', String(matched), 'to compare'],
      ['review', String(id), 'to compare'],
    ]);
    expect(JSON.stringify(items)).not.toContain('Curie');
  });

  it('shows the asker what they typed themselves, and nothing of the patient', async () => {
    const { id } = await askedFor();
    expect(await user.patients.revealReview({ id })).toEqual({ entry: other, patient: null });
    const { items } = await test.as('administrator').audit.list({ filters: { action: 'patients.revealReview' } });
    expect(items.map(({ entity }) => entity)).toEqual(['review']);
  });

  it('is not there for others, exactly like one that does not exist', async () => {
    const { id } = await askedFor();
    const stranger = await anotherUser();
    expect((await stranger.patients.reviews({})).total).toBe(0);
    const unknown = await refusal(stranger.patients.revealReview({ id: id + 50 }));
    expect(await refusal(stranger.patients.revealReview({ id }))).toEqual(unknown);
    expect(await refusal(stranger.patients.decideReview({ id, version: 1, decision: 'same', answer: null }))).toEqual(
      unknown,
    );
    expect(await refusal(stranger.patients.withdrawReview({ id, version: 1 }))).toEqual(unknown);
  });
});

describe('deciding about a review', () => {
  it('as the same: creates nothing, deletes the entry and tells the asker the answer', async () => {
    const { id, version } = await askedFor();
    const decided = await investigator.patients.decideReview({
      id,
      version,
      decision: 'same',
      answer: 'She is in the study since March.',
    });
    expect(decided).toMatchObject({ state: 'same', mayDecide: false, decidedBy: 'principal-investigator' });
    const [review] = (await user.patients.reviews({})).items;
    expect(review).toMatchObject({ state: 'same', answer: 'She is in the study since March.', patient: null });
    expect((await user.patients.list({})).total).toBe(0);
    await expect(investigator.patients.revealReview({ id })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await noticesOf(user)).toMatchObject([{ kind: 'patients.reviewed', link: '/patients/reviews' }]);
    expect(await noticesOf(investigator)).toEqual([]);
  });

  it('as another person: creates the patient in the name of the asker', async () => {
    const { id, version } = await askedFor();
    const { patient } = await investigator.patients.decideReview({ id, version, decision: 'other', answer: null });
    expect(patient?.identifier).toMatch(/_00001$/);
    const [review] = (await user.patients.reviews({})).items;
    expect(review?.patient?.identifier).toMatch(/^ONCOCENTRE_\d{4}_00002$/);
    const { items } = await user.patients.list({});
    expect(items).toMatchObject([{ identifier: review?.patient?.identifier, own: true, createdBy: 'user' }]);
    const [first] = items;
    const { items: revealed } = await user.patients.reveal({ ids: [first?.id ?? 0] });
    const { sex: _, ...identity } = other;
    expect(revealed[0]?.identity).toEqual(identity);
    const { items: entries } = await test
      .as('administrator')
      .audit.list({ filters: { action: 'patients.decideReview' } });
    expect(entries.filter(({ entity }) => entity === 'patient')).toMatchObject([{ actor: 'principal-investigator' }]);
  });

  it('neither puts the answer nor the entry on record', async () => {
    const { id, version } = await askedFor();
    await investigator.patients.decideReview({ id, version, decision: 'same', answer: 'Madame Curie, voyons' });
    const { items } = await test.as('administrator').audit.list({ filters: { entity: 'review' } });
    expect(items.length).toBeGreaterThan(1);
    expect(JSON.stringify(items)).not.toContain('Curie');
  });

  it('as another person is refused where the hospital number is that of a patient of the study', async () => {
    const { id, version } = await askedFor(marie);
    await expect(
      investigator.patients.decideReview({ id, version, decision: 'other', answer: null }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await openReviews(user)).toHaveLength(1);
    await investigator.patients.decideReview({ id, version, decision: 'same', answer: null });
  });

  it('is for investigators: the asker does not decide, nor does anybody take back the review of somebody else', async () => {
    const { id, version } = await askedFor();
    await expect(user.patients.decideReview({ id, version, decision: 'other', answer: null })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(investigator.patients.withdrawReview({ id, version })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('happens once: of two investigators the second reads what the first decided', async () => {
    const { id, version } = await askedFor();
    const answers = await Promise.allSettled(
      ['same', 'other'].map((decision) =>
        investigator.patients.decideReview({ id, version, decision: decision as 'same' | 'other', answer: null }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = answers.find((answer) => answer.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'CONFLICT', details: { current: { state: 'same' } } });
    expect((await user.patients.list({})).total).toBe(0);
  });

  it('creates nothing for somebody who may not create any more', async () => {
    const { id, version } = await askedFor();
    const administrator = test.as('administrator');
    const account = await administrator.accounts.get({ account: 'user' });
    await administrator.accounts.setRoles({ id: account.id, version: account.version, roles: ['viewer'] });
    await expect(
      investigator.patients.decideReview({ id, version, decision: 'other', answer: null }),
    ).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('may not create patients') });
    expect((await investigator.patients.list({})).total).toBe(1);
  });

  it('creates nothing by the hand of an administrator, who may answer all the same', async () => {
    const { id, version } = await askedFor();
    const administrator = test.as('administrator');
    const account = await administrator.accounts.get({ account: 'principal-investigator' });
    await administrator.accounts.setRoles({
      id: account.id,
      version: account.version,
      roles: ['principal-investigator', 'administrator'],
    });
    const both = (await signInAs(test, 'principal-investigator', templatePassword)).api;
    await expect(both.patients.decideReview({ id, version, decision: 'other', answer: null })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await both.patients.decideReview({ id, version, decision: 'same', answer: null })).toMatchObject({
      state: 'same',
    });
  });
});

describe('taking a review back', () => {
  it('deletes its entry; nobody decides about it any more', async () => {
    const { id, version } = await askedFor();
    expect(await user.patients.withdrawReview({ id, version })).toMatchObject({ state: 'withdrawn' });
    await expect(user.patients.withdrawReview({ id, version: version + 1 })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await expect(investigator.patients.revealReview({ id })).rejects.toMatchObject({ code: 'CONFLICT' });
    await user.patients.askReview(other);
    expect(await openReviews(user)).toHaveLength(1);
  });
});

describe('a study whose people are named', () => {
  it('asks its own investigators, and nobody else', async () => {
    const administrator = test.as('administrator');
    const study = await administrator.studies.create({ name: 'Narrow', prefix: 'NARROW', everyone: false });
    const idOf = async (account: string) => (await administrator.accounts.get({ account })).id;
    const accounts = { user: await idOf('user'), investigator: await idOf('principal-investigator') };
    const stranger = await anotherUser('principal-investigator');
    await administrator.studies.setMembers({
      id: study.id,
      version: study.version,
      members: [
        { accountId: accounts.user, role: 'member' },
        { accountId: accounts.investigator, role: 'investigator' },
      ],
    });
    await investigator.patients.create({ ...marie, studyId: study.id });
    await user.patients.askReview({ ...other, studyId: study.id });
    expect(await noticesOf(investigator)).toMatchObject([{ kind: 'patients.review' }]);
    expect(await openReviews(investigator)).toMatchObject([{ studyName: 'Narrow', by: 'name', mayDecide: true }]);
    expect(await noticesOf(stranger)).toEqual([]);
    expect(await openReviews(stranger)).toEqual([]);
  });
});

/** Somebody else with a role of the registry. */
async function anotherUser(role = 'user'): Promise<Client<AppContract>> {
  const administrator = test.as('administrator');
  const { id, version } = await administrator.accounts.get({ account: 'viewer' });
  await administrator.accounts.setRoles({ id, version, roles: [role] });
  return (await signInAs(test, 'viewer', templatePassword)).api;
}

async function refusal(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'answered',
    ({ code, message }) => ({ code, message }),
  );
}
