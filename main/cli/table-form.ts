import type { FileForm } from '../../shared/files.ts';
import type { OptionValues } from './command.ts';
import { UsageError } from './usage.ts';

/** The options of every command that writes a table. */
export const tableOptions = {
  out: { type: 'string' },
  format: { type: 'string' },
  bom: { type: 'boolean' },
} as const;

/** In which form a table is wanted: as `--format` says, otherwise as the name after `--out` ends. @throws UsageError */
export function tableForm({ out, format, bom }: OptionValues): FileForm {
  const wanted = typeof format === 'string' ? format : typeof out === 'string' && /\.xlsx$/i.test(out) ? 'xlsx' : 'csv';
  if (wanted !== 'csv' && wanted !== 'xlsx') throw new UsageError('--format is csv or xlsx.');
  if (bom === true && wanted === 'xlsx') throw new UsageError('--bom is for CSV: a workbook needs none.');
  return { format: wanted, ...(bom === true && { bom }) };
}
