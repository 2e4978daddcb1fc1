import { Alert, Button, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../ui/copy-text.tsx';

interface Props {
  readonly path: string;
  readonly address: string | null;
  readonly onKept: () => void;
}

/** The secret address of a calendar, this once, and how programs take it. */
export function CalendarAddress({ path, address, onKept }: Props) {
  const { t } = useTranslation('calendar');
  // The window of the desktop has an address of its own kind, which no other program can open.
  const fromPage = window.location.protocol === 'https:' ? `${window.location.origin}${path}` : null;
  const whole = fromPage ?? address;
  return (
    <Stack gap="md">
      <Alert color="yellow" variant="light" role="status" icon={<IconKey aria-hidden />} title={t('once')}>
        {t('onceLead')}
      </Alert>
      <Group gap="xs" align="end">
        <TextInput
          label={t('address')}
          description={whole === null ? t('afterHost') : undefined}
          value={whole ?? path}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
          style={{ flex: '1 1 20rem' }}
        />
        <CopyText text={whole ?? path} />
        <Button onClick={onKept}>{t('kept')}</Button>
      </Group>
      <div>
        <Text fw={600} size="sm" mb={4}>
          {t('how')}
        </Text>
        <List size="sm" spacing={4} maw="70ch">
          <List.Item>{t('outlook')}</List.Item>
          <List.Item>{t('apple')}</List.Item>
          <List.Item>{t('google')}</List.Item>
        </List>
      </div>
    </Stack>
  );
}
