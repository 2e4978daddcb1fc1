import { createComponentsProcedures } from './components/procedures.ts';
import { createComponentsRepository } from './components/repository.ts';
import { createComponentsService } from './components/service.ts';
import type { Db } from './database/connection.ts';
import { createFieldsProcedures } from './fields/procedures.ts';
import { createFieldsRepository } from './fields/repository.ts';
import { createFieldsService } from './fields/service.ts';
import type { Clock } from './ports.ts';

/** What units have beyond their own record: components, and fields that the clinic defines. */
export function createUnitAdditions({ db, clock }: { readonly db: Db; readonly clock: Clock }) {
  const components = createComponentsService({ repository: createComponentsRepository(db), db, clock });
  const fields = createFieldsService({ repository: createFieldsRepository(db), db });
  return {
    components: createComponentsProcedures(components),
    fields: createFieldsProcedures(fields),
  };
}
