import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDate } from '#shared/dates.ts';
import type { UnitObligation } from '#shared/obligations.ts';
import { useAction } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { useSentence } from '../../i18n/index.ts';
import { DateField } from '../../ui/date-field.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { fieldErrors } from '../../ui/field-errors.ts';
import { useFormats } from '../../ui/formats.ts';
import { useNotify } from '../../ui/notify.ts';
import { rebased } from '../../ui/rebased.ts';
import { storedNow } from '../../ui/stored-now.ts';
import { useDateEntry } from './use-date-entry.ts';

interface Props {
  readonly obligation: UnitObligation;
  /** Asks only for the last day; today is offered. */
  readonly ending: boolean;
  close(): void;
}

function draftOf({ startsOn, endsOn, note }: UnitObligation) {
  return { startsOn: startsOn ?? '', endsOn: endsOn ?? '', note: note ?? '' };
}

/** Changes start, end and note of an obligation, or ends it. */
export function EditObligationDialog({ obligation, ending, close }: Props) {
  const { t } = useTranslation('obligations');
  const sentence = useSentence();
  const formats = useFormats();
  const dates = useDateEntry();
  const notify = useNotify();
  const touch = useTouch();
  const [opened, setOpened] = useState(obligation);
  const [draft, setDraft] = useState(() => ({
    ...draftOf(obligation),
    ...(ending ? { endsOn: localDate(new Date()) } : {}),
  }));
  const [messages, setMessages] = useState<Readonly<Record<string, string>>>({});
  const [conflict, setConflict] = useState(false);
  const set = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const update = useAction('obligations.update', {
    onSuccess({ endsOn }) {
      touch('obligation');
      touch('unit');
      notify.done(ending && endsOn !== null ? t('dialog.ended', { date: formats.date(endsOn) }) : t('dialog.saved'));
      close();
    },
    onError(error) {
      const current = storedNow<UnitObligation>(error);
      if (current) {
        setDraft(rebased(draft, draftOf(opened), draftOf(current)));
        setOpened(current);
      }
      setConflict(current !== undefined);
      setMessages(fieldErrors(error, sentence));
    },
  });

  const submit = () => {
    const startsOn = dates.read(draft.startsOn);
    const endsOn = dates.read(draft.endsOn);
    setMessages({
      ...(startsOn === undefined ? { startsOn: dates.noDay } : {}),
      ...(endsOn === undefined ? { endsOn: dates.noDay } : {}),
      ...(ending && endsOn === null ? { endsOn: dates.missing } : {}),
    });
    if (startsOn === undefined || endsOn === undefined || (ending && endsOn === null)) return;
    const note = draft.note.trim() === '' ? null : draft.note.trim();
    update.mutate({ id: opened.id, version: opened.version, startsOn, endsOn, note });
  };

  return (
    <DialogForm
      title={t(ending ? 'dialog.endTitle' : 'dialog.editTitle', { obligation: obligation.obligation })}
      confirmLabel={ending ? t('dialog.end') : t('save', { ns: 'ui' })}
      dirty={JSON.stringify(draft) !== JSON.stringify(draftOf(opened)) && !ending}
      pending={update.isPending}
      error={conflict || Object.keys(messages).length > 0 ? undefined : update.error}
      submit={submit}
      close={close}
    >
      {conflict && (
        <Text size="sm" role="alert">
          {t('dialog.conflict')}
        </Text>
      )}
      {ending && <Text size="sm">{t('dialog.endText')}</Text>}
      {!ending && (
        <DateField
          label={t('dialog.startsOn')}
          description={t('dialog.startsHint')}
          value={draft.startsOn}
          error={messages.startsOn}
          onChange={(startsOn) => set({ startsOn })}
        />
      )}
      <DateField
        label={t('dialog.endsOn')}
        {...(ending ? {} : { description: t('dialog.endsHint') })}
        value={draft.endsOn}
        error={messages.endsOn}
        onChange={(endsOn) => set({ endsOn })}
      />
      <Textarea
        label={t('dialog.note')}
        autosize
        maxLength={2000}
        value={draft.note}
        error={messages.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </DialogForm>
  );
}
