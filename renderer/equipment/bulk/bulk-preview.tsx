import { Alert, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BulkPreview } from '#shared/bulk-edit.ts';
import { useSentence } from '../../i18n/index.ts';
import { UnitCell } from '../../parts/units/unit-cell.tsx';
import { TableFrame } from '../../ui/table-frame.tsx';
import classes from './bulk.module.css';
import { useChangeText } from './use-change-text.ts';

/** What a bulk edit would do: from what to what on how many units, who is left out and why, and what to look at afterwards. */
export function BulkPreviewView({ preview }: { readonly preview: BulkPreview }) {
  const { t } = useTranslation('bulk-edit');
  const { t: tEquipment } = useTranslation('equipment');
  const sentence = useSentence();
  const text = useChangeText();
  const changing = preview.units.length;
  return (
    <Stack gap="sm">
      <Text size="sm" role="status">
        {t('preview.change', { count: changing })}
        {preview.unchanged > 0 && ` ${t('preview.unchanged', { count: preview.unchanged })}`}
        {preview.refusedTotal > 0 && ` ${t('preview.refused', { count: preview.refusedTotal })}`}
      </Text>
      {preview.changes.length > 0 && (
        <TableFrame
          label={t('preview.table')}
          columns={[t('preview.field'), t('preview.from'), t('preview.to'), t('preview.units')]}
          minWidth={460}
        >
          {preview.changes.map((change) => (
            <Table.Tr key={JSON.stringify([change.field, change.old, change.new])}>
              <Table.Td>{text.label(change.field)}</Table.Td>
              <Table.Td data-label={t('preview.from')} className={classes.arrow ?? ''}>
                {text.old(change)}
              </Table.Td>
              <Table.Td data-label={t('preview.to')} fw={600}>
                {text.new(change)}
              </Table.Td>
              <Table.Td data-label={t('preview.units')}>{t('preview.number', { count: change.units })}</Table.Td>
            </Table.Tr>
          ))}
        </TableFrame>
      )}
      {preview.furtherChanges > 0 && (
        <Text size="sm" c="dimmed">
          {t('preview.further', { count: preview.furtherChanges })}
        </Text>
      )}
      {preview.refused.length > 0 && (
        <TableFrame label={t('preview.refusedTable')} columns={[t('preview.leftOut'), t('preview.why')]} minWidth={460}>
          {preview.refused.map(({ unit, field, message }) => (
            <Table.Tr key={`${unit.id} ${field}`}>
              <Table.Td>
                <UnitCell unit={unit} />
              </Table.Td>
              <Table.Td data-label={t('preview.why')}>{sentence(message)}</Table.Td>
            </Table.Tr>
          ))}
        </TableFrame>
      )}
      {preview.refusedTotal > preview.refused.length && (
        <Text size="sm" c="dimmed">
          {t('preview.refusedFurther', { count: preview.refusedTotal - preview.refused.length })}
        </Text>
      )}
      {preview.warnings.length > 0 && (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} title={t('preview.lookAt')}>
          {preview.warnings.map(({ field, code, units }) => (
            <Text size="sm" key={`${field} ${code}`}>
              {t('preview.warning', {
                warning: tEquipment(`warnings.${code}`, { field: text.label(field) }),
                count: units,
              })}
            </Text>
          ))}
        </Alert>
      )}
      {preview.examples.length > 0 && (
        <TableFrame label={t('preview.examples')} columns={[t('preview.example'), t('preview.values')]} minWidth={460}>
          {preview.examples.map(({ unit, changes }) => (
            <Table.Tr key={unit.id}>
              <Table.Td>
                <UnitCell unit={unit} />
              </Table.Td>
              <Table.Td data-label={t('preview.values')}>
                {changes.map((change) => (
                  <Text size="sm" key={change.field}>
                    {t('preview.named', { field: text.label(change.field) })}{' '}
                    <span className={classes.arrow}>{text.old(change)} → </span>
                    <strong>{text.new(change)}</strong>
                  </Text>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </TableFrame>
      )}
    </Stack>
  );
}
