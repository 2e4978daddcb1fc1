import { Group, Radio, Text } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import classes from './setup.module.css';

interface Props {
  readonly value: string;
  readonly icon: Icon;
  readonly title: string;
  readonly text: string;
}

/** One of a few ways to go on, inside a `Radio.Group`: what it is called and what it means. */
export function ChoiceCard({ value, icon: Sign, title, text }: Props) {
  return (
    <Radio.Card value={value} className={classes.choice ?? ''}>
      <Group wrap="nowrap" gap="sm" align="flex-start">
        <Radio.Indicator mt={2} />
        <Sign size={22} stroke={1.6} aria-hidden className={classes.choiceIcon} />
        <div>
          <Text fw={600} size="sm">
            {title}
          </Text>
          <Text size="sm" c="dimmed">
            {text}
          </Text>
        </div>
      </Group>
    </Radio.Card>
  );
}
