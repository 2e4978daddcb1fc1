import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitField } from '../../shared/equipment.ts';
import { useReturnFocus } from '../ui/use-return-focus.ts';
import { type Choice, ConflictChoice } from './conflict-choice.tsx';
import type { PendingConflict } from './use-save-unit.ts';

type Choices = Partial<Record<UnitField, Choice>>;

interface Props {
  readonly conflict: PendingConflict;
  readonly saving: boolean;
  decide(choices: Choices): void;
  back(): void;
}

/** Two people changed the same fields: shows both values of each and saves what is chosen. */
export function ConflictDialog({ conflict, saving, decide, back }: Props) {
  useReturnFocus();
  const { t } = useTranslation('equipment');
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
        {conflict.clashes.map((clash) => (
          <ConflictChoice
            key={clash.field}
            clash={clash}
            current={conflict.current}
            chosen={choices[clash.field]}
            choose={(value) => setChoices((before) => ({ ...before, [clash.field]: value }))}
          />
        ))}
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
