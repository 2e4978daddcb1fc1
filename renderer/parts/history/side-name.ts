import type { i18n } from 'i18next';
import type { HistoryChange } from '#shared/history.ts';

/** What a value of a change is called in the reader's language; null where the value itself is what a person reads. */
export function sideName(
  i18n: Pick<i18n, 'resolvedLanguage'>,
  change: Pick<HistoryChange, 'oldText' | 'newText' | 'oldTextFr' | 'newTextFr'>,
  side: 'old' | 'new',
): string | null {
  const french = i18n.resolvedLanguage === 'fr' ? change[`${side}TextFr`] : null;
  return french ?? change[`${side}Text`];
}
