import { useEffect, useRef } from 'react';

/** Takes the focus to the page when what held it goes away because `shown` changed: the keyboard goes on there, not before the menu. */
export function useKeptFocus(shown: unknown): void {
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body)
      document.getElementById('content')?.focus({ preventScroll: true });
  }, [shown]);
}
