import { Group, Radio, Text } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './choice-card.module.css';

interface Props {
  readonly value: string;
  readonly icon: Icon;
  readonly title: string;
  readonly text: ReactNode;
  /** Signs below the text: how this one stands. */
  readonly signs?: ReactNode;
  readonly disabled?: boolean;
}

/** One of a few ways to go on, inside a `Radio.Group`: what it is called and what it means. */
export function ChoiceCard({ value, icon: Sign, title, text, signs, disabled = false }: Props) {
  return (
    <Radio.Card value={value} className={classes.choice ?? ''} disabled={disabled}>
      <Group wrap="nowrap" gap="sm" align="flex-start">
        <Radio.Indicator mt={2} disabled={disabled} />
        <Sign size={22} stroke={1.6} aria-hidden className={classes.icon} />
        <div className={classes.words}>
          <Text fw={600} size="sm">
            {title}
          </Text>
          <Text component="div" size="sm" c="dimmed">
            {text}
          </Text>
          {signs && <div className={classes.signs}>{signs}</div>}
        </div>
      </Group>
    </Radio.Card>
  );
}
