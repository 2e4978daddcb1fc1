import { Anchor, Badge, Group, Pagination, Paper, Skeleton, Tabs, Text, Title } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { type Import, type RowOutcome, rowOutcomes } from '../../shared/imports.ts';
import { useCall } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import { DifferenceTable } from './difference-table.tsx';
import { tableName } from './table-name.ts';

const pageSize = 50;

/** The difference row by row, by what happens to the rows. The tab and the page stand in the address. */
export function Difference({ one }: { readonly one: Import }) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const [params, setParams] = useSearchParams();
  const table = one.tables?.find((candidate) => candidate.table === params.get('table'));
  const counted = table ?? one.counts;
  const counts: Readonly<Record<RowOutcome, number>> = { ...counted, error: counted.errors };
  const asked = rowOutcomes.find((outcome) => outcome === params.get('rows'));
  const shown = asked ?? rowOutcomes.find((outcome) => counts[outcome] > 0) ?? 'created';
  const page = Math.max(1, Number.parseInt(params.get('page') ?? '1', 10) || 1);
  const rows = useCall(
    'imports.rows',
    { importId: one.id, outcome: shown, page, pageSize, ...(table && { table: table.table }) },
    { placeholderData: keepPreviousData },
  );
  const go = (outcome: RowOutcome, to: number) =>
    setParams(
      { ...(table && { table: table.table }), rows: outcome, ...(to > 1 ? { page: String(to) } : {}) },
      { replace: true, preventScrollReset: true },
    );
  const pages = Math.ceil(counts[shown] / pageSize);

  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} mb="sm">
        {t(one.state === 'checked' ? 'difference.title' : 'difference.pastTitle')}
      </Title>
      {table && (
        <Group gap="xs" mb="sm">
          <Text size="sm">{t('tables.only', { table: tableName(t, table.table) })}</Text>
          <Anchor component={Link} size="sm" to="?" replace preventScrollReset>
            {t('tables.all')}
          </Anchor>
        </Group>
      )}
      <Tabs
        value={shown}
        onChange={(value) => {
          const outcome = rowOutcomes.find((candidate) => candidate === value);
          if (outcome !== undefined) go(outcome, 1);
        }}
      >
        <Tabs.List>
          {rowOutcomes.map((outcome) => (
            <Tabs.Tab
              key={outcome}
              value={outcome}
              rightSection={
                <Badge variant="default" size="sm" fw={600}>
                  {formats.number(counts[outcome])}
                </Badge>
              }
            >
              {t(`outcomes.${outcome}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {rowOutcomes.map((outcome) => (
          <Tabs.Panel key={outcome} value={outcome} pt="sm">
            {outcome === shown && (
              <>
                {rows.error && <ErrorPanel error={rows.error} onRetry={() => void rows.refetch()} />}
                {rows.isPending && <Skeleton height={160} />}
                {rows.data !== undefined && rows.data.items.length === 0 && (
                  <Text size="sm" c="dimmed">
                    {t('difference.none')}
                  </Text>
                )}
                {rows.data !== undefined && rows.data.items.length > 0 && (
                  <DifferenceTable
                    rows={rows.data.items}
                    kind={one.kind}
                    linked={one.state === 'applied' || outcome === 'updated'}
                  />
                )}
                {pages > 1 && (
                  <Pagination
                    mt="sm"
                    total={pages}
                    value={Math.min(page, pages)}
                    onChange={(to) => go(outcome, to)}
                    aria-label={t('difference.page')}
                    getControlProps={(control) => ({ 'aria-label': t(`difference.${control}`) })}
                    getItemProps={(to) => ({ 'aria-label': t('difference.toPage', { page: to }) })}
                    size="sm"
                  />
                )}
              </>
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Paper>
  );
}
