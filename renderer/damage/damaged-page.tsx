import { Button, Group, Stack, Tabs, Text } from '@mantine/core';
import { IconCircleCheck, IconSearch } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useAtConsole } from '../parts/backups/use-at-console.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import { useNotify } from '../ui/notify.ts';
import { Page } from '../ui/page.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { useListAddress } from '../ui/use-list-address.ts';
import { DamageActions } from './damage-actions.tsx';
import { DamageTable } from './damage-table.tsx';

const states = ['open', 'quarantined', 'mended', 'removed'] as const;
const filters = ['state'] as const;
const pageSize = 50;

/** Records that do not read: found, mended where a key or a copy can do it, set aside, and only at the very end removed. */
export function DamagedPage() {
  const { t } = useTranslation('damage');
  const here = useAtConsole();
  const formats = useFormats();
  const address = useListAddress(filters);
  const state = states.find((known) => known === address.filter('state')) ?? 'open';
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const notify = useNotify();
  const touch = useTouch();
  const list = useCall('damage.list', { state, page: address.page, pageSize }, { placeholderData: keepPreviousData });
  const scan = useAction('damage.scan', {
    onSuccess({ looked, found, mended }) {
      touch('damage');
      notify.done(t('scan.done', { looked, found, mended }));
    },
  });
  const shown = new Set(list.data?.items.map(({ id }) => id));
  const selected = chosen.filter((id) => shown.has(id));
  const { lastScanAt } = list.data ?? { lastScanAt: null };
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button
          variant="default"
          leftSection={<IconSearch size={16} aria-hidden />}
          loading={scan.isPending}
          onClick={() => scan.mutate({})}
        >
          {t('scan.act')}
        </Button>
      }
    >
      <Stack gap="md">
        <Text size="sm">
          {lastScanAt === null ? t('scan.never') : t('scan.last', { when: formats.relative(lastScanAt) })}
        </Text>
        {scan.error && <ErrorPanel error={scan.error} />}
        <Tabs
          value={state}
          onChange={(next) => {
            setChosen([]);
            address.setFilter('state', next === 'open' ? null : next);
          }}
        >
          <Tabs.List aria-label={t('states.label')} mb="sm">
            {states.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`states.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={state}>
            {(list.data?.total ?? 0) > 0 && (
              <Group mb="sm" mih={36}>
                <DamageActions
                  state={state}
                  ids={selected}
                  here={here}
                  done={() => {
                    setChosen([]);
                    touch('damage');
                  }}
                />
              </Group>
            )}
            <PagedList
              list={list}
              address={{ ...address, narrowed: false }}
              pageSize={pageSize}
              empty={
                state === 'open' && lastScanAt === null ? (
                  <EmptyState icon={IconSearch} title={t('none.unknown')}>
                    {t('unknownHint')}
                  </EmptyState>
                ) : (
                  <EmptyState icon={IconCircleCheck} title={t(`none.${state}`)}>
                    {state === 'open' ? t('noneHint') : null}
                  </EmptyState>
                )
              }
            >
              {(items) => <DamageTable items={items} chosen={selected} onChoose={setChosen} />}
            </PagedList>
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </Page>
  );
}
