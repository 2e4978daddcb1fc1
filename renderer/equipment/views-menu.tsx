import { ActionIcon, Button, Group, Popover, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedView } from '../../shared/preferences.ts';
import { fold } from '../../shared/text.ts';
import { useNotify } from '../ui/notify.ts';
import classes from './equipment.module.css';

interface Props {
  readonly views: readonly SavedView[];
  /** What stands behind the `?` now, without the scroll position. */
  readonly query: string;
  open(query: string): void;
  save(views: readonly SavedView[]): Promise<unknown>;
}

const mostViews = 50;

/** Saved views: open one, keep the present one under a name, delete one. */
export function ViewsMenu({ views, query, open, save }: Props) {
  const notify = useNotify();
  const { t } = useTranslation('equipment');
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const replaces = views.some((view) => fold(view.name) === fold(name)) && name.trim() !== '';
  const full = views.length >= mostViews && !replaces;

  const keep = async (next: readonly SavedView[], message: string) => {
    try {
      await save(next);
      notify.done(message);
      return true;
    } catch (error) {
      notify.failed(error);
      return false;
    }
  };
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const view = { name: name.trim(), query };
    if (view.name === '' || full) return;
    const others = views.filter((other) => fold(other.name) !== fold(view.name));
    if (await keep([...others, view], t('list.viewSaved', { name: view.name }))) setName('');
  };

  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={300} trapFocus withinPortal shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconBookmark size={16} aria-hidden />}
          onClick={() => setOpened((before) => !before)}
        >
          {t('list.views')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={t('list.views')}>
        <Stack gap={4}>
          {views.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('list.noViews')}
            </Text>
          )}
          {views.map((view) => (
            <Group key={view.name} gap={4} wrap="nowrap">
              <UnstyledButton
                className={classes.view ?? ''}
                {...(view.query === query ? { 'aria-current': true } : {})}
                onClick={() => {
                  open(view.query);
                  setOpened(false);
                }}
              >
                {view.name}
              </UnstyledButton>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('list.deleteView', { name: view.name })}
                onClick={() =>
                  keep(
                    views.filter((other) => other.name !== view.name),
                    t('list.viewDeleted', { name: view.name }),
                  )
                }
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Group>
          ))}
          <form onSubmit={add}>
            <Group gap={4} align="flex-end" wrap="nowrap" mt="xs">
              <TextInput
                size="xs"
                flex={1}
                label={t('list.viewName')}
                maxLength={60}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Button size="xs" type="submit" disabled={name.trim() === '' || full}>
                {t('list.saveView')}
              </Button>
            </Group>
            {(replaces || full) && (
              <Text size="xs" c="dimmed" mt={4} role="status">
                {t(full ? 'list.tooManyViews' : 'list.viewReplaces')}
              </Text>
            )}
          </form>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
