import { Button, Skeleton, Switch, Text } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Test } from '#shared/compliance.ts';
import type { InputOf } from '../../api/client.ts';
import { useCall } from '../../api/hooks.ts';
import { useSession } from '../../session/session.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Pager } from '../../ui/pager.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { TableFrame } from '../../ui/table-frame.tsx';
import { TestRow } from './test-row.tsx';
import { RemoveTestDialog } from './use-test-acts.tsx';

const pageSize = 10;

interface Props {
  readonly unitId: number;
  /** Whether a survey can be recorded: the unit is in use. */
  readonly recordable: boolean;
}

/** What the history of a unit asks for at first. */
export function firstTestsOf(unitId: number): InputOf<'compliance.tests'> {
  return { unitId, page: 1, pageSize, includeDeleted: false };
}

/** Every survey of a unit, the newest first; deleted ones on request. */
export function TestHistory({ unitId, recordable }: Props) {
  const { t } = useTranslation('compliance');
  const { can } = useSession();
  const location = useLocation();
  const [page, setPage] = useState(1);
  const [deleted, setDeleted] = useState(false);
  const [removing, setRemoving] = useState<Test>();
  const list = useCall(
    'compliance.tests',
    { ...firstTestsOf(unitId), page, includeDeleted: deleted },
    { placeholderData: keepPreviousData },
  );
  const { data } = list;
  const columns = [
    ...(['date', 'type', 'outcome', 'people', 'attached'] as const).map((name) => t(`columns.${name}`)),
    t('columns.acts'),
  ];

  return (
    <SectionCard
      title={t('history.title')}
      actions={
        <>
          <Switch
            size="xs"
            label={t('history.showDeleted')}
            checked={deleted}
            onChange={(event) => {
              setDeleted(event.currentTarget.checked);
              setPage(1);
            }}
          />
          {recordable && can('compliance:record') && (
            <Button
              component={Link}
              to={`/equipment/${unitId}/tests/new`}
              state={{ from: location.pathname + location.search }}
              size="xs"
              variant="default"
              leftSection={<IconClipboardCheck size={16} aria-hidden />}
            >
              {t('history.record')}
            </Button>
          )}
        </>
      }
    >
      {list.error && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {data === undefined && !list.error && <Skeleton height={80} />}
      {data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t(deleted ? 'history.noneDeleted' : 'history.none')}
        </Text>
      )}
      {data !== undefined && data.items.length > 0 && (
        <>
          <TableFrame label={t('history.table')} minWidth={760} columns={columns}>
            {data.items.map((test) => (
              <TestRow key={test.id} test={test} remove={() => setRemoving(test)} />
            ))}
          </TableFrame>
          {data.total > pageSize && <Pager page={page} pageSize={pageSize} total={data.total} onChange={setPage} />}
        </>
      )}
      {removing && <RemoveTestDialog test={removing} close={() => setRemoving(undefined)} />}
    </SectionCard>
  );
}
