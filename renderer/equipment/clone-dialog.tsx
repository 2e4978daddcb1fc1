import { Button, Checkbox, Fieldset, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit, UnitField } from '../../shared/equipment.ts';
import { unitLabel } from '../parts/units/unit-label.ts';
import { UnitPicker } from '../parts/units/unit-picker.tsx';
import { DialogForm } from '../ui/dialog-form.tsx';
import { type CloneChoice, cloneable, usualChoice } from './clone-choice.ts';
import { type CardName, cardNames, cards } from './fields.ts';

interface Props {
  /** The unit that is copied now; another one can be chosen. */
  readonly source: Unit | undefined;
  readonly choice: CloneChoice;
  apply(sourceId: number, choice: CloneChoice): void;
  close(): void;
}

/** Which unit a new one is copied from, and which of its fields. */
export function CloneDialog({ source, choice, apply, close }: Props) {
  const { t } = useTranslation('equipment');
  const [sourceId, setSourceId] = useState<number | null>(source?.id ?? null);
  const [chosen, setChosen] = useState<CloneChoice>(choice);
  const [missing, setMissing] = useState(false);
  const has = (field: UnitField) => chosen.fields.includes(field);
  const set = (fields: readonly UnitField[], on: boolean) =>
    setChosen((before) => ({
      ...before,
      fields: cloneable.filter((field) => (fields.includes(field) ? on : before.fields.includes(field))),
    }));
  const group = (name: CardName) => {
    const fields: readonly UnitField[] = cards[name].filter((field) => cloneable.includes(field));
    const ticked = fields.filter(has).length;
    return (
      <Fieldset
        key={name}
        p="sm"
        legend={
          <Checkbox
            label={t(`cards.${name}`)}
            checked={ticked === fields.length}
            indeterminate={ticked > 0 && ticked < fields.length}
            onChange={(event) => set(fields, event.currentTarget.checked)}
          />
        }
      >
        <Stack gap={10}>
          {fields.map((field) => (
            <Checkbox
              key={field}
              label={t(`fields.${field}`)}
              checked={has(field)}
              onChange={(event) => set([field], event.currentTarget.checked)}
            />
          ))}
        </Stack>
      </Fieldset>
    );
  };
  return (
    <DialogForm
      title={t('clone.title')}
      confirmLabel={t('clone.apply')}
      dirty={false}
      pending={false}
      error={undefined}
      wide
      submit={() => (sourceId === null ? setMissing(true) : apply(sourceId, chosen))}
      close={close}
    >
      <UnitPicker
        label={t('clone.source')}
        value={sourceId}
        heldName={source === undefined ? null : unitLabel(source)}
        error={missing && sourceId === null ? t('clone.sourceMissing') : undefined}
        onChange={setSourceId}
      />
      <Text size="sm">{t('clone.text')}</Text>
      <Group gap="xs">
        <Button variant="default" size="xs" onClick={() => setChosen(usualChoice)}>
          {t('clone.usual')}
        </Button>
        <Button variant="default" size="xs" onClick={() => setChosen({ ...chosen, fields: [] })}>
          {t('clone.nothing')}
        </Button>
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
        {cardNames.map(group)}
      </SimpleGrid>
      <Checkbox
        label={t('cards.custom')}
        checked={chosen.custom}
        onChange={(event) => setChosen({ ...chosen, custom: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('clone.components')}
        checked={chosen.components}
        onChange={(event) => setChosen({ ...chosen, components: event.currentTarget.checked })}
      />
    </DialogForm>
  );
}
