import { Button, Skeleton } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Facts } from '../ui/facts.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { RegistryDialog } from './registry-dialog.tsx';

/** How the registry works here: its sexes, and whether whoever looks at an identity says why. */
export function RegistryCard() {
  const { t } = useTranslation('studies');
  const settings = useCall('patients.settings', {});
  const [editing, setEditing] = useState(false);
  return (
    <SectionCard
      title={t('registry.title')}
      lead={t('registry.lead')}
      actions={
        settings.data !== undefined && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={() => setEditing(true)}
          >
            {t('registry.edit')}
          </Button>
        )
      }
    >
      {settings.error && <ErrorPanel error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.isPending && <Skeleton height={60} />}
      {settings.data !== undefined && (
        <Facts
          of={[
            [t('registry.reason'), t(`registry.reasons.${settings.data.revealReason}`)],
            [
              t('registry.sexes'),
              [t('registry.usual'), ...settings.data.furtherSexes.map(({ code, label }) => `${code} – ${label}`)].join(
                ', ',
              ),
            ],
          ]}
        />
      )}
      {editing && settings.data !== undefined && (
        <RegistryDialog stored={settings.data} close={() => setEditing(false)} />
      )}
    </SectionCard>
  );
}
