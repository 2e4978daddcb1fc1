import type { patientsContract } from '../../shared/patients.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { PatientsService } from './service.ts';

/** Handlers of `patients.*` on the records themselves; settings, files and reviews have their own. */
type RecordHandlers = Pick<
  HandlersOf<typeof patientsContract>,
  | 'preview'
  | 'duplicates'
  | 'create'
  | 'list'
  | 'get'
  | 'reveal'
  | 'changes'
  | 'revealChange'
  | 'correct'
  | 'archive'
  | 'restore'
>;

/** Handlers of the records of patients. */
export function createPatientsProcedures(service: PatientsService): RecordHandlers {
  return {
    preview: (input, ctx) => service.preview(input, ctx),
    duplicates: (input, ctx) => service.duplicates(input, ctx),
    create: (input, ctx) => service.create(input, ctx),
    list: (input, ctx) => service.list(input, ctx),
    get: ({ id }, ctx) => service.get(id, ctx),
    reveal: (input, ctx) => service.reveal(input, ctx),
    changes: (input, ctx) => service.changes(input, ctx),
    revealChange: (input, ctx) => service.revealChange(input, ctx),
    correct: (input, ctx) => service.correct(input, ctx),
    archive: (input, ctx) => service.archive(input, ctx),
    restore: (input, ctx) => service.restore(input, ctx),
  };
}
