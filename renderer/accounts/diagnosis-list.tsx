import { Alert, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../api/client.ts';
import { useSentence } from '../i18n/index.ts';
import classes from './diagnosis.module.css';

const signs = { ok: IconCircleCheck, problem: IconAlertTriangle, info: IconInfoCircle } as const;
const colors = { ok: 'teal', problem: 'red', info: 'gray' } as const;

/** What a diagnosis found: the answer first, then every check with its sentence. */
export function DiagnosisList({ result }: { readonly result: OutputOf<'accounts.diagnose'> }) {
  const { t } = useTranslation('accounts');
  const sentence = useSentence();
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
      <ol className={`rems-plain-list ${classes.checks}`}>
        {result.findings.map(({ check, state, message }, index) => {
          const Icon = signs[state];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a check may have several findings, and they never change places
            <li key={`${check}-${index}`} className={classes.check}>
              <ThemeIcon variant="transparent" color={colors[state]} size={22} aria-hidden>
                <Icon size={20} />
              </ThemeIcon>
              <div>
                <Text size="sm" fw={600}>
                  {t(`diagnosis.checks.${check}`)}
                  <Text span size="xs" fw={500} c="dimmed" ml={8}>
                    {t(`diagnosis.states.${state}`)}
                  </Text>
                </Text>
                <Text size="sm">{sentence(message)}</Text>
              </div>
            </li>
          );
        })}
      </ol>
    </Stack>
  );
}
