import type { directoryContract } from '../../shared/directory.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { DirectoryService } from './service.ts';

/** Handlers of `directory.*`. */
export function createDirectoryProcedures(service: DirectoryService): HandlersOf<typeof directoryContract> {
  return {
    get: () => service.get(),
    save: (input, ctx) => service.save(input, ctx),
    test: (input, ctx) => service.test(input, ctx),
    testSaved: (input, ctx) => service.testSaved(input, ctx),
    findGroups: (input) => service.findGroups(input),
    previewEnvironment: (input) => service.previewEnvironment(input),
    importEnvironment: (input, ctx) => service.importEnvironment(input, ctx),
  };
}
