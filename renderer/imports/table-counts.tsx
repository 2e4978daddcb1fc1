import { Anchor, Paper, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { ImportTable } from '../../shared/imports.ts';
import { useFormats } from '../ui/formats.ts';
import { tableName } from './table-name.ts';

const columns = ['created', 'updated', 'unchanged', 'skipped', 'errors'] as const;

/** What becomes of each table of a file of several; its name shows its rows alone. */
export function TableCounts({ tables }: { readonly tables: readonly ImportTable[] }) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const [params] = useSearchParams();
  const chosen = params.get('table');
  return (
    <Paper withBorder p="md">
      <Title order={2} mb="sm">
        {t('tables.title')}
      </Title>
      <Table.ScrollContainer type="native" role="region" minWidth={560} tabIndex={0} aria-label={t('tables.title')}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('tables.table')}</Table.Th>
              {columns.map((column) => (
                <Table.Th key={column} scope="col" ta="right">
                  {t(`outcomes.${column === 'errors' ? 'error' : column}`)}
                </Table.Th>
              ))}
              <Table.Th scope="col" ta="right">
                {t('messages.warnings')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tables.map((one) => (
              <Table.Tr key={one.table}>
                <Table.Th scope="row" fw={one.table === chosen ? 700 : 400}>
                  <Anchor
                    component={Link}
                    size="sm"
                    to={`?table=${one.table}`}
                    replace
                    preventScrollReset
                    aria-current={one.table === chosen ? 'true' : undefined}
                  >
                    {tableName(t, one.table)}
                  </Anchor>
                </Table.Th>
                {([...columns, 'warnings'] as const).map((column) => (
                  <Table.Td key={column} ta="right">
                    <Text
                      size="sm"
                      {...(one[column] === 0
                        ? { c: 'dimmed' }
                        : column === 'errors'
                          ? { c: 'var(--mantine-color-error)', fw: 600 }
                          : {})}
                    >
                      {formats.number(one[column])}
                    </Text>
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
