/** Takes the page out of the browser's document and brings it back as it was. */
export interface Curtain {
  /** Where dialogs, menus and messages are drawn; taken out together with the page. */
  readonly portals: HTMLElement;
  /** Takes `page` out; the returned function puts it back with its scroll positions and the caret. */
  close(page: HTMLElement): () => void;
}

/** What a page hears on `document` and above, which must not reach one that is not there. */
const heard = [
  'keydown',
  'keyup',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'click',
  'touchstart',
  'touchmove',
  'touchend',
  'wheel',
  'focusin',
  'focusout',
  'copy',
  'cut',
  'paste',
];
/** What the browser reports because nodes come and go; the page is not to take it for a person's doing. */
const stirred = ['focus', 'blur', 'focusin', 'focusout', 'change'];

/**
 * Must be made before anything is drawn: only the first listener of the window hears before all others.
 * Nodes that are out of the document keep their values and their component state; the document's text no longer holds theirs.
 */
export function createCurtain(document: Document): Curtain {
  const window = document.defaultView ?? globalThis.window;
  const { body } = document;
  const portals = body.appendChild(document.createElement('div'));
  let closed = false;

  const keepFromPage = (event: Event) => {
    // The library closes dialogs at Escape, heard on the window before anyone else; lists follow what the window scrolls.
    const meant = event.type !== 'keydown' || (event as KeyboardEvent).key === 'Escape'; // as: its type says so
    if (closed && meant) event.stopImmediatePropagation();
  };
  for (const type of ['keydown', 'scroll', 'resize']) window.addEventListener(type, keepFromPage, true);

  const stopHere = (event: Event) => {
    event.stopPropagation();
    // Without the page's own "save" the browser would offer to save the document.
    const { key, ctrlKey, metaKey } = event as KeyboardEvent; // as: the fields are undefined on others
    if (event.type === 'keydown' && (ctrlKey || metaKey) && key.toLowerCase() === 's') event.preventDefault();
  };
  const quietly = (act: () => void) => {
    const stop = (event: Event) => event.stopImmediatePropagation();
    for (const type of stirred) window.addEventListener(type, stop, true);
    try {
      act();
    } finally {
      for (const type of stirred) window.removeEventListener(type, stop, true);
    }
  };

  return {
    portals,
    close(page) {
      const parts = [page, portals];
      const places = parts.map((part) => part.parentElement);
      const caret = document.activeElement;
      const focused = caret instanceof HTMLElement && parts.some((part) => part.contains(caret)) ? caret : undefined;
      const scrolled = parts.flatMap(scrolledWithin);
      const [left, top] = [window.scrollX, window.scrollY];
      quietly(() => {
        for (const part of parts) part.remove();
      });
      closed = true;
      document.documentElement.dataset.concealed = '';
      for (const type of heard) body.addEventListener(type, stopHere);

      return () => {
        for (const type of heard) body.removeEventListener(type, stopHere);
        for (const [index, part] of parts.entries()) places[index]?.append(part);
        for (const [element, x, y] of scrolled) element.scrollTo(x, y);
        window.scrollTo(left, top);
        closed = false;
        delete document.documentElement.dataset.concealed;
        quietly(() => focused?.focus({ preventScroll: true }));
      };
    },
  };
}

/** Everything below `part` that is scrolled, and how far. */
function scrolledWithin(part: HTMLElement): (readonly [Element, number, number])[] {
  return [...part.querySelectorAll('*')]
    .filter(({ scrollLeft, scrollTop }) => scrollLeft !== 0 || scrollTop !== 0)
    .map((element) => [element, element.scrollLeft, element.scrollTop]);
}
