import { Button } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './empty-state.tsx';

/** A list that search and filters left empty, and the way out. */
export function NoMatch({ clear }: { clear(): void }) {
  const { t } = useTranslation('lists');
  return (
    <EmptyState
      icon={IconListSearch}
      title={t('noMatchTitle')}
      actions={
        <Button variant="default" onClick={clear}>
          {t('showAll')}
        </Button>
      }
    >
      {t('noMatchText')}
    </EmptyState>
  );
}
