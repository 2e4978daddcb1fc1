import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import type { LabelPrinter, labelsContract } from '../../shared/labels.ts';
import type { Context } from '../rpc/context.ts';
import { formatOf } from './format-of.ts';
import type { LabelsRepository, PrinterValues } from './repository.ts';

type Input<P extends 'addPrinter' | 'savePrinter' | 'removePrinter'> = z.output<(typeof labelsContract)[P]['input']>;

const fields = ['name', 'formatId', 'offsetX', 'offsetY'] as const satisfies readonly (keyof PrinterValues)[];

/** The printers of an installation: which labels lie in each, and by how much it is off. */
export function createLabelPrinters(repository: LabelsRepository) {
  /** @throws AppError NOT_FOUND */
  function get(id: number): LabelPrinter {
    const found = repository.one(id);
    if (!found) throw new AppError('NOT_FOUND', 'This printer is not in the list any more. Read the list again.');
    return found;
  }

  function check(values: PrinterValues, except: number | undefined): void {
    formatOf(values.formatId);
    const holder = repository.named(values.name);
    if (holder === undefined || holder === except) return;
    const message = 'There is a printer of this name already. Type another name.';
    throw new AppError('CONFLICT', message, { fields: { name: message } });
  }

  return {
    get,
    all: () => repository.all(),

    /** @throws AppError CONFLICT for a name in use, INVALID for unknown labels */
    add(values: Input<'addPrinter'>, ctx: Context): LabelPrinter {
      const id = ctx.transact((tx) => {
        check(values, undefined);
        const added = repository.insert(values, tx.at);
        const changes = Object.fromEntries(fields.map((field) => [field, { old: null, new: values[field] }]));
        tx.audit({ entity: 'label', entityId: String(added), changes });
        return added;
      });
      return get(id);
    },

    /** @throws AppError NOT_FOUND; CONFLICT for a stale version, with the stored printer, or a name in use; INVALID for unknown labels */
    save({ id, version, ...values }: Input<'savePrinter'>, ctx: Context): LabelPrinter {
      ctx.transact((tx) => {
        const stored = get(id);
        if (stored.version !== version) {
          throw new AppError('CONFLICT', 'Somebody else changed this printer. Compare both values and save again.', {
            details: { current: stored },
          });
        }
        check(values, id);
        const changed = fields.filter((field) => stored[field] !== values[field]);
        if (changed.length === 0) return;
        repository.update(id, values, tx.at);
        const changes = Object.fromEntries(changed.map((field) => [field, { old: stored[field], new: values[field] }]));
        tx.audit({ entity: 'label', entityId: String(id), changes });
      });
      return get(id);
    },

    /** @throws AppError NOT_FOUND */
    remove({ id }: Input<'removePrinter'>, ctx: Context): Record<string, never> {
      ctx.transact((tx) => {
        const { name } = get(id);
        repository.remove(id, tx.at);
        tx.audit({ entity: 'label', entityId: String(id), changes: { name: { old: name, new: null } } });
      });
      return {};
    },
  };
}
