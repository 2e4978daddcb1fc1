import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { DialogForm } from './dialog-form.tsx';

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly label: string;
  readonly description: string;
  readonly confirmLabel: string;
  readonly pending: boolean;
  readonly error: unknown;
  /** The note as typed, undefined when nothing was. */
  confirm(note: string | undefined): void;
  close(): void;
}

/** Asks for a signature and takes a note that stays with it. */
export function NoteDialog({ title, lead, label, description, confirmLabel, pending, error, confirm, close }: Props) {
  const [note, setNote] = useState('');
  const words = note.trim();
  return (
    <DialogForm
      title={title}
      confirmLabel={confirmLabel}
      dirty={words !== ''}
      pending={pending}
      error={error}
      submit={() => confirm(words === '' ? undefined : words)}
      close={close}
    >
      <Text size="sm">{lead}</Text>
      <Textarea
        label={label}
        description={description}
        maxLength={1000}
        autosize
        minRows={2}
        maxRows={8}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        data-autofocus
      />
    </DialogForm>
  );
}
