import { useTranslation } from 'react-i18next';
import type { MaintenanceTask } from '../../shared/maintenance.ts';
import { useSentence } from '../i18n/index.ts';
import { useFormats } from '../ui/formats.ts';

/** A task in the reader's language. */
export function useTaskWords() {
  const { t } = useTranslation('maintenance');
  const sentence = useSentence();
  const { datesIn, days, instant } = useFormats();
  return {
    name: (task: string): string => t(`tasks.${task}`, { defaultValue: task }),
    /** The days of its period; one date where it is a single day. */
    span: ({ from, to }: Pick<MaintenanceTask, 'from' | 'to'>): string => days(from, to),
    /** What the program saw, and who signed with which note. */
    evidence({ evidence, by, at, note }: MaintenanceTask): string[] {
      return [
        evidence === null ? '' : datesIn(sentence(evidence)),
        by === null || at === null ? '' : t('signedBy', { name: by, when: instant(at) }),
        note ?? '',
      ].filter((text) => text !== '');
    },
  };
}
