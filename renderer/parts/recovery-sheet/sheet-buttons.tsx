import { Button, Group } from '@mantine/core';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly pending: boolean;
  onPdf(): void;
}

/** Two ways to paper: the page itself, and a PDF that also holds the key as a code. */
export function SheetButtons({ pending, onPdf }: Props) {
  const { t } = useTranslation('setup');
  return (
    <Group gap="xs">
      <Button variant="light" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
        {t('recovery.print')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileTypePdf size={18} aria-hidden />}
        loading={pending}
        onClick={onPdf}
      >
        {t('recovery.pdf')}
      </Button>
    </Group>
  );
}
