/** After a dialog has given the focus back to what opened it, which the library does a moment after it closed. */
const afterDialogsMs = 50;

/**
 * What held the focus leaves the page by what was done with it: the row that was removed, the message that was closed. The browser
 * would begin before the menu; reading goes on with the page instead, or with the dialog that is open.
 */
export function keepPlace(target: Document): void {
  let held: { readonly element: Element; readonly path: string } | undefined;
  target.addEventListener('focusin', ({ target: met }) => {
    held = met instanceof Element ? { element: met, path: target.location.pathname } : undefined;
  });
  new MutationObserver(() => {
    if (held === undefined || held.element.isConnected) return;
    const { path } = held;
    held = undefined;
    setTimeout(() => {
      // Another page begins at its own top, as a page does that is loaded.
      if (target.activeElement !== target.body || target.location.pathname !== path) return;
      const place =
        [...target.querySelectorAll<HTMLElement>('[role=dialog]')].at(-1) ?? target.getElementById('content');
      place?.focus({ preventScroll: true });
    }, afterDialogsMs);
  }).observe(target.body, { childList: true, subtree: true });
}
