import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { localDate } from '../../shared/dates.ts';
import type { Unit } from '../../shared/equipment.ts';
import { standingOf } from '../parts/clocks/urgency.ts';
import { useStandingText } from '../parts/clocks/use-standing-text.ts';
import { useFieldWords } from '../parts/custom-fields/use-field-words.ts';
import { useFormats } from '../ui/formats.ts';
import type { Column } from './columns.ts';
import { orderedFrequencies } from './draft.ts';

/** Writes a cell in the reader's language; nothing recorded is an empty text. */
export function useCellText(): (unit: Unit, column: Column) => string {
  const { t } = useTranslation('equipment');
  const { t: tClocks } = useTranslation('obligations');
  const formats = useFormats();
  const standing = useStandingText();
  const words = useFieldWords();
  return useMemo(
    () => (unit, column) => {
      if (column.kind === 'custom') return words.value(column.field, unit.custom[column.field.id]);
      const value = unit[column.key];
      switch (column.kind) {
        case 'state':
          return t(`states.${unit.state}`);
        case 'due':
          return unit.state === 'in-service' ? standing(standingOf(unit, localDate(new Date()))) : '';
        case 'doNotUse':
          return unit.doNotUse ? tClocks('doNotUse') : '';
        case 'frequencies':
          return orderedFrequencies(unit.auditFrequencies)
            .map((name) => t(`frequencies.${name}`))
            .join(', ');
        case 'capitalType':
          return t(`capitalTypes.${unit.capitalType}`);
        case 'flag':
          return value === null ? '' : t(value === true ? 'flags.yes' : 'flags.no');
        case 'date':
          return typeof value === 'string' ? formats.date(value) : '';
        case 'instant':
          return typeof value === 'string' ? formats.instant(value) : '';
        case 'thousands':
          return typeof value === 'number' ? formats.thousands(value) : '';
        default:
          return value === null ? '' : String(value);
      }
    },
    [t, tClocks, formats, standing, words],
  );
}
