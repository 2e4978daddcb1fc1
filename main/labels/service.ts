import { AppError } from '../../shared/contract/errors.ts';
import type { labelsContract } from '../../shared/labels.ts';
import type { HandlersOf } from '../rpc/context.ts';

export type LabelsService = HandlersOf<typeof labelsContract>;

export function createLabelsService(): LabelsService {
  const later = () => {
    throw new AppError('UNAVAILABLE', 'Not yet.');
  };
  return {
    formats: later,
    print: later,
    calibration: later,
    addPrinter: later,
    savePrinter: later,
    removePrinter: later,
  };
}
