import { AppError } from '../../shared/contract/errors.ts';
import type { LabelFormat, LabelPrinter } from '../../shared/labels.ts';
import type { Db } from '../database/connection.ts';
import { labelFormats } from './formats.ts';
import { createLabelsRepository } from './repository.ts';

/** A printer whose labels come one by one from a roll. */
export interface LabelRoll {
  readonly printer: LabelPrinter;
  readonly format: LabelFormat;
}

/** The label printers that were set up, with the rolls in them; those with sheets are left out. */
export function createRollRules(db: Db) {
  const repository = createLabelsRepository(db);
  function rolls(): readonly LabelRoll[] {
    return repository.all().flatMap((printer) => {
      const format = labelFormats.find(({ id }) => id === printer.formatId);
      return format?.kind === 'roll' ? [{ printer, format }] : [];
    });
  }
  return {
    rolls,
    /** @throws AppError NOT_FOUND */
    roll(printerId: number): LabelRoll {
      const found = rolls().find(({ printer }) => printer.id === printerId);
      if (!found)
        throw new AppError(
          'NOT_FOUND',
          'This label printer is not set up any more. Open the menu again and choose another one.',
        );
      return found;
    },
  };
}
