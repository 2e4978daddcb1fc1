import type { calendarContract } from '../../shared/calendar.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { CalendarService } from './service.ts';

/** Handlers of `calendar.*`. */
export function createCalendarProcedures(service: CalendarService): HandlersOf<typeof calendarContract> {
  return {
    feed: (_input, ctx) => service.feed(ctx),
    create: ({ scope }, ctx) => service.create(scope, ctx),
    revoke: (_input, ctx) => service.revoke(ctx),
    file: ({ scope }, ctx) => service.file(scope, ctx),
  };
}
