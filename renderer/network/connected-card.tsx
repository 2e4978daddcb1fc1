import { Anchor, Button, Skeleton, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ConnectedAddress } from '../../shared/network.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSession } from '../session/session.tsx';
import { useConfirm } from '../ui/confirm.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import { Moment } from '../ui/moment.tsx';
import { useNotify } from '../ui/notify.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { TableFrame } from '../ui/table-frame.tsx';

const lookMs = 10_000;

/** Who is connected at this moment, by address. */
export function ConnectedCard({ here }: { readonly here: boolean }) {
  const { t } = useTranslation('network');
  const list = useCall('network.connected', {}, { refetchInterval: lookMs, refetchOnMount: 'always' });
  const columns = (['address', 'people', 'protocols', 'since', 'requests', 'acts'] as const).map((name) =>
    t(`connected.${name}`),
  );
  return (
    <SectionCard title={t('connected.title')} lead={t('connected.lead')}>
      {list.error && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton height={80} />}
      {list.data?.items.length === 0 && <Text size="sm">{t('connected.none')}</Text>}
      {list.data !== undefined && list.data.items.length > 0 && (
        <TableFrame label={t('connected.table')} columns={columns} minWidth={720}>
          {list.data.items.map((one) => (
            <ConnectedRow key={one.address} of={one} here={here} />
          ))}
        </TableFrame>
      )}
    </SectionCard>
  );
}

function ConnectedRow({ of: one, here }: { readonly of: ConnectedAddress; readonly here: boolean }) {
  const { t } = useTranslation('network');
  const formats = useFormats();
  const confirm = useConfirm();
  const notify = useNotify();
  const touch = useTouch();
  const { address, people, tokens, protocols, since, requests } = one;
  // Whoever closed these would cut off the own page.
  const self = /^(127\.|::1$)/.test(address);
  const owners = useSession().can('accounts:manage') ? [...new Set(tokens.map(({ username }) => username))] : [];
  // Closing the connections of a script ends nothing: it comes back with its next call.
  const scripts = people.length === 0 && owners.length > 0;
  const drop = useAction('network.drop', {
    onSuccess: ({ dropped }) => notify.done(t('connected.dropped', { count: dropped, address })),
    onError: notify.failed,
    onSettled: () => touch('network'),
  });
  const ask = async () => {
    const yes = await confirm({
      title: t('connected.dropTitle', { address }),
      message: t('connected.dropMessage'),
      confirmLabel: t('connected.drop'),
      danger: true,
    });
    if (yes) drop.mutate({ address });
  };
  return (
    <Table.Tr>
      <Table.Td data-label={t('connected.address')}>{self ? t('connected.self', { address }) : address}</Table.Td>
      <Table.Td data-label={t('connected.people')}>
        {(people.length > 0 || tokens.length === 0) && (
          <div>{people.length === 0 ? t('connected.nobody') : people.join(', ')}</div>
        )}
        {tokens.map(({ id, name, username }) => (
          <div key={id}>{t('connected.token', { name, username })}</div>
        ))}
      </Table.Td>
      <Table.Td data-label={t('connected.protocols')}>{protocols.join(', ')}</Table.Td>
      <Table.Td data-label={t('connected.since')}>
        <Moment at={since} />
      </Table.Td>
      <Table.Td data-label={t('connected.requests')}>{formats.number(requests)}</Table.Td>
      <Table.Td>
        {owners.map((owner) => (
          <RevokeLink key={owner} owner={owner} />
        ))}
        {!self && !scripts && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            disabled={!here}
            loading={drop.isPending}
            aria-label={t('connected.dropOf', { address })}
            onClick={() => void ask()}
          >
            {t('connected.drop')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** Leads to the tokens of somebody: a token is no session that could be ended, and is revoked instead. */
function RevokeLink({ owner }: { readonly owner: string }) {
  const { t } = useTranslation('network');
  return (
    <Anchor
      component={Link}
      to={`/admin/sessions?tab=tokens&q=${encodeURIComponent(owner)}`}
      size="sm"
      display="block"
      aria-label={t('connected.revokeOf', { owner })}
    >
      {t('connected.revoke')}
    </Anchor>
  );
}
