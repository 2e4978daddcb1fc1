import type { LookupKind } from '#shared/lookups.ts';
import { createLookupWriter } from '../../lookups/lookup-writer.ts';
import type { Tx } from '../../rpc/transact.ts';
import { bookingsKind } from '../bookings/bookings-kind.ts';
import { equipmentKind } from '../equipment/equipment-kind.ts';
import type { Reverter } from '../kind.ts';
import { oldValues } from '../old-values.ts';
import { testsKind } from '../tests/tests-kind.ts';

/** Takes back everything that a REMS brought: what each of its parts takes back, and changes of lookups. */
export function createRemsReverter(tx: Tx, importId: number): Reverter {
  const parts = [equipmentKind, testsKind, bookingsKind].map((kind) => kind.createReverter(tx, importId));
  const lookups = createLookupWriter(tx.db);
  return {
    steps: {
      ...Object.assign({}, ...parts.map(({ steps }) => steps)),
      'lookups.update'(entry) {
        const [kind = '', id = ''] = entry.entity_id.split(':');
        const known = kind as LookupKind; // written by the lookup writer from this type
        const lookup = lookups.stored(known, Number(id));
        if (!lookup) throw new Error(`an import changed ${entry.entity_id}, which is not there`);
        const { active, ...values } = oldValues(entry) as Record<string, never> & { readonly active?: boolean };
        lookups.update(
          tx,
          known,
          lookup,
          { ...values, ...(active !== undefined && { active: active ? 1 : 0 }) },
          { importId },
        );
      },
    },
    finish() {
      for (const part of parts) part.finish();
    },
  };
}
