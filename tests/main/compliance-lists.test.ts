import { beforeEach, describe, expect, it } from 'vitest';
import { testSortKeys } from '../../shared/compliance.ts';
import { recordsOf } from '../support/records.ts';
import { createSurveyDesk, type SurveyDesk } from '../support/survey-desk.ts';

let desk: SurveyDesk;
let compliance: SurveyDesk['api']['compliance'];
beforeEach(async () => {
  desk = await createSurveyDesk();
  compliance = desk.api.compliance;
});

const ids = async (query: Parameters<typeof compliance.tests>[0]) =>
  (await compliance.tests(query)).items.map(({ id }) => id);

describe('the list of surveys', () => {
  it('is newest first, of retired and planned units too unless a filter says otherwise', async () => {
    const [active, retired] = [await desk.unit(), await desk.unit([], { retired: true })];
    await desk.survey(active, '2025-01-01');
    await desk.survey(retired, '2025-03-01');
    await desk.survey(active, '2025-02-01');
    await desk.survey(active, '2025-02-01');
    expect(await ids({})).toEqual([2, 4, 3, 1]);
    expect(await ids({ filters: { includeRetired: false } })).toEqual([4, 3, 1]);
    expect(await ids({ filters: { state: ['retired'] } })).toEqual([2]);
    expect(await ids({ unitId: active })).toEqual([4, 3, 1]);
    expect(await compliance.tests({ page: 2, pageSize: 3 })).toMatchObject({ total: 4, items: [{ id: 1 }] });
  });

  it('is narrowed by type, outcome, days, filters and words', async () => {
    const mri = (await desk.api.lookups.create({ kind: 'class', name: 'MRI' })).id;
    const ct = await desk.unit([], { model: 'Revolution' });
    const other = await desk.unit([], { classId: mri });
    await compliance.recordTest({ unitId: ct, type: 'Annual', testDate: '2025-01-01', outcome: 'fail' });
    await desk.survey(ct, '2025-02-01', 'Audit');
    await desk.survey(other, '2025-03-01');
    expect(await ids({ type: ['Audit', 'Retire'] })).toEqual([2]);
    expect(await ids({ outcome: ['fail'] })).toEqual([1]);
    expect(await ids({ from: '2025-02-01', to: '2025-02-28' })).toEqual([2]);
    expect(await ids({ filters: { classId: [mri] } })).toEqual([3]);
    expect(await ids({ search: 'revolution' })).toEqual([2, 1]);
  });

  it('sorts by every key, blanks last', async () => {
    const unitId = await desk.unit();
    await compliance.recordTest({ unitId, type: 'Annual', testDate: '2025-01-01', reportDate: '2025-02-01' });
    await desk.survey(unitId, '2025-03-01', 'Audit');
    await compliance.recordTest({ unitId, type: 'Other', testDate: '2025-01-02', reportDate: '2025-01-03' });
    expect(await ids({ sort: [{ by: 'reportDate', direction: 'asc' }] })).toEqual([3, 1, 2]);
    expect(await ids({ sort: [{ by: 'reportDate', direction: 'desc' }] })).toEqual([1, 3, 2]);
    expect(await ids({ sort: [{ by: 'type', direction: 'asc' }] })).toEqual([1, 2, 3]);
    for (const by of testSortKeys) expect(await ids({ sort: [{ by, direction: 'asc' }] }), by).toHaveLength(3);
  });

  it('tells that a record does not exist', async () => {
    await expect(compliance.test({ id: 7 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the file of surveys (REMS 3.11)', () => {
  const header =
    'test_id,eq_id,test_type,test_date,report_date,submission_date,performed_by_id,performed_by,reviewed_by_id,reviewed_by,notes,created_by,created_at,modified_by,updated_at';

  it('has 15 columns, the newest first, with retired units, names and initials', async () => {
    const unitId = await desk.unit([], { retired: true });
    const performedById = await desk.person('physicist');
    await desk.survey(unitId, '2025-01-01');
    await compliance.recordTest({
      unitId,
      type: 'QC Review',
      testDate: '2025-02-01',
      reportDate: '2025-02-02',
      performedById,
      notes: 'a "quote", a comma',
    });
    await compliance.updateTest({ id: 1, version: 1, outcome: 'pass', reason: 'It passed.' });
    const ticket = await compliance.exportTests({});
    expect(ticket.fileName).toBe('compliance_tests_20250630_103000.csv');
    const at = desk.test.clock.now().toISOString().slice(0, 19).replace('T', ' ');
    expect(await desk.download(ticket)).toBe(
      [
        header,
        `2,${unitId},QC Review,2025-02-01,2025-02-02,,${performedById},"Person, Number 1",,,"a ""quote"", a comma",TO,${at},,${at}`,
        `1,${unitId},Annual,2025-01-01,,,,,,,,TO,${at},TO,${at}`,
        '',
      ].join('\r\n'),
    );
    expect((await recordsOf(desk.test, 'test')).at(-1)).toMatchObject({
      action: 'compliance.exportTests',
      changes: { count: { old: null, new: 2 } },
    });
  });

  it('leaves out deleted surveys, and is named after the filters that REMS names it after', async () => {
    const unitId = await desk.unit();
    const id = await desk.survey(unitId, '2025-01-01');
    await desk.survey(unitId, '2025-01-02');
    await compliance.removeTest({ id, version: 1, reason: 'A mistake.' });
    const filtered = await compliance.exportTests({ filters: { classId: [desk.classId] } });
    expect(filtered.fileName).toBe('compliance_tests_filtered_20250630_103000.csv');
    expect((await desk.download(filtered)).split('\r\n')).toHaveLength(3);
    expect((await compliance.exportTests({ search: 'ct' })).fileName).toMatch(/^compliance_tests_filtered_/);
    expect((await compliance.exportTests({ filters: { departmentId: [1] } })).fileName).toMatch(
      /^compliance_tests_2025/,
    );
  });

  it('is a header only as a template', async () => {
    await desk.survey(await desk.unit(), '2025-01-01');
    expect(await desk.download(await compliance.exportTests({ template: true }))).toBe(`${header}\r\n`);
  });
});

describe('what the clinic decides about surveys', () => {
  it('starts with defaults, keeps what is sent, and puts it on record', async () => {
    expect(await compliance.settings({})).toEqual({
      version: 0,
      reviewerMustDiffer: false,
      findingDueDays: { minor: 90, major: 60, blocking: 30 },
    });
    const findingDueDays = { minor: 120, major: 60, blocking: 0 };
    await compliance.saveSettings({ version: 0, findingDueDays });
    expect(await compliance.saveSettings({ version: 1, reviewerMustDiffer: true })).toEqual({
      version: 2,
      reviewerMustDiffer: true,
      findingDueDays,
    });
    await compliance.saveSettings({ version: 2, reviewerMustDiffer: true });
    expect((await recordsOf(desk.test, 'compliance')).map(({ changes }) => Object.keys(changes))).toEqual([
      ['findingDueDays'],
      ['reviewerMustDiffer'],
    ]);
  });

  it('refuses a stale version with what is stored', async () => {
    await compliance.saveSettings({ version: 0, reviewerMustDiffer: true });
    await expect(compliance.saveSettings({ version: 0, reviewerMustDiffer: false })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { current: { version: 1, reviewerMustDiffer: true } },
    });
  });
});
