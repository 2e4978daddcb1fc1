import { ActionIcon, Alert, Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle, IconPencil } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../shared/accounts.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSession } from '../session/session.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useUnsavedGuard } from '../ui/form-guard.tsx';
import { useNotify } from '../ui/notify.ts';
import { useRightWords } from '../ui/right-words.ts';
import { RoleChecklist } from '../ui/role-checklist.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { useSaveShortcut } from '../ui/shortcuts.ts';
import { storedNow } from '../ui/stored-now.ts';
import { useGrantable } from './use-grantable.ts';

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

function RolesEditor({ account, done }: { readonly account: Account; done(): void }) {
  const { t } = useTranslation('accounts');
  const notify = useNotify();
  const touch = useTouch();
  const words = useRightWords();
  const blocked = useGrantable();
  const manual = account.roles.filter((role) => !account.directoryRoles.includes(role));
  const [base] = useState({ version: account.version, roles: manual });
  const [newer, setNewer] = useState<Account>();
  const [roles, setRoles] = useState<readonly string[]>(manual);
  const [error, setError] = useState<unknown>();
  const action = useAction('accounts.setRoles');
  const dirty = roles.length !== base.roles.length || roles.some((role) => !base.roles.includes(role));
  useUnsavedGuard(dirty);

  const save = async () => {
    if (action.isPending) return;
    if (!dirty) return done();
    setError(undefined);
    try {
      await action.mutateAsync({ id: account.id, version: newer?.version ?? base.version, roles: [...roles] });
      touch('account');
      touch('session');
      notify.done(t('roles.saved', { name: account.username }));
      done();
    } catch (refusal) {
      const current = storedNow<Account>(refusal);
      if (current) setNewer(current);
      else setError(refusal);
    }
  };
  useSaveShortcut(() => void save());

  return (
    <form
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="sm">
        {error !== undefined && <ErrorPanel error={error} />}
        {newer !== undefined && (
          <Alert role="alert" variant="light" color="yellow" icon={<IconAlertTriangle aria-hidden />}>
            {t('conflict', { values: newer.roles.map(words.role).join(', ') || t('noRoles') })}
          </Alert>
        )}
        {account.directoryRoles.length > 0 && (
          <Alert variant="light" color="gray" icon={<IconInfoCircle aria-hidden />}>
            {t('roles.fromGroups', { roles: account.directoryRoles.map(words.role).join(', ') })}
          </Alert>
        )}
        <RoleChecklist
          label={t('roles.label')}
          description={t('roles.ends')}
          value={roles}
          blocked={blocked}
          onChange={setRoles}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={done}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={action.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function ExplainedRights({ account }: { readonly account: Account }) {
  const { t } = useTranslation('accounts');
  const words = useRightWords();
  const explained = useCall('accounts.explain', { account: account.id });
  if (explained.error) return <ErrorPanel error={explained.error} onRetry={() => void explained.refetch()} />;
  if (explained.data === undefined) return null;
  const label = t('roles.explain', { name: account.username });
  if (explained.data.permissions.length === 0) return <Text size="sm">{t('roles.explainNone')}</Text>;
  return (
    <Table.ScrollContainer type="native" role="region" minWidth={320} tabIndex={0} aria-label={label}>
      <Table verticalSpacing={5} captionSide="top" aria-label={label}>
        <Table.Caption ta="start">{label}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('roles.right')}</Table.Th>
            <Table.Th scope="col">{t('roles.givenBy')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {explained.data.permissions.map(({ permission, roles }) => (
            <Table.Tr key={permission}>
              <Table.Td>
                {words.right(permission)}
                <Text size="xs" c="dimmed">
                  {words.rightMeaning(permission)}
                </Text>
              </Table.Td>
              <Table.Td>{roles.map(words.role).join(', ')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
