import type { complianceContract } from '../../shared/compliance.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { ComplianceService } from './service.ts';

/** Handlers of `compliance.*`. */
export function createComplianceProcedures(service: ComplianceService): HandlersOf<typeof complianceContract> {
  return {
    summary: (input) => service.summary(input),
    due: (input) => service.due(input),
    units: (input) => service.units(input),
    exportUnits: (input, ctx) => service.exportUnits(input, ctx),
    recordTest: (test, ctx) => service.recordTest(test, ctx),
    test: ({ id }) => service.test(id),
    tests: (input) => service.tests(input),
    updateTest: (change, ctx) => service.updateTest(change, ctx),
    removeTest: (input, ctx) => service.removeTest(input, ctx),
    restoreTest: ({ id }, ctx) => service.restoreTest(id, ctx),
    exportTests: (input, ctx) => service.exportTests(input, ctx),
    settings: () => service.storedSettings(),
    saveSettings: (input, ctx) => service.saveSettings(input, ctx),
  };
}
