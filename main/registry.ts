import { createClinicNameRules } from './access/clinic-name-rules.ts';
import { dataFiles } from './database/data-files.ts';
import { createMarksKeeper } from './database/marks-keeper.ts';
import { createExaminationsProcedures } from './examinations/procedures.ts';
import { createExaminationsRepository } from './examinations/repository.ts';
import { createExaminationsService } from './examinations/service.ts';
import type { FeatureDeps } from './feature-deps.ts';
import type { DocumentPrinter } from './files/document-runner.ts';
import type { JobDefinition } from './jobs/service.ts';
import { createRollRules } from './labels/roll-rules.ts';
import { createBlindIndex } from './patients/blind-index-rules.ts';
import { createCheckLimit } from './patients/check-limit.ts';
import { createComparisons } from './patients/comparisons.ts';
import { createCounters } from './patients/counters.ts';
import { createDuplicateRules } from './patients/duplicates.ts';
import { createIdentityCells } from './patients/identity-cell-rules.ts';
import { createPatientLists } from './patients/lists.ts';
import { createPatientWriter } from './patients/patient-writer.ts';
import { createPatientsProcedures } from './patients/procedures.ts';
import { createRegistryChoices } from './patients/registry-choices.ts';
import { createRegistrySettingsProcedures } from './patients/registry-settings-procedures.ts';
import { createRegistrySettings } from './patients/registry-settings-rules.ts';
import { createPatientsRepository } from './patients/repository.ts';
import { createAskerStanding } from './patients/reviews/asker-standing.ts';
import { createReviewsProcedures } from './patients/reviews/procedures.ts';
import { createReviewsRepository } from './patients/reviews/repository.ts';
import { createReviewCell } from './patients/reviews/review-cell.ts';
import { createReviewNotices } from './patients/reviews/review-notices.ts';
import { createReviewsService } from './patients/reviews/service.ts';
import { createSearchRecord } from './patients/search-record.ts';
import { createPatientsService } from './patients/service.ts';
import { createTakingAwayProcedures } from './patients/taking-away/procedures.ts';
import { createRoleRules } from './roles/role-rules.ts';
import { createStudiesProcedures } from './studies/procedures.ts';
import { createStudiesRepository } from './studies/repository.ts';
import { createStudiesService } from './studies/service.ts';
import { createStanding } from './studies/standing-rules.ts';

/** Builds the patient registry: studies, patients with encrypted identities, and their examinations. */
export function createRegistry({ data, ports, tickets, transactor, integrity }: FeatureDeps, print: DocumentPrinter) {
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
    repository: createPatientsRepository(db),
    settings: createRegistrySettings(db),
  };
  const writer = createPatientWriter({ ...base, counters: createCounters({ db, marks }) });
  const lists = createPatientLists(base);
  const duplicates = createDuplicateRules(base);
  const { monotonic } = ports.clock;
  const searches = createSearchRecord({ transactor, integrity, monotonic, log: ports.log });
  const comparisons = createComparisons({ ...base, duplicates, searches, limit: createCheckLimit(base) });
  const patients = createPatientsService({ ...base, writer, lists, duplicates, comparisons, searches });
  const reviews = createReviewsService({
    ...base,
    repository: createReviewsRepository(db),
    patients: base.repository,
    rules: patients,
    duplicates,
    writer,
    cell: createReviewCell(base.cells),
    notices: createReviewNotices(db),
    mayCreate: createAskerStanding(db),
  });
  const { clinicName } = createClinicNameRules(db);
  const examinations = createExaminationsService({
    ...base,
    repository: createExaminationsRepository(db),
    patients,
  });
  const studies = createStudiesService({
    repository: createStudiesRepository(db),
    roles: createRoleRules(db),
    marks,
    clock: ports.clock,
  });
  const jobs: readonly JobDefinition[] = [];
  return {
    handlers: {
      studies: createStudiesProcedures(studies),
      examinations: createExaminationsProcedures(examinations),
      patients: {
        ...createRegistrySettingsProcedures(base.settings, createRegistryChoices(base)),
        ...createPatientsProcedures(patients),
        ...createTakingAwayProcedures({
          ...base,
          lists,
          patients,
          files: tickets,
          print,
          rolls: createRollRules(db),
          clinicName,
        }),
        ...createReviewsProcedures(reviews),
      },
    },
    jobs,
    /** Before the database closes. */
    close() {
      searches.flush();
      marks.close();
    },
  };
}
