import { Alert, Anchor, Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCopy } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { CustomValues } from '../../shared/custom-values.ts';
import type { Unit, UnitField } from '../../shared/equipment.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useUnsavedGuard } from '../ui/form-guard.tsx';
import { useNotify } from '../ui/notify.ts';
import { useSaveShortcut } from '../ui/shortcuts.ts';
import { useCameFrom } from './came-from.ts';
import { CustomSection } from './custom-section.tsx';
import { type Draft, newUnitInput, sameValue, unitFieldNames } from './draft.ts';
import classes from './equipment.module.css';
import { FieldInput, inputId } from './field-input.tsx';
import { nameOf } from './field-view.tsx';
import { type CardName, cardNames, cards } from './fields.ts';
import { useCopyComponents } from './use-copy-components.ts';
import { useCustomForm } from './use-custom-form.ts';
import { useUnitDraft } from './use-unit-draft.ts';

interface Props {
  readonly initial: Draft;
  /** What stands in the fields of the clinic at first. */
  readonly initialCustom: CustomValues;
  readonly original: Unit | undefined;
  /** The new unit gets the components of the original. */
  readonly withComponents: boolean;
}

/** The sections of the form: the cards of the page, and the mark of retirement that there is an action. */
const sections: Readonly<Record<CardName, readonly UnitField[]>> = { ...cards, dates: [...cards.dates, 'retired'] };

/** The full form of a new unit. */
export function UnitForm({ initial, initialCustom, original, withComponents }: Props) {
  const copyComponents = useCopyComponents();
  const notify = useNotify();
  const touch = useTouch();
  const { t } = useTranslation('equipment');
  const navigate = useNavigate();
  const from = useCameFrom();
  const form = useUnitDraft(initial);
  const create = useAction('equipment.create');
  const [added, setAdded] = useState<Unit>();
  const [error, setError] = useState<unknown>();
  const custom = useCustomForm(form.classId, initialCustom);
  const summary = useRef<HTMLDivElement>(null);

  const dirty =
    added === undefined &&
    (custom.dirty || unitFieldNames.some((field) => !sameValue(form.draft[field], initial[field])));
  useUnsavedGuard(dirty);
  useEffect(() => {
    // Only after this render the guard has let go.
    if (added !== undefined) void navigate(`/equipment/${added.id}`, { replace: true, state: { from } });
  }, [added, navigate, from]);

  const toSummary = () => {
    requestAnimationFrame(() => summary.current?.focus());
  };
  const save = async () => {
    if (create.isPending || added !== undefined) return;
    setError(undefined);
    const values = form.read(unitFieldNames);
    const own = custom.read();
    if (values?.classId === undefined || own === undefined) {
      toSummary();
      return;
    }
    try {
      const unit = await create.mutateAsync({ ...newUnitInput(values, values.classId), ...own });
      touch('unit');
      // The unit is there whatever becomes of its components.
      if (withComponents && original !== undefined)
        await copyComponents(original.id, unit.id).catch((cause: unknown) => notify.failed(cause));
      notify.done(t('form.created', { id: unit.id }));
      setAdded(unit);
    } catch (refusal) {
      const marked = custom.refuse(refusal);
      if (!form.refuse(refusal) && !marked) setError(refusal);
      toSummary();
    }
  };
  useSaveShortcut(() => void save());

  const wrong = unitFieldNames.filter((field) => form.messages[field] !== undefined);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div ref={summary} tabIndex={-1} className={classes.summary}>
        {error !== undefined && <ErrorPanel error={error} />}
        {wrong.length > 0 && (
          <Alert variant="light" color="red" icon={<IconAlertTriangle aria-hidden />} title={t('form.summaryTitle')}>
            <List size="sm">
              {wrong.map((field) => (
                <List.Item key={field}>
                  <Anchor
                    component="button"
                    type="button"
                    size="sm"
                    onClick={() => document.getElementById(inputId(field))?.focus()}
                  >
                    {t(`fields.${field}`)}
                  </Anchor>
                  {' – '}
                  {form.messages[field]}
                </List.Item>
              ))}
            </List>
          </Alert>
        )}
      </div>
      <Stack gap="md">
        {original !== undefined && (
          <Alert variant="light" icon={<IconCopy aria-hidden />}>
            {t('form.cloneText')}
          </Alert>
        )}
        {cardNames.map((name) => (
          <Paper key={name} withBorder p="md" component="section" aria-labelledby={`section-${name}`}>
            <Title order={2} mb="sm" id={`section-${name}`}>
              {t(`cards.${name}`)}
            </Title>
            <div className={classes.fields}>
              {sections[name].map((field) => (
                <FieldInput
                  key={field}
                  field={field}
                  value={form.draft[field]}
                  classId={form.classId}
                  facilityId={form.facilityId}
                  heldName={original === undefined ? null : nameOf(original, field)}
                  error={form.messages[field]}
                  onChange={form.set}
                />
              ))}
            </div>
          </Paper>
        ))}
        <CustomSection {...custom.section} />
        <Group justify="flex-end" className={classes.sticky ?? ''}>
          <Text size="sm" c="dimmed" mr="auto" visibleFrom="xs">
            {t('form.requiredMark')}
          </Text>
          <Button component={Link} to={from} variant="default">
            {t('form.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t('form.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
