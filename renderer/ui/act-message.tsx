import { Button, Group, Text } from '@mantine/core';

interface Props {
  readonly message: string;
  readonly label: string;
  onClick(): void;
}

/** A short message with one button. */
export function ActMessage({ message, label, onClick }: Props) {
  return (
    <Group justify="space-between" gap="xs" wrap="nowrap">
      <Text size="sm">{message}</Text>
      <Button size="compact-sm" variant="light" onClick={onClick}>
        {label}
      </Button>
    </Group>
  );
}
