import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

/**
 * A new page begins at its top; going back returns to where one was. Kept in memory: the router's own way of doing it
 * writes to the browser's storage.
 */
export function useScrollMemory(): void {
  const { key, pathname } = useLocation();
  const type = useNavigationType();
  const positions = useRef(new Map<string, number>());
  const before = useRef(pathname);

  useLayoutEffect(() => {
    const kept = type === 'POP' ? positions.current.get(key) : undefined;
    // A change behind the `?` (a filter, a sort order) stays where it is.
    if (kept !== undefined || before.current !== pathname) window.scrollTo(0, kept ?? 0);
    before.current = pathname;
  }, [key, pathname, type]);

  useEffect(() => {
    const remember = () => positions.current.set(key, window.scrollY);
    window.addEventListener('scroll', remember, { passive: true });
    return () => window.removeEventListener('scroll', remember);
  }, [key]);
}
