import { Button, Group, Table, Text } from '@mantine/core';
import { IconCircleCheck, IconDeviceDesktop, IconLock, IconWorld } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../shared/sessions.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useConfirm } from './confirm.tsx';
import { Moment } from './moment.tsx';
import { useNotify } from './notify.ts';
import { Sign, Signs } from './sign.tsx';
import { TableFrame } from './table-frame.tsx';

interface Props {
  readonly label: string;
  readonly sessions: readonly Session[];
  /** A column with whose session it is; absent where all belong to one account. */
  readonly owner?: (session: Session) => ReactNode;
  /** Further buttons of a row. */
  readonly more?: (session: Session) => ReactNode;
}

/** Open sessions with where they are, how long they last, and the way to end one. */
export function SessionTable({ label, sessions, owner, more }: Props) {
  const { t } = useTranslation('sessions');
  const columns = [
    ...(owner ? [t('fields.username')] : []),
    t('fields.device'),
    t('fields.address'),
    t('fields.since'),
    t('fields.lastActive'),
    t('fields.ends'),
    t('fields.state'),
    t('fields.actions'),
  ];
  return (
    <TableFrame label={label} columns={columns} minWidth={owner ? 900 : 760}>
      {sessions.map((session) => (
        <SessionRow key={session.id} session={session} owner={owner} more={more} />
      ))}
    </TableFrame>
  );
}

interface RowProps {
  readonly session: Session;
  readonly owner: Props['owner'];
  readonly more: Props['more'];
}

function SessionRow({ session, owner, more }: RowProps) {
  const { t } = useTranslation('sessions');
  const confirm = useConfirm();
  const notify = useNotify();
  const touch = useTouch();
  const end = useAction('sessions.end', {
    onSuccess() {
      touch('session');
      notify.done(t('ended'));
    },
    onError: (error) => notify.failed(error),
  });
  const device = session.origin === 'ipc' ? t('desktop') : (session.device ?? t('browser'));
  const Icon = session.origin === 'ipc' ? IconDeviceDesktop : IconWorld;
  const ask = async () => {
    const yes = await confirm({
      title: t('endTitle'),
      message: session.current ? t('endOwnMessage') : t('endMessage', { name: session.username }),
      confirmLabel: t('endConfirm'),
      danger: true,
    });
    if (yes) end.mutate({ id: session.id });
  };
  return (
    <Table.Tr>
      {owner && <Table.Td>{owner(session)}</Table.Td>}
      <Table.Td data-label={t('fields.device')}>
        <Group gap={6} wrap="nowrap">
          <Icon size={16} aria-hidden />
          <Text span size="sm">
            {device}
          </Text>
        </Group>
      </Table.Td>
      <Table.Td data-label={t('fields.address')}>{session.address ?? t('thisComputer')}</Table.Td>
      <Table.Td data-label={t('fields.since')}>
        <Moment at={session.createdAt} />
      </Table.Td>
      <Table.Td data-label={t('fields.lastActive')}>
        <Moment at={session.lastActiveAt} />
      </Table.Td>
      <Table.Td data-label={t('fields.ends')}>
        <Moment at={session.expiresAt} />
      </Table.Td>
      <Table.Td data-label={t('fields.state')}>
        <Signs>
          {session.locked ? (
            <Sign icon={IconLock} tone="warning">
              {t('locked')}
            </Sign>
          ) : (
            <Sign icon={IconCircleCheck} tone="good">
              {t('open')}
            </Sign>
          )}
          {session.current && (
            <Sign icon={IconDeviceDesktop} tone="info">
              {t('current')}
            </Sign>
          )}
        </Signs>
      </Table.Td>
      <Table.Td data-label={t('fields.actions')}>
        <Group gap="xs" wrap="nowrap">
          <Button
            size="compact-sm"
            variant="default"
            loading={end.isPending}
            aria-label={t('endNamed', { name: session.username, device })}
            onClick={() => void ask()}
          >
            {t('end')}
          </Button>
          {more?.(session)}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
