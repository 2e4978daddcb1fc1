import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ScenarioItem } from '../../shared/capital-scenarios.ts';
import { unitLabel } from '../parts/units/unit-label.ts';
import { useFormats } from '../ui/formats.ts';
import { useReturnFocus } from '../ui/use-return-focus.ts';
import type { ItemClash } from './use-scenario-edit.ts';

const clashing = ['year', 'funded', 'cost', 'note'] as const;

interface Props {
  readonly clash: ItemClash;
  readonly pending: boolean;
  keepTheirs(): void;
  saveMine(): void;
}

/** Two people changed the same unit of a scenario: shows both values and asks which one stays. */
export function ItemClashDialog({ clash, pending, keepTheirs, saveMine }: Props) {
  useReturnFocus();
  const { t } = useTranslation('capital-plan');
  const { t: tUi } = useTranslation('ui');
  const formats = useFormats();
  const { row, mine, theirs } = clash;
  const text = (item: Partial<ScenarioItem>, field: (typeof clashing)[number]): string => {
    const value = item[field] ?? null;
    if (value === null) return t(field === 'note' ? 'scenario.noteNone' : 'scenario.asUnit');
    if (typeof value === 'boolean') return t(value ? 'scenario.fundedYes' : 'scenario.fundedNo');
    return field === 'cost' ? formats.thousands(Number(value)) : String(value);
  };
  const fields = clashing.filter((field) => mine[field] !== undefined);
  return (
    <Modal
      opened
      onClose={keepTheirs}
      closeOnClickOutside={false}
      title={t('scenario.conflictTitle')}
      centered
      closeButtonProps={{ 'aria-label': tUi('close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('scenario.conflictLead')}</Text>
        <Text size="sm" fw={600}>
          {unitLabel(row.unit)}
        </Text>
        <Table aria-label={t('scenario.conflictTitle')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('scenario.conflictField')}</Table.Th>
              <Table.Th scope="col">{t('scenario.conflictTheirs')}</Table.Th>
              <Table.Th scope="col">{t('scenario.conflictMine')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.map((field) => (
              <Table.Tr key={field}>
                <Table.Th scope="row">{t(`scenario.${field}`)}</Table.Th>
                <Table.Td>{text(theirs, field)}</Table.Td>
                <Table.Td>{text(mine, field)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Group justify="flex-end">
          <Button variant="default" onClick={keepTheirs} data-autofocus>
            {t('scenario.keepTheirs')}
          </Button>
          <Button loading={pending} onClick={saveMine}>
            {t('scenario.saveMine')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
