import type { labelsContract } from '../../shared/labels.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { LabelsService } from './service.ts';

/** Handlers of `labels.*`. */
export function createLabelsProcedures(service: LabelsService): HandlersOf<typeof labelsContract> {
  return {
    formats: (input, ctx) => service.formats(input, ctx),
    print: (input, ctx) => service.print(input, ctx),
    calibration: (input, ctx) => service.calibration(input, ctx),
    addPrinter: (input, ctx) => service.addPrinter(input, ctx),
    savePrinter: (input, ctx) => service.savePrinter(input, ctx),
    removePrinter: (input, ctx) => service.removePrinter(input, ctx),
  };
}
