import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostEscalation } from '../../shared/escalation.ts';
import { useFormats } from '../ui/formats.ts';

interface Props {
  /** Percent a year. */
  readonly rate: number;
  onChange(rate: number): void;
}

/** By how much costs grow a year, typed with a point or a comma. */
export function RateField({ rate, onChange }: Props) {
  const { t } = useTranslation('capital-plan');
  const formats = useFormats();
  const [text, setText] = useState(formats.number(rate));
  const [shown, setShown] = useState(rate);
  if (shown !== rate) {
    setShown(rate);
    setText(formats.number(rate));
  }
  const typed = readRateText(text);
  const take = () => typed !== null && typed !== rate && onChange(typed);
  return (
    <TextInput
      label={t('budget.rate')}
      size="xs"
      w={180}
      inputMode="decimal"
      rightSection="%"
      maxLength={6}
      value={text}
      error={typed === null ? t('budget.rateWrong') : undefined}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  );
}

/** A rate as it is typed; null for what is none. Nothing is 0. */
function readRateText(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  if (plain === '') return 0;
  if (!/^\d{1,2}(\.\d{1,2})?$/.test(plain)) return null;
  const rate = Number(plain);
  return rate <= mostEscalation ? rate : null;
}
