import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../ui/copy-text.tsx';

/** A token that was just made, this once. */
export function MadeToken({ token, onKept }: { readonly token: string; onKept(): void }) {
  const { t } = useTranslation('tokens');
  return (
    <Stack gap="sm">
      <Alert color="yellow" variant="light" role="status" icon={<IconKey aria-hidden />} title={t('once')}>
        {t('onceLead')}
      </Alert>
      <Group gap="xs" align="end">
        <TextInput
          label={t('token')}
          value={token}
          readOnly
          autoFocus
          onFocus={(event) => event.currentTarget.select()}
          style={{ flex: '1 1 20rem' }}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        />
        <CopyText text={token} />
        <Button onClick={onKept}>{t('kept')}</Button>
      </Group>
    </Stack>
  );
}
