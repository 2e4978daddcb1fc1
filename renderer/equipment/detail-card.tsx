import { ActionIcon, Group, Paper, Title, Tooltip } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../../shared/equipment.ts';
import { CardEditor } from './card-editor.tsx';
import { CardView } from './card-view.tsx';
import type { CardName } from './fields.ts';

interface Props {
  readonly name: CardName;
  readonly unit: Unit;
  readonly editable: boolean;
  readonly editing: boolean;
  /** Another card is being edited; one at a time. */
  readonly locked: boolean;
  edit(): void;
  done(): void;
}

/** One card of the page of a unit: read it, or edit it in place. */
export function DetailCard({ name, unit, editable, editing, locked, edit, done }: Props) {
  const { t } = useTranslation('equipment');
  const title = t(`cards.${name}`);
  let button: ReactNode = null;
  if (editable && !editing) {
    button = (
      <Tooltip label={locked ? t('detail.otherCardOpen') : t('detail.edit')}>
        <ActionIcon
          variant="subtle"
          aria-label={t('detail.editCard', { card: title })}
          {...(locked ? { 'data-disabled': true, 'aria-disabled': true } : { onClick: edit })}
        >
          <IconPencil size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
    );
  }
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Group justify="space-between" wrap="nowrap" mb="sm" mih={28}>
        <Title order={2}>{title}</Title>
        {button}
      </Group>
      {editing ? <CardEditor name={name} unit={unit} done={done} /> : <CardView name={name} unit={unit} />}
    </Paper>
  );
}
