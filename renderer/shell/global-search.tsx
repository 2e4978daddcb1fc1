import { Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './shell.module.css';

const loadDialog = () => import('./search-dialog.tsx');
const SearchDialog = lazy(async () => ({ default: (await loadDialog()).SearchDialog }));

/** The search button of the top bar and Ctrl+K (⌘K); the dialog itself loads once the page is idle. */
export function GlobalSearch() {
  const { t } = useTranslation('shell');
  // A count, not a flag: every press opens again what Esc has closed.
  const [asked, setAsked] = useState(0);
  const open = () => setAsked((count) => count + 1);
  // People type right after the keys: what they type before the dialog is there would be lost.
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadDialog());
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
      {asked > 0 && (
        <Suspense fallback={null}>
          <SearchDialog asked={asked} />
        </Suspense>
      )}
    </>
  );
}
