import { Alert, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../shared/contract/errors.ts';
import { useErrorText } from '../ui/error-text.ts';
import { minutesAndSeconds } from './wait.ts';

interface Props {
  readonly error: unknown;
  /** Seconds until the next attempt is taken, from `useWait`. */
  readonly wait: number;
  /** What else may help after a refusal. */
  readonly hint?: ReactNode;
}

/** Why an attempt to prove who one is did not succeed; counts down while no other one is taken. */
export function AttemptAlert({ error, wait, hint }: Props) {
  const { t } = useTranslation('sign-in');
  const errorText = useErrorText();
  const limited = error instanceof AppError && error.code === 'RATE_LIMITED';
  const countdown = () => {
    const { minutes, seconds } = minutesAndSeconds(wait);
    if (minutes === 0) return t('wait.seconds', { count: seconds });
    if (seconds === 0) return t('wait.wholeMinutes', { count: minutes });
    return t('wait.minutes', {
      minutes: t('wait.minutesPart', { count: minutes }),
      seconds: t('wait.secondsPart', { count: seconds }),
    });
  };

  if (!error) return null;
  if (limited && wait === 0) {
    return (
      <Alert color="gray" variant="light" role="status">
        {t('wait.over')}
      </Alert>
    );
  }
  return (
    <Alert
      color={limited ? 'yellow' : 'red'}
      variant="light"
      icon={<IconAlertCircle aria-hidden />}
      role="alert"
      {...(limited ? { title: t('wait.title') } : {})}
    >
      {/* Announced once: a countdown that speaks every second is noise. */}
      {limited ? <span aria-live="off">{countdown()}</span> : errorText(error)}
      {hint !== undefined && (
        <Text size="sm" mt={4}>
          {hint}
        </Text>
      )}
    </Alert>
  );
}
