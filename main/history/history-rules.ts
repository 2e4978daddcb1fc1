import type { Permission } from '../../shared/contract/permissions.ts';
import type { HistoryEntity } from '../../shared/history.ts';

/**
 * The right that reading the history of a record asks for: the one that reading the record asks for. What is not listed here is refused.
 * Documents go by the record that carries them.
 */
export const rightToReadHistory: Readonly<Record<Exclude<HistoryEntity, 'document'>, Permission>> = {
  unit: 'equipment:read',
  test: 'equipment:read',
  booking: 'equipment:read',
  finding: 'equipment:read',
  obligation: 'equipment:read',
  component: 'equipment:read',
  field: 'equipment:read',
  rule: 'equipment:read',
  lookup: 'equipment:read',
  scenario: 'equipment:read',
  person: 'people:read',
  reminder: 'compliance:manage',
  account: 'accounts:manage',
};
