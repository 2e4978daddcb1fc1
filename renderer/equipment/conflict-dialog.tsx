import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit, UnitField } from '../../shared/equipment.ts';
import type { Lookups } from '../../shared/lookups.ts';
import { useCall } from '../api/hooks.ts';
import type { Clash } from './conflict.ts';
import { useFieldText } from './field-view.tsx';
import { lookupFilterKeys } from './list-state.ts';
import { lookupRows } from './lookup-options.ts';
import type { PendingConflict } from './use-save-unit.ts';

type Choices = Partial<Record<UnitField, 'mine' | 'theirs'>>;

interface Props {
  readonly conflict: PendingConflict;
  readonly saving: boolean;
  decide(choices: Choices): void;
  back(): void;
}

/** Two people changed the same fields: shows both values of each and saves what is chosen. */
export function ConflictDialog({ conflict, saving, decide, back }: Props) {
  const { t } = useTranslation('equipment');
  const lookups = useCall('lookups.all', {}).data;
  const fieldText = useFieldText();
  const [choices, setChoices] = useState<Choices>({});
  const undecided = conflict.clashes.some((clash) => choices[clash.field] === undefined);

  return (
    <Modal
      opened
      closeButtonProps={{ 'aria-label': t('list.close') }}
      onClose={back}
      title={t('conflict.title')}
      size="lg"
      centered
    >
      <Stack gap="md">
        <Text size="sm">{t('conflict.text')}</Text>
        {conflict.clashes.map((clash) => {
          const mine = fieldText(withMine(conflict.current, clash, lookups), clash.field);
          const theirs = fieldText(conflict.current, clash.field);
          const option = (value: 'mine' | 'theirs', text: string) => (
            <Radio.Card value={value} p="sm" radius="md" flex={1} miw={200} key={value}>
              <Group wrap="nowrap" align="flex-start" gap="sm">
                <Radio.Indicator />
                <div>
                  <Text size="xs" c="dimmed">
                    {t(`conflict.${value}`)}
                  </Text>
                  <Text size="sm">{text === '' ? t('conflict.empty') : text}</Text>
                </div>
              </Group>
            </Radio.Card>
          );
          return (
            <Radio.Group
              key={clash.field}
              label={t(`fields.${clash.field}`)}
              value={choices[clash.field] ?? null}
              onChange={(value) =>
                setChoices((before) => ({ ...before, [clash.field]: value === 'mine' ? 'mine' : 'theirs' }))
              }
            >
              <Group gap="xs" mt={4} align="stretch">
                {option('mine', mine)}
                {option('theirs', theirs)}
              </Group>
            </Radio.Group>
          );
        })}
        <Group justify="flex-end">
          <Button variant="default" onClick={back}>
            {t('conflict.back')}
          </Button>
          <Button disabled={undecided} loading={saving} onClick={() => decide(choices)}>
            {t('conflict.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** The stored unit as it would read with my value; a chosen lookup brings its name. */
function withMine(current: Unit, clash: Clash, lookups: Lookups | undefined): Unit {
  const unit = { ...current, [clash.field]: clash.mine };
  const lookup = lookupFilterKeys.find((key) => key === clash.field);
  const nameField = clash.field.replace(/Id$/, 'Name');
  if (lookup !== undefined && lookups !== undefined)
    return { ...unit, [nameField]: lookupRows(lookup, lookups).find((row) => row.id === clash.mine)?.name ?? null };
  // A person's name is not at hand here; their number still tells the two apart.
  if (clash.field === 'contactId' || clash.field === 'supervisorId' || clash.field === 'physicianId')
    return { ...unit, [nameField]: clash.mine === null ? null : `№ ${String(clash.mine)}` };
  return unit;
}
