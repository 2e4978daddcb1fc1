import { createAccountSummary } from './accounts/account-summary.ts';
import { createEquipmentProcedures } from './equipment/procedures.ts';
import { createEquipmentRepository } from './equipment/repository.ts';
import { createEquipmentService } from './equipment/service.ts';
import type { FeatureDeps } from './feature-deps.ts';
import { requireSpace } from './files/disk-space.ts';
import { createDocumentPrinter } from './files/document-runner.ts';
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
import { createLookupsProcedures } from './lookups/procedures.ts';
import { createLookupsRepository } from './lookups/repository.ts';
import { createLookupsService } from './lookups/service.ts';
import { createPeopleProcedures } from './people/procedures.ts';
import { createPeopleRepository } from './people/repository.ts';
import { createPeopleService } from './people/service.ts';
import { createPreferencesProcedures } from './preferences/procedures.ts';
import { createPreferencesService } from './preferences/service.ts';
import { createProtection } from './protection.ts';
import type { AppHandlers } from './rpc/context.ts';
import { createSampleService } from './sample/service.ts';
import { createSurveys } from './surveys.ts';
import { createSystemProcedures } from './system/procedures.ts';

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
  const lookups = createLookupsService({ repository: createLookupsRepository(db), db });
  const people = createPeopleService({ repository: createPeopleRepository(db), db });
  const equipment = createEquipmentService({ repository: createEquipmentRepository(db), db, clock, files: tickets });
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
  const sample = createSampleService({ db, imports, clock });
  const protection = createProtection(deps);
  const lan = createLan(deps);
  const surveys = createSurveys(deps, [...protection.jobs, ...lan.jobs, ...identity.jobs]);
  const labels = createLabelsService({
    repository: createLabelsRepository(db),
    equipment,
    files: tickets,
    print: createDocumentPrinter(workerEntry && new URL('./document-worker.js', workerEntry)),
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
    preferences: createPreferencesProcedures(preferences),
    home: createHomeProcedures(home),
    equipment: createEquipmentProcedures(equipment),
    lookups: createLookupsProcedures(lookups),
    people: createPeopleProcedures(people),
    imports: createImportsProcedures(imports),
    labels: createLabelsProcedures(labels),
  };
  return { handlers, identity, surveys, protection, lan, imports, sample };
}
