import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/formats.ts';
import { TableFrame } from '../ui/table-frame.tsx';
import classes from './capital-plan.module.css';
import type { CompareLayout, CompareLine } from './compare-lines.ts';

interface Props {
  readonly layout: CompareLayout;
  readonly names: readonly string[];
  readonly lines: readonly CompareLine[];
  readonly total: CompareLine;
}

/** Plans beside each other; below what differs stands by how much. */
export function CompareTable({ layout, names, lines, total }: Props) {
  const { t } = useTranslation('capital-plan');
  const formats = useFormats();
  const cell = classes.number ?? '';
  const title = ({ year, facility }: CompareLine) => [year, facility].filter((part) => part !== null).join(' · ');
  const difference = (value: number) =>
    value === 0 ? t('compare.same') : `${value > 0 ? '+' : '−'}${formats.number(Math.abs(value))}`;
  return (
    <div className={classes.grid}>
      <TableFrame
        label={t('compare.table')}
        minWidth={200 + 150 * names.length}
        columns={[
          t(layout === 'facility' ? 'compare.facility' : layout === 'year' ? 'compare.year' : 'compare.by.cells'),
          ...names.map((name, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a plan is known by its place
            <div key={index} className={cell}>
              {name}
            </div>
          )),
        ]}
      >
        {[...lines, total].map((line) => (
          <Table.Tr key={line.key} className={line === total ? (classes.total ?? '') : ''}>
            <Table.Td>
              <Text size="sm" fw={600}>
                {line === total ? t('compare.total') : title(line)}
              </Text>
            </Table.Td>
            {line.values.map((value, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a plan is known by its place
              <Table.Td key={index} className={cell} data-label={names[index]}>
                {formats.number(value.escalated)}
                {index > 0 && (
                  <Text size="xs" fw={value.difference === 0 ? 400 : 600} c={value.difference === 0 ? 'dimmed' : ''}>
                    {difference(value.difference)}
                  </Text>
                )}
                <Text size="xs" c="dimmed">
                  {t('compare.unitsOf', { count: value.units })}
                </Text>
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </TableFrame>
      <Text size="xs" c="dimmed" mt={4}>
        {t('compare.table')}
      </Text>
    </div>
  );
}
