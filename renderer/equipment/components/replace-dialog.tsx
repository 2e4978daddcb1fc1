import { Checkbox, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Component } from '#shared/components.ts';
import { localDate } from '#shared/dates.ts';
import { useAction } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { useSentence } from '../../i18n/index.ts';
import { useDateEntry } from '../../parts/clocks/use-date-entry.ts';
import { useSession } from '../../session/session.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { fieldErrors } from '../../ui/field-errors.ts';
import { useNotify } from '../../ui/notify.ts';
import { componentDraft, componentValues } from './component-draft.ts';
import { ComponentFields } from './component-fields.tsx';
import { useComponentName } from './use-component-name.ts';

interface Props {
  readonly component: Component;
  close(): void;
}

/** One component takes the place of another: what stays the same is filled in, serial number and notes are the new one's. */
export function ReplaceDialog({ component, close }: Props) {
  const { t } = useTranslation('components');
  const name = useComponentName();
  const { can } = useSession();
  const dates = useDateEntry();
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const records = can('compliance:record');
  const [opened] = useState(() => ({ ...componentDraft(component), serialNumber: '', softwareVersion: '', notes: '' }));
  const [draft, setDraft] = useState(opened);
  const [on, setOn] = useState(() => localDate(new Date()));
  const [event, setEvent] = useState(records && component.kind === 'tube');
  const [wrongDay, setWrongDay] = useState<string>();
  const replace = useAction('components.replace', {
    onSuccess() {
      touch('component');
      touch('unit');
      touch('obligation');
      notify.done(t('dialog.replaced'));
      close();
    },
  });
  const refused = fieldErrors(replace.error, sentence);

  const submit = () => {
    const day = dates.read(on);
    setWrongDay(day === undefined ? dates.noDay : day === null ? dates.missing : undefined);
    if (day === undefined || day === null) return;
    const { kind: _kind, installedOn: _in, removedOn: _out, ...fields } = componentValues(draft, dates.read);
    replace.mutate({ id: component.id, version: component.version, on: day, component: fields, event });
  };

  return (
    <DialogForm
      title={t('dialog.replaceTitle', { what: name(component) })}
      confirmLabel={t('dialog.replaceSubmit')}
      dirty={JSON.stringify(draft) !== JSON.stringify(opened)}
      pending={replace.isPending}
      error={Object.keys(refused).length > 0 ? undefined : replace.error}
      wide
      submit={submit}
      close={close}
    >
      <Text size="sm">{t('dialog.replaceText')}</Text>
      <DateField label={t('dialog.replaceOn')} value={on} error={wrongDay ?? refused.on} onChange={setOn} />
      <ComponentFields
        draft={draft}
        replacing
        message={(field) => refused[`component.${field}`] ?? refused[field]}
        set={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
      {records && (
        <Checkbox
          label={t('dialog.event')}
          checked={event}
          onChange={(change) => setEvent(change.currentTarget.checked)}
        />
      )}
    </DialogForm>
  );
}
