import { Skeleton, Stack, Text } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryChange, HistoryEntity, HistoryEntry, HistoryId } from '#shared/history.ts';
import { useCall } from '../../api/hooks.ts';
import { useSession } from '../../session/session.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Pager } from '../../ui/pager.tsx';
import { useEntryWords } from './entry-words.ts';
import { HistoryEntryItem } from './history-entry.tsx';
import { putBacks } from './put-back.ts';
import { PutBackDialog } from './put-back-dialog.tsx';

/** Entries on a page. */
const pageSize = 20;

/** A record, and what may be done with its history. */
export interface HistoryOf {
  readonly entity: HistoryEntity;
  /** The record's number; of a lookup its kind and number, `facility:3`. */
  readonly entityId: HistoryId;
  /** False shows the history only, for instance while the record is being edited around it. */
  readonly restore?: boolean;
  /** An earlier value was put back. */
  onRestored?(): void;
}

/** What happened to a record, page by page; an earlier value can be put back by whoever may change the record. */
export function HistoryList({ entity, entityId, restore = true, onRestored }: HistoryOf) {
  const { t } = useTranslation('history');
  const formats = useFormats();
  const { can } = useSession();
  const words = useEntryWords();
  const [page, setPage] = useState(1);
  const [putting, setPutting] = useState<{ readonly entry: HistoryEntry; readonly change: HistoryChange }>();
  const list = useCall('history.list', { entity, entityId, page, pageSize }, { placeholderData: keepPreviousData });
  const how = putBacks[entity];
  const allowed = restore && how !== undefined && can(how.right);
  const canPutBack = (entry: HistoryEntry, { field, hidden }: HistoryChange) =>
    allowed && !hidden && words.isChange(entry.action) && how.takes(field);

  if (list.data === undefined)
    return list.error ? (
      <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
    ) : (
      <Skeleton height={160} radius="md" />
    );
  const { items, total, archivedUntil } = list.data;
  const last = page * pageSize >= total;
  return (
    <Stack gap="xs">
      {list.error && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {total === 0 && (
        <Text size="sm" c="dimmed">
          {t('empty')}
        </Text>
      )}
      {items.length > 0 && (
        <ol className="rems-plain-list" aria-label={t('title')}>
          {items.map((entry) => (
            <HistoryEntryItem
              key={entry.seq}
              entity={entity}
              entry={entry}
              canPutBack={(change) => canPutBack(entry, change)}
              putBack={(change) => setPutting({ entry, change })}
            />
          ))}
        </ol>
      )}
      {last && archivedUntil !== null && (
        <Text size="xs" c="dimmed">
          {t('archived', { when: formats.instant(archivedUntil) })}
        </Text>
      )}
      {total > pageSize && <Pager page={page} pageSize={pageSize} total={total} onChange={setPage} />}
      {putting !== undefined && how !== undefined && (
        <PutBackDialog
          entity={entity}
          entityId={entityId}
          how={how}
          entry={putting.entry}
          change={putting.change}
          fieldName={words.changed(entity, putting.change)}
          known={items}
          done={() => {
            setPutting(undefined);
            setPage(1);
            onRestored?.();
          }}
          close={() => setPutting(undefined)}
        />
      )}
    </Stack>
  );
}
