import type { jobsContract } from '../../shared/jobs.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { JobsService } from './service.ts';

/** Handlers of `jobs.*`. */
export function createJobsProcedures(service: JobsService): HandlersOf<typeof jobsContract> {
  return {
    list: () => service.list(),
    runs: (input) => service.runs(input),
    run: (input, ctx) => service.run(input, ctx),
  };
}
