import type { remindersContract } from '../../shared/reminders.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { RemindersService } from './service.ts';

/** Handlers of `reminders.*`. */
export function createRemindersProcedures(service: RemindersService): HandlersOf<typeof remindersContract> {
  return {
    rules: () => service.rules(),
    createRule: (input, ctx) => service.createRule(input, ctx),
    updateRule: (input, ctx) => service.updateRule(input, ctx),
    preview: () => service.preview(),
    sent: (input) => service.sent(input),
  };
}
