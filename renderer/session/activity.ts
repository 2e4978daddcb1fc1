/** When a hand was last on the keyboard, the pointer or the screen; nothing of what it did. */
export interface Activity {
  /** Milliseconds since the last touch; infinite before the first one. */
  idleFor(): number;
  /** Calls back at every touch until the returned function is called. */
  onTouch(listener: () => void): () => void;
}

interface Deps {
  /** The window, or whatever hears its events. */
  readonly target: EventTarget;
  /** Milliseconds on a clock that never jumps. */
  readonly now: () => number;
}

/** How long after a touch a call still counts as the person's own (session design, ADR 19). */
const ownForMs = 10_000;

/** Listens to a window. What the page makes up itself counts for nothing, and neither does a pointer that only lies there. */
export function createActivity({ target, now }: Deps): Activity {
  const listeners = new Set<() => void>();
  let touchedAt = Number.NEGATIVE_INFINITY;
  let pointerAt = '';

  const touch = (event: Event) => {
    if (!event.isTrusted || restsAt(event)) return;
    touchedAt = now();
    for (const listener of listeners) listener();
  };
  /** Browsers report a moved pointer when the page has moved below it. */
  const restsAt = (event: Event) => {
    if (event.type !== 'pointermove') return false;
    const { screenX, screenY } = event as PointerEvent; // as: its type says so
    const before = pointerAt;
    pointerAt = `${screenX} ${screenY}`;
    return before === pointerAt || before === '';
  };
  for (const type of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'touchmove']) {
    target.addEventListener(type, touch, { capture: true, passive: true });
  }

  return {
    idleFor: () => now() - touchedAt,
    onTouch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Whether a call made now has no hand behind it, so that it must not keep the session open. */
export function isBackground(activity: Activity): boolean {
  return activity.idleFor() > ownForMs;
}
