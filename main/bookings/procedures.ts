import type { bookingsContract } from '../../shared/bookings.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { BookingsService } from './service.ts';

/** Handlers of `bookings.*`. */
export function createBookingsProcedures(service: BookingsService): HandlersOf<typeof bookingsContract> {
  return {
    list: (input) => service.list(input),
    get: ({ id }) => service.get(id),
    create: ({ items }, ctx) => ({ items: service.create(items, ctx) }),
    update: (input, ctx) => service.update(input, ctx),
    cancel: (input, ctx) => service.cancel(input, ctx),
    reopen: (input, ctx) => service.reopen(input, ctx),
    export: (input, ctx) => service.export(input, ctx),
  };
}
