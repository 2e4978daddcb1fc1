import { Button, List } from '@mantine/core';
import { IconNetwork } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SectionCard } from '../ui/section-card.tsx';
import type { NetworkPart } from './network-part.ts';
import { TurnOnDialog } from './turn-on-dialog.tsx';

/** Nobody else gets in: what switching it on would mean, and the way to it. */
export function OffCard({ network, here }: NetworkPart) {
  const { t } = useTranslation('network');
  const [opening, setOpening] = useState(false);
  const { console: url } = network.standing;
  return (
    <SectionCard title={t('off.title')} lead={url === null ? t('off.lead') : t('off.console', { url })}>
      <List size="sm" spacing={6} maw="75ch" mb="md">
        {(['browser', 'account', 'safe', 'undo'] as const).map((point) => (
          <List.Item key={point}>{t(`off.points.${point}`)}</List.Item>
        ))}
      </List>
      <Button leftSection={<IconNetwork size={16} aria-hidden />} disabled={!here} onClick={() => setOpening(true)}>
        {t('off.act')}
      </Button>
      {opening && <TurnOnDialog network={network} close={() => setOpening(false)} />}
    </SectionCard>
  );
}
