import type { facilitiesContract } from '../../shared/facilities.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { FacilitiesService } from './service.ts';

/** Handlers of `facilities.*`. */
export function createFacilitiesProcedures(service: FacilitiesService): HandlersOf<typeof facilitiesContract> {
  return {
    list: (input) => service.list(input),
    get: ({ id }) => service.get(id),
    people: (input) => service.people(input),
    registrations: (input) => service.registrations(input),
  };
}
