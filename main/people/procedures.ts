import type { peopleContract } from '../../shared/people.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { PeopleService } from './service.ts';

/** The procedures of people. */
export function createPeopleProcedures(service: PeopleService): HandlersOf<typeof peopleContract> {
  return {
    list: (input) => service.list(input),
    get: ({ id }) => service.get(id),
    create: (draft, ctx) => service.create(draft, ctx),
    update: (change, ctx) => service.update(change, ctx),
  };
}
