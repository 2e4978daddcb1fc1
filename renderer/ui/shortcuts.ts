import { useHotkeys } from '@mantine/hooks';
import type { RefObject } from 'react';

/** Ctrl+S (⌘S) saves, also while the caret is in a field; the browser's own "save page" never opens. */
export function useSaveShortcut(save: () => void): void {
  useHotkeys([['mod+S', save, { preventDefault: true }]], []);
}

/** `/` puts the caret into a page's search field, unless one is typing already. */
export function useSearchShortcut(field: RefObject<HTMLInputElement | null>): void {
  useHotkeys([['/', () => field.current?.focus(), { preventDefault: true }]]);
}
