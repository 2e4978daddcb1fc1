import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useNotify } from '../ui/notify.ts';
import { SectionCard } from '../ui/section-card.tsx';
import type { NetworkPart } from './network-part.ts';

/** Whether the program starts with the computer; nothing where that is not its own to decide. */
export function StartCard({ network, here }: NetworkPart) {
  const { t } = useTranslation('network');
  const notify = useNotify();
  const touch = useTouch();
  const start = useAction('network.startWithComputer', {
    onSuccess: ({ on }) => notify.done(t(on ? 'start.on' : 'start.off')),
    onError: notify.failed,
    onSettled: () => touch('network'),
  });
  if (network.startsWithComputer === null) return null;
  return (
    <SectionCard title={t('start.title')}>
      <Switch
        label={t('start.label')}
        description={t('start.hint')}
        checked={network.startsWithComputer}
        disabled={!here || start.isPending}
        onChange={(event) => start.mutate({ on: event.currentTarget.checked })}
      />
    </SectionCard>
  );
}
