import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Severity, severities } from '#shared/findings.ts';

interface Props {
  readonly label: string;
  readonly value: Severity | null;
  readonly error?: string | undefined;
  onChange(value: Severity): void;
}

/** Chooses how bad it is, with what each answer means. */
export function SeverityChoice({ label, value, error, onChange }: Props) {
  const { t } = useTranslation('findings');
  return (
    <Radio.Group
      label={label}
      required
      value={value}
      error={error}
      onChange={(next) => {
        const chosen = severities.find((one) => one === next);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      <Stack gap={6} mt={4}>
        {severities.map((one) => (
          <Radio key={one} value={one} label={t(`severities.${one}`)} description={t(`severityHints.${one}`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
