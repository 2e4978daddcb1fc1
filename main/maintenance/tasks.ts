import type { MaintenancePeriod } from '../../shared/maintenance.ts';
import type { Span } from '../../shared/maintenance-periods.ts';
import type { ReadinessCheck } from '../../shared/readiness.ts';
import type { Evidence } from './evidence.ts';
import type { Sight } from './sight.ts';

/** What a look stands on. */
export interface Scene {
  readonly span: Span;
  readonly evidence: Evidence;
  /** The checks of readiness by id; empty for a period that is over, because they speak of today. */
  readonly checks: ReadonlyMap<string, ReadinessCheck>;
}

/** A task of the calendar. */
export interface TaskDefinition {
  /** Stable, in kebab case; its words are on the screens. */
  readonly task: string;
  readonly period: MaintenancePeriod;
  /** Where it is done. */
  readonly link: string | null;
  /** Absent where only a person can know. */
  readonly look?: (scene: Scene) => Sight | undefined;
}

/** The calendar: rows 004-110…114 and 000-093…096 of the catalogue, and the recovery key typed from paper every quarter. */
export const tasks: readonly TaskDefinition[] = [
  { task: 'health', period: 'daily', link: '/admin/health', look: byCheck('health') },
  {
    task: 'backup',
    period: 'daily',
    link: '/admin/backups',
    look: ({ span, evidence }) => evidence.provenBackup(span),
  },
  { task: 'errors', period: 'daily', link: '/admin/logs', look: byCheck('log') },
  { task: 'disk', period: 'daily', link: '/admin/health', look: byCheck('disk') },

  {
    task: 'log-review',
    period: 'weekly',
    link: '/admin/logs',
    look: ({ span, evidence }) => evidence.loggedErrors(span),
  },
  {
    task: 'audit-review',
    period: 'weekly',
    link: '/admin/audit',
    look: ({ span, evidence }) => evidence.auditReview(span),
  },
  { task: 'backup-proof', period: 'weekly', link: '/admin/backups', look: byCheck('backup-proof') },
  {
    task: 'certificate',
    period: 'weekly',
    link: '/admin/readiness?area=network',
    look: byCheck('certificate', 'or-off'),
  },
  { task: 'metrics', period: 'weekly', link: '/admin/health', look: byCheck('database-speed') },

  { task: 'drill', period: 'monthly', link: '/admin/backups', look: ({ span, evidence }) => evidence.drill(span) },
  {
    task: 'access-review',
    period: 'monthly',
    link: '/admin/maintenance/access',
    look: ({ span, evidence }) => evidence.accessReview(span),
  },
  { task: 'keys', period: 'monthly', link: '/admin/keys', look: byCheck('key-age') },
  {
    task: 'self-test',
    period: 'monthly',
    link: '/admin/readiness',
    look: ({ span, evidence }) => evidence.selfTest(span),
  },
  { task: 'updates', period: 'monthly', link: '/about' },
  { task: 'policies', period: 'monthly', link: '/admin/access' },

  {
    task: 'recovery-sheet',
    period: 'quarterly',
    link: '/admin/keys',
    look: ({ span, evidence }) => evidence.sheet(span),
  },
  {
    task: 'incident-plan',
    period: 'quarterly',
    link: '/admin/readiness',
    look: ({ span, evidence }) => evidence.printedPlan(span),
  },
  { task: 'operating-system', period: 'quarterly', link: null },
  { task: 'load-test', period: 'quarterly', link: '/admin/health' },
  { task: 'program-review', period: 'quarterly', link: '/about' },

  {
    task: 'key-rotation',
    period: 'yearly',
    link: '/admin/keys',
    look: ({ span, evidence }) => evidence.rotation(span),
  },
  {
    task: 'recovery-exercise',
    period: 'yearly',
    link: '/admin/backups',
    look: ({ span, evidence }) => evidence.restore(span),
  },
  { task: 'assessment', period: 'yearly', link: '/admin/readiness' },
  { task: 'penetration-test', period: 'yearly', link: '/admin/readiness?area=network' },
  { task: 'licences', period: 'yearly', link: null },
];

/** A check of readiness that is in order closes the task; with `or-off` one that does not apply does too. */
function byCheck(id: string, also?: 'or-off'): (scene: Scene) => Sight | undefined {
  return ({ checks }) => {
    const check = checks.get(id);
    if (!check || (check.state === 'off' && also === undefined)) return undefined;
    return { closes: check.state === 'ok' || check.state === 'off', evidence: check.evidence };
  };
}
