import type { historyContract } from '../../shared/history.ts';
import { type HandlersOf, principalOf } from '../rpc/context.ts';
import type { HistoryService } from './service.ts';

/** Handlers of `history.*`. */
export function createHistoryProcedures(service: HistoryService): HandlersOf<typeof historyContract> {
  return { list: (input, ctx) => service.list(input, principalOf(ctx)) };
}
