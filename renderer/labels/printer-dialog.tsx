import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LabelFormat, LabelPrinter } from '../../shared/labels.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useNotify } from '../ui/notify.ts';
import { FormatSelect } from './format-select.tsx';

interface Props {
  readonly formats: readonly LabelFormat[];
  /** The printer to change; absent to add one. */
  readonly printer: LabelPrinter | undefined;
  /** The labels that are chosen on the page. */
  readonly formatId: string;
  done(printer: LabelPrinter): void;
  close(): void;
}

/** Names a printer and the labels that lie in it. */
export function PrinterDialog({ formats, printer, formatId, done, close }: Props) {
  const { t } = useTranslation('labels');
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const [name, setName] = useState(printer?.name ?? '');
  const [format, setFormat] = useState(printer?.formatId ?? formatId);
  const [checked, setChecked] = useState(false);
  const onSuccess = (stored: LabelPrinter) => {
    touch('label');
    notify.done(t('printers.stored', { name: stored.name }));
    done(stored);
  };
  const add = useAction('labels.addPrinter', { onSuccess });
  const save = useAction('labels.savePrinter', { onSuccess });
  const error = add.error ?? save.error;
  const refused = fieldErrors(error, sentence);
  const submit = () => {
    setChecked(true);
    if (name.trim() === '') return;
    const values = { name: name.trim(), formatId: format };
    if (!printer) add.mutate(values);
    else
      save.mutate({
        ...values,
        id: printer.id,
        version: printer.version,
        offsetX: printer.offsetX,
        offsetY: printer.offsetY,
      });
  };
  return (
    <DialogForm
      title={t(printer ? 'printers.editTitle' : 'printers.addTitle')}
      confirmLabel={t(printer ? 'printers.save' : 'printers.add')}
      dirty={name !== (printer?.name ?? '') || format !== (printer?.formatId ?? formatId)}
      pending={add.isPending || save.isPending}
      error={Object.keys(refused).length > 0 ? undefined : (error ?? undefined)}
      submit={submit}
      close={close}
    >
      <TextInput
        label={t('printers.name')}
        description={t('printers.nameHint')}
        required
        maxLength={80}
        autoComplete="off"
        data-autofocus
        value={name}
        error={refused.name ?? (checked && name.trim() === '' ? t('printers.nameMissing') : undefined)}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <FormatSelect formats={formats} value={format} error={refused.formatId} choose={setFormat} />
    </DialogForm>
  );
}
