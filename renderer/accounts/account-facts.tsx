import { ActionIcon, Anchor } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OutputOf } from '../api/client.ts';
import { Facts } from '../ui/facts.tsx';
import { useFormats } from '../ui/formats.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { AccountEditor } from './account-editor.tsx';
import { passwordRanOut } from './account-marks.ts';

/** Who an account belongs to and how it is kept; e-mail and person are edited in place. */
export function AccountFacts({ account }: { readonly account: OutputOf<'accounts.get'> }) {
  const { t } = useTranslation('accounts');
  const formats = useFormats();
  const [editing, setEditing] = useState(false);
  const password = () => {
    if (account.source === 'directory') return t('facts.directory');
    const until = account.passwordExpiresAt === null ? null : formats.instant(account.passwordExpiresAt);
    if (until !== null && passwordRanOut(account, new Date())) return t('facts.expired', { until });
    if (!account.mustChangePassword) return t('facts.lasting');
    return until === null ? t('facts.mustChangeOpen') : t('facts.mustChange', { until });
  };
  const instant = (at: string | null) => (at === null ? t('never') : formats.instant(at));

  return (
    <SectionCard
      title={t('facts.title')}
      actions={
        !editing && (
          <ActionIcon variant="subtle" aria-label={t('facts.edit')} onClick={() => setEditing(true)}>
            <IconPencil size={18} aria-hidden />
          </ActionIcon>
        )
      }
    >
      {editing ? (
        <AccountEditor account={account} done={() => setEditing(false)} />
      ) : (
        <Facts
          of={[
            [t('fields.username'), account.username],
            [t('fields.email'), account.email ?? '–'],
            [t('fields.person'), account.person?.name ?? '–'],
            [t('fields.source'), t(`sources.${account.source}`)],
            [t('fields.password'), password()],
            [
              t('fields.whitelist'),
              <Anchor
                key="whitelist"
                component={Link}
                size="sm"
                to={`/admin/whitelist?q=${encodeURIComponent(account.username)}`}
              >
                {t(account.whitelisted ? 'facts.whitelisted' : 'facts.notWhitelisted')}
              </Anchor>,
            ],
            [t('fields.secondFactor'), t(account.secondFactor ? 'facts.secondFactor' : 'facts.noSecondFactor')],
            [t('fields.lastSignIn'), instant(account.lastSignInAt)],
            [t('fields.created'), formats.instant(account.createdAt)],
            [t('fields.changed'), formats.instant(account.updatedAt)],
            ...(account.patients > 0 ? [[t('fields.patients'), formats.number(account.patients)] as const] : []),
          ]}
        />
      )}
    </SectionCard>
  );
}
