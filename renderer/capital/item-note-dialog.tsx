import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogForm } from '../ui/dialog-form.tsx';

interface Props {
  /** How the unit is called. */
  readonly unit: string;
  /** What stands there, '' for nothing. */
  readonly note: string;
  /** Blank takes the note away. */
  save(note: string | null): void;
  close(): void;
}

/** Why a scenario plans a unit otherwise, in words. What loses a race is asked about where all changes of the row are. */
export function ItemNoteDialog({ unit, note, save, close }: Props) {
  const { t } = useTranslation('capital-plan');
  const [text, setText] = useState(note);
  const typed = text.trim();
  return (
    <DialogForm
      title={t('scenario.noteTitle')}
      confirmLabel={t('scenario.noteSave')}
      dirty={typed !== note}
      pending={false}
      error={null}
      submit={() => {
        if (typed !== note) save(typed === '' ? null : typed);
        close();
      }}
      close={close}
    >
      <Text size="sm" fw={600}>
        {unit}
      </Text>
      <Textarea
        label={t('scenario.note')}
        description={t('scenario.noteLead')}
        maxLength={500}
        autosize
        minRows={2}
        maxRows={8}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
    </DialogForm>
  );
}
