import { ActionIcon, Group, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconCheck, IconPencil, IconTrash, IconUsersPlus, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './views.module.css';

interface Props {
  readonly name: string;
  /** Who shared it; absent for an own one. */
  readonly by?: string;
  readonly current: boolean;
  open(): void;
  /** What may be done with it; absent acts are not offered. Answer whether it was done. */
  rename?(name: string): Promise<boolean>;
  remove?(): unknown;
  share?(): unknown;
}

/** One view: its name opens it, beside it what may be done with it. */
export function ViewRow({ name, by, current, open, rename, remove, share }: Props) {
  const { t } = useTranslation('views');
  const [typed, setTyped] = useState<string>();
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const next = typed?.trim() ?? '';
    if (next === '' || next === name || (await rename?.(next))) setTyped(undefined);
  };

  if (typed !== undefined) {
    return (
      <form onSubmit={keep}>
        <Group gap={4} wrap="nowrap">
          <TextInput
            size="xs"
            flex={1}
            aria-label={t('newName', { name })}
            maxLength={60}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.stopPropagation();
              setTyped(undefined);
            }}
            autoFocus
          />
          <ActionIcon type="submit" variant="subtle" aria-label={t('rename')}>
            <IconCheck size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label={t('keepName')} onClick={() => setTyped(undefined)}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      </form>
    );
  }
  return (
    <Group gap={2} wrap="nowrap">
      <UnstyledButton className={classes.view ?? ''} {...(current ? { 'aria-current': true } : {})} onClick={open}>
        {name}
        {by !== undefined && (
          <Text span display="block" size="xs" c="dimmed">
            {t('by', { name: by })}
          </Text>
        )}
      </UnstyledButton>
      {share && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('shareNamed', { name })}
          title={t('shareNamed', { name })}
          onClick={share}
        >
          <IconUsersPlus size={16} aria-hidden />
        </ActionIcon>
      )}
      {rename && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('renameNamed', { name })}
          title={t('renameNamed', { name })}
          onClick={() => setTyped(name)}
        >
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
      )}
      {remove && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('removeNamed', { name })}
          title={t('removeNamed', { name })}
          onClick={remove}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  );
}
