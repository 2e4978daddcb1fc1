import { Alert, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconDeviceDesktop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RestorePreview } from '../../shared/restore.ts';
import { useCall } from '../api/hooks.ts';
import { SetStateSign } from '../parts/backups/set-state-sign.tsx';
import { useAtConsole } from '../parts/backups/use-at-console.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Facts } from '../ui/facts.tsx';
import { useFormats } from '../ui/formats.ts';
import { Page } from '../ui/page.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { BackLink } from './back-link.tsx';
import { LossCard } from './loss-card.tsx';
import { RestoreForm } from './restore-form.tsx';
import { useSetInAddress } from './use-set-in-address.ts';

/** Restoring everything: what the set is, what would be lost, and only then the act. */
export function RestorePage() {
  const { t } = useTranslation('restore');
  const here = useAtConsole();
  const { input, suffix } = useSetInAddress();
  const preview = useCall('restore.preview', input, { refetchOnMount: 'always' });
  const { data } = preview;
  return (
    <Page title={t('title')}>
      <Stack gap="md" maw={820}>
        <BackLink to={`/admin/backups${suffix}`}>{t('back')}</BackLink>
        <Text size="sm" c="dimmed" maw="75ch">
          {t('lead')}
        </Text>
        {preview.error && <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} />}
        {preview.isPending && <Skeleton height={320} radius="md" />}
        {data && (
          <>
            <SetCard preview={data} />
            {data.set.state === 'bad' ? (
              <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />}>
                {t('bad')}
              </Alert>
            ) : (
              <>
                <LossCard
                  lost={data.lost}
                  units={data.needsRecoveryKey ? undefined : `/admin/backups/${input.set}/units${suffix}`}
                />
                {here ? (
                  <RestoreForm input={input} needsRecoveryKey={data.needsRecoveryKey} />
                ) : (
                  <Alert
                    role="note"
                    variant="light"
                    icon={<IconDeviceDesktop aria-hidden />}
                    title={t('form.elsewhereTitle')}
                  >
                    {t('form.elsewhere')}
                  </Alert>
                )}
              </>
            )}
          </>
        )}
      </Stack>
    </Page>
  );
}

function SetCard({ preview: { set, upgrade } }: { readonly preview: RestorePreview }) {
  const { t } = useTranslation('restore');
  const { t: backups } = useTranslation('backup');
  const formats = useFormats();
  const { proof } = set;
  return (
    <SectionCard title={t('set')} actions={<SetStateSign set={set} />}>
      <Stack gap="sm">
        <Facts
          of={[
            [t('made'), `${formats.instant(set.at)} · ${backups(`kinds.${set.kind}`)}`],
            [
              t('checked'),
              proof === null
                ? t('never')
                : t(proof.ok ? 'checkedHeld' : 'checkedFailed', { when: formats.relative(proof.at) }),
            ],
            [t('documents'), formats.number(set.documents)],
            [t('version'), set.appVersion],
          ]}
        />
        {set.state === 'unproven' && <Text size="sm">{t('unproven')}</Text>}
        {upgrade && <Text size="sm">{t('upgrade')}</Text>}
        {set.state === 'foreign' && (
          <Alert role="note" color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />}>
            {t('foreign')}
          </Alert>
        )}
      </Stack>
    </SectionCard>
  );
}
