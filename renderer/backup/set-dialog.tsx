import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BackupSet } from '../../shared/backup.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { ProofList } from '../parts/backups/proof-list.tsx';
import { SetStateSign } from '../parts/backups/set-state-sign.tsx';
import { worthOf } from '../parts/backups/set-worth.ts';
import { useMeasures } from '../parts/backups/use-measures.ts';
import { Facts } from '../ui/facts.tsx';
import { useFormats } from '../ui/formats.ts';
import { useNotify } from '../ui/notify.ts';
import { useReturnFocus } from '../ui/use-return-focus.ts';
import { setAddress } from './set-address.ts';
import { useBackupRun } from './use-backup-run.ts';
import { useBackupActs } from './use-backup-state.ts';

interface Props {
  readonly set: BackupSet;
  readonly place: number | undefined;
  close(): void;
}

/** One set: what it is, every check of its last proof, and what can be done with it. */
export function SetDialog({ set, place, close }: Props) {
  useReturnFocus();
  const { t } = useTranslation('backup');
  const { t: words } = useTranslation('ui');
  const formats = useFormats();
  const measures = useMeasures();
  const notify = useNotify();
  const touch = useTouch();
  const { drill } = useBackupRun();
  const busy = useBackupActs();
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const verify = useAction('backup.verify', {
    onSuccess: ({ ok }) => {
      if (ok) notify.done(t('set.verified'));
    },
    onError: notify.failed,
    onSettled: () => touch('backup'),
  });
  const pin = useAction('backup.pin', {
    onSuccess: ({ pinned }) => {
      touch('backup');
      notify.done(t(pinned ? 'set.pinDone' : 'set.unpinDone'));
    },
    onError: notify.failed,
  });
  const where = place === undefined ? {} : { destinationId: place };
  const proof = verify.data ?? set.proof;
  // Nothing is known of a set whose manifest does not read.
  const unread = set.appVersion === '';
  return (
    <Modal
      opened
      onClose={close}
      title={t(set.setAside ? 'set.titleKept' : 'set.title', { when: formats.instant(set.at) })}
      size="lg"
      centered
      fullScreen={narrow}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <Stack gap="md">
        <Text size="sm">
          <SetStateSign set={set} /> {t(`stateHints.${worthOf(set)}`)}
        </Text>
        {verify.data?.ok === false && (
          <Alert color="red" variant="light" role="alert">
            {t('set.refuted')}
          </Alert>
        )}
        <Facts
          of={[
            [t('set.kind'), t(`kinds.${set.kind}`)],
            [t('set.fields.size'), measures.bytes(set.bytes)],
            ...(unread
              ? []
              : ([
                  [t('set.documents'), formats.number(set.documents)],
                  [t('set.entries'), formats.number(set.auditSeq)],
                  [t('set.version'), set.appVersion],
                ] as const)),
            [t('set.name'), set.name],
          ]}
        />
        {!set.setAside && (
          <section aria-label={t('set.proof')}>
            <Text component="h3" fw={600} size="sm" mb={4}>
              {t('set.proof')}
            </Text>
            {proof === null ? (
              <Text size="sm">{t(unread ? 'set.unread' : 'set.noProof')}</Text>
            ) : (
              <>
                <Text size="sm" c="dimmed" mb="xs">
                  {t(proof.ok ? 'set.proofHeld' : 'set.proofFailed', {
                    when: formats.relative(proof.at),
                    time: measures.seconds(proof.seconds),
                  })}
                </Text>
                <ProofList proof={proof} />
              </>
            )}
          </section>
        )}
        <Group gap="xs">
          {set.state !== 'bad' && (
            <>
              <Button component={Link} to={setAddress(set.name, 'restore', place)} size="xs" onClick={close}>
                {t('set.restoreAll')}
              </Button>
              <Button
                component={Link}
                to={setAddress(set.name, 'units', place)}
                size="xs"
                variant="light"
                onClick={close}
              >
                {t('set.restoreUnits')}
              </Button>
            </>
          )}
          {!set.setAside && (
            <Button
              size="xs"
              variant="default"
              disabled={busy}
              loading={verify.isPending}
              onClick={() => verify.mutate({ set: set.name, ...where })}
            >
              {t('set.verify')}
            </Button>
          )}
          {place === undefined && (
            <>
              {set.state === 'proven' && (
                <Button
                  size="xs"
                  variant="default"
                  disabled={busy}
                  loading={drill.isPending}
                  onClick={() => drill.mutate({ set: set.name })}
                >
                  {t('set.drill')}
                </Button>
              )}
              <Button
                size="xs"
                variant="default"
                loading={pin.isPending}
                onClick={() => pin.mutate({ set: set.name, pinned: !set.pinned })}
              >
                {t(set.pinned ? 'set.unpin' : 'set.pin')}
              </Button>
            </>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
