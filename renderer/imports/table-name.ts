import type { TFunction } from 'i18next';

/** What the tables of REMS are called in words. */
const known = [
  'equipment_classes',
  'manufacturers',
  'departments',
  'facilities',
  'capital_categories',
  'equipment_subclasses',
  'personnel',
  'equipment',
  'compliance_tests',
  'scheduled_tests',
] as const;

/** The name of a table for people; one that is not known keeps its own. */
export function tableName(t: TFunction<'imports'>, table: string): string {
  const name = known.find((candidate) => candidate === table);
  return name === undefined ? table : t(`tables.${name}`);
}
