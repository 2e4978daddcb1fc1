import { Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/formats.ts';

interface Props {
  readonly name: string;
  /** Bytes, of all. */
  readonly sent: number;
  readonly total: number;
}

/** How far a file is that a form sends. */
export function FileProgress({ name, sent, total }: Props) {
  const { t } = useTranslation('documents');
  const formats = useFormats();
  const percent = total === 0 ? 0 : Math.floor((sent / total) * 100);
  const label = t('sending', { name, percent: formats.number(percent) });
  return (
    <div style={{ flex: '1 1 12rem', minWidth: 0 }}>
      <Text size="sm" role="status" truncate>
        {label}
      </Text>
      <Progress.Root size="sm" mt={4}>
        <Progress.Section value={percent} aria-label={label} />
      </Progress.Root>
    </div>
  );
}
