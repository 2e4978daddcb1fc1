import type { i18n } from 'i18next';
import type { HistoryChange } from '#shared/history.ts';
import { fieldWord } from './field-word.ts';

/** What the field of a change is called in the reader's language, also one that the clinic defined. */
export function changeWord(
  i18n: i18n,
  entity: string,
  { field, fieldLabel, fieldLabelFr }: Pick<HistoryChange, 'field' | 'fieldLabel' | 'fieldLabelFr'>,
): string {
  const defined = i18n.resolvedLanguage === 'fr' ? (fieldLabelFr ?? fieldLabel) : fieldLabel;
  return defined ?? fieldWord(i18n, entity, field);
}
