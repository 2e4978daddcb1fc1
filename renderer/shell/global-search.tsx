import { Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Finding } from './search-hits.ts';
import classes from './shell.module.css';

/** So many things are offered again. */
const remembered = 6;

const loadDialog = () => import('./search-dialog.tsx');

/** The search button of the top bar and Ctrl+K (⌘K); the dialog itself loads once the page is idle. */
export function GlobalSearch() {
  const { t } = useTranslation('shell');
  const [loaded, setLoaded] = useState<Awaited<ReturnType<typeof loadDialog>>>();
  const [opened, setOpened] = useState(false);
  // For as long as the window is open and unlocked: what somebody looked at is stored nowhere.
  const [recent, setRecent] = useState<readonly Finding[]>([]);
  const remember = (finding: Finding) => {
    const id = finding.id.replace(/^recent-/, '');
    if (!id.startsWith('more-'))
      setRecent((before) => [{ ...finding, id }, ...before.filter(({ to }) => to !== finding.to)].slice(0, remembered));
  };
  const load = () => void loadDialog().then(setLoaded);
  const open = () => {
    if (!loaded) load();
    // People type right after the keys: the field must have the focus before the next key arrives.
    flushSync(() => setOpened(true));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page has nothing else to do
  useEffect(() => {
    const idle = requestIdleCallback(load);
    return () => cancelIdleCallback(idle);
  }, []);
  useHotkeys([['mod+K', open, { preventDefault: true }]], []);
  return (
    <>
      <button type="button" className={classes.search} onClick={open}>
        <IconSearch size={17} stroke={1.8} aria-hidden />
        <span className={classes.searchLabel}>{t('search.button')}</span>
        <Kbd size="xs" className={classes.searchKeys ?? ''} aria-hidden>
          Ctrl K
        </Kbd>
      </button>
      {loaded && (
        <loaded.SearchDialog opened={opened} recent={recent} onOpen={remember} onClose={() => setOpened(false)} />
      )}
    </>
  );
}
