import { createAccountSummary } from './accounts/account-summary.ts';
import { appVersion } from './app-version.ts';
import { createCapital } from './capital.ts';
import { dataFiles } from './database/data-files.ts';
import { createBulkEditProcedures } from './equipment/bulk-procedures.ts';
import { createBulkEditService } from './equipment/bulk-service.ts';
import { createEquipmentProcedures } from './equipment/procedures.ts';
import { createEquipmentRepository } from './equipment/repository.ts';
import { createEquipmentService, createUnitTexts } from './equipment/service.ts';
import { createFacilitiesProcedures } from './facilities/procedures.ts';
import { createFacilitiesRepository } from './facilities/repository.ts';
import { createFacilitiesService } from './facilities/service.ts';
import type { FeatureDeps } from './feature-deps.ts';
import { requireSpace } from './files/disk-space.ts';
import { createDocumentPrinter } from './files/document-runner.ts';
import { createHistoryProcedures } from './history/procedures.ts';
import { createHistoryService } from './history/service.ts';
import { createHomeProcedures } from './home/procedures.ts';
import { createHomeRepository } from './home/repository.ts';
import { createHomeService } from './home/service.ts';
import { createIdentity } from './identity.ts';
import { createImportsProcedures } from './imports/procedures.ts';
import { createImportsService } from './imports/service.ts';
import { createLabelsProcedures } from './labels/procedures.ts';
import { createLabelsRepository } from './labels/repository.ts';
import { createLabelsService } from './labels/service.ts';
import { createLan } from './lan.ts';
import { createFacilityExport } from './lookups/facility-export.ts';
import { createMergeService } from './lookups/merge-service.ts';
import { createLookupsProcedures } from './lookups/procedures.ts';
import { createLookupsRepository } from './lookups/repository.ts';
import { createLookupsService } from './lookups/service.ts';
import { createPersonMergeService } from './people/merge-service.ts';
import { createPeopleExport } from './people/people-export.ts';
import { createPeopleProcedures } from './people/procedures.ts';
import { createPeopleRepository } from './people/repository.ts';
import { createPeopleService } from './people/service.ts';
import { createPreferencesProcedures } from './preferences/procedures.ts';
import { createPreferencesService } from './preferences/service.ts';
import { createProtection } from './protection.ts';
import { createRegistry } from './registry.ts';
import type { AppHandlers } from './rpc/context.ts';
import { createSampleService } from './sample/service.ts';
import { createSearchProcedures } from './search/procedures.ts';
import { createSearchService } from './search/service.ts';
import { createSurveys } from './surveys.ts';
import { createSystemProcedures } from './system/procedures.ts';
import { createUnitAdditions } from './unit-additions.ts';
import { createViewsProcedures } from './views/procedures.ts';
import { createViewsRepository } from './views/repository.ts';
import { createViewsService } from './views/service.ts';
import { createExportsProcedures } from './workbook/procedures.ts';
import { createBookRunner, createInlineBookRunner } from './workbook/runner.ts';
import { createWorkbookService } from './workbook/service.ts';

/** Handlers that work before a database is open are made by the lifecycle; these need one. */
export type OpenHandlers = Omit<AppHandlers, 'setup' | 'system' | 'restore'> & {
  readonly system: Pick<AppHandlers['system'], 'about'>;
  readonly restore: Omit<AppHandlers['restore'], 'found' | 'fromSet'>;
};

/** Builds every feature: one line each, in the order of who needs whom. */
export function createFeatures(deps: FeatureDeps) {
  const { data, ports, transactor, tickets, events, workerEntry } = deps;
  const { db, keys } = data;
  const { clock } = ports;

  const preferences = createPreferencesService({ db });
  const identity = createIdentity({ data, ports, transactor, events, preferences });
  const lookupsRepository = createLookupsRepository(db);
  const lookups = createLookupsService({ repository: lookupsRepository, db });
  const merges = createMergeService({ repository: lookupsRepository, db, rowOf: lookups.get });
  const people = createPeopleService({ repository: createPeopleRepository(db), db, clock });
  const unitTexts = createUnitTexts(db);
  const inventory = createEquipmentRepository(db, unitTexts);
  const equipment = createEquipmentService({ repository: inventory, db, clock, files: tickets });
  const bulkEdits = createBulkEditService({ db, repository: inventory, clock });
  const imports = createImportsService({
    db,
    keys,
    transactor,
    clock,
    files: tickets,
    requireSpace: () => requireSpace(ports),
    workerEntry,
    paths: ports.paths,
    events,
    log: ports.log,
  });
  const workbook = createWorkbookService({
    runner: workerEntry
      ? createBookRunner({
          file: dataFiles(ports.paths.data).database,
          key: keys.database,
          entry: new URL('./workbook-worker.js', workerEntry),
        })
      : createInlineBookRunner(db),
    files: tickets,
    clock,
    log: ports.log,
    appVersion,
  });
  const sample = createSampleService({ db, imports, clock });
  const protection = createProtection(deps);
  const lan = createLan(deps);
  const print = createDocumentPrinter(workerEntry && new URL('./document-worker.js', workerEntry));
  const registry = createRegistry(deps, print);
  const surveys = createSurveys(deps, [...protection.jobs, ...lan.jobs, ...identity.jobs, ...registry.jobs]);
  const capital = createCapital(deps, { ...surveys, equipment, print });
  const labels = createLabelsService({
    repository: createLabelsRepository(db),
    equipment,
    files: tickets,
    print,
    clock,
    publicUrl: lan.publicUrl,
  });
  const home = createHomeService({
    repository: createHomeRepository(db),
    imports,
    sample,
    equipment,
    accounts: createAccountSummary({ db }),
  });

  const handlers: OpenHandlers = {
    system: createSystemProcedures({ db, ports, installId: data.installId }),
    ...identity.handlers,
    ...surveys.handlers,
    ...protection.handlers,
    ...lan.handlers,
    ...registry.handlers,
    preferences: createPreferencesProcedures(preferences),
    home: createHomeProcedures(home),
    equipment: { ...createEquipmentProcedures(equipment), ...createBulkEditProcedures(bulkEdits) },
    ...createUnitAdditions({ db, clock }),
    history: createHistoryProcedures(createHistoryService({ db })),
    search: createSearchProcedures(createSearchService({ db, clock, texts: unitTexts })),
    lookups: createLookupsProcedures(
      lookups,
      merges,
      createFacilityExport({ repository: lookupsRepository, clock, files: tickets }),
    ),
    facilities: createFacilitiesProcedures(
      createFacilitiesService({ repository: createFacilitiesRepository(db), clock }),
    ),
    views: createViewsProcedures(createViewsService({ repository: createViewsRepository(db) })),
    people: createPeopleProcedures(
      people,
      createPeopleExport({ repository: createPeopleRepository(db), clock, files: tickets }),
      createPersonMergeService({ db, person: people.get }),
    ),
    imports: createImportsProcedures(imports),
    exports: createExportsProcedures(workbook),
    labels: createLabelsProcedures(labels),
    capital,
  };
  return { handlers, identity, surveys, protection, lan, registry, imports, sample };
}
