import { dataFiles } from './database/data-files.ts';
import { createMarksKeeper } from './database/marks-keeper.ts';
import type { FeatureDeps } from './feature-deps.ts';
import type { JobDefinition } from './jobs/service.ts';
import { createBlindIndex } from './patients/blind-index-rules.ts';
import { createIdentityCells } from './patients/identity-cell-rules.ts';
import { createPatientsProcedures } from './patients/procedures.ts';
import { createStanding } from './studies/standing-rules.ts';

/** Builds the patient registry: studies, patients with encrypted identities, and their examinations. */
export function createRegistry({ data, ports }: FeatureDeps) {
  const { db, keys } = data;
  const marks = createMarksKeeper({
    db,
    path: dataFiles(ports.paths.data).identifiers,
    key: keys.authentication,
    installId: data.installId,
    log: ports.log,
  });
  marks.begin();
  /** What every part of the registry stands on. */
  const base = {
    db,
    keys,
    clock: ports.clock,
    random: ports.random,
    standing: createStanding({ db }),
    cells: createIdentityCells({ keys, random: ports.random }),
    index: createBlindIndex({ keys }),
    marks,
  };
  const jobs: readonly JobDefinition[] = [];
  return {
    handlers: {
      patients: {
        ...createPatientsProcedures(base),
      },
    },
    jobs,
    /** Before the database closes. */
    close: () => marks.close(),
  };
}
