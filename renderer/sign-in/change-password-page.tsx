import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChangePasswordForm } from '../session/change-password-form.tsx';
import { useSession } from '../session/session.tsx';
import { useSignOut, useWelcome } from '../session/sign-out.ts';
import { FrontPage } from '../ui/front-page.tsx';
import { useNotify } from '../ui/notify.ts';

/** Before anything else, an account with a temporary password chooses its own. */
export function ChangePasswordPage() {
  const { t } = useTranslation('sign-in');
  const { me } = useSession();
  const notify = useNotify();
  const welcome = useWelcome();
  const signOut = useSignOut(notify.failed);
  return (
    <FrontPage title={t('change.title')} lead={t('change.lead', { name: me.username })}>
      <ChangePasswordForm
        temporary
        onChanged={welcome}
        beside={
          <Button variant="subtle" onClick={signOut}>
            {t('change.signOut')}
          </Button>
        }
      />
    </FrontPage>
  );
}
