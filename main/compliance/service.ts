import type { ComplianceSettings } from '../../shared/compliance.ts';
import type { Db } from '../database/connection.ts';
import type { DownloadIssuer } from '../files/tickets.ts';
import type { Clock, Random } from '../ports.ts';
import type { Transactor } from '../rpc/transact.ts';
import { createArrivedTests } from './arrived-tests.ts';
import { createDueQueries } from './due-queries.ts';
import { createDueService } from './due-service.ts';
import { createSettingsRepository } from './repository.ts';
import { createComplianceSettings } from './settings.ts';
import { createTestQueries } from './test-queries.ts';
import { createTestService } from './test-service.ts';
import { createTestWriter } from './test-writer.ts';
import type { UnitClocks } from './unit-clocks.ts';

export { createUnitClocks, type UnitClocks } from './unit-clocks.ts';

/** Surveys and what is due, on one connection. */
export function createComplianceService(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly transactor: Transactor;
  readonly files: DownloadIssuer;
  readonly clocks: UnitClocks;
}) {
  const { db, clock, files, clocks } = deps;
  const stored = createComplianceSettings(createSettingsRepository(db));
  /** What the clinic decided, as it stands at this moment: a command beside this process may have changed it. */
  function settings(): ComplianceSettings {
    const { version: _, ...decided } = stored.get();
    return decided;
  }
  return {
    ...createDueService({
      queries: createDueQueries(db),
      clock,
      files,
      clocks,
    }),
    ...createTestService({
      queries: createTestQueries(db),
      writer: createTestWriter(db),
      settings,
      clock,
      files,
    }),
    ...createArrivedTests(deps),
    settings,
    storedSettings: stored.get,
    saveSettings: stored.save,
  };
}

/** The service of {@link createComplianceService}. */
export type ComplianceService = ReturnType<typeof createComplianceService>;
