import { Button, Skeleton, Stack } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AuditSettings } from '../../shared/audit.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSession } from '../session/session.tsx';
import { useConfirm } from '../ui/confirm.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useNotify } from '../ui/notify.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { SettingsForm } from './settings-form.tsx';

/** How the trail is kept, and moving what is older than the policy to an archive. */
export function SettingsPanel() {
  const settings = useCall('audit.settings', {});
  return (
    <Stack gap="md" maw={820}>
      {settings.error && <ErrorPanel error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.isPending && <Skeleton height={320} radius="md" />}
      {settings.data && <SettingsForm stored={settings.data} />}
      {settings.data && <ArchiveCard settings={settings.data} />}
    </Stack>
  );
}

function ArchiveCard({ settings: { keepYears } }: { readonly settings: AuditSettings }) {
  const { t } = useTranslation('audit');
  const { can } = useSession();
  const confirm = useConfirm();
  const notify = useNotify();
  const touch = useTouch();
  const action = useAction('audit.archive', {
    onSuccess: ({ entries, file }) => {
      touch('audit');
      notify.done(t('settings.archived', { count: entries, file: file ?? '' }));
    },
  });
  if (!can('system:manage') || keepYears === null) return null;
  const move = async () => {
    const agreed = await confirm({
      title: t('settings.archiveConfirm'),
      message: t('settings.archiveConfirmText', { years: keepYears }),
      confirmLabel: t('settings.archive'),
      danger: true,
    });
    if (agreed) action.mutate({});
  };
  return (
    <SectionCard title={t('settings.archiveTitle')} lead={t('settings.archiveLead')}>
      <Stack gap="sm" align="flex-start">
        {action.error && <ErrorPanel error={action.error} />}
        <Button
          variant="default"
          leftSection={<IconArchive size={16} aria-hidden />}
          loading={action.isPending}
          onClick={() => void move()}
        >
          {t('settings.archive')}
        </Button>
      </Stack>
    </SectionCard>
  );
}
