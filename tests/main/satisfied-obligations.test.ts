import { expect, it } from 'vitest';
import { createSurveyDesk } from '../support/survey-desk.ts';

// What a survey counts for, in a list of surveys of several units.

it('names of each survey the obligations of its own unit that its type satisfies, unless they had ended', async () => {
  const desk = await createSurveyDesk('2025-06-30T09:00:00');
  const { compliance, obligations } = desk.api;
  const both = await desk.unit(['tjc', 'acr']);
  const one = await desk.unit(['tjc', 'quarterly']);
  const owed = async (unitId: number, rule: string) =>
    (await obligations.ofUnit({ unitId })).items.find(({ ruleKey }) => ruleKey === rule);
  const acr = await owed(both, 'acr');
  const left = await owed(one, 'tjc');
  await desk.survey(both, '2025-03-01');
  await obligations.update({ id: acr?.id ?? 0, version: acr?.version ?? 0, endsOn: '2025-03-31' });
  await desk.survey(both, '2025-04-01');
  const leftOut = { excludedObligationIds: [left?.id ?? 0] };
  await compliance.recordTest({ unitId: one, type: 'Annual', testDate: '2025-05-01', ...leftOut });
  await desk.survey(one, '2025-05-02', 'QC Review');
  await desk.survey(one, '2025-05-03', 'Audit');
  const { items } = await compliance.tests({ sort: [{ by: 'testDate', direction: 'asc' }] });
  const seen = items.map((test) => [
    test.unit.id,
    ...test.obligations.map(({ obligation, counts }) => `${obligation}: ${counts}`),
  ]);
  expect(seen).toEqual([
    [both, 'Annual - ACR: true', 'Annual - TJC: true'],
    [both, 'Annual - TJC: true'],
    [one, 'Annual - TJC: false', 'Quarterly: true'],
    [one, 'Quarterly: true'],
    [one],
  ]);
});
