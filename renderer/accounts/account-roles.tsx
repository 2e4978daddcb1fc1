import { ActionIcon, Stack, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../shared/accounts.ts';
import { useSession } from '../session/session.tsx';
import { useRightWords } from '../ui/right-words.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { ExplainedRights } from './explained-rights.tsx';
import { RolesEditor } from './roles-editor.tsx';

/** The roles of an account, edited in place, and what they allow with the role that gives each right. */
export function AccountRoles({ account }: { readonly account: Account }) {
  const { t } = useTranslation('accounts');
  const { t: tRights } = useTranslation('rights');
  const { me } = useSession();
  const words = useRightWords();
  const [editing, setEditing] = useState(false);
  const own = account.id === me.userId;
  const roles = account.roles.map((role) =>
    account.directoryRoles.includes(role) ? tRights('fromDirectory', { role: words.role(role) }) : words.role(role),
  );
  return (
    <SectionCard
      title={t('roles.title')}
      actions={
        !own &&
        !editing && (
          <ActionIcon variant="subtle" aria-label={t('roles.edit')} onClick={() => setEditing(true)}>
            <IconPencil size={18} aria-hidden />
          </ActionIcon>
        )
      }
    >
      {editing ? (
        <RolesEditor account={account} done={() => setEditing(false)} />
      ) : (
        <Stack gap="sm">
          <Text size="sm" fw={600}>
            {roles.length === 0 ? t('noRoles') : roles.join(', ')}
          </Text>
          {own && (
            <Text size="sm" c="dimmed">
              {t('roles.own')}
            </Text>
          )}
          <ExplainedRights account={account} />
        </Stack>
      )}
    </SectionCard>
  );
}
