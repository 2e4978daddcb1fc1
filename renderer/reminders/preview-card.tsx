import { Skeleton, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { TableFrame } from '../ui/table-frame.tsx';

/** Who would be told how much if the reminders went out now. */
export function PreviewCard() {
  const { t } = useTranslation('reminders');
  const formats = useFormats();
  const preview = useCall('reminders.preview', {});
  const items = preview.data?.items;
  return (
    <SectionCard title={t('preview.title')} lead={t('preview.lead')}>
      {preview.error && <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.isPending && <Skeleton height={80} radius="md" />}
      {items?.length === 0 && <Text size="sm">{t('preview.none')}</Text>}
      {items !== undefined && items.length > 0 && (
        <TableFrame
          label={t('preview.table')}
          columns={[t('preview.recipient'), t('preview.channel'), t('preview.lines')]}
          minWidth={420}
        >
          {items.map(({ recipient, channel, lines }) => (
            <Table.Tr key={`${channel} ${recipient}`}>
              <Table.Td>{recipient}</Table.Td>
              <Table.Td data-label={t('preview.channel')}>{t(`channels.${channel}`)}</Table.Td>
              <Table.Td data-label={t('preview.lines')}>{formats.number(lines)}</Table.Td>
            </Table.Tr>
          ))}
        </TableFrame>
      )}
    </SectionCard>
  );
}
