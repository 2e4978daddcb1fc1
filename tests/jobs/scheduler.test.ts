import { describe, expect, test } from 'vitest';
import { systemRandom } from '../../main/host/system-ports.ts';
import { lastTime, nextTime } from '../../main/jobs/next-time.ts';
import { createJobsRepository } from '../../main/jobs/repository.ts';
import { createJobsService, type JobDefinition } from '../../main/jobs/service.ts';
import { createNoticeWriter } from '../../main/notices/notice-writer.ts';
import { createTransactor } from '../../main/rpc/transact.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { copyInstallation } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { memoryLog, type TestClock, testClock } from '../support/ports.ts';

const timezone = 'America/New_York';
const day = 86_400_000;

/** A scheduler with one job, on a database of its own; `restart` is the program started again. */
async function scheduled(start: string, job: Partial<JobDefinition> & Pick<JobDefinition, 'schedule'>) {
  const db = await openDatabaseOf(copyInstallation());
  const clock: TestClock = testClock(start);
  const log = memoryLog();
  const runs: string[] = [];
  const definition: JobDefinition = {
    name: 'test.job',
    run: async () => {
      runs.push(clock.now().toISOString());
      return 'Done.';
    },
    ...job,
  };
  const open = () =>
    createJobsService({
      repository: createJobsRepository(db),
      transactor: createTransactor({ db, clock }),
      notices: createNoticeWriter(db),
      events: { publish: () => undefined },
      definitions: [definition],
      since: new Date(new Date(start).getTime() - day),
      clock,
      random: systemRandom,
      log,
      timezone,
    });
  let service = open();
  const rows = () => service.runs({ job: definition.name, page: 1, pageSize: 200 }).items.toReversed();
  const notices = () =>
    db.prepare("SELECT message FROM notices WHERE kind = 'job.failed' AND dismissed_at IS NULL").pluck().all();
  return {
    db,
    clock,
    log,
    runs,
    rows,
    notices,
    service: () => service,
    /** Lets time pass, looking at the clock every quarter of an hour. */
    async pass(ms: number, step = 15 * 60_000): Promise<void> {
      for (let left = ms; left > 0; left -= step) {
        clock.advance(Math.min(step, left));
        await service.runDue();
      }
    },
    restart() {
      service = open();
      return service.runDue();
    },
  };
}

describe('a job', () => {
  test('with several times a day runs at each of them, and follows when somebody chooses others', async () => {
    let schedule = '0 6 * * * | 30 18 * * *';
    const it = await scheduled('2026-03-02T12:00:00Z', { schedule: () => schedule });
    await it.service().runDue();
    it.runs.length = 0;
    await it.pass(day);
    // In March at 18:30 and at 6:00 in New York.
    expect(it.runs).toEqual(['2026-03-02T23:30:00.000Z', '2026-03-03T11:00:00.000Z']);
    schedule = '0 9 * * *';
    await it.pass(day);
    expect(it.runs.slice(2)).toEqual(['2026-03-03T14:00:00.000Z']);
    expect(it.service().list().items[0]).toMatchObject({ schedule, nextAt: '2026-03-04T14:00:00.000Z' });
  });

  test('runs at its times, each run on record', async () => {
    const it = await scheduled('2026-03-02T12:00:00Z', { schedule: '0 6 * * *' });
    await it.service().runDue();
    await it.pass(2 * day);
    expect(it.rows()).toMatchObject([
      { cause: 'missed', result: 'done', message: 'Done.' },
      { cause: 'schedule', plannedAt: '2026-03-03T11:00:00.000Z', result: 'done' },
      { cause: 'schedule', plannedAt: '2026-03-04T11:00:00.000Z', result: 'done' },
    ]);
  });

  test('is caught up once after the machine was off, not ten times', async () => {
    const it = await scheduled('2026-03-02T12:00:00Z', { schedule: '0 6 * * *' });
    await it.restart();
    it.clock.advance(10 * day + 3_600_000);
    await it.restart();
    await it.pass(3_600_000);
    expect(it.rows().map(({ cause, plannedAt }) => [cause, plannedAt])).toEqual([
      ['missed', '2026-03-02T11:00:00.000Z'],
      // The clocks changed on the 8th.
      ['missed', '2026-03-12T10:00:00.000Z'],
    ]);
    await it.restart();
    expect(it.runs).toHaveLength(2);
  });

  test('is caught up once after the machine slept', async () => {
    const it = await scheduled('2026-03-02T12:00:00Z', { schedule: '0 6 * * *' });
    await it.restart();
    it.clock.advance(5 * day);
    await it.service().runDue();
    await it.service().runDue();
    expect(it.rows().map(({ cause }) => cause)).toEqual(['missed', 'missed']);
  });

  test('is neither repeated nor starved by a clock that was set back', async () => {
    const it = await scheduled('2026-03-02T10:00:00Z', { schedule: '0 6 * * *' });
    await it.restart();
    await it.pass(1.1 * 3_600_000);
    expect(it.runs).toHaveLength(2);
    // Ten minutes before the time that it has just had.
    it.clock.jump(-0.25 * 3_600_000);
    await it.pass(3_600_000);
    expect(it.runs).toHaveLength(2);
    // Years ahead by mistake, then corrected.
    it.clock.jump(5 * 365 * day);
    await it.service().runDue();
    expect(it.runs).toHaveLength(3);
    it.clock.jump(-5 * 365 * day);
    await it.pass(day);
    expect(it.runs).toHaveLength(4);
  });

  test('that last ran in the future starts at its next time', async () => {
    const it = await scheduled('2031-03-02T12:00:00Z', { schedule: '0 6 * * *' });
    await it.restart();
    it.clock.set('2026-03-02T12:00:00Z');
    await it.restart();
    expect(it.runs).toHaveLength(1);
    await it.pass(day);
    expect(it.rows().at(-1)).toMatchObject({ cause: 'schedule', plannedAt: '2026-03-03T11:00:00.000Z' });
  });

  test('does not overlap itself, also when it is asked for', async () => {
    let release = () => {};
    let started = 0;
    const it = await scheduled('2026-03-02T12:00:00Z', {
      schedule: '* * * * *',
      run: () => {
        started += 1;
        return new Promise((resolve) => {
          release = () => resolve('Done.');
        });
      },
    });
    const first = it.service().runDue();
    it.clock.advance(180_000);
    await it.service().runDue();
    expect(started).toBe(1);
    release();
    await first;
    expect(it.rows()).toHaveLength(1);
  });

  test('on a day without its time runs once, on a day with it twice runs once', async () => {
    const spring = await scheduled('2026-03-07T12:00:00Z', { schedule: '30 2 * * *' });
    await spring.restart();
    await spring.pass(2 * day, 5 * 60_000);
    expect(spring.rows().map(({ plannedAt }) => plannedAt)).toEqual([
      '2026-03-07T07:30:00.000Z',
      '2026-03-08T07:00:00.000Z',
      '2026-03-09T06:30:00.000Z',
    ]);
    const autumn = await scheduled('2026-10-31T12:00:00Z', { schedule: '30 1 * * *' });
    await autumn.restart();
    await autumn.pass(2 * day, 5 * 60_000);
    expect(autumn.rows().map(({ plannedAt }) => plannedAt)).toEqual([
      '2026-10-31T05:30:00.000Z',
      '2026-11-01T05:30:00.000Z',
      '2026-11-02T06:30:00.000Z',
    ]);
  });

  test('that fails is told once, until it works again', async () => {
    let broken = true;
    const it = await scheduled('2026-03-02T12:00:00Z', {
      schedule: '0 * * * *',
      run: async () => {
        if (broken) throw new AppError('UNAVAILABLE', 'The server is away.');
        return 'Done.';
      },
    });
    await it.restart();
    await it.pass(3 * 3_600_000);
    expect(it.rows().map(({ result, message }) => [result, message])).toEqual(
      Array.from({ length: 4 }, () => ['failed', 'The server is away.']),
    );
    expect(it.notices()).toEqual(['The job test.job failed. The server is away.']);
    expect(it.db.prepare('SELECT count FROM notices').pluck().get()).toBe(1);
    broken = false;
    await it.pass(3_600_000);
    expect(it.notices()).toEqual([]);
    broken = true;
    await it.pass(3_600_000);
    expect(it.notices()).toHaveLength(1);
  });

  test('that breaks unexpectedly shows nothing of the fault but in the log', async () => {
    const it = await scheduled('2026-03-02T12:00:00Z', {
      schedule: '0 * * * *',
      run: () => Promise.reject(new Error('row 12 of Mrs. Example')),
    });
    await it.restart();
    expect(it.rows()).toMatchObject([{ result: 'failed', message: expect.not.stringContaining('Example') }]);
    expect(it.log.entries).toMatchObject([{ level: 'error', message: 'a job failed' }]);
  });

  test('that is quiet leaves no row when it had nothing to do', async () => {
    let answer: string | null = null;
    const it = await scheduled('2026-03-02T12:00:00Z', { schedule: '* * * * *', quiet: true, run: async () => answer });
    await it.restart();
    await it.pass(3_600_000);
    expect(it.rows()).toEqual([]);
    answer = 'Mails sent: 1.';
    await it.pass(60_000, 60_000);
    expect(it.rows()).toMatchObject([{ result: 'done', message: 'Mails sent: 1.' }]);
  });

  test('that was cut by a crash is marked at the next start and done again, but not for ever', async () => {
    const it = await scheduled('2026-03-02T12:00:00Z', { schedule: '0 6 * * *' });
    const crash = () =>
      it.db
        .prepare("INSERT INTO job_runs (job, cause, planned_at, started_at) VALUES ('test.job', 'schedule', ?, ?)")
        .run('2026-03-02T11:00:00.000Z', '2026-03-02T11:00:01.000Z');
    crash();
    await it.service().start();
    await it.service().stop();
    expect(it.rows()).toMatchObject([{ result: 'interrupted' }]);
    await it.restart();
    expect(it.rows()).toMatchObject([{ result: 'interrupted' }, { cause: 'missed', result: 'done' }]);
    it.db.prepare('DELETE FROM job_runs').run();
    crash();
    crash();
    await it.service().stop();
    await it.restart();
    await it.service().start();
    await it.service().stop();
    it.db.prepare("UPDATE job_runs SET result = 'interrupted', ended_at = started_at WHERE result IS NULL").run();
    await it.restart();
    expect(it.rows().filter(({ result }) => result === 'done')).toEqual([]);
  });

  test('is told to stop when the program closes, and closing waits for it', async () => {
    let stopped = false;
    const it = await scheduled('2026-03-02T12:00:00Z', {
      schedule: '0 6 * * *',
      run: (signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            stopped = true;
            reject(new Error('stopped'));
          });
        }),
    });
    const running = it.restart();
    await new Promise(setImmediate);
    await it.service().stop();
    await running;
    expect(stopped).toBe(true);
    expect(it.rows()).toMatchObject([{ result: 'interrupted' }]);
  });

  test('keeps its rows for 400 days, and its last one for ever', async () => {
    const it = await scheduled('2026-03-02T12:00:00Z', { schedule: '0 6 * * *' });
    await it.restart();
    it.clock.advance(300 * day);
    await it.restart();
    it.clock.advance(150 * day);
    expect(it.service().sweep()).toBe(1);
    it.clock.advance(900 * day);
    expect(it.service().sweep()).toBe(0);
    expect(it.rows()).toHaveLength(1);
  });
});

test('times of every schedule come after their instant, in order, also across the changes of the clocks', () => {
  for (const pattern of ['5 0 * * *', '0 6 * * *', '30 2 * * *', '30 1 * * *', '* * * * *']) {
    let at = new Date('2026-03-06T00:00:00Z');
    for (let count = 0; count < 50; count += 1) {
      const next = nextTime(pattern, at, timezone);
      expect(next.getTime()).toBeGreaterThan(at.getTime());
      expect(lastTime(pattern, next, timezone)).toEqual(next);
      expect(lastTime(pattern, new Date(next.getTime() + 1), timezone)).toEqual(next);
      at = next;
    }
  }
});
