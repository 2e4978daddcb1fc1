import { expect, type Page } from '@playwright/test';

/** What holds in the desktop window whatever page it shows, on the double and in Electron. */
export async function expectGuardedWindow(page: Page): Promise<void> {
  const globals = await page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window),
    bridge: Object.entries(Reflect.get(window, 'rems') ?? {}).map(([name, member]) => `${name}: ${typeof member}`),
  }));
  expect(globals.node).toEqual([]);
  expect(globals.bridge.sort()).toEqual(['onEvent: function', 'send: function']);
}

/** Tries to take the window elsewhere, by script and by links, and expects it to stay. */
export async function expectLockedNavigation(page: Page): Promise<void> {
  const before = page.url();
  const pages = page.context().pages().length;
  await page.evaluate(() => {
    window.open('https://evil.example/popup');
    for (const target of ['_self', '_blank']) {
      const link = document.createElement('a');
      link.href = 'https://evil.example/link';
      link.target = target;
      document.body.append(link);
      link.click();
      link.remove();
    }
    window.location.href = 'https://evil.example/script';
  });
  await expect.poll(() => page.context().pages().length).toBe(pages);
  // A frame that moved on would no longer answer from the same document.
  expect(await page.evaluate(() => document.title)).toContain('REMS');
  expect(page.url()).toBe(before);
}

/** Asks the core through the bridge of the page. */
export async function sendFrom(page: Page, name: string, input: unknown): Promise<unknown> {
  return await page.evaluate(
    // as: the bridge is there on a desktop page; expectGuardedWindow looks at its shape.
    ([procedure, value]) =>
      (window as unknown as { rems: { send(n: string, i: unknown): Promise<unknown> } }).rems.send(procedure, value),
    [name, input] as const,
  );
}

/** A request of the page, with a file as its body as the screens send it. */
export async function transfer(
  page: Page,
  method: string,
  path: string,
  text?: string,
): Promise<{ status: number; text: string }> {
  return await page.evaluate(
    ([verb, target, content]) =>
      new Promise<{ status: number; text: string }>((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open(verb, target);
        request.onload = () => resolve({ status: request.status, text: request.responseText });
        request.onerror = () => reject(new Error('the request failed'));
        request.send(content === undefined ? null : new Blob([content]));
      }),
    [method, path, text] as const,
  );
}
