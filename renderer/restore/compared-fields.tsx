import { Checkbox, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../api/client.ts';
import { TableFrame } from '../ui/table-frame.tsx';
import { useComparedWords } from './use-compared-words.ts';

interface Props {
  readonly fields: OutputOf<'restore.unit'>['fields'];
  readonly chosen: readonly string[];
  /** The unit is gone: all of its fields come back with it. */
  readonly locked: boolean;
  onChange(chosen: readonly string[]): void;
}

/** Fields that differ, the value of the backup beside the present one, each with its box. */
export function ComparedFields({ fields, chosen, locked, onChange }: Props) {
  const { t } = useTranslation('restore');
  const words = useComparedWords();
  const all = fields.every(({ field }) => chosen.includes(field));
  const box = (
    <Checkbox
      aria-label={t('unit.allFields')}
      checked={all}
      indeterminate={!all && chosen.length > 0}
      disabled={locked}
      onChange={() => onChange(all ? [] : fields.map(({ field }) => field))}
    />
  );
  const columns = [box, t('unit.field'), t('unit.inSet'), t('unit.now')];
  return (
    <TableFrame label={t('unit.fieldsTable')} columns={columns} minWidth={560}>
      {fields.map(({ field, inSet, now }) => {
        const name = words.unitField(field);
        return (
          <Table.Tr key={field}>
            <Table.Td>
              <Checkbox
                aria-label={t('unit.takeField', { field: name })}
                checked={chosen.includes(field)}
                disabled={locked}
                onChange={(event) =>
                  onChange(event.currentTarget.checked ? [...chosen, field] : chosen.filter((one) => one !== field))
                }
              />
            </Table.Td>
            <Table.Td data-label={t('unit.field')}>
              <Text size="sm" fw={600}>
                {name}
              </Text>
            </Table.Td>
            <Table.Td data-label={t('unit.inSet')} style={{ overflowWrap: 'anywhere' }}>
              {words.value(inSet)}
            </Table.Td>
            <Table.Td data-label={t('unit.now')} style={{ overflowWrap: 'anywhere' }}>
              {words.value(now)}
            </Table.Td>
          </Table.Tr>
        );
      })}
    </TableFrame>
  );
}
