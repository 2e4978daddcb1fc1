import { read } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { mostExported } from '../../main/patients/taking-away/patient-export.ts';
import { localDate } from '../../shared/dates.ts';
import { type Actor, createTestCore, type TestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { fetchTicket } from '../support/fetch-ticket.ts';
import { examplePatient } from '../support/patient-call-examples.ts';
import { readPdf } from '../support/pdf-text.ts';
import { recordsOf } from '../support/records.ts';

const people = [
  { ...examplePatient, ipp: '001', firstName: 'Anne', lastName: 'Zanzibar' },
  {
    ...examplePatient,
    ipp: '=1+1',
    firstName: 'Émile',
    lastName: '-Quill, "the" 李',
    sex: 'M',
    birthDate: '1999-12-31',
  },
];

/** Two patients of the user, the second one created last, and one of the investigator. */
async function registry() {
  const desk = await createTestCore();
  const ids: number[] = [];
  for (const person of people) ids.push((await desk.as('user').patients.create(person)).id);
  const theirs = { ...examplePatient, ipp: '003', lastName: 'Hidden' };
  ids.push((await desk.as('principal-investigator').patients.create(theirs)).id);
  return { desk, ids: ids as [number, number, number] };
}

type ExportInput = Parameters<ReturnType<TestCore['as']>['patients']['export']>[0];

async function rows(desk: TestCore, actor: Actor, input: ExportInput): Promise<Record<string, string>[]> {
  const ticket = await desk.as(actor).patients.export(input);
  expect(ticket.fileName).toMatch(/^patients_\d{8}_\d{6}\.csv$/);
  const text = (await fetchTicket(desk, actor, ticket)).toString('utf8');
  return parse(text, { columns: true, bom: true });
}

async function makeUnreadable(desk: TestCore, id: number): Promise<void> {
  const db = await openDatabaseOf(desk.folder);
  db.prepare('UPDATE patients SET last_name = first_name WHERE id = ?').run(id);
}

describe('a file of patients', () => {
  test('holds what the list shows, without identities unless they are asked for', async () => {
    const { desk } = await registry();
    const plain = await rows(desk, 'user', { identities: false });
    expect(plain.map(({ identifier }) => identifier?.slice(-5))).toEqual(['00002', '00001']);
    expect(Object.keys(plain[0] ?? {})).toEqual([
      'identifier',
      'study',
      'sex',
      'created_at',
      'created_by',
      'archived',
      'exported_by',
      'exported_at',
    ]);
    expect(JSON.stringify(plain)).not.toMatch(/Zanzibar|Quill|Anne|1980|1999/);
  });

  test('has identities in words and days, who took it and when on every row', async () => {
    const { desk } = await registry();
    const all = await rows(desk, 'principal-investigator', {
      identities: true,
      sort: [{ key: 'identifier', descending: false }],
    });
    expect(all.map(({ last_name }) => last_name)).toEqual(['Zanzibar', `'-Quill, "the" 李`, 'Hidden']);
    expect(all[1]).toMatchObject({
      ipp: `'=1+1`,
      first_name: 'Émile',
      birth_date: '1999-12-31',
      identity_readable: 'TRUE',
      sex: 'M',
    });
    const stamp = desk.clock.now().toISOString().slice(0, 10);
    for (const row of all) {
      expect(row.exported_by).toBe('principal-investigator');
      expect(row.exported_at).toContain(stamp);
    }
  });

  test('shows accents to Excel where that is asked for, and is a workbook with real dates and no formula', async () => {
    const { desk } = await registry();
    const ticket = await desk.as('user').patients.export({ identities: false, bom: true });
    expect((await fetchTicket(desk, 'user', ticket)).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const book = await desk.as('user').patients.export({ identities: true, format: 'xlsx' });
    expect(book.fileName).toMatch(/\.xlsx$/);
    const cells = read(await fetchTicket(desk, 'user', book), { cellFormula: true }).Sheets.patients ?? {};
    expect([cells.C1?.v, cells.C2?.v, cells.C2?.f, cells.F2?.t, cells.F2?.w]).toEqual([
      'ipp',
      '=1+1',
      undefined,
      'n',
      '1999-12-31',
    ]);
    expect(cells.K1?.v).toBe('archived');
    expect([cells.L2?.v, cells.M2?.t]).toEqual(['user', 'n']);
  });

  test('follows search, filters and archived ones as the list does', async () => {
    const { desk, ids } = await registry();
    const user = desk.as('user');
    expect((await rows(desk, 'user', { identities: false, search: 'zanz' })).length).toBe(1);
    expect((await rows(desk, 'user', { identities: false, search: 'hidden' })).length).toBe(0);
    expect((await rows(desk, 'user', { identities: false, filters: { sex: ['M'] } })).length).toBe(1);
    await user.patients.archive({ id: ids[0], version: 1, reason: 'Withdrew' });
    expect((await rows(desk, 'user', { identities: false })).length).toBe(1);
    const both = await rows(desk, 'user', { identities: false, filters: { includeArchived: true } });
    expect(both.map(({ archived }) => archived)).toEqual(['FALSE', 'TRUE']);
  });

  test('marks what does not decrypt, and goes on', async () => {
    const { desk, ids } = await registry();
    await makeUnreadable(desk, ids[0]);
    const all = await rows(desk, 'user', { identities: true });
    expect(all.map(({ last_name, identity_readable }) => [last_name, identity_readable])).toEqual([
      [`'-Quill, "the" 李`, 'TRUE'],
      ['', 'FALSE'],
    ]);
  });

  test('is on record once, with filters and by what was searched, never what for', async () => {
    const { desk } = await registry();
    await desk.as('user').patients.export({
      identities: true,
      search: 'zanz 1980-02-01',
      filters: { sex: ['F'] },
      reason: 'Monitoring visit',
    });
    const entry = (await recordsOf(desk, 'patient')).at(-1);
    expect(entry).toMatchObject({
      action: 'patients.export',
      entity_id: null,
      reason: 'Monitoring visit',
      changes: {
        count: { new: 1 },
        format: { new: 'csv' },
        identities: { new: true },
        by: { new: ['birth', 'ipp', 'name'] },
        filters: { new: { sex: ['F'] } },
      },
    });
    expect(JSON.stringify(entry).toLowerCase()).not.toMatch(/zanz|1980/);
  });

  test('needs a reason where the clinic wants one for identities, and only for these', async () => {
    const { desk } = await registry();
    const { version } = await desk.as('administrator').patients.settings({});
    await desk.as('administrator').patients.saveSettings({ version, revealReason: 'required' });
    const user = desk.as('user');
    const refused = { code: 'INVALID', fields: { reason: expect.any(String) } };
    await expect(user.patients.export({ identities: true })).rejects.toMatchObject(refused);
    await expect(user.patients.printList({ identities: true, language: 'en' })).rejects.toMatchObject(refused);
    await user.patients.export({ identities: true, reason: 'Audit' });
    await user.patients.export({ identities: false });
  });

  test('needs the password of the last minutes, and is fetched by its asker only', async () => {
    const { desk } = await registry();
    const ticket = await desk.as('user').patients.export({ identities: true });
    await expect(fetchTicket(desk, 'principal-investigator', ticket)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    desk.clock.advance(6 * 60_000);
    for (const [name, input] of [
      ['export', { identities: false }],
      ['printList', { identities: false, language: 'en' }],
    ] as const)
      expect(await desk.send('user', `patients.${name}`, input)).toMatchObject({ error: { code: 'REAUTH_REQUIRED' } });
  });

  test.each(['administrator', 'physicist', 'physics-assistant', 'technologist', 'viewer', 'operator'] as const)(
    'is refused to a %s',
    async (role) => {
      const { desk } = await registry();
      for (const [name, input] of [
        ['export', { identities: false }],
        ['printList', { identities: false, language: 'en' }],
      ] as const)
        expect(await desk.send(role, `patients.${name}`, input)).toMatchObject({ error: { code: 'FORBIDDEN' } });
    },
  );

  test('holds a limit that is stated', () => {
    expect(mostExported).toBe(100_000);
  });
});

describe('a printed list', () => {
  async function printed(desk: TestCore, actor: Actor, language: 'en' | 'fr', identities: boolean) {
    const ticket = await desk.as(actor).patients.printList({ identities, language });
    expect(ticket.fileName).toMatch(/^patients_\d{8}_\d{6}\.pdf$/);
    return readPdf(await fetchTicket(desk, actor, ticket));
  }

  test('has who printed it and when across each page, in the language asked for', async () => {
    const { desk, ids } = await registry();
    await makeUnreadable(desk, ids[1]);
    const year = desk.clock.now().getFullYear();
    const { text } = await printed(desk, 'user', 'fr', true);
    expect(text).toContain('user · ');
    expect(text).toContain('Zanzibar');
    expect(text).toContain('01/02/1980');
    expect(text).toContain('ne se déchiffre pas');
    expect(text).toContain(`ONCOCENTRE_${year}_00001`);
    expect(text).toContain('avec identités');
    expect(text).not.toContain('Hidden');
    const [day, month] = localDate(desk.clock.now()).split('-').toReversed();
    expect(text).toContain(`${day}/${month}/${year}`);
  });

  test('says nothing of identities that were not asked for', async () => {
    const { desk } = await registry();
    const { text } = await printed(desk, 'principal-investigator', 'en', false);
    expect(text).toContain('3 patients');
    expect(text).toContain('principal-investigator · ');
    expect(text).not.toMatch(/Zanzibar|Hidden|1980/);
    expect((await recordsOf(desk, 'patient')).at(-1)).toMatchObject({
      action: 'patients.printList',
      changes: { count: { new: 3 }, format: { new: 'pdf' }, identities: { new: false } },
    });
  });

  test('has its watermark on every page', async () => {
    const { desk } = await registry();
    const db = await openDatabaseOf(desk.folder);
    const copy = db.prepare(
      `INSERT INTO patients (uuid, study_id, identifier, sex, kid, ipp, first_name, last_name, birth_date, index_kid, created_at, created_by_id, updated_at)
       SELECT uuid || @n, study_id, 'COPY_2020_' || @n, sex, kid, ipp, first_name, last_name, birth_date, index_kid, created_at, created_by_id, updated_at
       FROM patients LIMIT 1`,
    );
    for (let n = 1; n <= 120; n += 1) copy.run({ n });
    const { text, pages } = await printed(desk, 'user', 'en', false);
    expect(pages).toBeGreaterThan(2);
    expect(text.split('user · ').length - 1).toBe(pages);
    expect(text).toContain('COPY_2020_120');
  });

  test('longer than two thousand lines is refused with what to do', async () => {
    const { desk } = await registry();
    const db = await openDatabaseOf(desk.folder);
    db.exec(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
       INSERT INTO patients (uuid, study_id, identifier, sex, kid, ipp, first_name, last_name, birth_date, index_kid, created_at, created_by_id, updated_at)
       SELECT uuid || i, study_id, 'COPY_2020_' || i, sex, kid, ipp, first_name, last_name, birth_date, index_kid, created_at, created_by_id, updated_at
       FROM n, (SELECT * FROM patients LIMIT 1)`,
    );
    await expect(desk.as('user').patients.printList({ identities: false, language: 'en' })).rejects.toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining('Narrow the list'),
    });
    expect((await rows(desk, 'user', { identities: true })).length).toBe(2002);
  });
});
