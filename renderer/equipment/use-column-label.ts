import { useTranslation } from 'react-i18next';
import type { Column } from './columns.ts';

/** The heading of a column in the reader's language. */
export function useColumnLabel(): (column: Column) => string {
  const { t } = useTranslation('equipment');
  return (column) => (column.kind === 'custom' ? column.label : t(`fields.${column.key}`));
}
