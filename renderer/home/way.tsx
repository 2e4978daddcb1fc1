import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './home.module.css';

interface WayProps {
  readonly title: string;
  readonly text: string;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

/** A way to begin: what it is, and the button that leads there. */
export function Way({ title, text, icon, children }: WayProps) {
  return (
    <div className={classes.way}>
      {icon}
      <Text fw={600} size="sm">
        {title}
      </Text>
      <Text size="sm" c="dimmed" mb="xs">
        {text}
      </Text>
      <div>{children}</div>
    </div>
  );
}
