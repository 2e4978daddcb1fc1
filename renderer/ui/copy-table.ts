import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../shared/contract/errors.ts';
import type { CopiedTable } from '../../shared/exports.ts';
import { useNoteCopy } from '../api/note-copy.ts';
import { type ClipboardTable, type CopyColumn, tableForClipboard } from './clipboard-table.ts';
import { useFormats } from './formats.ts';
import { useNotify } from './notify.ts';

/** Rows that are copied at most; a file serves better beyond that. */
export const mostCopiedRows = 5_000;

/** Rows to copy, and how many there are in all. */
export interface CopiedRows<T> {
  readonly rows: readonly T[];
  readonly total: number;
}

/**
 * Copies a table as spreadsheets expect it, headings included, puts that on record first, and says how many rows it has. Call `copy` from the click itself: the rows may
 * arrive later. `load` answers {@link mostCopiedRows} rows at most.
 */
export function useCopyTable(list: CopiedTable) {
  const { t } = useTranslation('lists');
  const formats = useFormats();
  const notify = useNotify();
  const note = useNoteCopy(list);
  const [pending, setPending] = useState(false);

  async function copy<T>(columns: readonly CopyColumn<T>[], load: () => Promise<CopiedRows<T>>): Promise<void> {
    setPending(true);
    const loaded = load();
    const noted = loaded.then(async (all) => {
      await note(all.rows.length);
      return all;
    });
    const table = noted.then(({ rows }) => tableForClipboard(columns, rows));
    try {
      await write(table);
      const { rows, total } = await noted;
      notify.done(
        rows.length < total
          ? t('copiedSome', { count: rows.length, total: formats.number(total) })
          : t('copiedRows', { count: rows.length }),
      );
    } catch {
      // What the core refused says more than what the browser makes of it.
      const cause: unknown = await noted.then(
        () => undefined,
        (error: unknown) => error,
      );
      notify.failed(cause ?? new AppError('INVALID', t('notCopied')));
    } finally {
      setPending(false);
    }
  }

  return { copy, pending };
}

async function write(table: Promise<ClipboardTable>): Promise<void> {
  const part = (type: 'text/plain' | 'text/html', key: 'text' | 'html') =>
    table.then((ready) => new Blob([ready[key]], { type }));
  // The promise goes in as it is: a browser gives the clipboard to a click, and not to what happens later.
  const item = new ClipboardItem({ 'text/plain': part('text/plain', 'text'), 'text/html': part('text/html', 'html') });
  await navigator.clipboard.write([item]);
}
