import { Button, Group, Radio, Skeleton, Stack } from '@mantine/core';
import { IconCalendarCheck, IconCalendarOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSession } from '../session/session.tsx';
import { useConfirm } from '../ui/confirm.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Facts } from '../ui/facts.tsx';
import { useFormats } from '../ui/formats.ts';
import { useNotify } from '../ui/notify.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { Sign } from '../ui/sign.tsx';
import { startDownload } from '../ui/start-download.ts';
import { CalendarAddress } from './calendar-address.tsx';

type Scope = 'mine' | 'all';
const scopes: readonly Scope[] = ['mine', 'all'];

/** The own bookings in other programs: a secret address, shown once, or a file. */
export function CalendarCard() {
  const { t } = useTranslation('calendar');
  const { me } = useSession();
  const confirm = useConfirm();
  const notify = useNotify();
  const touch = useTouch();
  const feed = useCall('calendar.feed', {});
  const linked = me.personId !== null;
  const [chosen, setChosen] = useState<Scope>();
  const scope = chosen ?? feed.data?.scope ?? (linked ? 'mine' : 'all');
  const create = useAction('calendar.create', { onSuccess: () => touch('calendar'), onError: notify.failed });
  const file = useAction('calendar.file', {
    onSuccess: ({ path, fileName }) => startDownload(path, fileName),
    onError: notify.failed,
  });
  const revoke = useAction('calendar.revoke', {
    onSuccess() {
      create.reset();
      touch('calendar');
      notify.done(t('revoked'));
    },
    onError: notify.failed,
  });

  const renew = async () => {
    const question = { title: t('renewTitle'), message: t('renewMessage'), confirmLabel: t('renew') };
    if (!feed.data?.active || (await confirm(question))) create.mutate({ scope });
  };
  const askRevoke = async () => {
    const question = { title: t('revokeTitle'), message: t('revokeMessage'), confirmLabel: t('revoke'), danger: true };
    if (await confirm(question)) revoke.mutate({});
  };

  return (
    <SectionCard title={t('title')} lead={t('lead')}>
      {feed.isPending && <Skeleton height={120} radius="md" />}
      {feed.error && !feed.data && <ErrorPanel error={feed.error} onRetry={() => void feed.refetch()} />}
      {feed.data && (
        <Stack gap="md">
          <State {...feed.data} />
          {create.data ? (
            <CalendarAddress {...create.data} onKept={() => create.reset()} />
          ) : (
            <Radio.Group
              label={t('scope')}
              description={linked ? undefined : t('notLinked')}
              value={scope}
              onChange={(value) => setChosen(scopes.find((one) => one === value))}
            >
              <Stack gap="xs" mt="xs">
                {scopes.map((one) => (
                  <Radio
                    key={one}
                    value={one}
                    label={t(`scopes.${one}`)}
                    description={t(`scopeLead.${one}`)}
                    disabled={one === 'mine' && !linked}
                  />
                ))}
              </Stack>
            </Radio.Group>
          )}
          <Group gap="xs">
            {!create.data && (
              <Button
                variant={feed.data.active ? 'default' : 'filled'}
                loading={create.isPending}
                onClick={() => void renew()}
              >
                {t(feed.data.active ? 'renew' : 'create')}
              </Button>
            )}
            <Button variant="default" loading={file.isPending} onClick={() => file.mutate({ scope })}>
              {t('file')}
            </Button>
            {feed.data.active && (
              <Button variant="default" loading={revoke.isPending} onClick={() => void askRevoke()}>
                {t('revoke')}
              </Button>
            )}
          </Group>
        </Stack>
      )}
    </SectionCard>
  );
}

interface StateProps {
  readonly active: boolean;
  readonly scope: Scope | null;
  readonly createdAt: string | null;
  readonly lastReadAt: string | null;
}

function State({ active, scope, createdAt, lastReadAt }: StateProps) {
  const { t } = useTranslation('calendar');
  const formats = useFormats();
  const sign = active ? (
    <Sign icon={IconCalendarCheck} tone="good">
      {t('active')}
    </Sign>
  ) : (
    <Sign icon={IconCalendarOff}>{t('inactive')}</Sign>
  );
  const facts: [string, typeof sign | string][] = [[t('state'), sign]];
  if (scope) facts.push([t('scope'), t(`scopes.${scope}`)]);
  if (createdAt) facts.push([t('made'), formats.instant(createdAt)]);
  if (active) facts.push([t('lastRead'), lastReadAt ? formats.instant(lastReadAt) : t('neverRead')]);
  return <Facts of={facts} />;
}
