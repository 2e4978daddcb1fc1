import type { i18n } from 'i18next';

/**
 * What a field of an entry is called: of a unit as where units are, else in the words of its own kind of record where the same field means
 * something else there, else in the words of the trail, else as the trail names it.
 */
export function fieldWord(i18n: i18n, entity: string, field: string): string {
  const places = [
    ...(entity === 'unit' ? [{ ns: 'equipment' as const, key: `fields.${field}` }] : []),
    { ns: 'audit' as const, key: `namesOf.${entity}.${field}` },
    { ns: 'audit' as const, key: `names.${field}` },
  ];
  const known = places.find(({ ns, key }) => i18n.exists(key, { ns }));
  return known ? String(i18n.getResource(i18n.resolvedLanguage ?? 'en', known.ns, known.key)) : field;
}
