import { Button, Group, Stack, Text } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../../shared/equipment.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useUnsavedGuard } from '../ui/form-guard.tsx';
import { useNotify } from '../ui/notify.ts';
import { useSaveShortcut } from '../ui/shortcuts.ts';
import { changedFields, draftOf } from './draft.ts';
import classes from './equipment.module.css';
import { FieldInput, inputId } from './field-input.tsx';
import { nameOf } from './field-view.tsx';
import { type CardName, cards } from './fields.ts';
import { UnitConflict } from './unit-conflict.tsx';
import { useSaveUnit } from './use-save-unit.ts';
import { useUnitDraft } from './use-unit-draft.ts';

interface Props {
  readonly name: CardName;
  readonly unit: Unit;
  done(): void;
}

/** Edits one card. It sends what was changed since it was opened and nothing else; Ctrl+S saves, Esc leaves. */
export function CardEditor({ name, unit, done }: Props) {
  const notify = useNotify();
  const { t } = useTranslation('equipment');
  const { t: tUi } = useTranslation('ui');
  const confirm = useConfirm();
  // What I started from, so that a change of someone else shows as a conflict and is never overwritten unseen.
  const [base] = useState(unit);
  const fields = cards[name];
  const form = useUnitDraft(draftOf(base));
  const [error, setError] = useState<unknown>();
  const first = useRef(true);

  const peeked = form.peek(fields);
  const dirty = Object.keys(peeked.problems).length > 0 || Object.keys(changedFields(peeked.values, base)).length > 0;
  useUnsavedGuard(dirty);

  const saving = useSaveUnit({
    onSaved(_unit, merged) {
      notify.done(t(merged ? 'conflict.merged' : 'detail.saved'));
      done();
    },
    onRefused(refusal) {
      setError(form.refuse(refusal) ? undefined : refusal);
    },
  });
  const save = () => {
    const values = form.read(fields);
    if (values === undefined || saving.saving || saving.conflict !== undefined) return;
    setError(undefined);
    const changes = changedFields(values, base);
    if (Object.keys(changes).length === 0) return done();
    void saving.save(changes, base);
  };
  useSaveShortcut(save);

  useEffect(() => {
    if (!first.current) return;
    first.current = false;
    const field = fields[0];
    if (field !== undefined) document.getElementById(inputId(field))?.focus();
  }, [fields]);

  const onKeyDown = async (event: KeyboardEvent<HTMLFormElement>) => {
    const target = event.target;
    if (event.key !== 'Escape' || !(target instanceof HTMLElement) || !event.currentTarget.contains(target)) return;
    // The first Esc belongs to an open list.
    if (target.getAttribute('aria-expanded') === 'true') return;
    event.preventDefault();
    const leave =
      !dirty ||
      (await confirm({
        title: tUi('unsaved.title'),
        message: tUi('unsaved.message'),
        confirmLabel: tUi('unsaved.leave'),
        cancelLabel: tUi('unsaved.stay'),
        danger: true,
      }));
    if (leave) done();
  };

  const problems = Object.values(form.messages).filter((message) => message !== undefined).length;
  return (
    <form
      noValidate
      onKeyDown={(event) => void onKeyDown(event)}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack gap="md">
        {error !== undefined && <ErrorPanel error={error} />}
        <div className={classes.fields}>
          {fields.map((field) => (
            <FieldInput
              key={field}
              field={field}
              value={form.draft[field]}
              classId={form.classId}
              facilityId={form.facilityId}
              heldName={nameOf(base, field)}
              unitId={base.id}
              error={form.messages[field]}
              onChange={form.set}
            />
          ))}
        </div>
        <Group gap="xs" justify="flex-end">
          {problems > 0 && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert" mr="auto">
              {t('detail.fixProblems', { count: problems })}
            </Text>
          )}
          <Button variant="default" onClick={done}>
            {t('detail.cancel')}
          </Button>
          <Button type="submit" loading={saving.saving}>
            {t('detail.save')}
          </Button>
        </Group>
      </Stack>
      {saving.conflict !== undefined && (
        <UnitConflict
          conflict={saving.conflict}
          saving={saving.saving}
          decide={(choices) => void saving.decide(choices)}
          back={saving.back}
        />
      )}
    </form>
  );
}
