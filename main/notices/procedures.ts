import type { noticesContract } from '../../shared/notices.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { NoticesService } from './service.ts';

/** Handlers of `notices.*`. */
export function createNoticesProcedures(service: NoticesService): HandlersOf<typeof noticesContract> {
  return {
    list: (_input, ctx) => service.list(ctx),
    dismiss: (input, ctx) => service.dismiss(input, ctx),
  };
}
