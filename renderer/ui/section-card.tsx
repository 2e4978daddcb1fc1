import { Group, Paper, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface Props {
  readonly title: string;
  /** One sentence below the heading. */
  readonly lead?: ReactNode;
  /** Buttons beside the heading. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** A part of a page with its own heading. */
export function SectionCard({ title, lead, actions, children }: Props) {
  const id = useId();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id}>
      <Group justify="space-between" gap="xs" mb={lead === undefined ? 'sm' : { base: 'xs', sm: 4 }} mih={28}>
        <Title order={2} id={id}>
          {title}
        </Title>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {lead !== undefined && (
        <Text component="div" size="sm" c="dimmed" mb="sm" maw="70ch">
          {lead}
        </Text>
      )}
      {children}
    </Paper>
  );
}
