import { Button, CloseButton, Group, Skeleton, Tabs, Text, TextInput } from '@mantine/core';
import { IconMapOff, IconPlus, IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { type LookupRow, lookupKinds, type MergeableKind, mergeableKinds } from '../../shared/lookups.ts';
import { fold } from '../../shared/text.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { useSession } from '../session/session.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { FilesMenu } from '../ui/files-menu.tsx';
import { Page } from '../ui/page.tsx';
import { useSearchShortcut } from '../ui/shortcuts.ts';
import { useHandedOut } from '../ui/use-handed-out.ts';
import { LookupDialog } from './lookup-dialog.tsx';
import { LookupTable } from './lookup-table.tsx';
import { MergeDialog } from './merge-dialog.tsx';

/** The lists that records choose from: read by everyone, changed by those who may. */
export function LookupsPage() {
  const { t } = useTranslation('lookups');
  const { t: tUi } = useTranslation('ui');
  const { can } = useSession();
  const handedOut = useHandedOut((name) => tUi('files.done', { name }));
  const files = useAction('lookups.exportFacilities', handedOut);
  const navigate = useNavigate();
  const params = useParams();
  const asked = params.kind ?? 'class';
  const known = lookupKinds.find((candidate) => candidate === asked);
  const kind = known ?? 'class';
  const [query, setQuery] = useSearchParams();
  const filter = query.get('q') ?? '';
  const rows = useCall('lookups.list', { kind }, { enabled: known !== undefined });
  const [editing, setEditing] = useState<{ readonly row?: LookupRow }>();
  const [merging, setMerging] = useState<LookupRow>();
  const field = useRef<HTMLInputElement>(null);
  useSearchShortcut(field);

  const editable = can('lookups:write');
  const wanted = fold(filter);
  const items = rows.data?.items ?? [];
  const found = items.filter((row) =>
    fold(`${row.name} ${row.className ?? ''} ${row.fullName ?? ''} ${row.facilityName ?? ''}`).includes(wanted),
  );
  const setFilter = (text: string) => setQuery(text === '' ? {} : { q: text }, { replace: true });

  if (known === undefined) return <UnknownList />;
  return (
    <Page
      title={t('title')}
      actions={
        editable && (
          <Group gap="xs">
            {kind === 'facility' && (
              <FilesMenu
                pending={files.isPending}
                hint={tUi('files.facilities')}
                importAt={can('equipment:import') ? '/equipment/import?kind=facilities' : undefined}
                onExport={(form) => files.mutate(form)}
              />
            )}
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing({})}>
              {t(`add.${kind}`)}
            </Button>
          </Group>
        )
      }
    >
      <Tabs value={kind} onChange={(value) => value !== null && void navigate(`/admin/lookups/${value}`)}>
        <Tabs.List aria-label={t('kindsLabel')} mb="md">
          {lookupKinds.map((candidate) => (
            <Tabs.Tab key={candidate} value={candidate}>
              {t(`kinds.${candidate}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {lookupKinds.map((candidate) => (
          <Tabs.Panel key={candidate} value={candidate}>
            {candidate === kind && (
              <>
                <Group mb="sm" gap="md">
                  <TextInput
                    ref={field}
                    type="search"
                    size="xs"
                    w={260}
                    aria-label={t('filter')}
                    placeholder={t('filter')}
                    leftSection={<IconSearch size={16} aria-hidden />}
                    rightSection={
                      filter === '' ? null : (
                        <CloseButton size="sm" aria-label={t('clearFilter')} onClick={() => setFilter('')} />
                      )
                    }
                    value={filter}
                    onChange={(event) => setFilter(event.currentTarget.value)}
                    onKeyDown={(event) => event.key === 'Escape' && setFilter('')}
                  />
                  <Text size="sm" c="dimmed" role="status">
                    {rows.data === undefined ? '' : t('count', { count: found.length })}
                  </Text>
                  {!editable && (
                    <Text size="sm" c="dimmed">
                      {t('readOnly')}
                    </Text>
                  )}
                </Group>
                {rows.error && <ErrorPanel error={rows.error} onRetry={() => void rows.refetch()} />}
                {rows.isPending && <Skeleton height={220} />}
                {rows.data !== undefined &&
                  (found.length === 0 ? (
                    <Text size="sm" c="dimmed">
                      {t(items.length === 0 ? 'none' : 'noMatch')}
                    </Text>
                  ) : (
                    <LookupTable
                      kind={kind}
                      rows={found}
                      editable={editable}
                      edit={(row) => setEditing({ row })}
                      merge={setMerging}
                    />
                  ))}
              </>
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
      {merging !== undefined && (
        // Of a kind that cannot be merged there is nothing to open this with.
        <MergeDialog
          kind={mergeableKinds.find((one): one is MergeableKind => one === merging.kind) ?? 'class'}
          row={merging}
          rows={items}
          close={() => setMerging(undefined)}
        />
      )}
      {editing !== undefined && <LookupDialog kind={kind} row={editing.row} close={() => setEditing(undefined)} />}
    </Page>
  );
}

/** An address that names no list, mistyped or of another version. */
function UnknownList() {
  const { t } = useTranslation('lookups');
  return (
    <Page title={t('title')}>
      <EmptyState
        icon={IconMapOff}
        title={t('unknown.title')}
        actions={
          <Button component={Link} to="/admin/lookups" mt="sm">
            {t('unknown.all')}
          </Button>
        }
      >
        {t('unknown.text')}
      </EmptyState>
    </Page>
  );
}
