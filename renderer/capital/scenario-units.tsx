import { ActionIcon, Group, NativeSelect, Table, Text } from '@mantine/core';
import { IconNote, IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CapitalRow, CapitalSort, CapitalSortKey } from '../../shared/capital-plan.ts';
import type { ScenarioItem } from '../../shared/capital-scenarios.ts';
import classes from '../parts/capital/capital.module.css';
import { usePlanWords } from '../parts/capital/use-plan-words.ts';
import { UnitCell, unitPlace } from '../parts/units/unit-cell.tsx';
import { unitLabel } from '../parts/units/unit-label.ts';
import { useFormats } from '../ui/formats.ts';
import { ariaSort, SortButton } from '../ui/sort-button.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { InlineNumber } from './inline-number.tsx';
import { ItemNoteDialog } from './item-note-dialog.tsx';
import type { ItemChange } from './use-scenario-edit.ts';

interface Props {
  readonly rows: readonly CapitalRow[];
  readonly sort: CapitalSort;
  readonly editable: boolean;
  itemOf(row: CapitalRow): ScenarioItem | null;
  save(row: CapitalRow, change: ItemChange): void;
  onSort(by: CapitalSortKey): void;
}

const sorted = ['className', 'facilityName', 'yearsUntilEndOfLife'] as const;

/** The units with what the scenario says of each, edited where it stands; what differs stands over what the unit says. */
export function ScenarioUnits({ rows, sort, editable, itemOf, save, onSort }: Props) {
  const { t } = useTranslation('capital-plan');
  const { t: tCapital } = useTranslation('capital');
  const words = usePlanWords();
  const formats = useFormats();
  const [noted, setNoted] = useState<CapitalRow>();
  const said = (value: boolean | null) =>
    value === null ? t('scenario.fundedUnknown') : t(value ? 'scenario.fundedYes' : 'scenario.fundedNo');
  const was = (value: string) => (value === '' ? t('scenario.wasNothing') : t('scenario.was', { value }));
  return (
    <>
      <TableFrame
        label={t('scenario.table')}
        minWidth={880}
        sorted={[...sorted.map((by) => ariaSort(sort, by)), undefined, undefined, undefined, undefined]}
        columns={[
          ...sorted.map((by) => (
            <SortButton key={by} by={by} label={tCapital(`headings.${by}`)} sort={sort} onSort={() => onSort(by)} />
          )),
          t('scenario.year'),
          t('scenario.cost'),
          t('scenario.funded'),
          editable ? t('scenarios.acts') : '',
        ]}
      >
        {rows.map((row) => {
          const { unit, asUnit } = row;
          const item = itemOf(row);
          const name = `${unitLabel(unit)} (${unit.id})`;
          const [year, cost, funded] = [item?.year ?? null, item?.cost ?? null, item?.funded ?? null];
          const plain = {
            year: String(asUnit.planYear ?? ''),
            cost: formats.thousands(asUnit.cost),
            funded: said(asUnit.funded),
          };
          const note = item?.note ?? null;
          const differs = year !== null || cost !== null || funded !== null;
          return (
            <Table.Tr key={unit.id} {...(differs && { bg: 'var(--rems-selected)' })}>
              <Table.Td miw={220}>
                <UnitCell unit={unit} />
                {note && (
                  <Text size="xs" mt={2} className={classes.note ?? ''}>
                    {t('scenario.noteSaid', { note })}
                  </Text>
                )}
              </Table.Td>
              <Table.Td data-label={tCapital('headings.facilityName')}>{unitPlace(unit)}</Table.Td>
              <Table.Td data-label={tCapital('headings.yearsUntilEndOfLife')} className={classes.line ?? ''}>
                {words.endOfLife(row)}
              </Table.Td>
              <Table.Td data-label={t('scenario.year')}>
                {editable ? (
                  <InlineNumber
                    label={t('scenario.yearOf', { unit: name })}
                    value={year}
                    asUnit={plain.year}
                    was={was(plain.year)}
                    least={1900}
                    most={2100}
                    wrong={t('scenario.yearWrong')}
                    width={84}
                    save={(next) => save(row, { year: next })}
                  />
                ) : (
                  <Told value={year === null ? plain.year : String(year)} was={year === null ? '' : was(plain.year)} />
                )}
              </Table.Td>
              <Table.Td data-label={t('scenario.cost')}>
                {editable ? (
                  <InlineNumber
                    label={t('scenario.costOf', { unit: name })}
                    value={cost}
                    asUnit={asUnit.cost === null ? '' : String(asUnit.cost)}
                    was={was(plain.cost)}
                    least={0}
                    most={1_000_000}
                    wrong={t('scenario.costWrong')}
                    width={104}
                    save={(next) => save(row, { cost: next })}
                  />
                ) : (
                  <Told
                    value={cost === null ? plain.cost : formats.thousands(cost)}
                    was={cost === null ? '' : was(plain.cost)}
                  />
                )}
              </Table.Td>
              <Table.Td data-label={t('scenario.funded')}>
                {editable ? (
                  <NativeSelect
                    size="xs"
                    w={{ base: 210, sm: 170 }}
                    aria-label={t('scenario.fundedOf', { unit: name })}
                    value={funded === null ? '' : funded ? 'yes' : 'no'}
                    data={[
                      { value: '', label: t('scenario.fundedAsUnit', { value: plain.funded }) },
                      { value: 'yes', label: t('scenario.fundedYes') },
                      { value: 'no', label: t('scenario.fundedNo') },
                    ]}
                    onChange={(event) => {
                      const chosen = event.currentTarget.value;
                      save(row, { funded: chosen === '' ? null : chosen === 'yes' });
                    }}
                  />
                ) : (
                  <Told value={said(row.funded)} was="" />
                )}
                {funded !== null && (
                  <Text size="xs" c="dimmed">
                    {was(plain.funded)}
                  </Text>
                )}
              </Table.Td>
              <Table.Td {...(editable && { 'data-label': t('scenarios.acts') })}>
                {editable && (
                  <Group gap={4} wrap="nowrap">
                    <ActionIcon
                      variant={note === null ? 'subtle' : 'light'}
                      color="gray"
                      size={32}
                      aria-label={t('scenario.noteOf', { unit: name })}
                      title={t('scenario.note')}
                      onClick={() => setNoted(row)}
                    >
                      <IconNote size={17} aria-hidden />
                    </ActionIcon>
                    {differs && (
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        size={32}
                        aria-label={t('scenario.resetOf', { unit: name })}
                        title={t('scenario.reset')}
                        onClick={() => save(row, { year: null, cost: null, funded: null })}
                      >
                        <IconRestore size={17} aria-hidden />
                      </ActionIcon>
                    )}
                  </Group>
                )}
              </Table.Td>
            </Table.Tr>
          );
        })}
      </TableFrame>
      {noted && (
        <ItemNoteDialog
          unit={unitLabel(noted.unit)}
          note={itemOf(noted)?.note ?? ''}
          save={(note) => save(noted, { note })}
          close={() => setNoted(undefined)}
        />
      )}
    </>
  );
}

function Told({ value, was }: { readonly value: string; readonly was: string }) {
  return (
    <>
      {value}
      {was !== '' && (
        <Text size="xs" c="dimmed">
          {was}
        </Text>
      )}
    </>
  );
}
