import { Button, Group, Skeleton } from '@mantine/core';
import { IconShieldCheck, IconShieldOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { EnrolSecondFactor } from '../session/enrol-second-factor.tsx';
import { RecoveryCodes } from '../session/recovery-codes.tsx';
import { useSession } from '../session/session.tsx';
import { useConfirm } from '../ui/confirm.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Facts } from '../ui/facts.tsx';
import { useFormats } from '../ui/formats.ts';
import { useNotify } from '../ui/notify.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { Sign } from '../ui/sign.tsx';

/** The own second factor: set up, renewed codes, taken away. */
export function SecondFactorCard() {
  const { t } = useTranslation('second-factor');
  const { t: words } = useTranslation('ui');
  const { me } = useSession();
  const notify = useNotify();
  const touch = useTouch();
  const state = useCall('secondFactor.state', {});
  const [enrolling, setEnrolling] = useState(false);
  const renew = useAction('secondFactor.renewCodes', { onError: notify.failed });
  const close = () => {
    setEnrolling(false);
    renew.reset();
    touch('account');
  };

  return (
    <SectionCard title={t('title')} lead={t('lead')}>
      {state.isPending && <Skeleton height={64} radius="md" />}
      {state.error && !state.data && <ErrorPanel error={state.error} onRetry={() => void state.refetch()} />}
      {renew.data ? (
        <RecoveryCodes codes={renew.data.recoveryCodes} username={me.username} onKept={close} />
      ) : enrolling ? (
        <EnrolSecondFactor
          onDone={close}
          onGivenUp={() => setEnrolling(false)}
          beside={
            <Button variant="subtle" onClick={close}>
              {words('cancel')}
            </Button>
          }
        />
      ) : (
        state.data && (
          <>
            <State {...state.data} />
            <Group gap="xs" mt="md">
              <Button variant={state.data.enrolled ? 'default' : 'filled'} onClick={() => setEnrolling(true)}>
                {t(state.data.enrolled ? 'again' : 'setUp')}
              </Button>
              {state.data.enrolled && (
                <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate({})}>
                  {t('renew')}
                </Button>
              )}
              {state.data.enrolled && !state.data.required && <TakeAway />}
            </Group>
          </>
        )
      )}
    </SectionCard>
  );
}

interface StateProps {
  readonly enrolled: boolean;
  readonly required: boolean;
  readonly since: string | null;
  readonly recoveryCodesLeft: number;
}

function State({ enrolled, required, since, recoveryCodesLeft }: StateProps) {
  const { t } = useTranslation('second-factor');
  const formats = useFormats();
  const sign = enrolled ? (
    <Sign icon={IconShieldCheck} tone="good">
      {t('on')}
    </Sign>
  ) : (
    <Sign icon={IconShieldOff} tone={required ? 'warning' : undefined}>
      {t('off')}
    </Sign>
  );
  const facts: [string, typeof sign | string][] = [[t('state'), sign]];
  if (required) facts.push([t('duty'), t('required')]);
  if (enrolled && since) facts.push([t('since'), formats.instant(since)]);
  if (enrolled) facts.push([t('codes.left'), t('codes.count', { count: recoveryCodesLeft })]);
  return <Facts of={facts} />;
}

function TakeAway() {
  const { t } = useTranslation('second-factor');
  const confirm = useConfirm();
  const notify = useNotify();
  const touch = useTouch();
  const disable = useAction('secondFactor.disable', {
    onSuccess() {
      touch('account');
      notify.done(t('takenAway'));
    },
    onError: notify.failed,
  });
  const ask = async () => {
    const yes = await confirm({
      title: t('takeAwayTitle'),
      message: t('takeAwayMessage'),
      confirmLabel: t('takeAway'),
      danger: true,
    });
    if (yes) disable.mutate({});
  };
  return (
    <Button variant="default" loading={disable.isPending} onClick={() => void ask()}>
      {t('takeAway')}
    </Button>
  );
}
