import { ActionIcon, Anchor, Button, Group, Skeleton, Stack, Table, Text, Tooltip } from '@mantine/core';
import { IconCopy, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Role } from '../../shared/roles.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSession } from '../session/session.tsx';
import { useConfirm } from '../ui/confirm.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import { useNotify } from '../ui/notify.ts';
import { Page } from '../ui/page.tsx';
import { useRightWords } from '../ui/right-words.ts';
import { TableFrame } from '../ui/table-frame.tsx';
import { RoleDialog } from './role-dialog.tsx';
import { isCustom, type RoleDraft, roleDraft } from './role-draft.ts';

interface Editing {
  readonly role?: Role;
  readonly from?: RoleDraft;
}

/** Every role with its rights in words; those made here are edited and deleted here. */
export function RolesPage() {
  const { t } = useTranslation('roles');
  const { can } = useSession();
  const words = useRightWords();
  const roles = useCall('roles.list', {});
  const [editing, setEditing] = useState<Editing>();
  const editable = can('roles:manage');

  return (
    <Page
      title={t('title')}
      lead={t(editable ? 'lead' : 'readOnly')}
      actions={
        editable && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing({})}>
            {t('new')}
          </Button>
        )
      }
    >
      <Stack gap="sm">
        {roles.error && <ErrorPanel error={roles.error} onRetry={() => void roles.refetch()} />}
        {roles.isPending && <Skeleton height={320} radius="md" />}
        {roles.data !== undefined && (
          <TableFrame
            label={t('title')}
            columns={[
              t('fields.name'),
              t('fields.rights'),
              t('fields.accounts'),
              ...(editable ? [t('fields.actions')] : []),
            ]}
            minWidth={680}
          >
            {roles.data.items.map((role) => (
              <RoleRow
                key={role.id}
                role={role}
                editable={editable}
                edit={() => setEditing({ role })}
                copy={() =>
                  setEditing({
                    from: { ...roleDraft(role), name: t('dialog.copyName', { name: words.role(role.id) }) },
                  })
                }
              />
            ))}
          </TableFrame>
        )}
      </Stack>
      {editing !== undefined && (
        <RoleDialog role={editing.role} from={editing.from} close={() => setEditing(undefined)} />
      )}
    </Page>
  );
}

interface RowProps {
  readonly role: Role;
  readonly editable: boolean;
  edit(): void;
  copy(): void;
}

function RoleRow({ role, editable, edit, copy }: RowProps) {
  const { t } = useTranslation('roles');
  const { t: tRights } = useTranslation('rights');
  const { me } = useSession();
  const formats = useFormats();
  const confirm = useConfirm();
  const notify = useNotify();
  const touch = useTouch();
  const words = useRightWords();
  const name = words.role(role.id);
  const remove = useAction('roles.remove', {
    onSuccess() {
      touch('role');
      notify.done(t('removed', { name }));
    },
    onError: (error) => notify.failed(error),
  });
  const askRemove = async () => {
    const yes = await confirm({
      title: t('removeTitle', { name }),
      message: t('removeMessage'),
      confirmLabel: t('removeConfirm'),
      danger: true,
    });
    if (yes) remove.mutate({ id: role.id });
  };
  const act = (label: string, Icon: typeof IconPencil, run: () => void, blocked?: string) => (
    <Tooltip label={blocked ?? label}>
      <ActionIcon
        variant="subtle"
        aria-label={blocked === undefined ? label : `${label}. ${blocked}`}
        {...(blocked === undefined ? { onClick: run } : { 'data-disabled': true, 'aria-disabled': true })}
      >
        <Icon size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
  const own = me.roles.includes(role.id) ? t('own') : undefined;

  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Text size="xs" c="dimmed" maw="20rem">
          {words.roleDescription(role.id)}
        </Text>
        <Text size="xs" c="dimmed">
          {t(isCustom(role) ? 'custom' : 'builtIn')}
        </Text>
      </Table.Td>
      <Table.Td data-label={t('fields.rights')}>
        {role.permissions.length === 0 ? tRights('nothing') : words.rightList(role.permissions)}
      </Table.Td>
      <Table.Td data-label={t('fields.accounts')}>
        {role.accounts === 0 ? (
          <Text span size="sm" c="dimmed">
            0
          </Text>
        ) : (
          <Anchor
            component={Link}
            size="sm"
            to={`/admin/accounts?role=${role.id}`}
            aria-label={`${formats.number(role.accounts)}: ${t('holders', { name })}`}
          >
            {formats.number(role.accounts)}
          </Anchor>
        )}
      </Table.Td>
      {editable && (
        <Table.Td data-label={t('fields.actions')}>
          <Group gap={4} wrap="nowrap">
            {act(t('copy', { name }), IconCopy, copy)}
            {isCustom(role) && act(t('edit', { name }), IconPencil, edit, own)}
            {isCustom(role) &&
              act(t('remove', { name }), IconTrash, () => void askRemove(), role.accounts > 0 ? t('held') : own)}
          </Group>
        </Table.Td>
      )}
    </Table.Tr>
  );
}
