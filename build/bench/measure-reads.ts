import type { Db } from '../../main/database/connection.ts';
import { countQuery, idsQuery } from '../../main/equipment/list-query.ts';
import { unitSelect } from '../../main/equipment/unit-row.ts';
import { localDate } from '../../shared/dates.ts';
import { searchWords } from '../../shared/text.ts';
import { percentile } from './figures.ts';
import type { Question } from './questions.ts';

/** Milliseconds. */
export interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

const warmUps = 20;
const rounds = 200;

/** Asks one question over and over, one request after the other. */
export async function measureReads(
  { procedure, inputs }: { readonly procedure: string; readonly inputs: readonly object[] },
  ask: (procedure: string, input: unknown) => Promise<number>,
): Promise<Times> {
  const times: number[] = [];
  for (let round = -warmUps; round < rounds; round += 1) {
    const took = await ask(procedure, inputs[(round + warmUps) % inputs.length]);
    if (round >= 0) times.push(took);
  }
  return timesOf(times);
}

/** The same SQL on the plain database: prepared beforehand, rows read, nothing made of them. */
export function measureBareReads(db: Db, question: Question): Times {
  const reads =
    question.procedure === 'equipment.get' ? bareDetails(db, question.inputs) : bareLists(db, question.inputs);
  return timesOfRounds(reads);
}

/** How long these take, one after the other in turns. */
export function timesOfRounds(reads: readonly (() => void)[]): Times {
  const times: number[] = [];
  for (let round = -warmUps; round < rounds; round += 1) {
    const begun = performance.now();
    reads[(round + warmUps) % reads.length]?.();
    if (round >= 0) times.push(performance.now() - begun);
  }
  return timesOf(times);
}

function bareDetails(db: Db, inputs: readonly { readonly id: number }[]): (() => void)[] {
  const one = db.prepare(`${unitSelect} WHERE u.id = ?`);
  return inputs.map(
    ({ id }) =>
      () =>
        void one.get(id),
  );
}

function bareLists(db: Db, inputs: (Question & { procedure: 'equipment.list' })['inputs']): (() => void)[] {
  const today = localDate(new Date());
  const many = db.prepare(`${unitSelect} WHERE u.id IN (SELECT value FROM json_each(?))`);
  return inputs.map(({ page = 1, pageSize = 50, ...query }) => {
    const offset = (page - 1) * pageSize;
    if (searchWords(query.search).length > 0) {
      const all = idsQuery(query, today);
      const ids = db.prepare<unknown[], number>(all.sql).pluck();
      return () => void many.all(JSON.stringify(ids.all(...all.parameters).slice(offset, offset + pageSize)));
    }
    const slice = idsQuery(query, today, { limit: pageSize, offset });
    const total = countQuery(query, today);
    const ids = db.prepare<unknown[], number>(slice.sql).pluck();
    const count = db.prepare<unknown[]>(total.sql).pluck();
    return () => {
      count.get(...total.parameters);
      many.all(JSON.stringify(ids.all(...slice.parameters)));
    };
  });
}

function timesOf(times: readonly number[]): Times {
  return { p50: percentile(times, 50), p95: percentile(times, 95), p99: percentile(times, 99) };
}
