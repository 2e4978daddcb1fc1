import { ActionIcon, Alert, Button, Group, Paper, Stack, Title, Tooltip } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomField } from '../../shared/custom-fields.ts';
import type { Unit } from '../../shared/equipment.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { customChanges, customDraft } from '../parts/custom-fields/custom-draft.ts';
import { CustomInput, useCustomProblem } from '../parts/custom-fields/custom-input.tsx';
import { fieldsOf, useCustomFields, useFieldWords } from '../parts/custom-fields/use-field-words.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useUnsavedGuard } from '../ui/form-guard.tsx';
import { useNotify } from '../ui/notify.ts';
import { rebased } from '../ui/rebased.ts';
import { useSaveShortcut } from '../ui/shortcuts.ts';
import { storedNow } from '../ui/stored-now.ts';
import classes from './equipment.module.css';
import { ValueRow } from './field-view.tsx';

interface Props {
  readonly unit: Unit;
  readonly editable: boolean;
  readonly editing: boolean;
  readonly locked: boolean;
  edit(): void;
  done(): void;
}

/** What a unit holds in fields that the clinic defined; nothing where there are none for it. */
export function CustomCard({ unit, editable, editing, locked, edit, done }: Props) {
  const { t } = useTranslation('equipment');
  const words = useFieldWords();
  const fields = fieldsOf(useCustomFields(), unit.classId, unit.custom);
  if (fields.length === 0) return null;
  const title = t('cards.custom');
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Group justify="space-between" wrap="nowrap" mb="sm" mih={28}>
        <Title order={2}>{title}</Title>
        {editable && !editing && (
          <Tooltip label={locked ? t('detail.otherCardOpen') : t('detail.edit')}>
            <ActionIcon
              variant="subtle"
              aria-label={t('detail.editCard', { card: title })}
              {...(locked ? { 'data-disabled': true, 'aria-disabled': true } : { onClick: edit })}
            >
              <IconPencil size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      {editing ? (
        <CustomEditor unit={unit} fields={fields} done={done} />
      ) : (
        <dl className={classes.fields}>
          {fields.map((field) => (
            <ValueRow key={field.id} label={words.label(field)}>
              {words.value(field, unit.custom[field.id])}
            </ValueRow>
          ))}
        </dl>
      )}
    </Paper>
  );
}

interface EditorProps {
  readonly unit: Unit;
  readonly fields: readonly CustomField[];
  done(): void;
}

function CustomEditor({ unit, fields, done }: EditorProps) {
  const { t, i18n } = useTranslation('equipment');
  const { t: tFields } = useTranslation('fields');
  const language = i18n.resolvedLanguage ?? 'en';
  const sentence = useSentence();
  const problem = useCustomProblem();
  const notify = useNotify();
  const touch = useTouch();
  const [base, setBase] = useState(unit);
  const [opened, setOpened] = useState(() => customDraft(unit.custom, language));
  const [draft, setDraft] = useState(opened);
  const [raced, setRaced] = useState(false);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>();
  const update = useAction('equipment.update');
  const { changes, problems } = customChanges(fields, draft, base.custom, language);
  const dirty = Object.keys(changes).length > 0 || Object.keys(problems).length > 0;
  useUnsavedGuard(dirty);
  const refused = fieldErrors(error, sentence);

  const save = async () => {
    if (update.isPending) return;
    setTried(true);
    setError(undefined);
    if (Object.keys(problems).length > 0) return;
    if (!dirty) return done();
    try {
      await update.mutateAsync({ id: base.id, version: base.version, custom: changes });
      touch('unit');
      notify.done(t('detail.saved'));
      done();
    } catch (cause) {
      const newer = storedNow<Unit>(cause);
      if (newer === undefined) return setError(cause);
      const stored = customDraft(newer.custom, language);
      setDraft(rebased(draft, opened, stored));
      setOpened(stored);
      setBase(newer);
      setRaced(true);
    }
  };
  useSaveShortcut(() => void save());
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !dirty) done();
  };

  const shown = fields.some(({ id }) => refused[`custom.${id}`] !== undefined);
  return (
    <form
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="md">
        {error !== undefined && !shown && <ErrorPanel error={error} />}
        {raced && (
          <Alert color="yellow" variant="light" role="alert">
            {tFields('changedMeanwhile')}
          </Alert>
        )}
        <div className={classes.fields}>
          {fields.map((field) => {
            const wrong = tried ? problems[field.id] : undefined;
            return (
              <CustomInput
                key={field.id}
                field={field}
                value={draft[field.id] ?? ''}
                held={base.custom[field.id]}
                error={wrong === undefined ? refused[`custom.${field.id}`] : problem(field, wrong)}
                onChange={(value) => setDraft((before) => ({ ...before, [field.id]: value }))}
              />
            );
          })}
        </div>
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={done}>
            {t('detail.cancel')}
          </Button>
          <Button type="submit" loading={update.isPending}>
            {t('detail.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
