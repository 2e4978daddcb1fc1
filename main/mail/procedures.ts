import type { mailContract } from '../../shared/mail.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { MailService } from './service.ts';

/** Handlers of `mail.*`. */
export function createMailProcedures(service: MailService): HandlersOf<typeof mailContract> {
  return {
    settings: () => service.settings(),
    saveSettings: (input, ctx) => service.saveSettings(input, ctx),
    test: (input, ctx) => service.test(input, ctx),
    outbox: (input) => service.outbox(input),
    retry: (input, ctx) => service.retry(input, ctx),
  };
}
