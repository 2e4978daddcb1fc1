import { Box, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../shared/auth.ts';
import { useTouch } from '../api/touch.ts';
import { ChangePasswordForm } from '../session/change-password-form.tsx';
import { useWelcome } from '../session/sign-out.ts';
import { useNotify } from '../ui/notify.ts';
import { SectionCard } from '../ui/section-card.tsx';

/** The own password; that of the directory is changed there. */
export function PasswordCard({ me }: { readonly me: Me }) {
  const { t } = useTranslation('account');
  const { t: words } = useTranslation('ui');
  const notify = useNotify();
  const welcome = useWelcome();
  const touch = useTouch();
  const [open, setOpen] = useState(false);
  if (me.source === 'directory') return <SectionCard title={t('password.title')} lead={t('password.directory')} />;
  const changed = (after: Me) => {
    setOpen(false);
    welcome(after);
    touch('session');
    notify.done(t('password.changed'));
  };
  return (
    <SectionCard
      title={t('password.title')}
      lead={t('password.lead')}
      actions={
        !open && (
          <Button variant="default" size="xs" onClick={() => setOpen(true)}>
            {t('password.change')}
          </Button>
        )
      }
    >
      {open && (
        <Box maw="26rem">
          <ChangePasswordForm
            temporary={false}
            onChanged={changed}
            beside={
              <Button variant="subtle" onClick={() => setOpen(false)}>
                {words('cancel')}
              </Button>
            }
          />
        </Box>
      )}
    </SectionCard>
  );
}
