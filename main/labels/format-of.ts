import { AppError } from '../../shared/contract/errors.ts';
import type { LabelFormat } from '../../shared/labels.ts';
import { labelFormats } from './formats.ts';

/** The labels of an id. @throws AppError INVALID */
export function formatOf(id: string): LabelFormat {
  const format = labelFormats.find((one) => one.id === id);
  if (format) return format;
  const message = 'These labels are not in the list. Choose others.';
  throw new AppError('INVALID', message, { fields: { formatId: message } });
}
