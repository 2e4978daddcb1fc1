import { Alert, Anchor, Button, List, Stack, Text } from '@mantine/core';
import { IconDatabaseExport, IconLifebuoy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BackupState } from '../../shared/backup.ts';
import { useSentence } from '../i18n/index.ts';
import { HealthSign } from '../parts/backups/health-sign.tsx';
import { useMeasures } from '../parts/backups/use-measures.ts';
import { Facts } from '../ui/facts.tsx';
import { useFormats } from '../ui/formats.ts';
import { Moment } from '../ui/moment.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { useBackupRun } from './use-backup-run.ts';

/** "Am I safe?": the answer first, then why, the proofs it rests on, and what to do. */
export function SafetyCard({ state }: { readonly state: BackupState }) {
  const { t } = useTranslation('backup');
  const sentence = useSentence();
  const formats = useFormats();
  const measures = useMeasures();
  const { make, drill } = useBackupRun();
  const { health, reasons, newestProven, nextAt, destinations, freeBytes, neededBytes, running } = state;
  const busy = running !== null || make.isPending || drill.isPending;
  const needed = measures.bytes(neededBytes);
  return (
    <SectionCard
      title={t(`health.${health}`)}
      actions={
        <>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconLifebuoy size={16} aria-hidden />}
            title={t('drillHint')}
            disabled={busy}
            loading={drill.isPending}
            onClick={() => drill.mutate({})}
          >
            {t('drill')}
          </Button>
          <Button
            size="xs"
            leftSection={<IconDatabaseExport size={16} aria-hidden />}
            disabled={busy}
            loading={make.isPending}
            onClick={() => make.mutate({})}
          >
            {t('run')}
          </Button>
        </>
      }
    >
      <Stack gap="sm">
        <div>
          <HealthSign health={health} />
        </div>
        {reasons.length === 0 ? (
          <Text size="sm">{t('allWell')}</Text>
        ) : (
          <List size="sm" spacing={4}>
            {reasons.map((reason) => (
              <List.Item key={reason}>{formats.datesIn(sentence(reason))}</List.Item>
            ))}
          </List>
        )}
        <Facts
          of={[
            [
              t('facts.proven'),
              newestProven ? (
                <>
                  {formats.instant(newestProven.at)} (<Moment at={newestProven.at} />)
                </>
              ) : (
                t('never')
              ),
            ],
            [t('facts.drill'), <LastDrill key="drill" run={state.lastDrill} />],
            [t('facts.next'), nextAt === null ? t('notPlanned') : formats.instant(nextAt)],
            [t('facts.places'), <Places key="places" destinations={destinations} />],
            [
              t('facts.room'),
              freeBytes === null
                ? t('roomUnknown', { needed })
                : t('room', { free: measures.bytes(freeBytes), needed }),
            ],
            [t('facts.folder'), state.folder],
          ]}
        />
        {state.sameDisk && destinations.length === 0 && (
          <Alert role="note" color="yellow" variant="light" p="xs">
            {t('sameDisk')}
          </Alert>
        )}
      </Stack>
    </SectionCard>
  );
}

function LastDrill({ run }: { readonly run: BackupState['lastDrill'] }) {
  const { t } = useTranslation('backup');
  const formats = useFormats();
  const sentence = useSentence();
  if (run === null) return t('drillNever');
  const at = run.endedAt ?? run.startedAt;
  if (run.result === 'done') {
    return (
      <>
        {formats.instant(at)} (<Moment at={at} />)
      </>
    );
  }
  return `${t('drillFailed')} ${run.message === null ? '' : sentence(run.message)}`.trim();
}

function Places({ destinations }: Pick<BackupState, 'destinations'>) {
  const { t } = useTranslation('backup');
  const formats = useFormats();
  if (destinations.length === 0) {
    return (
      <>
        {t('noPlace')}.{' '}
        <Anchor component={Link} to="/admin/backups?tab=places" preventScrollReset inherit>
          {t('places.add')}
        </Anchor>
      </>
    );
  }
  const ok = destinations.filter(({ state }) => state === 'ok').length;
  const names = destinations.map(({ label }) => label).join(', ');
  return ok === destinations.length
    ? t('placesOk', { names })
    : t('placesSome', { names, ok: formats.number(ok), all: formats.number(destinations.length) });
}
