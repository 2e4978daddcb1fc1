import { localDate } from '#shared/dates.ts';
import type { Check } from '../check.ts';
import { failed, off, ok, warning } from '../finding.ts';
import { daysSince, hoursSince, moment } from '../moments.ts';

const selfTestDays = 8;

/** Whether what happens by itself happens. */
export const operationChecks: readonly Check[] = [
  {
    of: 'data',
    id: 'jobs',
    area: 'operation',
    requirements: ['000-091', '000-069', '004-060'],
    link: '/admin/jobs',
    look({ db }) {
      const last = db
        .prepare<[], { job: string; result: string | null }>(
          'SELECT job, result FROM job_runs WHERE id IN (SELECT max(id) FROM job_runs WHERE result IS NOT NULL GROUP BY job) ORDER BY job',
        )
        .all();
      if (last.length === 0) return warning('No job has run yet.', 'Leave the program open: jobs run while it is.');
      const broken = last.filter(({ result }) => result === 'failed').map(({ job }) => job);
      if (broken.length === 0) return ok(`The last run of each of ${last.length} jobs went through.`);
      return failed(`Jobs that failed: ${broken.join(', ')}.`, 'See on the page of the jobs why, and run them again.');
    },
  },
  {
    of: 'data',
    id: 'reminders',
    area: 'operation',
    requirements: ['004-060'],
    link: '/admin/jobs',
    look({ db, now }) {
      const last = db
        .prepare<[], { at: string; result: string }>(
          "SELECT started_at AS at, result FROM job_runs WHERE job = 'reminders.send' AND result IS NOT NULL ORDER BY id DESC LIMIT 1",
        )
        .get();
      if (!last)
        return warning('Reminders were not sent yet.', 'Leave the program open in the morning, or run the job now.');
      if (last.result !== 'done')
        return failed(
          `The reminders of ${moment(last.at)} failed.`,
          'See on the page of the jobs why, and run them again.',
        );
      const evidence = `Reminders were last looked through on ${moment(last.at)}.`;
      return hoursSince(last.at, now) <= 26
        ? ok(evidence)
        : warning(evidence, 'Leave the program open in the morning, or run the job now.');
    },
  },
  {
    of: 'data',
    id: 'health',
    area: 'operation',
    requirements: ['000-070', '000-091', '003-035', '003-037', '003-038', '004-058'],
    link: '/admin/health',
    look({ others, app }) {
      const health = others.health?.();
      if (!health || app.host === 'cli') return undefined;
      if (health.checkedAt === null) return off('The program has not looked at its health yet.');
      const evidence = `The program looked at its health on ${moment(health.checkedAt)}.`;
      const advice = 'See on the health page what is wrong.';
      const states = new Set(health.parts.map(({ state }) => state));
      if (states.has('failed')) return failed(evidence, advice);
      return states.has('warning') ? warning(evidence, advice) : ok(evidence);
    },
  },
  {
    of: 'data',
    id: 'log',
    area: 'operation',
    requirements: ['004-061', '004-045', '004-052', '004-053', '000-099'],
    link: '/admin/logs',
    look({ db, now }) {
      const errors =
        db.prepare<[string], number>('SELECT errors FROM log_errors WHERE day = ?').pluck().get(localDate(now)) ?? 0;
      if (errors === 0) return ok('The log has no error today.');
      return warning(`Errors in the log today: ${errors}.`, 'Read them on the page of the logs.');
    },
  },
  {
    of: 'data',
    id: 'self-test',
    area: 'operation',
    requirements: ['000-077'],
    look({ db, now }) {
      const at = db.prepare<[], string | null>('SELECT min(checked_at) FROM readiness_checks').pluck().get();
      if (!at) return warning('Not everything was examined yet.', 'Examine everything now.');
      const evidence = `Everything was examined on ${moment(at)}.`;
      return daysSince(at, now) <= selfTestDays ? ok(evidence) : warning(evidence, 'Examine everything now.');
    },
  },
  {
    of: 'data',
    id: 'maintenance',
    area: 'operation',
    requirements: ['000-093', '000-094', '000-096', '004-110', '004-111', '004-112', '004-113', '004-114'],
    link: '/admin/maintenance',
    look({ db }) {
      const late = db
        .prepare<[], string>(
          "SELECT message FROM notices WHERE kind = 'maintenance.late' AND dismissed_at IS NULL LIMIT 1",
        )
        .pluck()
        .get();
      if (late === undefined) return ok('No work of maintenance was left out.');
      return warning('Work of maintenance was left out.', 'Do it, and sign it on the page of the maintenance.');
    },
  },
  {
    of: 'data',
    id: 'deployment',
    area: 'operation',
    requirements: ['004-128', '003-045'],
    link: '/admin/readiness',
    look({ db }) {
      const at = db
        .prepare<[], string>("SELECT at FROM sign_offs WHERE kind = 'deployment' ORDER BY id DESC LIMIT 1")
        .pluck()
        .get();
      if (at === undefined) return off('Nobody has signed the checklist yet.');
      return ok(`The checklist was signed on ${moment(at)}.`);
    },
  },
];
