import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { recordsOf } from '../support/records.ts';
import { createSurveyDesk, type SurveyDesk } from '../support/survey-desk.ts';

let desk: SurveyDesk;
let compliance: SurveyDesk['api']['compliance'];
beforeEach(async () => {
  desk = await createSurveyDesk();
  compliance = desk.api.compliance;
});

const clocksOf = async (unitId: number) => (await desk.api.obligations.ofUnit({ unitId })).items;

describe('recording a survey', () => {
  it('keeps what was sent, shows names, and renews the clocks at once', async () => {
    const unitId = await desk.unit(['tjc', 'or-ct-dose']);
    const performedById = await desk.person('physics_assistant');
    const reviewedById = await desk.person('physicist');
    const test = await compliance.recordTest({
      unitId,
      type: 'Annual',
      testDate: '2025-03-10',
      reportDate: '2025-03-12',
      submissionDate: '2025-04-01',
      performedById,
      reviewedById,
      outcome: 'pass-with-findings',
      notes: '  Table lowers slowly.  ',
    });
    expect(test).toMatchObject({
      unitId,
      unit: { id: unitId, className: 'CT', state: 'in-service' },
      performedByName: 'Person, Number 1',
      reviewedByName: 'Person, Number 2',
      notes: 'Table lowers slowly.',
      status: 'completed',
      obligations: [{ obligation: 'Annual - TJC', counts: true }],
      findings: { open: 0, total: 0 },
      documents: 0,
      createdBy: 'test operator',
      modifiedBy: null,
      deleted: null,
    });
    const [tjc] = (await clocksOf(unitId)).filter(({ ruleKey }) => ruleKey === 'tjc');
    expect(tjc).toMatchObject({ lastTested: '2025-03-10', dueDate: '2026-03-10', limitDate: '2026-04-09' });
    const [entry] = await recordsOf(desk.test, 'test');
    expect(entry).toMatchObject({ action: 'compliance.recordTest', entity_id: String(test.id) });
    expect(entry?.changes).toMatchObject({ testDate: { old: null, new: '2025-03-10' } });
  });

  it.each([
    [{ reportDate: '2025-03-09' }, { reportDate: 'The report cannot be dated before the test.' }],
    [{ submissionDate: '2025-03-09' }, { submissionDate: 'The submission cannot be dated before the test.' }],
    [
      { reportDate: '2025-03-12', submissionDate: '2025-03-11' },
      { submissionDate: 'The submission cannot be dated before the report.' },
    ],
  ])('refuses days out of order: %j', async (days, fields) => {
    const unitId = await desk.unit();
    await expect(
      compliance.recordTest({ unitId, type: 'Annual', testDate: '2025-03-10', ...days }),
    ).rejects.toMatchObject({ code: 'INVALID', fields });
  });

  it('takes all on one day, and a leap day', async () => {
    const unitId = await desk.unit();
    const testDate = '2024-02-29';
    const test = await compliance.recordTest({
      unitId,
      type: 'Other',
      testDate,
      reportDate: testDate,
      submissionDate: testDate,
    });
    expect(test.reportDate).toBe(testDate);
  });

  it.each(['2025-02-29', '2025-13-01', '1899-12-31', '10000-01-01', '2025-6-1'])('refuses the day %s', async (day) => {
    const unitId = await desk.unit();
    await expect(desk.survey(unitId, day)).rejects.toMatchObject({ code: 'INVALID' });
  });

  it('survives the first and the last year of the calendar', async () => {
    const unitId = await desk.unit(['acr', 'me', 'quarterly', 'tjc']);
    await desk.survey(unitId, '1900-01-01');
    expect(await compliance.summary({ days: 36_500 })).toMatchObject({ overdue: 1 });
    await desk.survey(unitId, '9999-12-31');
    expect(await compliance.summary({ days: 36_500 })).toMatchObject({ overdue: 1 });
    desk.setClock('9999-12-31T12:00:00');
    await desk.survey(unitId, '9999-12-31');
    expect(await compliance.summary({ days: 36_500 })).toMatchObject({ overdue: 0, upcoming: 1 });
  });

  it('refuses a unit that does not exist, and obligations of another unit', async () => {
    const unitId = await desk.unit(['tjc']);
    const other = await desk.unit(['tjc']);
    const [foreign] = await clocksOf(other);
    await expect(desk.survey(99, '2025-01-01')).rejects.toMatchObject({
      code: 'INVALID',
      fields: { unitId: expect.anything() },
    });
    await expect(
      compliance.recordTest({
        unitId,
        type: 'Annual',
        testDate: '2025-01-01',
        excludedObligationIds: [foreign?.obligationId ?? 0],
      }),
    ).rejects.toMatchObject({ code: 'INVALID', fields: { excludedObligationIds: expect.anything() } });
    expect((await compliance.tests({})).total).toBe(0);
  });

  it('of a retired unit is history, and nothing else', async () => {
    const unitId = await desk.unit(['tjc'], { retired: true });
    await desk.survey(unitId, '2020-01-01');
    expect((await compliance.tests({ unitId })).total).toBe(1);
    expect(await compliance.summary({})).toMatchObject({ overdue: 0 });
  });

  it('counts for nothing until its day has come', async () => {
    const unitId = await desk.unit(['tjc']);
    await desk.survey(unitId, '2024-05-01');
    const id = await desk.survey(unitId, '2025-07-10');
    expect(await compliance.test({ id })).toMatchObject({ status: 'scheduled' });
    expect(await compliance.summary({})).toMatchObject({ overdue: 1, compliant: 0 });
    desk.setClock('2025-07-10T00:00:01');
    expect(await compliance.test({ id })).toMatchObject({ status: 'completed' });
  });

  it('does not count for obligations that were left out', async () => {
    const unitId = await desk.unit(['tjc', 'acr']);
    const [first] = (await clocksOf(unitId)).filter(({ ruleKey }) => ruleKey === 'tjc');
    const excluded = first?.obligationId ?? 0;
    const test = await compliance.recordTest({
      unitId,
      type: 'Annual',
      testDate: '2025-06-01',
      excludedObligationIds: [excluded],
    });
    expect(test.obligations).toEqual([
      expect.objectContaining({ obligation: 'Annual - ACR', counts: true }),
      { obligationId: excluded, obligation: 'Annual - TJC', counts: false },
    ]);
    expect((await clocksOf(unitId)).map((one) => [one.ruleKey, one.lastTested]).sort()).toEqual([
      ['acr', '2025-06-01'],
      ['tjc', null],
    ]);
    await compliance.updateTest({ id: test.id, version: 1, excludedObligationIds: [], reason: 'It counts after all.' });
    expect((await clocksOf(unitId)).map((one) => one.lastTested)).toEqual(['2025-06-01', '2025-06-01']);
  });

  it('renews each clock by the types that satisfy it', async () => {
    const unitId = await desk.unit(['tjc', 'quarterly']);
    for (const [type, day] of [
      ['Acceptance', '2024-01-10'],
      ['Annual', '2023-05-01'],
      ['Audit', '2025-01-01'],
      ['QC Review', '2025-05-20'],
    ] as const) {
      await desk.survey(unitId, day, type);
    }
    expect((await clocksOf(unitId)).map((one) => [one.ruleKey, one.lastTested]).sort()).toEqual([
      ['quarterly', '2025-05-20'],
      ['tjc', '2024-01-10'],
    ]);
  });
});

describe('who may be named', () => {
  it('performers are physicists, assistants and QA technologists, reviewers physicists; all active', async () => {
    const unitId = await desk.unit();
    const record = (named: { performedById?: number; reviewedById?: number }) =>
      compliance.recordTest({ unitId, type: 'Annual', testDate: '2025-01-01', ...named });
    const technologist = await desk.person('qa_technologist');
    const contact = await desk.person('contact');
    const physicist = await desk.person('physicist');
    await record({ performedById: technologist, reviewedById: physicist });
    await expect(record({ performedById: contact })).rejects.toMatchObject({
      fields: { performedById: expect.anything() },
    });
    await expect(record({ reviewedById: technologist })).rejects.toMatchObject({
      fields: { reviewedById: 'A reviewer has the role physicist. Choose somebody else.' },
    });
    await expect(record({ performedById: 99 })).rejects.toMatchObject({ fields: { performedById: expect.anything() } });
    await desk.api.people.archive({ id: physicist, version: 1, reason: 'Left the clinic' });
    await expect(record({ reviewedById: physicist })).rejects.toMatchObject({
      fields: { reviewedById: 'This person is inactive. Choose somebody else.' },
    });
  });

  it('whoever the record names already stays allowed', async () => {
    const unitId = await desk.unit();
    const performedById = await desk.person('physicist');
    const { id } = await compliance.recordTest({ unitId, type: 'Annual', testDate: '2025-01-01', performedById });
    await desk.api.people.archive({ id: performedById, version: 1, reason: 'Left the clinic' });
    const reviewedById = await desk.person('physicist');
    expect(
      await compliance.updateTest({ id, version: 1, performedById, reviewedById, reason: 'Reviewed.' }),
    ).toMatchObject({ performedById, reviewedById, version: 2 });
  });

  it('nobody reviews their own survey where the clinic decided so', async () => {
    const unitId = await desk.unit();
    const person = await desk.person('physicist');
    const own = {
      unitId,
      type: 'Annual',
      testDate: '2025-01-01',
      performedById: person,
      reviewedById: person,
    } as const;
    const { id } = await compliance.recordTest(own);
    await compliance.saveSettings({ version: 0, reviewerMustDiffer: true });
    await expect(compliance.recordTest(own)).rejects.toMatchObject({
      code: 'INVALID',
      fields: { reviewedById: 'Choose a reviewer other than the person who did the survey.' },
    });
    // What was recorded before the decision can still be corrected.
    expect(await compliance.updateTest({ id, version: 1, notes: 'x', reason: 'A note.' })).toMatchObject({
      notes: 'x',
    });
  });
});

describe('correcting a survey', () => {
  it('keeps old values and the reason, and moves the clock', async () => {
    const unitId = await desk.unit(['tjc']);
    const id = await desk.survey(unitId, '2025-06-01');
    const changed = await compliance.updateTest({
      id,
      version: 1,
      testDate: '2024-06-01',
      outcome: 'fail',
      reason: 'Wrong year.',
    });
    expect(changed).toMatchObject({ version: 2, testDate: '2024-06-01', outcome: 'fail', modifiedBy: 'test operator' });
    expect(await clocksOf(unitId)).toMatchObject([{ lastTested: '2024-06-01' }]);
    expect((await recordsOf(desk.test, 'test')).at(-1)).toMatchObject({
      action: 'compliance.updateTest',
      reason: 'Wrong year.',
      changes: { testDate: { old: '2025-06-01', new: '2024-06-01' }, outcome: { old: null, new: 'fail' } },
    });
  });

  it('refuses a stale version with the stored record, days out of order, and a missing reason', async () => {
    const id = await desk.survey(await desk.unit(), '2025-06-01');
    await compliance.updateTest({ id, version: 1, reportDate: '2025-06-02', reason: 'Report.' });
    await expect(compliance.updateTest({ id, version: 1, notes: 'x', reason: 'x' })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { current: { id, version: 2, reportDate: '2025-06-02' } },
    });
    await expect(compliance.updateTest({ id, version: 2, testDate: '2025-06-03', reason: 'x' })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { reportDate: expect.anything() },
    });
    await expect(compliance.updateTest({ id, version: 2, notes: 'x', reason: ' ' })).rejects.toMatchObject({
      code: 'INVALID',
    });
    await expect(compliance.updateTest({ id: 99, version: 1, reason: 'x' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('that changes nothing writes nothing', async () => {
    const id = await desk.survey(await desk.unit(), '2025-06-01');
    expect(await compliance.updateTest({ id, version: 1, testDate: '2025-06-01', reason: 'x' })).toMatchObject({
      version: 1,
    });
    expect(await recordsOf(desk.test, 'test')).toHaveLength(1);
  });
});

describe('deleting a survey', () => {
  it('takes it out of every count but not out of the history, and it comes back', async () => {
    const unitId = await desk.unit(['tjc']);
    const id = await desk.survey(unitId, '2025-06-01');
    const removed = await compliance.removeTest({ id, version: 1, reason: 'Another unit was meant.' });
    expect(removed).toMatchObject({ version: 2, deleted: { by: 'test operator', reason: 'Another unit was meant.' } });
    expect(await clocksOf(unitId)).toMatchObject([{ lastTested: null, status: 'never-tested' }]);
    expect((await compliance.tests({ unitId })).total).toBe(0);
    expect(await compliance.tests({ unitId, includeDeleted: true })).toMatchObject({ total: 1, items: [{ id }] });
    await expect(compliance.removeTest({ id, version: 2, reason: 'x' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(compliance.updateTest({ id, version: 2, notes: 'x', reason: 'x' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(await compliance.restoreTest({ id })).toMatchObject({ deleted: null, version: 3 });
    expect(await clocksOf(unitId)).toMatchObject([{ lastTested: '2025-06-01' }]);
    await expect(compliance.restoreTest({ id })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await recordsOf(desk.test, 'test')).map(({ action, reason }) => [action, reason])).toEqual([
      ['compliance.recordTest', null],
      ['compliance.removeTest', 'Another unit was meant.'],
      ['compliance.restoreTest', null],
    ]);
  });

  it('is refused while a finding was closed with it, and it can slip neither before that finding nor into the future', async () => {
    const unitId = await desk.unit();
    const finding = await desk.api.findings.create({
      unitId,
      description: 'Dose too high',
      severity: 'blocking',
      reportedOn: '2025-05-01',
    });
    const retestId = await desk.survey(unitId, '2025-06-01');
    await desk.api.findings.resolve({
      id: finding.id,
      version: finding.version,
      resolution: 'Tube replaced',
      resolvedOn: '2025-06-01',
      resolvedById: null,
      retestId,
    });
    await expect(compliance.removeTest({ id: retestId, version: 1, reason: 'x' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await expect(
      compliance.updateTest({ id: retestId, version: 1, testDate: '2025-04-30', reason: 'x' }),
    ).rejects.toMatchObject({ code: 'INVALID', fields: { testDate: expect.anything() } });
    await expect(
      compliance.updateTest({ id: retestId, version: 1, testDate: '2025-07-01', reason: 'x' }),
    ).rejects.toMatchObject({ code: 'INVALID', fields: { testDate: expect.stringContaining('cannot lie ahead') } });
    const moved = await compliance.updateTest({ id: retestId, version: 1, testDate: '2025-05-31', reason: 'x' });
    expect(moved.testDate).toBe('2025-05-31');
  });
});

describe('open bookings', () => {
  const stateOf = async (id: number) => (await desk.api.bookings.get({ id })).state;
  const book = async (unitId: number, scheduledOn: string) => {
    const { items } = await desk.api.bookings.create({ items: [{ unitId, scheduledOn }] });
    return items[0]?.id ?? 0;
  };

  it('up to 30 days after the survey are done with it, later ones stay open (REMS 2.4)', async () => {
    desk.setClock('2025-06-02T10:00:00');
    const unitId = await desk.unit(['tjc']);
    const [inside, outside] = [await book(unitId, '2025-07-01'), await book(unitId, '2025-07-02')];
    const id = await desk.survey(unitId, '2025-06-01');
    expect([await stateOf(inside), await stateOf(outside)]).toEqual(['done', 'planned']);
    expect(await compliance.test({ id })).toMatchObject({ bookingId: inside });
    await compliance.removeTest({ id, version: 1, reason: 'A mistake.' });
    expect(await stateOf(inside)).toBe('planned');
    await compliance.restoreTest({ id });
    expect(await stateOf(inside)).toBe('done');
    await compliance.updateTest({ id, version: 3, testDate: '2025-05-31', reason: 'A day earlier.' });
    expect(await stateOf(inside)).toBe('planned');
  });

  const settle = async () => {
    const run = await desk.api.jobs.run({ job: 'obligations.renew' });
    await eventually(async () => {
      const { items } = await desk.api.jobs.runs({ job: 'obligations.renew' });
      expect(items.find((one) => one.id === run.id)?.result).toBe('done');
    });
  };

  it('are done by a survey that was recorded ahead when its day has come, and not before', async () => {
    const unitId = await desk.unit();
    const id = await book(unitId, '2025-07-20');
    await desk.survey(unitId, '2025-07-15');
    desk.setClock('2025-07-14T10:00:00');
    await settle();
    expect(await stateOf(id)).toBe('planned');
    desk.setClock('2025-07-16T10:00:00');
    await settle();
    expect(await stateOf(id)).toBe('done');
  });

  it.each([
    ['America/Los_Angeles', '2025-07-14T22:00:00', 'done'],
    ['Asia/Tokyo', '2025-07-15T01:00:00', 'missed'],
  ])('go by the calendar of the workstation in %s', async (zone, recordedAt, state) => {
    vi.stubEnv('TZ', zone);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    desk.setClock(recordedAt);
    const unitId = await desk.unit();
    await desk.survey(unitId, '2025-07-15');
    // Made on the day of the survey, after it: for another one, unless the survey lay ahead.
    desk.book(unitId, '2025-07-15');
    const { items } = await desk.api.bookings.list({ unitId });
    desk.setClock('2025-07-16T10:00:00');
    await settle();
    expect(await stateOf(items[0]?.id ?? 0)).toBe(state);
  });

  it('are named by the survey that completes them', async () => {
    const unitId = await desk.unit();
    const [first, second] = [await book(unitId, '2025-07-01'), await book(unitId, '2025-07-10')];
    await compliance.recordTest({ unitId, type: 'Annual', testDate: '2025-06-30', bookingId: second });
    expect([await stateOf(first), await stateOf(second)]).toEqual(['planned', 'done']);
  });
});
