import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DamagedRecord } from '../../shared/damage.ts';
import { useAction } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useNotify } from '../ui/notify.ts';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

interface Props {
  readonly state: DamagedRecord['state'];
  readonly ids: readonly number[];
  /** This screen is at the workstation. */
  readonly here: boolean;
  done(): void;
}

/** What can be done with the chosen records, gentlest first. */
export function DamageActions({ state, ids, here, done }: Props) {
  const { t } = useTranslation('damage');
  const notify = useNotify();
  const [asking, setAsking] = useState<'quarantine' | 'remove' | null>(null);
  const close = () => setAsking(null);
  const input = { ids: [...ids] };
  const tryKeys = useAction('damage.tryKeys', {
    onSuccess({ mended, left }) {
      notify.done(t('tryKeys.done', { mended, left }));
      done();
    },
  });
  const quarantine = useAction('damage.quarantine', {
    onSuccess({ changed }) {
      close();
      notify.done(t('quarantine.done', { count: changed }));
      done();
    },
  });
  const release = useAction('damage.release', {
    onSuccess({ changed }) {
      notify.done(t('release.done', { count: changed }));
      done();
    },
  });
  if (state !== 'open' && state !== 'quarantined') return null;
  const none = ids.length === 0;
  const refused = tryKeys.error ?? release.error;
  return (
    <>
      {state === 'open' ? (
        <>
          <Button disabled={none} loading={tryKeys.isPending} onClick={() => tryKeys.mutate(input)}>
            {t('tryKeys.act')}
          </Button>
          <Button variant="default" disabled={none} onClick={() => setAsking('quarantine')}>
            {t('quarantine.act')}
          </Button>
        </>
      ) : (
        <>
          <Button variant="default" disabled={none} loading={release.isPending} onClick={() => release.mutate(input)}>
            {t('release.act')}
          </Button>
          <Button variant="default" color="red" disabled={none || !here} onClick={() => setAsking('remove')}>
            {t('remove.act')}
          </Button>
        </>
      )}
      <Text size="sm" c="dimmed" aria-live="polite">
        {none ? t('chooseFirst') : t('chosen', { count: ids.length })}
      </Text>
      {refused && <ErrorPanel error={refused} />}
      {asking === 'quarantine' && (
        <ReasonDialog
          title={t('quarantine.title', { count: ids.length })}
          message={t('quarantine.message')}
          confirmLabel={t('quarantine.act')}
          required
          pending={quarantine.isPending}
          error={quarantine.error}
          confirm={(reason) => quarantine.mutate({ ...input, reason: reason ?? '' })}
          close={close}
        />
      )}
      {asking === 'remove' && (
        <RemoveDialog
          ids={ids}
          close={close}
          done={() => {
            close();
            done();
          }}
        />
      )}
    </>
  );
}
