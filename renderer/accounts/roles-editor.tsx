import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../shared/accounts.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Form } from '../ui/form.tsx';
import { useUnsavedGuard } from '../ui/form-guard.tsx';
import { useNotify } from '../ui/notify.ts';
import { useRightWords } from '../ui/right-words.ts';
import { RoleChecklist } from '../ui/role-checklist.tsx';
import { useSaveShortcut } from '../ui/shortcuts.ts';
import { storedNow } from '../ui/stored-now.ts';
import { useGrantable } from './use-grantable.ts';

interface Props {
  readonly account: Account;
  done(): void;
}

/** Changes the roles that were given by hand; those of the directory's groups are shown and stay. */
export function RolesEditor({ account, done }: Props) {
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
    <Form onSubmit={save}>
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
    </Form>
  );
}
