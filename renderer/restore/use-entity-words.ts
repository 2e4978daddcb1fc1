import { useTranslation } from 'react-i18next';
import { topics } from '../../shared/contract/events.ts';

/** Kinds of record of the audit trail in words; one that has none shows its own name. */
export function useEntityWords(): (entity: string) => string {
  const { t } = useTranslation('restore');
  return (entity) => {
    const key = topics.find((candidate) => candidate === entity);
    return key === undefined ? entity : t(`entities.${key}`);
  };
}
