import { Button, Table, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleOff, IconClockExclamation } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type AccessToken, tokenNoticeDays } from '#shared/tokens.ts';
import { useAction } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { useConfirm } from '../../ui/confirm.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Moment } from '../../ui/moment.tsx';
import { useNotify } from '../../ui/notify.ts';
import { useRightWords } from '../../ui/right-words.ts';
import { Sign } from '../../ui/sign.tsx';
import { TableFrame } from '../../ui/table-frame.tsx';

interface Props {
  readonly label: string;
  readonly tokens: readonly AccessToken[];
  /** A column with whose token it is; absent where all belong to one account. */
  readonly owner?: (token: AccessToken) => ReactNode;
}

/** Access tokens with what they carry, how long they last, when they were used, and the way to end one. */
export function TokenTable({ label, tokens, owner }: Props) {
  const { t } = useTranslation('tokens');
  const columns = [
    ...(owner ? [t('fields.owner')] : []),
    t('fields.name'),
    t('fields.scopes'),
    t('fields.ends'),
    t('fields.used'),
    t('fields.state'),
    t('fields.actions'),
  ];
  return (
    <TableFrame label={label} columns={columns} minWidth={owner ? 900 : 760}>
      {tokens.map((token) => (
        <TokenRow key={token.id} token={token} owner={owner} />
      ))}
    </TableFrame>
  );
}

function TokenRow({ token, owner }: { readonly token: AccessToken; readonly owner: Props['owner'] }) {
  const { t } = useTranslation('tokens');
  const formats = useFormats();
  const words = useRightWords();
  const confirm = useConfirm();
  const notify = useNotify();
  const touch = useTouch();
  const revoke = useAction('tokens.revoke', {
    onSuccess() {
      touch('token');
      notify.done(t('revoked'));
    },
    onError: notify.failed,
  });
  const { id, name } = token;
  const ask = async () => {
    const question = {
      title: t('revokeTitle'),
      message: t('revokeMessage', { name }),
      confirmLabel: t('revoke'),
      danger: true,
    };
    if (await confirm(question)) revoke.mutate({ id });
  };
  return (
    <Table.Tr>
      {owner && <Table.Td data-label={t('fields.owner')}>{owner(token)}</Table.Td>}
      <Table.Td data-label={t('fields.name')}>
        <Text span size="sm" fw={600}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {t('begins', { hint: token.hint })}
        </Text>
      </Table.Td>
      <Table.Td data-label={t('fields.scopes')}>{words.rightList(token.scopes)}</Table.Td>
      <Table.Td data-label={t('fields.ends')}>{formats.instant(token.expiresAt)}</Table.Td>
      <Table.Td data-label={t('fields.used')}>
        {token.lastUsedAt ? <Moment at={token.lastUsedAt} /> : t('never')}
        {token.lastAddress && (
          <Text size="xs" c="dimmed">
            {t('usedFrom', { address: token.lastAddress })}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-label={t('fields.state')}>
        <TokenSign token={token} />
      </Table.Td>
      <Table.Td data-label={t('fields.actions')}>
        {token.state === 'active' && (
          <Button
            size="compact-sm"
            variant="default"
            loading={revoke.isPending}
            aria-label={t('revokeNamed', { name })}
            onClick={() => void ask()}
          >
            {t('revoke')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function TokenSign({ token: { state, expiresAt } }: { readonly token: AccessToken }) {
  const { t } = useTranslation('tokens');
  if (state !== 'active') return <Sign icon={IconCircleOff}>{t(`states.${state}`)}</Sign>;
  const soon = Date.parse(expiresAt) - Date.now() < tokenNoticeDays * 24 * 3_600_000;
  return soon ? (
    <Sign icon={IconClockExclamation} tone="warning">
      {t('soon')}
    </Sign>
  ) : (
    <Sign icon={IconCircleCheck} tone="good">
      {t('states.active')}
    </Sign>
  );
}
