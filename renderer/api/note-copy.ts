import type { CopiedTable } from '../../shared/exports.ts';
import { useApi } from './context.tsx';

/** Puts on record that a table leaves by the clipboard, as every export is; rejects where that is refused. */
export function useNoteCopy(list: CopiedTable): (rows: number) => Promise<unknown> {
  const api = useApi();
  return (rows) => api.exports.noteCopy({ list, rows });
}
