import { Button, Checkbox, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconPlus, IconScale } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Scenario } from '../../shared/capital-scenarios.ts';
import { useCall } from '../api/hooks.ts';
import { useSession } from '../session/session.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Page } from '../ui/page.tsx';
import { CapitalViews } from './capital-views.tsx';
import { RemoveScenario } from './remove-scenario.tsx';
import { ScenarioDialog } from './scenario-dialog.tsx';
import { mostCompared, ScenarioTable } from './scenario-table.tsx';
import { useCapitalChoice } from './use-capital-choice.ts';
import { useRestoreScenario } from './use-restore-scenario.ts';

type Open =
  | { readonly kind: 'add'; readonly copyOf: Scenario | null }
  | { readonly kind: 'edit' | 'remove'; readonly scenario: Scenario };

/** The named scenarios: make, copy, rename, delete, bring back, and choose some to compare. */
export function ScenariosPage() {
  const { t } = useTranslation('capital-plan');
  const { t: tCapital } = useTranslation('capital');
  const { can } = useSession();
  const navigate = useNavigate();
  const choice = useCapitalChoice();
  const [open, setOpen] = useState<Open>();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const includeDeleted = choice.params.get('deleted') === '1';
  const scenarios = useCall('capital.scenarios', includeDeleted ? { includeDeleted } : {});
  const restore = useRestoreScenario();
  const editable = can('equipment:write');
  const items = scenarios.data?.items ?? [];
  const kept = chosen.filter((id) => items.some((one) => one.id === id && one.deleted === null));
  const close = () => setOpen(undefined);

  const compare = () => {
    const next = new URLSearchParams(choice.carried);
    // One alone is held against the units as they are.
    next.set('plans', (kept.length === 1 ? [0, ...kept] : kept).join('.'));
    void navigate(`/capital/compare?${next}`);
  };

  return (
    <Page
      title={tCapital('title')}
      actions={
        editable && (
          <Button
            size="xs"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setOpen({ kind: 'add', copyOf: null })}
          >
            {t('scenarios.add')}
          </Button>
        )
      }
    >
      <CapitalViews carried={choice.carried} />
      <Stack gap="sm">
        <Text size="sm" c="dimmed" maw="75ch">
          {t('scenarios.lead')}
        </Text>
        <Group gap="md">
          <Button
            variant="default"
            size="xs"
            leftSection={<IconScale size={16} aria-hidden />}
            disabled={kept.length === 0}
            onClick={compare}
          >
            {t(kept.length === 1 ? 'scenarios.compareUnits' : 'scenarios.compare')}
          </Button>
          <Checkbox
            size="xs"
            label={t('scenarios.showDeleted')}
            checked={includeDeleted}
            onChange={(event) => choice.put('deleted', event.currentTarget.checked ? '1' : null)}
          />
        </Group>
        {scenarios.error && <ErrorPanel error={scenarios.error} onRetry={() => void scenarios.refetch()} />}
        {scenarios.data === undefined ? (
          !scenarios.error && <Skeleton height={180} radius="md" />
        ) : items.length === 0 ? (
          <EmptyState icon={IconScale} title={t('scenarios.emptyTitle')}>
            {t('scenarios.emptyText')}
          </EmptyState>
        ) : (
          <>
            <ScenarioTable
              scenarios={items}
              carried={choice.carried}
              editable={editable}
              chosen={kept}
              choose={(id, on) =>
                setChosen(on ? [...kept, id].slice(0, mostCompared) : kept.filter((one) => one !== id))
              }
              copy={(scenario) => setOpen({ kind: 'add', copyOf: scenario })}
              edit={(scenario) => setOpen({ kind: 'edit', scenario })}
              remove={(scenario) => setOpen({ kind: 'remove', scenario })}
              restore={(scenario) => restore(scenario)}
            />
            <Text size="xs" c="dimmed">
              {t('scenarios.chooseHint')}
            </Text>
          </>
        )}
      </Stack>
      {open?.kind === 'add' && <ScenarioDialog copyOf={open.copyOf} others={items} close={close} />}
      {open?.kind === 'edit' && <ScenarioDialog scenario={open.scenario} copyOf={null} others={items} close={close} />}
      {open?.kind === 'remove' && <RemoveScenario scenario={open.scenario} close={close} />}
    </Page>
  );
}
