import type { Page, Route } from '@playwright/test';

/** Something that could be pressed and stood elsewhere a moment later. */
export interface Moved {
  readonly what: string;
  /** How far, in pixels. */
  readonly by: number;
}

/** Whatever can be pressed. */
const pressable = 'a[href], button:not(:disabled), input:not(:disabled), [role=tab], summary';

/** Watches everything in sight that can be pressed, from frame to frame; what was replaced did not move. */
export async function watchPressable(page: Page): Promise<void> {
  await page.addInitScript((selector) => {
    /** A press in the middle of the smallest button still hits it. */
    const tolerable = 8;
    const moved: Moved[] = [];
    let before = new Map<Element, DOMRect>();
    const look = () => {
      const now = new Map<Element, DOMRect>();
      for (const element of document.querySelectorAll(selector)) {
        const at = element.getBoundingClientRect();
        if (at.width === 0 || !element.checkVisibility({ visibilityProperty: true })) continue;
        const old = before.get(element);
        const by = old === undefined ? 0 : Math.hypot(at.top - old.top, at.left - old.left);
        if (old !== undefined && old.top < innerHeight && by > tolerable)
          moved.push({ what: element.getAttribute('aria-label') ?? (element.textContent || element.outerHTML), by });
        now.set(element, at);
      }
      before = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    Object.assign(window, { moved });
  }, pressable);
}

/** What moved since the page was loaded. */
export async function whatMoved(page: Page): Promise<readonly Moved[]> {
  // as: put there above.
  return await page.evaluate(() => (window as unknown as { moved: readonly Moved[] }).moved);
}

/** Answers of the host that are kept back. */
export interface HeldAnswers {
  /** Loads an address, and lets the answers through one by one, what was asked for last first, until nothing more is asked for. */
  open(address: string): Promise<void>;
}

/** What is asked for around every page, and by whoever looks at it. */
const around = /\/rpc\/(auth|preferences|notices|system)\./;

/** Keeps back what pages ask the host from now on; nothing that happens there is told meanwhile. */
export async function holdAnswers(page: Page): Promise<HeldAnswers> {
  let held: Route[] = [];
  await page.route('**/events', () => {});
  await page.route(/\/rpc\//, async (route) => {
    if (around.test(route.request().url())) await route.continue();
    else held.push(route);
  });
  const drawn = () =>
    page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return {
    async open(address) {
      held = [];
      await page.goto(address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await drawn();
      for (let route = held.pop(); route !== undefined; route = held.pop()) {
        await route.continue();
        // Null when the page has lost its interest meanwhile.
        await (await route.request().response())?.finished();
        await drawn();
      }
    },
  };
}
