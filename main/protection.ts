import type { FeatureDeps } from './feature-deps.ts';
import type { JobDefinition } from './jobs/service.ts';

/** Builds what protects the data: backups, restore, keys, damaged records, the audit trail, logs, health, readiness, maintenance. */
export function createProtection(_deps: FeatureDeps) {
  const handlers = {};
  /** What happens by itself; run by the scheduler with the other jobs. */
  const jobs: readonly JobDefinition[] = [];
  return { handlers, jobs };
}
