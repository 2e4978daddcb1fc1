import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../api/client.ts';
import { useFormats } from '../ui/formats.ts';
import { SectionCard } from '../ui/section-card.tsx';

/** What was started again after a failure, and how the program ended when it ended by a fault. */
export function Restarts({ restarts }: { readonly restarts: OutputOf<'health.overview'>['restarts'] }) {
  const { t } = useTranslation('health');
  const { instant } = useFormats();
  return (
    <SectionCard title={t('restarts.title')}>
      {restarts.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('restarts.none')}
        </Text>
      )}
      <Stack gap={6}>
        {restarts.map(({ at, what, reason }) => (
          <Text size="sm" key={`${what} ${at}`}>
            <time dateTime={at}>{instant(at)}</time> ·{' '}
            {t(what === 'listener' ? 'restarts.listener' : 'restarts.program', { reason })}
          </Text>
        ))}
      </Stack>
    </SectionCard>
  );
}
