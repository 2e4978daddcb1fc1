import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useNotify } from '../ui/notify.ts';

/** Adds a second place: a name, a folder that exists, and whether it comes and goes. */
export function PlaceDialog({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('backup');
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const [label, setLabel] = useState('');
  const [path, setPath] = useState('');
  const [removable, setRemovable] = useState(false);
  const [checked, setChecked] = useState(false);
  const add = useAction('backup.addDestination', {
    onSuccess: (place) => {
      touch('backup');
      notify.done(t('places.added', { place: place.label }));
      close();
    },
  });
  const refused = fieldErrors(add.error, sentence);
  const missing = (text: string, field: 'label' | 'path') =>
    checked && text.trim() === '' ? t(`places.missing.${field}`) : undefined;
  const submit = () => {
    setChecked(true);
    if (label.trim() !== '' && path.trim() !== '') add.mutate({ label: label.trim(), path: path.trim(), removable });
  };
  return (
    <DialogForm
      title={t('places.addTitle')}
      confirmLabel={t('places.add')}
      dirty={label !== '' || path !== ''}
      pending={add.isPending}
      error={Object.keys(refused).length > 0 ? undefined : (add.error ?? undefined)}
      submit={submit}
      close={close}
    >
      <TextInput
        label={t('places.label')}
        description={t('places.labelHint')}
        required
        maxLength={80}
        autoComplete="off"
        data-autofocus
        value={label}
        error={missing(label, 'label') ?? refused.label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <TextInput
        label={t('places.path')}
        description={t('places.pathHint')}
        required
        maxLength={1000}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={path}
        error={missing(path, 'path') ?? refused.path}
        onChange={(event) => setPath(event.currentTarget.value)}
      />
      <Checkbox
        label={t('places.removableLabel')}
        description={t('places.removableHint')}
        checked={removable}
        onChange={(event) => setRemovable(event.currentTarget.checked)}
      />
    </DialogForm>
  );
}
