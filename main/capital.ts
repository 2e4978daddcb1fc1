import { createClinicNameRules } from './access/clinic-name-rules.ts';
import { createScenarioApplication } from './capital/apply-scenario.ts';
import { createCasePrint } from './capital/case-print.ts';
import { createPlanQueries } from './capital/plan-queries.ts';
import { createCapitalProcedures } from './capital/procedures.ts';
import { createScenarioService } from './capital/scenario-service.ts';
import { createScenarioTable } from './capital/scenario-table.ts';
import { createCapitalService } from './capital/service.ts';
import { createScoreWeights } from './capital/weights.ts';
import type { ComplianceService } from './compliance/service.ts';
import { readAuditHead } from './database/audit-head.ts';
import { createDocumentRules } from './documents/document-rules.ts';
import { createCapitalCategories } from './equipment/capital-category-rules.ts';
import type { EquipmentService } from './equipment/service.ts';
import { createUnitWriter } from './equipment/unit-writer.ts';
import type { FeatureDeps } from './feature-deps.ts';
import type { DocumentPrinter } from './files/document-runner.ts';
import type { FindingsService } from './findings/service.ts';

/** Builds capital planning: the list, the chart, the budget, scenarios, the score and the printed case. */
export function createCapital(
  { data, ports, tickets }: Pick<FeatureDeps, 'data' | 'ports' | 'tickets'>,
  others: {
    readonly equipment: EquipmentService;
    readonly compliance: Pick<ComplianceService, 'tests'>;
    readonly findings: Pick<FindingsService, 'list'>;
    readonly print: DocumentPrinter;
  },
) {
  const { db } = data;
  const { clock } = ports;
  const table = createScenarioTable(db);
  const scenarios = createScenarioService({ table, clock });
  const weights = createScoreWeights(db);
  const capital = createCapitalService({
    queries: createPlanQueries(db),
    scenarios,
    categories: createCapitalCategories(db),
    weights,
    equipment: others.equipment,
    files: tickets,
    clock,
  });
  const application = createScenarioApplication({ table, scenarios, units: createUnitWriter(db), clock });
  const casePdf = createCasePrint({
    ...others,
    capital,
    scenarios,
    weights,
    files: tickets,
    clock,
    clinicName: createClinicNameRules(db).clinicName,
    pictureOf: (unitId) => createDocumentRules(db).pictureOf('unit', unitId),
    auditHead: () => readAuditHead(db),
  });
  return createCapitalProcedures({ capital, scenarios, application, weights, casePdf });
}
