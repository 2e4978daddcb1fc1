import { createPlanQueries } from '../../main/capital/plan-queries.ts';
import type { Db } from '../../main/database/connection.ts';
import { capitalDefaults } from '../../shared/capital-plan.ts';
import { localDate } from '../../shared/dates.ts';
import { defaultWeights } from '../../shared/replacement-score.ts';
import { type Times, timesOfRounds } from './measure-reads.ts';

const pageSize = 100;
const filters = { ...capitalDefaults };

/** What the pages of capital planning ask; the list by what costs most to sort by. */
export interface CapitalQuestion {
  readonly name: 'capital.list' | 'capital.chart';
  readonly procedure: 'capital.list' | 'capital.chart';
  readonly inputs: readonly object[];
}

/** The questions in the order of their screens. */
export const capitalQuestions: readonly CapitalQuestion[] = [
  {
    name: 'capital.list',
    procedure: 'capital.list',
    inputs: [
      { filters, sort: [{ by: 'score', direction: 'desc' }], page: 1, pageSize },
      { filters, sort: [{ by: 'yearsUntilEndOfLife', direction: 'asc' }], page: 1, pageSize },
    ],
  },
  { name: 'capital.chart', procedure: 'capital.chart', inputs: [{ filters }] },
];

/** The same SQL on the plain database: rows are read, nothing is made of them. */
export function measureBareCapital(db: Db, { name }: CapitalQuestion): Times {
  const queries = createPlanQueries(db);
  const choice = { filters, scenarioId: null, today: localDate(new Date()) };
  const list = (by: 'score' | 'yearsUntilEndOfLife', direction: 'asc' | 'desc') => () => {
    const ids = queries.ids(choice, [{ by, direction }], defaultWeights, { limit: pageSize, offset: 0 });
    queries.units(ids, null, choice.today);
    queries.sum(choice);
  };
  const chart = () => {
    queries.points(choice, 'end-of-life');
    queries.sum(choice);
  };
  return timesOfRounds(
    name === 'capital.chart' ? [chart] : [list('score', 'desc'), list('yearsUntilEndOfLife', 'asc')],
  );
}
