import { List, Skeleton, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person, PersonMergePreview } from '../../shared/people.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useNotify } from '../ui/notify.ts';
import { PersonPicker } from '../ui/person-picker.tsx';
import { mergedTopics, useUnmergePerson } from './use-unmerge-person.ts';

interface Props {
  /** Whose record goes up in the other one. */
  readonly person: Person;
  close(): void;
}

/** Merges somebody who is on record twice: shows what would change, asks, and offers to take it back. */
export function MergePersonDialog({ person, close }: Props) {
  const { t } = useTranslation('people');
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const unmerge = useUnmergePerson();
  const [intoId, setIntoId] = useState<number | null>(null);
  const [missing, setMissing] = useState(false);
  const ends = { fromId: person.id, intoId: intoId ?? person.id };
  const preview = useCall('people.mergePreview', ends, { enabled: intoId !== null, retry: false });
  const merge = useAction('people.merge', {
    onSuccess(merged) {
      for (const topic of mergedTopics) touch(topic);
      const names = { from: merged.fromName, into: merged.intoName, count: merged.records };
      notify.done(t('merge.done', names), {
        label: t('merge.undo'),
        run: () => unmerge.mutate({ fromId: merged.fromId }),
      });
      close();
    },
  });
  const refused = fieldErrors(preview.error ?? merge.error, sentence).intoId;
  return (
    <DialogForm
      title={t('merge.title', { name: person.name })}
      confirmLabel={t('merge.confirm')}
      dirty={intoId !== null}
      pending={merge.isPending}
      error={refused === undefined ? merge.error : undefined}
      submit={() => {
        setMissing(intoId === null);
        if (preview.data !== undefined && intoId !== null) merge.mutate({ ...ends, fromVersion: person.version });
      }}
      close={close}
    >
      <Text size="sm">{t('merge.lead', { name: person.name })}</Text>
      <PersonPicker
        label={t('merge.into')}
        value={intoId}
        error={missing ? t('merge.choose') : refused}
        onChange={(id) => {
          setMissing(false);
          setIntoId(id);
        }}
      />
      {/* Room for the preview from the start, so that the buttons stay where they are. */}
      <div style={{ minHeight: '7.5rem' }} aria-live="polite">
        {intoId === null ? (
          <Text size="sm" c="dimmed">
            {t('merge.later')}
          </Text>
        ) : preview.error ? (
          refused === undefined && <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} />
        ) : preview.data === undefined ? (
          <Skeleton height={80} />
        ) : (
          <WhatChanges preview={preview.data} />
        )}
      </div>
    </DialogForm>
  );
}

const counted = [
  'units',
  'tests',
  'bookings',
  'findings',
  'documents',
] as const satisfies readonly (keyof PersonMergePreview)[];

function WhatChanges({ preview }: { readonly preview: PersonMergePreview }) {
  const { t } = useTranslation('people');
  const { from, into, account, roles } = preview;
  const names = { from: from.name, into: into.name };
  return (
    <>
      <Text size="sm" fw={600} mb={4}>
        {t('merge.changes', names)}
      </Text>
      <List size="sm" spacing={2}>
        {counted
          .filter((key) => preview[key] > 0)
          .map((key) => (
            <List.Item key={key}>{t(`merge.counts.${key}`, { count: preview[key], ...names })}</List.Item>
          ))}
        {account && <List.Item>{t('merge.account', names)}</List.Item>}
        {roles.length > 0 && (
          <List.Item>
            {t('merge.roles', { ...names, roles: roles.map((role) => t(`roles.${role}`)).join(', ') })}
          </List.Item>
        )}
        <List.Item>{t('merge.email', { into: into.name, email: into.email, other: from.email })}</List.Item>
        <List.Item>{t('merge.archived', names)}</List.Item>
      </List>
    </>
  );
}
