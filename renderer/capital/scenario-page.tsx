import { Alert, Anchor, Button, Checkbox, Group, Text } from '@mantine/core';
import { IconArrowLeft, IconReportMoney } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type CapitalSort, capitalSortKeys } from '../../shared/capital-plan.ts';
import { useCall } from '../api/hooks.ts';
import { HistoryCard } from '../parts/history/history-card.tsx';
import { useSession } from '../session/session.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import { PagedList } from '../ui/paged-list.tsx';
import { cycleSort, readSort, writeSort } from '../ui/sort.ts';
import type { ListAddress } from '../ui/use-list-address.ts';
import { ApplyDialog } from './apply-dialog.tsx';
import { differsFromDefault } from './capital-address.ts';
import { CapitalFrame } from './capital-frame.tsx';
import { ItemClashDialog } from './item-clash-dialog.tsx';
import { ScenarioUnits } from './scenario-units.tsx';
import { useCapitalChoice } from './use-capital-choice.ts';
import { useScenarioEdit } from './use-scenario-edit.ts';

const pageSize = 50;
/** Until somebody sorts. What is edited here does not move the rows. */
const usual: CapitalSort = [{ by: 'yearsUntilEndOfLife', direction: 'asc' }];
/** Units that the scenario mentions are shown whatever their state. */
const whatever = { includeRetired: true, includeNotCovered: true, includePlanned: true } as const;

/** One scenario: the units with what it says of each, edited in place, and the way to write it into the units. */
export function ScenarioPage() {
  const { t } = useTranslation('capital-plan');
  const { can } = useSession();
  const formats = useFormats();
  const choice = useCapitalChoice();
  const scenarioId = Number(useParams().id);
  const [applying, setApplying] = useState(false);
  const edit = useScenarioEdit(scenarioId);
  const scenarios = useCall('capital.scenarios', { includeDeleted: true });
  const scenario = scenarios.data?.items.find(({ id }) => id === scenarioId);
  const editable = can('equipment:write') && scenario?.deleted === null;
  const onlyChanged = choice.params.get('changed') === '1';
  const chosen = readSort(choice.params.get('sort'), capitalSortKeys);
  const sort = chosen.length > 0 ? chosen : usual;
  const page = Math.max(1, Math.trunc(Number(choice.params.get('page') ?? 1)) || 1);
  const there = scenario?.deleted === null;
  const items = useCall(
    'capital.scenarioItems',
    { scenarioId, page, pageSize },
    { enabled: there && onlyChanged, placeholderData: keepPreviousData },
  );
  const changedIds = items.data?.items.map(({ unitId }) => unitId) ?? [];
  const units = useCall(
    'capital.list',
    onlyChanged
      ? { scenarioId, filters: { ...whatever, unitId: changedIds }, sort, page: 1, pageSize }
      : { ...choice.what, scenarioId, sort, page, pageSize },
    { enabled: there && (!onlyChanged || changedIds.length > 0), placeholderData: keepPreviousData },
  );
  const list = onlyChanged
    ? {
        data: items.data && {
          items: changedIds.length === 0 ? [] : (units.data?.items ?? []),
          total: items.data.total,
        },
        error: items.error ?? units.error,
        isPlaceholderData: items.isPlaceholderData || units.isPlaceholderData,
        refetch: () => Promise.all([items.refetch(), units.refetch()]),
      }
    : units;
  const setSort = (next: CapitalSort) => choice.put('sort', writeSort(next));
  const address: ListAddress<never> = {
    search: choice.search,
    page,
    narrowed: onlyChanged || choice.search.trim() !== '' || differsFromDefault(choice.filters),
    filter: () => null,
    setSearch: choice.setSearch,
    setFilter: () => undefined,
    setPage: (next, instead) => choice.put('page', next <= 1 ? null : String(next), instead),
    clear() {
      if (onlyChanged) choice.put('changed', null);
      else choice.clear();
    },
  };

  return (
    <CapitalFrame
      choice={choice}
      withoutScenario
      beside={
        scenario && (
          <Text size="sm" c="dimmed">
            {scenario.name} · {t('scenario.changed', { count: scenario.items })}
            {units.data && !onlyChanged && ` · ${formats.sum(units.data.cost)}`}
          </Text>
        )
      }
      actions={
        editable && (
          <Button variant="default" size="xs" onClick={() => setApplying(true)}>
            {t('scenario.apply')}
          </Button>
        )
      }
    >
      <Group gap="md">
        <Anchor component={Link} size="sm" to={`/capital/scenarios${choice.carried}`}>
          <Group component="span" gap={6} wrap="nowrap">
            <IconArrowLeft size={14} aria-hidden />
            {t('scenario.back')}
          </Group>
        </Anchor>
        <Checkbox
          size="xs"
          label={t('scenario.onlyChanged')}
          checked={onlyChanged}
          onChange={(event) => choice.put('changed', event.currentTarget.checked ? '1' : null)}
        />
      </Group>
      {scenarios.error && <ErrorPanel error={scenarios.error} onRetry={() => void scenarios.refetch()} />}
      {scenarios.data && !there ? (
        <Alert color="yellow" variant="light">
          {t('scenario.gone')}
        </Alert>
      ) : (
        <>
          {editable && (
            <Text size="xs" c="dimmed">
              {t('scenario.lead')}
            </Text>
          )}
          <PagedList
            list={list}
            address={address}
            pageSize={pageSize}
            empty={<EmptyState icon={IconReportMoney} title={t('chart.nothing')} />}
          >
            {(rows) => (
              <ScenarioUnits
                rows={rows}
                sort={sort}
                editable={editable}
                itemOf={edit.itemOf}
                save={edit.save}
                onSort={(by) => setSort(cycleSort(chosen, by))}
              />
            )}
          </PagedList>
        </>
      )}
      {scenario && <HistoryCard entity="scenario" entityId={scenario.id} restore={there} />}
      {edit.clash && (
        <ItemClashDialog
          clash={edit.clash}
          pending={edit.pending}
          keepTheirs={edit.keepTheirs}
          saveMine={edit.saveMine}
        />
      )}
      {applying && scenario && <ApplyDialog scenario={scenario} close={() => setApplying(false)} />}
    </CapitalFrame>
  );
}
