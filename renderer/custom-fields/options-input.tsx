import { ActionIcon, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconPlus, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OptionDraft } from './field-draft.ts';

interface Props {
  readonly options: readonly OptionDraft[];
  readonly error: string | undefined;
  onChange(options: readonly OptionDraft[]): void;
}

/** The choices of a field in their order, each with its French name; one that units may hold is switched off instead of removed. */
export function OptionsInput({ options, error, onChange }: Props) {
  const { t } = useTranslation('fields');
  const added = useRef(0);
  const change = (key: string, part: Partial<OptionDraft>) =>
    onChange(options.map((option) => (option.key === key ? { ...option, ...part } : option)));
  const move = (from: number, to: number) => {
    const next = [...options];
    const [one] = next.splice(from, 1);
    if (one !== undefined) next.splice(to, 0, one);
    onChange(next);
  };
  const add = () => {
    added.current += 1;
    onChange([...options, { key: `new-${added.current}`, label: '', labelFr: '', active: true }]);
  };
  return (
    <Stack gap="xs">
      {options.map((option, index) => {
        const name = option.label === '' ? t('dialog.option', { place: index + 1 }) : option.label;
        return (
          <Group key={option.key} gap="xs" wrap="nowrap" align="center">
            <TextInput
              flex={1}
              maxLength={60}
              aria-label={t('dialog.option', { place: index + 1 })}
              placeholder={t('dialog.option', { place: index + 1 })}
              value={option.label}
              onChange={(event) => change(option.key, { label: event.currentTarget.value })}
            />
            <TextInput
              flex={1}
              maxLength={60}
              aria-label={t('dialog.optionFr', { place: index + 1 })}
              placeholder={t('dialog.labelFr')}
              value={option.labelFr}
              onChange={(event) => change(option.key, { labelFr: event.currentTarget.value })}
            />
            {option.id === undefined ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('dialog.removeOption', { option: name })}
                onClick={() => onChange(options.filter(({ key }) => key !== option.key))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            ) : (
              <Checkbox
                size="xs"
                label={t('dialog.offered')}
                aria-label={t('dialog.optionActive', { option: name })}
                checked={option.active}
                onChange={(event) => change(option.key, { active: event.currentTarget.checked })}
              />
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('moveUp', { field: name })}
              disabled={index === 0}
              onClick={() => move(index, index - 1)}
            >
              <IconChevronUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('moveDown', { field: name })}
              disabled={index === options.length - 1}
              onClick={() => move(index, index + 1)}
            >
              <IconChevronDown size={16} aria-hidden />
            </ActionIcon>
          </Group>
        );
      })}
      <Group>
        <Button variant="default" size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
          {t('dialog.addOption')}
        </Button>
      </Group>
      {error !== undefined && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {error}
        </Text>
      )}
    </Stack>
  );
}
