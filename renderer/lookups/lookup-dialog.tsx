import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LookupKind, LookupRow } from '../../shared/lookups.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { HistoryDisclosure } from '../parts/history/history-disclosure.tsx';
import { DialogForm } from '../ui/dialog-form.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useNotify } from '../ui/notify.ts';
import { storedNow } from '../ui/stored-now.ts';
import {
  fieldsOfKind,
  type LookupDraft,
  type LookupDraftField,
  type LookupDraftValue,
  lookupChange,
  lookupDraft,
  lookupProblems,
  newLookup,
  sameValue,
} from './lookup-draft.ts';
import { LookupInput } from './lookup-input.tsx';

interface Props {
  readonly kind: LookupKind;
  /** The row to edit; absent to add one. */
  readonly row: LookupRow | undefined;
  close(): void;
}

/** Adds or edits one entry. */
export function LookupDialog({ kind, row, close }: Props) {
  const { t } = useTranslation('lookups');
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const [initial] = useState(() => lookupDraft(row));
  const [draft, setDraft] = useState<LookupDraft>(initial);
  const [messages, setMessages] = useState<Readonly<Record<string, string>>>({});
  const [newer, setNewer] = useState<LookupRow>();
  const fields = fieldsOfKind[kind];
  const dirty = fields.some((field) => !sameValue(draft[field], initial[field]));

  const create = useAction('lookups.create');
  const update = useAction('lookups.update');
  const pending = create.isPending || update.isPending;
  const [error, setError] = useState<unknown>();

  const set = (field: LookupDraftField, value: LookupDraftValue) => {
    setDraft((before) => ({ ...before, [field]: value }));
    setMessages(({ [field]: _gone, ...rest }) => rest);
  };
  const refuse = (refusal: unknown) => {
    const current = row === undefined ? undefined : storedNow<LookupRow>(refusal);
    if (current) return setNewer(current);
    const byField = fieldErrors(refusal, sentence);
    setMessages(byField);
    setError(fields.some((field) => field in byField) ? undefined : refusal);
  };
  const save = async () => {
    const problems = lookupProblems(kind, draft);
    setMessages(Object.fromEntries(problems.map((problem) => [problem, t(`problems.${problem}`)])));
    setError(undefined);
    if (problems.length > 0) return;
    try {
      if (row === undefined) {
        const added = await create.mutateAsync(newLookup(kind, draft));
        notify.done(t('added', { name: added.name }));
      } else {
        const change = lookupChange(row, newer?.version ?? row.version, draft);
        if (change !== undefined) {
          const saved = await update.mutateAsync(change);
          notify.done(t('saved', { name: saved.name }));
        }
      }
      touch('lookup');
      close();
    } catch (refusal) {
      refuse(refusal);
    }
  };

  return (
    <DialogForm
      title={row === undefined ? t(`add.${kind}`) : t('editTitle', { name: row.name })}
      confirmLabel={t(row === undefined ? 'addButton' : 'save')}
      dirty={dirty}
      pending={pending}
      error={error}
      submit={save}
      close={close}
    >
      {newer !== undefined && (
        <Text size="sm" role="alert">
          {t('changedMeanwhile', { values: storedValues(newer, fields) })}
        </Text>
      )}
      {fields.map((field, index) => (
        <LookupInput
          key={field}
          kind={kind}
          field={field}
          draft={draft}
          editing={row !== undefined}
          focused={index === 0}
          error={messages[field]}
          set={set}
        />
      ))}
      {row !== undefined && <HistoryDisclosure entity="lookup" entityId={`${kind}:${row.id}`} onRestored={close} />}
    </DialogForm>
  );
}

function storedValues(row: LookupRow, fields: readonly LookupDraftField[]): string {
  const draft = lookupDraft(row);
  // Ids say nothing to a reader.
  const shown = fields.filter((field) => !/Ids?$/.test(field)).map((field) => String(draft[field] ?? ''));
  return shown.filter((value) => value !== '').join(' · ');
}
