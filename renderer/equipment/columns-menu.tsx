import { ActionIcon, Button, Checkbox, Group, Popover, ScrollArea, Stack, Text } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconColumns, IconGripVertical } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, defaultColumns, moved } from './columns.ts';
import classes from './equipment.module.css';
import { useColumnLabel } from './use-column-label.ts';

interface Props {
  readonly all: readonly Column[];
  readonly shown: readonly Column[];
  onChange(keys: readonly Column['key'][]): void;
}

/** Which columns and in which order: ticked by check box, moved by dragging or by the two buttons beside each. */
export function ColumnsMenu({ all, shown, onChange }: Props) {
  const { t } = useTranslation('equipment');
  const [dragged, setDragged] = useState<number>();
  // A ticked box moves to the other half of the list; the focus goes with it.
  const [ticked, setTicked] = useState<Column['key']>();
  const keys = shown.map((column) => column.key);
  const label = useColumnLabel();
  const hidden = all.filter((column) => !keys.includes(column.key));

  const tick = (key: Column['key'], next: readonly Column['key'][]) => {
    setTicked(key);
    onChange(next);
  };

  const row = (column: Column, index: number) => {
    const { key } = column;
    const name = label(column);
    return (
      <Group
        key={key}
        gap={4}
        wrap="nowrap"
        className={classes.columnRow ?? ''}
        data-dragged={dragged === index || undefined}
        draggable
        onDragStart={(event: DragEvent) => {
          setDragged(index);
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', key);
        }}
        onDragOver={(event: DragEvent) => {
          event.preventDefault();
          if (dragged === undefined || dragged === index) return;
          onChange(moved(keys, dragged, index));
          setDragged(index);
        }}
        onDrop={(event: DragEvent) => event.preventDefault()}
        onDragEnd={() => setDragged(undefined)}
      >
        <IconGripVertical size={16} aria-hidden className={classes.grip ?? ''} />
        <Checkbox
          size="xs"
          label={name}
          checked
          disabled={keys.length === 1}
          onChange={() =>
            tick(
              key,
              keys.filter((other) => other !== key),
            )
          }
          autoFocus={ticked === key}
          flex={1}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('list.moveUp', { column: name })}
          disabled={index === 0}
          onClick={() => onChange(moved(keys, index, index - 1))}
        >
          <IconChevronUp size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('list.moveDown', { column: name })}
          disabled={index === keys.length - 1}
          onClick={() => onChange(moved(keys, index, index + 1))}
        >
          <IconChevronDown size={16} aria-hidden />
        </ActionIcon>
      </Group>
    );
  };

  return (
    <Popover position="bottom-end" width={320} trapFocus withinPortal shadow="md">
      <Popover.Target>
        <Button variant="default" size="xs" leftSection={<IconColumns size={16} aria-hidden />}>
          {t('list.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={t('list.columnsTitle')}>
        <ScrollArea.Autosize mah="min(60vh, 460px)" type="auto" offsetScrollbars>
          <Stack gap={2}>
            <Text size="xs" c="dimmed" fw={600}>
              {t('list.columnsShown')} · {t('list.dragColumn')}
            </Text>
            {shown.map(row)}
            <Text size="xs" c="dimmed" fw={600} mt="xs">
              {t('list.columnsHidden')}
            </Text>
            {hidden.map((column) => (
              <Checkbox
                key={column.key}
                size="xs"
                py={5}
                pl={20}
                label={label(column)}
                checked={false}
                onChange={() => tick(column.key, [...keys, column.key])}
                autoFocus={ticked === column.key}
              />
            ))}
          </Stack>
        </ScrollArea.Autosize>
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => onChange(defaultColumns)}>
          {t('list.resetColumns')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
