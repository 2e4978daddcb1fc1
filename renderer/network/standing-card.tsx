import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconClockExclamation, IconPower, IconRefresh, IconStethoscope } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSentence } from '../i18n/index.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import { SectionCard } from '../ui/section-card.tsx';
import type { NetworkPart } from './network-part.ts';
import { PublicAddress } from './public-address.tsx';
import { StandingFacts } from './standing-facts.tsx';
import { TestResult } from './test-result.tsx';
import { useSwitch } from './use-switch.ts';

/** What is served while access is on: how it stands and why, the address to tell people, and the acts on it. */
export function StandingCard({ network, here }: NetworkPart) {
  const { t } = useTranslation('network');
  const sentence = useSentence();
  const { datesIn } = useFormats();
  const { restart, test, off, turnOff } = useSwitch(network);
  const { standing } = network;
  const { state, reason, publicUrl } = standing;
  const busy = restart.isPending || off.isPending;
  const { scope, address } = network.settings;
  const alone = scope === 'loopback';
  const calm = state === 'waiting';
  return (
    <SectionCard
      title={t(`standing.title.${state === 'up' && alone ? 'alone' : state}`)}
      actions={
        <>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconStethoscope size={16} aria-hidden />}
            loading={test.isPending}
            onClick={() => test.mutate({})}
          >
            {t('standing.test')}
          </Button>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRefresh size={16} aria-hidden />}
            disabled={!here || busy}
            loading={restart.isPending}
            onClick={() => restart.mutate({})}
          >
            {t('standing.restart')}
          </Button>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPower size={16} aria-hidden />}
            disabled={!here || busy}
            loading={off.isPending}
            onClick={() => void turnOff()}
          >
            {t('standing.turnOff')}
          </Button>
        </>
      }
    >
      <Stack gap="md">
        {state !== 'up' && (
          <Alert
            role="status"
            variant="light"
            color={calm ? 'yellow' : 'red'}
            icon={calm ? <IconClockExclamation aria-hidden /> : <IconAlertTriangle aria-hidden />}
          >
            <Stack gap={4}>
              {reason !== null && <Text size="sm">{datesIn(sentence(reason))}</Text>}
              <Text size="sm">{t(`standing.advice.${state}`)}</Text>
              {calm && scope === 'address' && address !== null && (
                <Text size="sm">{t('standing.moved', { address })}</Text>
              )}
            </Stack>
          </Alert>
        )}
        {publicUrl !== null && state === 'up' && (
          <PublicAddress url={publicUrl} alone={alone} unnamed={standing.unnamed} />
        )}
        <StandingFacts standing={standing} />
        {test.error && <ErrorPanel error={test.error} />}
        {test.data && <TestResult items={test.data.items} close={test.reset} />}
      </Stack>
    </SectionCard>
  );
}
