import { Checkbox, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { auditFrequencies } from '#shared/equipment.ts';
import type { DraftValue } from '../draft.ts';

interface Props {
  readonly choice: 'addFrequencies' | 'removeFrequencies';
  readonly value: DraftValue;
  readonly error: string | undefined;
  set(choice: 'addFrequencies' | 'removeFrequencies', value: DraftValue): void;
}

/** Frequencies that every unit gets beside its own, or loses. */
export function FrequencyInput({ choice, value, error, set }: Props) {
  const { t } = useTranslation('bulk-edit');
  const { t: tEquipment } = useTranslation('equipment');
  return (
    <Checkbox.Group
      label={t(choice)}
      description={t(`${choice}Hint`)}
      value={Array.isArray(value) ? [...value] : []}
      error={error}
      onChange={(next) => set(choice, next)}
    >
      <Group gap="md" mt={6}>
        {auditFrequencies.map((name) => (
          <Checkbox key={name} size="xs" value={name} label={tEquipment(`frequencies.${name}`)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
