import { useEffect, useState } from 'react';

/**
 * Gives the focus back to where it was, for a dialog that is drawn only while it is open: the library does so only for dialogs that
 * stay and are switched.
 */
export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // After the dialog has left the document; whoever has taken the focus meanwhile keeps it.
      setTimeout(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (!lost) return;
        // What opened the dialog may be gone by what was done in it: then reading goes on with the page, not before it.
        const next = opener?.isConnected ? opener : document.getElementById('content');
        if (next instanceof HTMLElement) next.focus({ preventScroll: true });
      });
    },
    [opener],
  );
}
