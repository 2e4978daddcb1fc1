import { List, Select, Skeleton, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LookupRow, MergeableKind, MergePreview } from '../../shared/lookups.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useNotify } from '../ui/notify.ts';
import { useUnmerge } from './use-unmerge.ts';

interface Props {
  readonly kind: MergeableKind;
  /** The entry that disappears. */
  readonly row: LookupRow;
  /** All entries of the kind. */
  readonly rows: readonly LookupRow[];
  close(): void;
}

/** Merges one entry into another: shows what would change, asks, and offers to take it back. */
export function MergeDialog({ kind, row, rows, close }: Props) {
  const { t } = useTranslation('lookups');
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const unmerge = useUnmerge();
  const [intoId, setIntoId] = useState<number | null>(null);
  const [missing, setMissing] = useState(false);
  const preview = useCall(
    'lookups.mergePreview',
    { kind, fromId: row.id, intoId: intoId ?? row.id },
    { enabled: intoId !== null },
  );
  const merge = useAction('lookups.merge', {
    onSuccess: (merged) => {
      for (const topic of ['lookup', 'unit', 'rule', 'document'] as const) touch(topic);
      notify.done(t('merge.done', { from: merged.fromName, into: merged.intoName, count: merged.units }), {
        label: t('merge.undo'),
        run: () => unmerge.mutate({ kind, fromId: merged.fromId }),
      });
      close();
    },
  });
  const others = rows.filter(
    (other) =>
      other.id !== row.id &&
      other.active &&
      (kind !== 'subclass' || other.classId === row.classId) &&
      (kind !== 'room' || other.facilityId === row.facilityId),
  );
  const refused = fieldErrors(merge.error, sentence).intoId;

  return (
    <DialogForm
      title={t('merge.title', { name: row.name })}
      confirmLabel={t('merge.confirm')}
      dirty={false}
      pending={merge.isPending}
      error={refused === undefined ? merge.error : undefined}
      submit={() => {
        setMissing(intoId === null);
        if (intoId !== null) merge.mutate({ kind, fromId: row.id, fromVersion: row.version, intoId });
      }}
      close={close}
    >
      <Text size="sm">{t('merge.lead', { name: row.name })}</Text>
      <Select
        label={t('merge.into')}
        data={others.map((other) => ({ value: String(other.id), label: other.name }))}
        value={intoId === null ? null : String(intoId)}
        onChange={(value) => {
          setMissing(false);
          setIntoId(value === null ? null : Number(value));
        }}
        {...(missing ? { error: t('merge.choose') } : refused === undefined ? {} : { error: refused })}
        searchable
        openOnFocus={false}
        required
        nothingFoundMessage={t('noMatch')}
        data-autofocus
      />
      {/* Room for the preview from the start, so that the buttons stay where they are. */}
      <div style={{ minHeight: '6.5rem' }} aria-live="polite">
        {intoId === null ? (
          <Text size="sm" c="dimmed">
            {t(others.length === 0 ? 'merge.noOther' : 'merge.previewLater')}
          </Text>
        ) : preview.error ? (
          <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} />
        ) : preview.data === undefined ? (
          <Skeleton height={60} />
        ) : (
          <WhatChanges preview={preview.data} />
        )}
      </div>
    </DialogForm>
  );
}

const counted = [
  'units',
  'subclassesMoved',
  'subclassesMerged',
  'roomsMoved',
  'roomsMerged',
  'departmentsOfFacilities',
  'rules',
  'documents',
] as const satisfies readonly (keyof MergePreview)[];

function WhatChanges({ preview }: { readonly preview: MergePreview }) {
  const { t } = useTranslation('lookups');
  const names = { from: preview.from.name, into: preview.into.name };
  const changing = counted.filter((key) => key === 'units' || preview[key] > 0);
  return (
    <>
      <Text size="sm" fw={600} mb={4}>
        {t('merge.changes', names)}
      </Text>
      <List size="sm" spacing={2}>
        {changing.map((key) => (
          <List.Item key={key}>{t(`merge.counts.${key}`, { count: preview[key], ...names })}</List.Item>
        ))}
        <List.Item>{t('merge.after', { ...names, count: preview.into.usage + preview.units })}</List.Item>
      </List>
    </>
  );
}
