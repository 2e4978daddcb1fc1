import { beforeEach, describe, expect, it } from 'vitest';
import type { AppEvent, Topic } from '../../shared/contract/events.ts';
import { localDate } from '../../shared/dates.ts';
import { openTestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { examplePatient } from '../support/patient-call-examples.ts';
import { createRegistryDesk, type RegistryDesk } from '../support/registry-desk.ts';

let desk: RegistryDesk;
beforeEach(async () => {
  desk = await createRegistryDesk();
});

const jane = { ipp: '0012-345', firstName: 'Jeanne-Émilie', lastName: 'd’Arc', birthDate: '1980-02-01' };
const hidden = { old: null, new: null, hidden: true };

describe('a new patient', () => {
  it('keeps what was typed, trimmed, and tells the trail everything but who it is', async () => {
    const { id, identifier } = await desk.as('user').patients.create({ ...jane, ipp: ' 0012-345 ', sex: 'F' });
    const [entry] = await desk.trail();
    expect(entry).toMatchObject({ action: 'patients.create', entity: 'patient', entityId: String(id) });
    expect(entry?.changes).toMatchObject({
      identifier: { old: null, new: identifier },
      sex: { old: null, new: 'F' },
      ipp: hidden,
      firstName: hidden,
      lastName: hidden,
      birthDate: hidden,
    });
    expect((await desk.as('user').patients.reveal({ ids: [id] })).items).toEqual([{ id, identity: jane }]);
    expect(await desk.as('user').patients.get({ id })).toMatchObject({
      identifier,
      own: true,
      readable: true,
      version: 1,
    });
  });

  it.each([
    ['white space alone', { ipp: '   ' }],
    ['no-break spaces alone', { firstName: '\u00a0\u2003' }],
    ['invisible characters alone', { lastName: '\u200b\u200d' }],
    ['no letter or digit', { lastName: '—' }],
    ['nothing but separators in a number', { ipp: '-.-' }],
    ['NUL', { lastName: 'Du\u0000pont' }],
    ['a line break', { firstName: 'Jean\nPaul' }],
    ['half of a character', { lastName: 'Dupont\ud83d' }],
    ['a turn of the direction', { lastName: 'Dupont\u202e' }],
    ['51 characters', { ipp: '1'.repeat(51) }],
    ['101 characters', { lastName: 'a'.repeat(101) }],
    ['a sex that nobody defined', { sex: 'X' }],
    ['a day that is none', { birthDate: '1980-02-30' }],
    ['a birth before 1900', { birthDate: '1899-12-31' }],
    ['a number for a name', { lastName: 5 }],
    ['a field too many', { maidenName: 'Durand' }],
    ['a missing field', { birthDate: undefined }],
  ])('is refused with %s, and nothing of it is repeated', async (_, wrong) => {
    const entry = { ...examplePatient, ...wrong };
    const reply = await desk.send('user', 'patients.create', entry);
    expect(reply).toMatchObject({ ok: false, error: { code: 'INVALID' } });
    expect(JSON.stringify(reply)).not.toMatch(/Dupont|Exemple|Jeanne|0012345/);
    expect(JSON.stringify(desk.log.entries)).not.toMatch(/Dupont|Exemple|Jeanne|0012345/);
    expect((await desk.as('user').patients.preview({})).identifier).toMatch(/_00001$/);
  });

  it('may be born today and not tomorrow', async () => {
    const today = localDate(desk.clock.now());
    await desk.patient('user', { birthDate: today });
    const tomorrow = localDate(new Date(desk.clock.now().getTime() + 86_400_000));
    await expect(desk.patient('user', { birthDate: tomorrow })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { birthDate: expect.any(String) },
    });
  });

  it('may have a sex that the clinic added', async () => {
    const administrator = desk.as('administrator');
    await expect(desk.patient('user', { sex: 'X' })).rejects.toMatchObject({ fields: { sex: expect.any(String) } });
    await administrator.patients.saveSettings({
      version: 0,
      furtherSexes: [{ code: 'X', label: 'Other', labelFr: null }],
    });
    const { id } = await desk.patient('user', { sex: 'X' });
    expect((await desk.as('user').patients.get({ id })).sex).toBe('X');
  });
});

describe('a correction', () => {
  it('keeps both values sealed, finds the new name and no longer the old one, and never touches the identifier', async () => {
    const { id, identifier } = await desk.patient('user', { lastName: 'Dupond' });
    const { patients } = desk.as('user');
    const after = await patients.correct({
      id,
      version: 1,
      reason: 'Read from the passport',
      lastName: 'Dupont',
      sex: 'M',
    });
    expect(after).toMatchObject({ identifier, sex: 'M', version: 2 });
    expect((await desk.trail())[0]).toMatchObject({
      action: 'patients.correct',
      reason: 'Read from the passport',
      changes: { lastName: hidden, sex: { old: 'F', new: 'M' } },
    });
    expect((await patients.list({ search: 'dupont' })).total).toBe(1);
    expect((await patients.list({ search: 'dupond' })).total).toBe(0);
    const { items } = await patients.changes({ id });
    expect(items.map(({ kind, fields }) => [kind, fields.toSorted()])).toEqual([
      ['corrected', ['lastName', 'sex']],
      ['created', []],
    ]);
    const change = await patients.revealChange({ id, changeId: items[0]?.id ?? 0 });
    expect(change.fields).toContainEqual({ field: 'lastName', old: 'Dupond', new: 'Dupont' });
    expect((await desk.trail())[0]).toMatchObject({
      action: 'patients.revealChange',
      entityId: String(id),
      changes: {},
    });
    expect((await patients.revealChange({ id, changeId: items[1]?.id ?? 0 })).fields).toBeNull();
    await expect(patients.revealChange({ id, changeId: 4711 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('of nothing writes nothing', async () => {
    const { id } = await desk.patient('user', { lastName: 'Dupond' });
    const after = await desk.as('user').patients.correct({ id, version: 1, reason: 'None', lastName: 'Dupond' });
    expect(after.version).toBe(1);
    expect((await desk.as('user').patients.changes({ id })).total).toBe(1);
  });

  it('of what somebody else changed meanwhile is refused, and shows what is there without the identity', async () => {
    const { id } = await desk.patient('user', { lastName: 'Dupond' });
    const investigator = desk.as('principal-investigator').patients;
    await investigator.correct({ id, version: 1, reason: 'First', firstName: 'Marguerite' });
    const late = await desk
      .as('user')
      .patients.correct({ id, version: 1, reason: 'Second', firstName: 'Anne' })
      .catch((cause: unknown) => cause);
    expect(late).toMatchObject({ code: 'CONFLICT', details: { current: { id, version: 2 } } });
    expect(JSON.stringify(late)).not.toMatch(/Marguerite|Dupond/);
  });

  it('into somebody who is known is refused as a new one is', async () => {
    const first = await desk.patient('user', { ipp: '1', lastName: 'Un' });
    const second = await desk.patient('user', { ipp: '2', lastName: 'Deux' });
    const { patients } = desk.as('user');
    const to = (values: object) => patients.correct({ id: second.id, version: 1, reason: 'x', ...values });
    await expect(to({ ipp: '1' })).rejects.toMatchObject({
      details: { duplicates: { known: [{ id: first.id, by: 'ipp' }] } },
    });
    await expect(to({ lastName: 'Un' })).rejects.toMatchObject({
      details: { duplicates: { known: [{ by: 'name' }] } },
    });
    await to({ lastName: 'Un', anotherPerson: 'Twins' });
    // Its own values are no duplicate of themselves.
    await patients.correct({ id: first.id, version: 1, reason: 'x', ipp: ' 1 ', lastName: 'Une' });
    await expect(to({ birthDate: '2999-01-01' })).rejects.toMatchObject({
      code: expect.stringMatching(/INVALID|CONFLICT/),
    });
  });
});

describe('an archived patient', () => {
  it('leaves the list, is not changed, and comes back', async () => {
    const { id } = await desk.patient();
    const { patients } = desk.as('user');
    const archived = await patients.archive({ id, version: 1, reason: 'Withdrew consent' });
    expect(archived).toMatchObject({
      state: 'archived',
      archived: { by: 'user', reason: 'Withdrew consent' },
      version: 2,
    });
    expect((await patients.list({})).total).toBe(0);
    await expect(patients.correct({ id, version: 2, reason: 'x', lastName: 'X' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await expect(patients.archive({ id, version: 2, reason: 'x' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(patients.restore({ id, version: 1 })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await patients.restore({ id, version: 2 })).toMatchObject({ state: 'active', archived: null, version: 3 });
    expect((await patients.changes({ id })).items.map(({ kind }) => kind)).toEqual(['restored', 'archived', 'created']);
  });
});

describe('a look at identities', () => {
  it('leaves one entry for each patient, with the reason and no value', async () => {
    const ids = [(await desk.patient()).id, (await desk.patient()).id];
    const { items } = await desk.as('user').patients.reveal({ ids: [...ids, ...ids], reason: 'Phone call' });
    expect(items.map(({ id }) => id)).toEqual(ids);
    const trail = await desk.trail(3);
    expect(trail.map(({ action, entityId, reason }) => [action, entityId, reason])).toEqual([
      ['patients.reveal', String(ids[1]), 'Phone call'],
      ['patients.reveal', String(ids[0]), 'Phone call'],
      ['patients.create', String(ids[1]), null],
    ]);
    expect(JSON.stringify(trail)).not.toMatch(/Exemple|Jeanne/);
  });

  it('needs a reason where the clinic says so', async () => {
    const { id } = await desk.patient();
    await desk.as('administrator').patients.saveSettings({ version: 0, revealReason: 'required' });
    const { patients } = desk.as('user');
    await expect(patients.reveal({ ids: [id] })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { reason: expect.any(String) },
    });
    const { items } = await patients.changes({ id });
    await expect(patients.revealChange({ id, changeId: items[0]?.id ?? 0 })).rejects.toMatchObject({ code: 'INVALID' });
    expect((await patients.reveal({ ids: [id], reason: 'Phone call' })).items).toHaveLength(1);
  });

  it('changes nothing: no list is read again for it, and no search counted again', async () => {
    const heard = (topic: Topic) => {
      const events: AppEvent[] = [];
      return new Promise<readonly AppEvent[]>((resolve) => {
        const stop = desk.core.onEvent((event) => {
          events.push(event);
          if (event.topic !== topic) return;
          stop();
          resolve(events);
        });
      });
    };
    const created = heard('patient');
    const { id } = await desk.patient();
    await created;
    const changed = heard('study');
    const { patients } = desk.as('user');
    const { items } = await patients.changes({ id });
    await patients.reveal({ ids: [id] });
    await patients.revealChange({ id, changeId: items[0]?.id ?? 0 });
    await patients.printLabel({ id, size: '70x36' });
    await desk.as('administrator').studies.create({ name: 'After it', prefix: 'AFTER', everyone: false });
    expect(new Set((await changed).map(({ topic }) => topic))).toEqual(new Set(['search', 'study']));
  });

  it('is never given by lists, single records or histories', async () => {
    const { id } = await desk.as('user').patients.create({ ...jane, sex: 'F' });
    const { patients } = desk.as('user');
    await patients.correct({ id, version: 1, reason: 'Accent', firstName: 'Jeanne-Emilie' });
    const answers = [
      await patients.list({}),
      await patients.list({ search: 'jeanne' }),
      await patients.get({ id }),
      await patients.changes({ id }),
      await patients.archive({ id, version: 2, reason: 'x' }),
      await patients.duplicates({ ipp: '0012345' }),
    ];
    expect(JSON.stringify(answers)).not.toMatch(/jeanne|d.arc|0012|1980-02/i);
  });

  it('by search is on record: who, by what and how often, in one entry a minute', async () => {
    await desk.patient();
    const { patients } = desk.as('user');
    const before = (await desk.trail())[0];
    await patients.list({ search: '_00001' });
    expect((await desk.trail())[0]).toEqual(before);
    for (const search of ['e', 'ex', 'exe', '1980-02-01']) await patients.list({ search });
    const [first, older] = await desk.trail(2);
    expect(first).toMatchObject({ action: 'patients.search', entity: 'search', entityId: null, actor: 'user' });
    expect(first?.changes).toMatchObject({ by: { old: null, new: ['ipp', 'name'] }, count: { old: null, new: 1 } });
    expect(older).toEqual(before);
    desk.clock.advance(61_000);
    await patients.list({ search: 'exem' });
    const [second, rest] = await desk.trail(2);
    expect(rest?.changes).toMatchObject({
      by: { old: null, new: ['birth', 'ipp', 'name'] },
      count: { old: null, new: 3 },
    });
    expect(second?.changes).toMatchObject({ count: { new: 1 } });
    expect(JSON.stringify(await desk.trail(9))).not.toMatch(/exe|1980/i);
  });

  it('by search is put on record before the data close', async () => {
    await desk.patient();
    for (const search of ['e', 'ex']) await desk.as('user').patients.list({ search });
    await desk.core.close();
    const again = await openTestCore(desk.folder, { clock: desk.clock });
    const { items } = await again.as('operator').audit.list({ pageSize: 20 });
    const searches = items.filter(({ action }) => action === 'patients.search');
    const count = { field: 'count', old: null, new: 1, hidden: false };
    for (const { changes } of searches) expect(changes).toContainEqual(count);
    expect(searches).toHaveLength(2);
  });
});

describe('sealed fields', () => {
  /** Works on the closed database, then opens the core again. */
  async function behindTheDoor(work: (db: Awaited<ReturnType<typeof openDatabaseOf>>) => void) {
    await desk.core.close();
    const db = await openDatabaseOf(desk.folder);
    work(db);
    db.close();
    return openTestCore(desk.folder, { clock: desk.clock });
  }

  it.each([
    ['to another row', 'UPDATE patients SET last_name = (SELECT last_name FROM patients WHERE id = 2) WHERE id = 1'],
    ['to another column', 'UPDATE patients SET last_name = first_name WHERE id = 1'],
    ['to another row with its uuid swapped away', `UPDATE patients SET uuid = 'x' WHERE id = 1`],
    ['under the name of another key', `UPDATE patients SET kid = 'other' WHERE id = 1`],
    ['under the name of the index key', 'UPDATE patients SET kid = index_kid WHERE id = 1'],
    ['cut', 'UPDATE patients SET ipp = substr(ipp, 1, 20) WHERE id = 1'],
    [
      'altered',
      `UPDATE patients SET ipp = '{"iv":"AAAAAAAAAAAAAAAA","ct":"AAAA","tag":"AAAAAAAAAAAAAAAAAAAAAA=="}' WHERE id = 1`,
    ],
  ])('do not open when they are moved %s; the row stays in the list and says so', async (_, sql) => {
    const { id } = await desk.patient();
    const other = await desk.patient();
    const again = await behindTheDoor((db) => void db.exec(sql));
    const { patients } = again.as('user');
    const { items, total } = await patients.list({});
    expect(total).toBe(2);
    expect(items.map(({ id: one, readable }) => [one, readable])).toEqual([
      [other.id, true],
      [id, false],
    ]);
    expect((await patients.reveal({ ids: [id, other.id] })).items.map(({ identity }) => identity === null)).toEqual([
      true,
      false,
    ]);
    await expect(patients.correct({ id, version: 1, reason: 'x', lastName: 'X' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    // What is not sealed can still be corrected.
    expect(await patients.correct({ id, version: 1, reason: 'x', sex: 'M' })).toMatchObject({
      sex: 'M',
      readable: false,
    });
    expect((await patients.list({ search: '_00001' })).total).toBe(1);
  });

  it('hold nothing in clear, and the index no value twice readable', async () => {
    await desk.as('user').patients.create({ ...jane, sex: 'F' });
    await desk.core.close();
    const db = await openDatabaseOf(desk.folder);
    const rows = JSON.stringify([
      db.prepare('SELECT * FROM patients').all(),
      db.prepare('SELECT kind, hex(token) FROM patient_index').all(),
      db.prepare('SELECT * FROM patient_changes').all(),
    ]);
    expect(rows).not.toMatch(/jeanne|d.arc|0012345|0012-345|1980-02-01/i);
    const lengths = db.prepare('SELECT DISTINCT length(token) FROM patient_index').pluck().all();
    expect(lengths).toEqual([16]);
  });
});
