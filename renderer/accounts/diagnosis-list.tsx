import { Alert, Stack } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../api/client.ts';
import { useSentence } from '../i18n/index.ts';
import { Checklist } from '../ui/checklist.tsx';
import { useFormats } from '../ui/formats.ts';

/** What a diagnosis found: the answer first, then every check with its sentence. */
export function DiagnosisList({ result }: { readonly result: OutputOf<'accounts.diagnose'> }) {
  const { t } = useTranslation('accounts');
  const sentence = useSentence();
  const formats = useFormats();
  const problems = result.findings.filter(({ state }) => state === 'problem').length;
  const name = result.username;
  return (
    <Stack gap="sm">
      <Alert
        role="status"
        variant="light"
        color={result.canSignIn ? 'green' : 'red'}
        icon={result.canSignIn ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
        title={t(result.canSignIn ? 'diagnosis.can' : 'diagnosis.cannot', { name })}
        styles={{ title: { color: 'var(--mantine-color-text)' } }}
      >
        {result.canSignIn ? t('diagnosis.canText') : t('diagnosis.cannotText', { count: problems })}
      </Alert>
      <Checklist
        items={result.findings.map(({ check, state, message }, index) => ({
          key: `${check}-${index}`,
          state: state === 'problem' ? 'bad' : state,
          title: t(`diagnosis.checks.${check}`),
          note: t(`diagnosis.states.${state}`),
          text: formats.datesIn(sentence(message)),
        }))}
      />
    </Stack>
  );
}
