import { Group, Radio, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Whose value stays. */
export type Choice = 'mine' | 'theirs';

interface Props {
  readonly label: string;
  /** Both values as they are read; empty for none. */
  readonly mine: string;
  readonly theirs: string;
  readonly chosen: Choice | undefined;
  choose(value: Choice): void;
}

/** One field with both values; one of them stays. */
export function ConflictChoice({ label, mine, theirs, chosen, choose }: Props) {
  const { t } = useTranslation('ui');
  const option = (value: Choice, text: string) => (
    <Radio.Card value={value} p="sm" radius="md" flex={1} miw={200}>
      <Group wrap="nowrap" align="flex-start" gap="sm">
        <Radio.Indicator />
        <div>
          <Text size="xs" c="dimmed">
            {t(`conflict.${value}`)}
          </Text>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {text === '' ? t('conflict.empty') : text}
          </Text>
        </div>
      </Group>
    </Radio.Card>
  );
  return (
    <Radio.Group
      label={label}
      value={chosen ?? null}
      onChange={(value) => choose(value === 'mine' ? 'mine' : 'theirs')}
    >
      <Group gap="xs" mt={4} align="stretch">
        {option('mine', mine)}
        {option('theirs', theirs)}
      </Group>
    </Radio.Group>
  );
}
