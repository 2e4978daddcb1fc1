import { beforeEach, describe, expect, it } from 'vitest';
import { createFailedTests } from '../../main/capital/failed-tests.ts';
import { type CapitalDesk, createCapitalDesk } from '../support/capital-desk.ts';
import { readPdf } from '../support/pdf-text.ts';

// Today is 1 January 2026: three years ago is 1 January 2023.

let desk: CapitalDesk;
let unitId: number;
beforeEach(async () => {
  desk = await createCapitalDesk();
  unitId = await desk.unit({ capitalCost: 500 });
});

type Outcome = 'pass' | 'pass-with-findings' | 'fail' | null;
const survey = (testDate: string, outcome: Outcome, of = unitId) =>
  desk.api.compliance.recordTest({ unitId: of, type: 'Annual', testDate, outcome });
const partOf = ({ score }: Awaited<ReturnType<CapitalDesk['api']['capital']['unit']>>) =>
  score.parts.find(({ part }) => part === 'failedTests')?.value;
/** The count and the part, as the card of the unit and as the list has them. */
async function seen(of = unitId) {
  const row = await desk.api.capital.unit({ unitId: of });
  const { items } = await desk.api.capital.list({ sort: [{ by: 'score', direction: 'desc' }] });
  const listed = items.find(({ unit }) => unit.id === of);
  expect([listed?.failedTests, listed?.score]).toEqual([row.failedTests, row.score]);
  return [row.failedTests, partOf(row)];
}

describe('failed surveys in the score', () => {
  it.each([
    [[], null, null],
    [[['2025-05-05', null]], null, null],
    [[['2025-05-05', 'pass']], 0, 0],
    [[['2025-05-05', 'pass-with-findings']], 0, 0],
    [[['2025-05-05', 'fail']], 1, 0.5],
    [[['2023-01-01', 'fail']], 1, 0.5],
    [[['2022-12-31', 'fail']], null, null],
    [[['2026-01-01', 'fail']], 1, 0.5],
    [[['2026-01-02', 'fail']], null, null],
    [
      [
        ['2024-05-05', 'fail'],
        ['2025-05-05', 'fail'],
        ['2025-06-05', 'pass'],
      ],
      2,
      1,
    ],
    [
      [
        ['2023-05-05', 'fail'],
        ['2024-05-05', 'fail'],
        ['2025-05-05', 'fail'],
      ],
      3,
      1,
    ],
  ] as const)('of %j are %j and count %j', async (surveys, failed, value) => {
    for (const [day, outcome] of surveys) await survey(day, outcome);
    expect(await seen()).toEqual([failed, value]);
  });

  it('follow a survey that is recorded, corrected, voided and brought back', async () => {
    expect(await seen()).toEqual([null, null]);
    const { id } = await survey('2025-03-03', 'pass');
    expect(await seen()).toEqual([0, 0]);
    const { compliance } = desk.api;
    await compliance.updateTest({ id, version: 1, outcome: 'fail', reason: 'Read again' });
    expect(await seen()).toEqual([1, 0.5]);
    await compliance.removeTest({ id, version: 2, reason: 'Wrong unit' });
    expect(await seen()).toEqual([null, null]);
    await compliance.restoreTest({ id });
    expect(await seen()).toEqual([1, 0.5]);
    await compliance.updateTest({ id, version: 4, testDate: '2020-03-03', reason: 'Another year' });
    expect(await seen()).toEqual([null, null]);
  });

  it('follow the calendar, and what another program writes', async () => {
    const other = await desk.unit({});
    await survey('2023-01-01', 'fail');
    await survey('2026-01-02', 'fail', other);
    expect([await seen(), await seen(other)]).toEqual([
      [1, 0.5],
      [null, null],
    ]);
    desk.clock.advance(24 * 3_600_000);
    expect([await seen(), await seen(other)]).toEqual([
      [null, null],
      [1, 0.5],
    ]);
    const beside = await desk.db();
    beside.exec(`UPDATE tests SET unit_id = ${unitId} WHERE unit_id = ${other}`);
    expect([await seen(), await seen(other)]).toEqual([
      [1, 0.5],
      [null, null],
    ]);
  });

  it('move a unit up the list', async () => {
    const other = await desk.unit({ capitalCost: 500 });
    await survey('2025-05-05', 'pass');
    await survey('2025-05-05', 'fail', other);
    const { items } = await desk.api.capital.list({ sort: [{ by: 'score', direction: 'desc' }] });
    // 15 × 1/2 for the cost, and 15 × 1/2 for one failed survey or nothing, of 30.
    expect(items.map(({ unit, score }) => [unit.id, score.value])).toEqual([
      [other, 50],
      [unitId, 25],
    ]);
  });

  it('stand in files and in the printed case, in both languages', async () => {
    await survey('2025-05-05', 'fail');
    const columns = [{ key: 'failedTests', label: 'Failed' }] as const;
    const csv = await desk.download(
      await desk.api.capital.export({ layout: { kind: 'shown', columns: [...columns] } }),
    );
    expect(csv.toString('utf8')).toBe('Failed\r\n1\r\n');
    const printed = async (language: 'en' | 'fr') => {
      const { pages, text } = readPdf(await desk.download(await desk.api.capital.casePdf({ unitId, language })));
      expect(pages).toBe(1);
      return text;
    };
    expect(await printed('en')).toContain('1 in three years; two count in full');
    const french = await printed('fr');
    expect(french).toContain('Contrôles non conformes');
    expect(french).toContain('1 en trois ans');
  });
});

describe('weights that were decided before failed surveys had a say', () => {
  it('stay as they were, with nothing for failed surveys until somebody gives them a weight', async () => {
    await survey('2025-05-05', 'fail');
    const beside = await desk.db();
    beside
      .prepare(`INSERT INTO settings (section, document, updated_at) VALUES ('capital', ?, '2025-01-01T00:00:00.000Z')`)
      .run(JSON.stringify({ age: 10, endOfSupport: 20, cost: 30, costReference: 1000 }));
    const { api } = desk;
    const { version, ...weights } = await api.capital.weights({});
    expect(weights).toEqual({ age: 10, endOfSupport: 20, cost: 30, failedTests: 0, costReference: 1000 });
    expect((await api.capital.unit({ unitId })).score.value).toBe(50);
    expect(await seen()).toEqual([1, 0.5]);
    await api.capital.saveWeights({ ...weights, version, cost: 0, failedTests: 30 });
    expect((await api.capital.weights({})).failedTests).toBe(30);
    const { items } = await api.audit.list({ filters: { entity: 'capital' } });
    expect(items[0]).toMatchObject({
      changes: [
        { field: 'cost', old: 30, new: 0 },
        { field: 'failedTests', old: 0, new: 30 },
      ],
    });
    expect(await seen()).toEqual([1, 0.5]);
  });
});

it('what is counted inside a transaction that is taken back is counted again', async () => {
  await survey('2025-05-05', 'fail');
  const db = await desk.db();
  const count = createFailedTests(db);
  const failed = () => {
    count('2026-01-01');
    return db.prepare<[], number>('SELECT failed FROM temp.failed_tests').pluck().all();
  };
  const takenBack = new Error('taken back');
  const attempt = (change: string) =>
    db.transaction(() => {
      db.exec(change);
      expect(failed()).toEqual([0]);
      throw takenBack;
    });
  expect(attempt(`UPDATE tests SET outcome = 'pass'`)).toThrow(takenBack);
  expect(failed()).toEqual([1]);
  expect(attempt(`UPDATE tests SET outcome = 'pass'`)).toThrow(takenBack);
  expect(failed()).toEqual([1]);
  db.exec(`UPDATE tests SET outcome = 'pass'`);
  expect(failed()).toEqual([0]);
});
