import { Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readYear } from './chart-address.ts';

interface Props {
  readonly fromYear: number;
  readonly toYear: number;
  onChange(fromYear: number, toYear: number): void;
}

/** The years that are shown, typed: what is no year waits with its message, and the first year never comes after the last. */
export function YearRange({ fromYear, toYear, onChange }: Props) {
  const { t } = useTranslation('capital-plan');
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <YearField label={t('years.from')} year={fromYear} onChange={(year) => onChange(year, Math.max(year, toYear))} />
      <YearField label={t('years.to')} year={toYear} onChange={(year) => onChange(Math.min(fromYear, year), year)} />
    </Group>
  );
}

interface FieldProps {
  readonly label: string;
  readonly year: number;
  onChange(year: number): void;
}

function YearField({ label, year, onChange }: FieldProps) {
  const { t } = useTranslation('capital-plan');
  const [text, setText] = useState(String(year));
  const [shown, setShown] = useState(year);
  if (shown !== year) {
    setShown(year);
    setText(String(year));
  }
  const typed = readYear(text.trim());
  const take = () => typed !== null && typed !== year && onChange(typed);
  return (
    <TextInput
      label={label}
      size="xs"
      w={76}
      inputMode="numeric"
      maxLength={4}
      value={text}
      error={text.length >= 4 && typed === null ? t('years.wrong') : undefined}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => (typed === null ? setText(String(year)) : take())}
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  );
}
