import { Button, Checkbox, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedView } from '#shared/preferences.ts';
import { fold } from '#shared/text.ts';
import type { SharedView, ViewedList } from '#shared/views.ts';
import { useSession } from '../../session/session.tsx';
import { type Notify, useNotify } from '../../ui/notify.ts';
import { mostViews, useViews } from './use-views.ts';
import { ViewRow } from './view-row.tsx';
import classes from './views.module.css';

interface Props {
  readonly list: ViewedList;
  /** What stands behind the `?` now, without the scroll position. */
  readonly query: string;
  open(query: string): void;
}

/** Saved views, own and shared: open one, keep the present one under a name, share, rename, remove. */
export function ViewsMenu({ list, query, open }: Props) {
  const { t } = useTranslation('views');
  const notify = useNotify();
  const { can } = useSession();
  const views = useViews(list);
  const [opened, setOpened] = useState(false);
  const mayShare = can('equipment:write');
  const show = (view: SavedView) => {
    open(view.query);
    setOpened(false);
  };
  const acts = viewActs(views, notify, t);

  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={340} trapFocus withinPortal shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconBookmark size={16} aria-hidden />}
          onClick={() => setOpened((before) => !before)}
        >
          {t('title')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={t('title')}>
        <Stack gap="xs">
          <Stack gap="xs" className={classes.list ?? ''}>
            {views.own.length + views.shared.length === 0 && (
              <Text size="sm" c="dimmed">
                {t('none')}
              </Text>
            )}
            {views.own.length > 0 && (
              <Group gap={2} role="group" aria-label={t('own')} display="block">
                <Text size="xs" c="dimmed" px={8} aria-hidden>
                  {t('own')}
                </Text>
                {views.own.map((view) => (
                  <ViewRow
                    key={view.name}
                    name={view.name}
                    current={view.query === query}
                    open={() => show(view)}
                    rename={(name) => acts.renameOwn(view, name)}
                    remove={() => acts.removeOwn(view)}
                    {...(mayShare ? { share: () => acts.share(view) } : {})}
                  />
                ))}
              </Group>
            )}
            {views.shared.length > 0 && (
              <Group gap={2} role="group" aria-label={t('shared')} display="block">
                <Text size="xs" c="dimmed" px={8} aria-hidden>
                  {t('shared')}
                </Text>
                {views.shared.map((view) => (
                  <ViewRow
                    key={view.id}
                    name={view.name}
                    by={view.createdBy}
                    current={view.query === query}
                    open={() => show(view)}
                    {...(view.mine && mayShare
                      ? { rename: (name) => acts.renameShared(view, name), remove: () => acts.removeShared(view) }
                      : {})}
                  />
                ))}
              </Group>
            )}
          </Stack>
          <SaveView views={views} query={query} mayShare={mayShare} acts={acts} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

interface SaveProps {
  readonly views: ReturnType<typeof useViews>;
  readonly query: string;
  readonly mayShare: boolean;
  readonly acts: ReturnType<typeof viewActs>;
}

/** Keeps what is on screen under a name, for oneself or for everybody. */
function SaveView({ views, query, mayShare, acts }: SaveProps) {
  const { t } = useTranslation('views');
  const [name, setName] = useState('');
  const [forAll, setForAll] = useState(false);
  const replaces = !forAll && name.trim() !== '' && views.own.some((view) => fold(view.name) === fold(name));
  const full = !forAll && views.own.length >= mostViews && !replaces;
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const view = { name: name.trim(), query };
    if (view.name === '' || full) return;
    if (await (forAll ? acts.share(view) : acts.saveOwn(view))) setName('');
  };
  return (
    <form onSubmit={add}>
      <Group gap={4} align="flex-end" wrap="nowrap">
        <TextInput
          size="xs"
          flex={1}
          label={t('name')}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" disabled={name.trim() === '' || full || !views.ready}>
          {t('save')}
        </Button>
      </Group>
      {mayShare && (
        <Checkbox
          size="xs"
          mt={6}
          label={t('forAll')}
          checked={forAll}
          onChange={(event) => setForAll(event.currentTarget.checked)}
        />
      )}
      {(replaces || full) && (
        <Text size="xs" c="dimmed" mt={4} role="status">
          {t(full ? 'tooMany' : 'replaces')}
        </Text>
      )}
    </form>
  );
}

type Words = ReturnType<typeof useTranslation<'views'>>['t'];

/** What can be done with views; each says what came of it and answers whether it was done. */
function viewActs(views: ReturnType<typeof useViews>, notify: Notify, t: Words) {
  const tell = async (work: Promise<unknown>, message: string, undo?: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work;
      const act = undo && { label: t('undo'), run: () => void undo().catch((error) => notify.failed(error)) };
      notify.done(message, act);
      return true;
    } catch (error) {
      notify.failed(error);
      return false;
    }
  };
  return {
    saveOwn: (view: SavedView) => tell(views.saveOwn(view), t('saved', { name: view.name })),
    share: ({ name, query }: SavedView) => tell(views.share({ name, query }), t('wasShared', { name })),
    renameOwn: (view: SavedView, name: string) => tell(views.renameOwn(view.name, name), t('renamed', { name })),
    renameShared: (view: SharedView, name: string) => tell(views.renameShared(view, name), t('renamed', { name })),
    removeOwn: (view: SavedView) =>
      tell(views.removeOwn(view.name), t('removed', { name: view.name }), () => views.saveOwn(view)),
    removeShared: (view: SharedView) =>
      tell(views.removeShared(view), t('removed', { name: view.name }), () => views.restoreShared(view)),
  };
}
