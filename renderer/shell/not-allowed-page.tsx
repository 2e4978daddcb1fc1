import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../session/session.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';

/** A page that exists but is not for this account: a link from a colleague, or the address of who was signed in before. */
export function NotAllowedPage() {
  const { t } = useTranslation('shell');
  const { me } = useSession();
  return (
    <Page title={t('notAllowed.title')}>
      <EmptyState
        icon={IconLock}
        title={t('notAllowed.heading', { name: me.username })}
        actions={
          <Button component={Link} to="/" mt="sm">
            {t('notFound.home')}
          </Button>
        }
      >
        {t('notAllowed.message')}
      </EmptyState>
    </Page>
  );
}
