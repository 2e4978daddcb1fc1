import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Horizon } from '../../shared/compliance.ts';
import { horizons } from './compliance-address.ts';

interface Props {
  readonly days: number;
  onChange(days: number): void;
}

const custom = 'custom';

/** How many days ahead "due" looks: the usual ones, or any number. */
export function HorizonChoice({ days, onChange }: Props) {
  const { t } = useTranslation('compliance');
  const [typing, setTyping] = useState(false);
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const offered = [...new Set([...horizons, days])].sort((a, b) => a - b);

  const use = () => {
    const read = Horizon.safeParse(Number(text.trim()));
    setWrong(!read.success);
    if (!read.success) return;
    setTyping(false);
    onChange(read.data);
  };
  if (typing) {
    return (
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          use();
        }}
      >
        <Group gap={4} align="flex-start" wrap="nowrap">
          <TextInput
            size="xs"
            w={150}
            aria-label={t('horizon.customLabel')}
            placeholder={t('horizon.customLabel')}
            inputMode="numeric"
            autoFocus
            value={text}
            error={wrong ? t('horizon.wrong') : undefined}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setTyping(false);
            }}
          />
          <Button size="xs" type="submit" variant="default">
            {t('horizon.use')}
          </Button>
        </Group>
      </form>
    );
  }
  return (
    <NativeSelect
      size="xs"
      aria-label={t('horizon.label')}
      value={String(days)}
      data={[
        ...offered.map((count) => ({ value: String(count), label: t('horizon.days', { count }) })),
        { value: custom, label: t('horizon.custom') },
      ]}
      onChange={(event) => {
        const { value } = event.currentTarget;
        if (value !== custom) return onChange(Number(value));
        setText(String(days));
        setWrong(false);
        setTyping(true);
      }}
    />
  );
}
