import type { rolesContract } from '../../shared/roles.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { RolesService } from './service.ts';

/** Handlers of `roles.*`. */
export function createRolesProcedures(service: RolesService): HandlersOf<typeof rolesContract> {
  return {
    list: () => service.list(),
    create: (input, ctx) => service.create(input, ctx),
    update: (input, ctx) => service.update(input, ctx),
    remove: (input, ctx) => service.remove(input, ctx),
  };
}
