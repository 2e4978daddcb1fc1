import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { OutputOf } from '../api/client.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { useNotify } from '../ui/notify.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { useEndSessions } from '../ui/use-end-sessions.ts';
import { DeactivateDialog } from './deactivate-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { TemporaryPasswordDialog } from './temporary-password-dialog.tsx';

interface Props {
  readonly account: OutputOf<'accounts.get'>;
}

/** Everything that opens or closes the door for an account, each with what it does. */
export function AccountActs({ account }: Props) {
  const { t } = useTranslation('accounts');
  const navigate = useNavigate();
  const confirm = useConfirm();
  const notify = useNotify();
  const touch = useTouch();
  const ending = useEndSessions();
  const [asking, setAsking] = useState<'deactivate' | 'move'>();
  const [temporary, setTemporary] = useState<string>();
  const name = account.username;

  const done = (message: string) => () => {
    touch('account');
    touch('session');
    notify.done(message);
  };
  const onError = (error: unknown) => notify.failed(error);
  const activate = useAction('accounts.activate', { onSuccess: done(t('acts.activated', { name })), onError });
  const lift = useAction('accounts.liftWait', { onSuccess: done(t('acts.waitDone', { name })), onError });
  const resetFactor = useAction('accounts.resetSecondFactor', {
    onSuccess: done(t('acts.secondFactorDone', { name })),
    onError,
  });
  const reset = useAction('accounts.resetPassword', {
    onSuccess(answer) {
      touch('account');
      touch('session');
      setTemporary(answer.temporaryPassword ?? undefined);
    },
    onError,
  });
  const remove = useAction('accounts.remove', {
    onSuccess() {
      touch('whitelist');
      notify.done(t('acts.removed', { name }));
      void navigate('/admin/accounts');
      touch('account');
    },
    onError,
  });

  const askReset = async () => {
    const yes = await confirm({
      title: t('acts.resetTitle', { name }),
      message: t('acts.resetMessage', { name }),
      confirmLabel: t('acts.resetConfirm'),
    });
    if (yes) reset.mutate({ account: account.id });
  };
  const askFactor = async () => {
    const yes = await confirm({
      title: t('acts.secondFactorTitle', { name }),
      message: t('acts.secondFactorMessage', { name }),
      confirmLabel: t('acts.secondFactorConfirm'),
      danger: true,
    });
    if (yes) resetFactor.mutate({ account: account.id });
  };
  const askRemove = async () => {
    const yes = await confirm({
      title: t('acts.removeTitle', { name }),
      message: t('acts.removeMessage'),
      confirmLabel: t('acts.removeConfirm'),
      danger: true,
    });
    if (yes) remove.mutate({ account: account.id });
  };

  if (account.own) {
    return (
      <SectionCard title={t('acts.title')}>
        <Text size="sm">{t('acts.own')}</Text>
      </SectionCard>
    );
  }
  const local = account.source === 'local';
  return (
    <SectionCard title={t('acts.title')}>
      <Stack gap="md">
        {local && (
          <Act hint={t('acts.resetHint')}>
            <Button variant="default" loading={reset.isPending} onClick={() => void askReset()}>
              {t('acts.reset')}
            </Button>
          </Act>
        )}
        <Act hint={t('acts.waitHint')}>
          <Button variant="default" loading={lift.isPending} onClick={() => lift.mutate({ account: account.id })}>
            {t('acts.wait')}
          </Button>
        </Act>
        <Act hint={t('acts.sessionsHint')}>
          <Button variant="default" loading={ending.pending} onClick={() => void ending.end(account)}>
            {t('acts.sessions')}
          </Button>
        </Act>
        {account.secondFactor && (
          <Act hint={t('acts.secondFactorHint')}>
            <Button variant="default" loading={resetFactor.isPending} onClick={() => void askFactor()}>
              {t('acts.secondFactor')}
            </Button>
          </Act>
        )}
        <Act hint={t(local ? 'acts.toDirectoryHint' : 'acts.toLocalHint')}>
          <Button variant="default" onClick={() => setAsking('move')}>
            {t(local ? 'acts.toDirectory' : 'acts.toLocal')}
          </Button>
        </Act>
        {account.active ? (
          <Act hint={t('acts.deactivateHint')}>
            <Button variant="default" onClick={() => setAsking('deactivate')}>
              {t('acts.deactivate')}
            </Button>
          </Act>
        ) : (
          <Act hint={t('acts.activateHint')}>
            <Button loading={activate.isPending} onClick={() => activate.mutate({ account: account.id })}>
              {t('acts.activate')}
            </Button>
          </Act>
        )}
        {account.deletable ? (
          <Act hint={t('acts.removeHint')}>
            <Button variant="outline" color="red" loading={remove.isPending} onClick={() => void askRemove()}>
              {t('acts.remove')}
            </Button>
          </Act>
        ) : (
          <Text size="xs" c="dimmed">
            {account.patients > 0 ? t('acts.notRemovableFor', { count: account.patients }) : t('acts.notRemovable')}
          </Text>
        )}
      </Stack>
      {asking === 'deactivate' && <DeactivateDialog account={account} close={() => setAsking(undefined)} />}
      {asking === 'move' && <MoveDialog account={account} close={() => setAsking(undefined)} />}
      {temporary !== undefined && (
        <TemporaryPasswordDialog username={name} password={temporary} close={() => setTemporary(undefined)} />
      )}
    </SectionCard>
  );
}

function Act({ hint, children }: { readonly hint: string; readonly children: ReactNode }) {
  return (
    <Group gap="md" wrap="wrap">
      {children}
      <Text size="xs" c="dimmed" flex="1 1 9rem">
        {hint}
      </Text>
    </Group>
  );
}
