import { Alert, Skeleton, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '#shared/contract/errors.ts';
import type { HistoryChange, HistoryEntity, HistoryEntry, HistoryId } from '#shared/history.ts';
import { useApi } from '../../api/context.tsx';
import { useTouch } from '../../api/touch.ts';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';
import { useNotify } from '../../ui/notify.ts';
import type { PutBack } from './put-back.ts';
import { sideName } from './side-name.ts';
import { useValueWords } from './value-words.ts';

interface Props {
  readonly entity: HistoryEntity;
  readonly entityId: HistoryId;
  readonly how: PutBack;
  readonly entry: HistoryEntry;
  readonly change: HistoryChange;
  readonly fieldName: string;
  /** What is on record of the record, to name what stands there now. */
  readonly known: readonly HistoryEntry[];
  /** After it was put back. */
  done(): void;
  close(): void;
}

/** Shows what stands there now beside the earlier value, and puts that one back by an ordinary change. */
export function PutBackDialog({ entity, entityId, how, entry, change, fieldName, known, done, close }: Props) {
  const { t, i18n } = useTranslation('history');
  const api = useApi();
  const touch = useTouch();
  const notify = useNotify();
  const formats = useFormats();
  const words = useValueWords(entity);
  const [reason, setReason] = useState(() => t('reasonText', { when: formats.instant(entry.at) }));
  const [raced, setRaced] = useState(false);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();
  const { field } = change;
  const stored = useQuery({
    queryKey: ['put-back', entity, entityId, entry.seq],
    queryFn: async () => (await how.read(api, entityId)) ?? null,
    gcTime: 0,
    retry: false,
  });
  const record = stored.data;
  const present = record == null ? undefined : (how.current?.(record, field) ?? record[field] ?? null);
  const same = record != null && JSON.stringify(present) === JSON.stringify(change.old);

  const submit = async () => {
    if (record == null || same) return;
    setPending(true);
    setRefusal(undefined);
    try {
      await how.write(api, { id: entityId, version: record.version, field, value: change.old, reason });
      touch(how.topic);
      notify.done(t('done', { field: fieldName }));
      done();
    } catch (error) {
      const conflict = error instanceof AppError && error.code === 'CONFLICT';
      const newer = conflict ? (await stored.refetch()).data?.version : undefined;
      // A conflict with another record (a name that is taken) is told as the core words it.
      if (newer !== undefined && newer !== record.version) setRaced(true);
      else setRefusal(error);
    } finally {
      setPending(false);
    }
  };

  return (
    <DialogForm
      title={t('dialogTitle', { field: fieldName })}
      confirmLabel={t('confirm')}
      dirty={false}
      pending={pending}
      error={refusal}
      submit={submit}
      close={close}
    >
      {stored.error && <ErrorPanel error={stored.error} onRetry={() => void stored.refetch()} />}
      {raced && (
        <Alert variant="light" color="yellow" role="alert" icon={<IconAlertTriangle aria-hidden />}>
          {t('conflict')}
        </Alert>
      )}
      {record === undefined && !stored.error && <Skeleton height={72} />}
      {record === null && <Text size="sm">{t('gone')}</Text>}
      {record != null && (
        <Facts
          of={[
            [t('now'), <Value key="now">{nameOf(i18n, known, field, present) ?? words.plain(field, present)}</Value>],
            [t('afterwards'), <Value key="afterwards">{words.side(change, 'old')}</Value>],
          ]}
        />
      )}
      {same && <Text size="sm">{t('same')}</Text>}
      {how.asksReason && (
        <TextInput
          label={t('reason')}
          required
          maxLength={255}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </DialogForm>
  );
}

function Value({ children }: { readonly children: string }) {
  return <span style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>{children}</span>;
}

/** What a value was called when it came into the field. */
function nameOf(i18n: i18n, known: readonly HistoryEntry[], field: string, value: unknown): string | undefined {
  const wanted = JSON.stringify(value);
  for (const { changes } of known)
    for (const change of changes) {
      if (change.field !== field) continue;
      for (const side of ['new', 'old'] as const) {
        const name = JSON.stringify(change[side]) === wanted ? sideName(i18n, change, side) : null;
        if (name !== null) return name;
      }
    }
  return undefined;
}
