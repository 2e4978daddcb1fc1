import { Progress, Stack, Text } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useSentence } from '../i18n/index.ts';
import { FrontPage } from '../ui/front-page.tsx';
import { useUnsaved } from '../ui/unsaved.tsx';

/** The data are closed while something works on their files: what it is, and that one only has to wait. */
export function MaintenancePage({ message }: { readonly message: string }) {
  const { t } = useTranslation('setup');
  const sentence = useSentence();
  const unsaved = useUnsaved();
  const still = useReducedMotion();
  return (
    <FrontPage wide title={t('maintenance.title')} lead={t('maintenance.lead')}>
      <Stack gap="md" aria-busy="true">
        {message !== '' && (
          <Text fw={600} role="status">
            {sentence(message)}
          </Text>
        )}
        <Progress value={100} animated={!still} size="lg" aria-hidden />
        {unsaved.any() && (
          <Text size="sm" c="dimmed">
            {t('maintenance.kept')}
          </Text>
        )}
      </Stack>
    </FrontPage>
  );
}
