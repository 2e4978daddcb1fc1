import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly pending: boolean;
  copy(): void;
}

/** Copies what a list shows, all pages of it. */
export function CopyButton({ pending, copy }: Props) {
  const { t } = useTranslation('lists');
  return (
    <Button
      variant="default"
      size="xs"
      loading={pending}
      leftSection={<IconCopy size={16} aria-hidden />}
      title={t('copyTableHint')}
      onClick={copy}
    >
      {t('copyTable')}
    </Button>
  );
}
