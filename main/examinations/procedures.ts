import type { examinationsContract } from '../../shared/examinations.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { ExaminationsService } from './service.ts';

/** Handlers of `examinations.*`. */
export function createExaminationsProcedures(service: ExaminationsService): HandlersOf<typeof examinationsContract> {
  return {
    ofPatient: (input, ctx) => service.ofPatient(input, ctx),
    ofUnit: (input, ctx) => service.ofUnit(input, ctx),
    units: (input, ctx) => service.units(input, ctx),
    create: (input, ctx) => service.create(input, ctx),
    update: (input, ctx) => service.update(input, ctx),
    void: (input, ctx) => service.void(input, ctx),
    unvoid: (input, ctx) => service.unvoid(input, ctx),
  };
}
