import { Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useNotify } from '../ui/notify.ts';
import { SectionCard } from '../ui/section-card.tsx';
import type { NetworkPart } from './network-part.ts';

/** The narrow limits for a machine under attack (row 004-118). */
export function ProtectCard({ network, here }: NetworkPart) {
  const { t } = useTranslation('network');
  const notify = useNotify();
  const touch = useTouch();
  const { protecting, settings } = network;
  const protect = useAction('network.protect', {
    onSuccess: ({ protecting: on }) => notify.done(t(on ? 'protect.done' : 'protect.undone')),
    onError: notify.failed,
    onSettled: () => touch('network'),
  });
  return (
    <SectionCard title={t('protect.title')} lead={t('protect.lead')}>
      <Switch
        label={t('protect.label')}
        checked={protecting}
        disabled={!here || protect.isPending}
        onChange={(event) => protect.mutate({ on: event.currentTarget.checked })}
      />
      <Text size="sm" c="dimmed" mt="xs" maw="75ch">
        {t(protecting ? 'protect.on' : 'protect.off')} {settings.allowed.length === 0 && t('protect.noList')}
      </Text>
    </SectionCard>
  );
}
