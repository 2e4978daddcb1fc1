import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choice } from './conflict-choice.tsx';
import { useReturnFocus } from './use-return-focus.ts';

interface Props<F extends string> {
  readonly title: string;
  readonly text: string;
  /** What two people changed, in the order of the form. */
  readonly fields: readonly F[];
  readonly saving: boolean;
  decide(choices: ReadonlyMap<F, Choice>): void;
  back(): void;
  /** A `ConflictChoice` of the field. */
  children(field: F, chosen: Choice | undefined, choose: (value: Choice) => void): ReactNode;
}

/** Two people changed the same fields: shows both values of each and saves what is chosen. */
export function ConflictDialog<F extends string>({ title, text, fields, saving, decide, back, children }: Props<F>) {
  useReturnFocus();
  const { t } = useTranslation('ui');
  const [choices, setChoices] = useState<ReadonlyMap<F, Choice>>(new Map());
  const undecided = fields.some((field) => !choices.has(field));
  return (
    <Modal opened closeButtonProps={{ 'aria-label': t('close') }} onClose={back} title={title} size="lg" centered>
      <Stack gap="md">
        <Text size="sm">{text}</Text>
        {fields.map((field) =>
          children(field, choices.get(field), (value) => setChoices((before) => new Map([...before, [field, value]]))),
        )}
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
