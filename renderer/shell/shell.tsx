import { Alert, AppShell, Burger } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useNavigation } from 'react-router';
import { useConnected } from '../api/connection.tsx';
import { useSession } from '../session/session.tsx';
import { Logo } from '../ui/logo.tsx';
import { AccountMenu } from './account-menu.tsx';
import { GlobalSearch } from './global-search.tsx';
import { NotAllowedPage } from './not-allowed-page.tsx';
import { NoticesBell } from './notices-bell.tsx';
import { mayOpen } from './places.ts';
import { ReadOnlyBanner } from './read-only-banner.tsx';
import classes from './shell.module.css';
import { Sidebar } from './sidebar.tsx';
import { useScrollMemory } from './use-scroll-memory.ts';
import { WriteTroubleBanner } from './write-trouble-banner.tsx';

/** What surrounds every page: sidebar, search, the state of the connection and the account. */
export function Shell() {
  const { t } = useTranslation('shell');
  const [open, { toggle, close }] = useDisclosure(false);
  const lost = useLasting(!useConnected());
  const main = useFocusOnNavigation();
  const navigation = useNavigation();
  const location = useLocation();
  const session = useSession();
  useScrollMemory();

  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 212, breakpoint: 'sm', collapsed: { mobile: !open } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <a href="#content" className={classes.skip}>
        {t('skip')}
      </a>
      <AppShell.Header className={classes.header ?? ''}>
        <Burger
          opened={open}
          onClick={toggle}
          hiddenFrom="sm"
          size="sm"
          aria-label={t(open ? 'menu.close' : 'menu.open')}
          aria-expanded={open}
        />
        <Link to="/" className={classes.brand} aria-label={t('brandHome')}>
          <Logo size={28} />
          <span>REMS</span>
        </Link>
        <div className={classes.middle}>
          <GlobalSearch />
        </div>
        <NoticesBell />
        <AccountMenu />
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar ?? ''} aria-label={t('navigation')}>
        <Sidebar onNavigate={close} />
      </AppShell.Navbar>
      <AppShell.Main
        id="content"
        ref={main}
        tabIndex={-1}
        className={classes.main ?? ''}
        aria-busy={navigation.state === 'loading'}
      >
        <ReadOnlyBanner />
        <WriteTroubleBanner />
        {lost && (
          <Alert
            role="status"
            color="yellow"
            className={classes.offline ?? ''}
            icon={<IconPlugConnectedX aria-hidden />}
            title={t('offline.title')}
          >
            {t('offline.message')}
          </Alert>
        )}
        <Suspense fallback={null}>{mayOpen(session, location.pathname) ? <Outlet /> : <NotAllowedPage />}</Suspense>
      </AppShell.Main>
    </AppShell>
  );
}

/** Moves the reading position to the new page after a change of address, as loading a document would. */
function useFocusOnNavigation() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    // A page that has put the caret into a field of its own keeps it there, and so does the search that was opened while the page came.
    const { activeElement: active } = document;
    if (main.current?.contains(active) || active?.closest('[data-keeps-focus]')) return;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}

/** True once `now` has held for a second: what closes and comes back at once is no interruption. */
function useLasting(now: boolean): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLasting(now), now ? 1_000 : 0);
    return () => clearTimeout(timer);
  }, [now]);
  return lasting && now;
}
