import { useTranslation } from 'react-i18next';
import type { HistoryChange, HistoryEntity } from '#shared/history.ts';
import { useFormats } from '../../ui/formats.ts';
import { sideName } from './side-name.ts';

/** Fields whose values are words of the program, and where their words are on screens: namespace and key, `{}` for the value. */
const wordsOf: Readonly<Record<string, readonly [string, string]>> = {
  'unit.auditFrequencies': ['equipment', 'frequencies.{}'],
  'unit.capitalType': ['equipment', 'capitalTypes.{}'],
  'unit.kind': ['obligations', 'events.{}'],
  'test.type': ['obligations', 'types.{}'],
  'test.outcome': ['compliance', 'outcomes.{}'],
  'finding.severity': ['findings', 'severities.{}'],
  'component.kind': ['components', 'kinds.{}'],
  'booking.state': ['bookings', 'states.{}'],
  'person.roles': ['history', 'personRoles.{}'],
  'account.roles': ['rights', 'roles.{}.name'],
};
/** Whole thousands of dollars. */
const thousands = new Set(['cost', 'capitalCost', 'estimatedCost', 'minCost', 'maxCost']);
const day = /^\d{4}-\d\d-\d\d$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** Values of fields as the screens show them. */
export function useValueWords(entity: HistoryEntity) {
  const { t, i18n } = useTranslation(['history', 'audit']);
  const formats = useFormats();

  function word(field: string, value: string): string | undefined {
    const [ns, pattern] = wordsOf[`${entity}.${field}`] ?? [];
    const key = pattern?.replace('{}', value);
    if (ns === undefined || key === undefined || !i18n.exists(key, { ns: ns as 'history' })) return undefined; // as: of the table above
    return String(i18n.getResource(i18n.resolvedLanguage ?? 'en', ns, key));
  }

  function plain(field: string, value: unknown): string {
    if (value === null || value === undefined || value === '') return t('nothing');
    if (typeof value === 'boolean') return t(value ? 'entry.yes' : 'entry.no', { ns: 'audit' });
    if (typeof value === 'number') return thousands.has(field) ? formats.thousands(value) : String(value);
    if (Array.isArray(value))
      return value.length === 0 ? t('nothing') : value.map((one) => plain(field, one)).join(', ');
    if (typeof value !== 'string') return JSON.stringify(value);
    if (day.test(value)) return formats.date(value);
    if (instant.test(value)) return formats.instant(value);
    return word(field, value) ?? value;
  }

  return {
    plain,
    /** One side of a change. */
    side(change: HistoryChange, side: 'old' | 'new'): string {
      if (change.hidden) return t('entry.hidden', { ns: 'audit' });
      const name = sideName(i18n, change, side);
      return name === null ? plain(change.field, change[side]) : formats.datesIn(name);
    },
  };
}
