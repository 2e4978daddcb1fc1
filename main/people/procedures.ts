import type { peopleContract } from '../../shared/people.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { PersonMergeService } from './merge-service.ts';
import type { PeopleExport } from './people-export.ts';
import type { PeopleService } from './service.ts';

/** The procedures of people. */
export function createPeopleProcedures(
  service: PeopleService,
  exports: PeopleExport,
  merges: PersonMergeService,
): HandlersOf<typeof peopleContract> {
  return {
    list: (input) => service.list(input),
    get: ({ id }) => service.get(id),
    create: (draft, ctx) => service.create(draft, ctx),
    update: (change, ctx) => service.update(change, ctx),
    archive: (input, ctx) => service.archive(input, ctx),
    reactivate: (input, ctx) => service.reactivate(input, ctx),
    assigned: (input) => service.assigned(input),
    done: (input) => service.done(input),
    previewReassign: (input, ctx) => service.previewReassign(input, ctx),
    reassign: (input, ctx) => service.reassign(input, ctx),
    mergePreview: (input, ctx) => merges.preview(input, ctx),
    merge: (input, ctx) => merges.merge(input, ctx),
    unmerge: (input, ctx) => merges.unmerge(input, ctx),
    export: (input, ctx) => exports.export(input, ctx),
  };
}
