import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from '@playwright/test';
import { chromiumOptions } from '../support/e2e/chromium.ts';
import { expect, test } from '../support/e2e/test.ts';

/** A page of somebody else, on a name of its own. */
async function evilSite() {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>evil</title><body></body>');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // as: a TCP server's address is always an AddressInfo
  return { port, close: () => new Promise((resolve) => void server.close(resolve)) };
}

test('a page of another site changes nothing and reads nothing, also under a name that is bent to this machine', async ({
  host,
  installation,
  ask,
}) => {
  const evil = await evilSite();
  const { port } = new URL(host.url);
  const { args = [], ...options } = chromiumOptions(installation.authority);
  const rebound = `https://rebind.example:${port}`;
  const browser = await chromium.launch({
    ...options,
    args: [...args, '--host-resolver-rules=MAP *.example 127.0.0.1', '--ignore-certificate-errors'],
  });
  try {
    const context = await browser.newContext();
    const [name = '', value = ''] = (installation.sessions.admin ?? '').split('=');
    await context.addCookies([{ name, value, url: host.url, secure: true, httpOnly: true, sameSite: 'Strict' }]);
    const before = await ask('physicist', 'equipment.get', { id: 900002 });
    const page = await context.newPage();
    await page.goto(`http://evil.example:${evil.port}/`);
    const target = host.url;
    const read = await page.evaluate(
      async ({ target, rebound }) => {
        const body = JSON.stringify({ id: 900002, version: 1, notes: 'changed from elsewhere' });
        const path = '/rpc/equipment.update';
        const read: string[] = [];
        for (const origin of [target, rebound]) {
          for (const init of [
            { method: 'POST', body, mode: 'no-cors', credentials: 'include' },
            { method: 'POST', body, headers: { 'content-type': 'application/json' }, credentials: 'include' },
            { method: 'POST', body, headers: { 'content-type': 'text/plain' }, credentials: 'include' },
            { method: 'GET', credentials: 'include' },
          ] as RequestInit[]) {
            for (const where of [path, '/openapi.json', '/health', '/events']) {
              await fetch(`${origin}${where}`, { ...init, signal: AbortSignal.timeout(2000) })
                .then((answer) => answer.text())
                .then((text) => text && read.push(`${where} ${text.slice(0, 60)}`))
                .catch(() => undefined);
            }
          }
          navigator.sendBeacon(`${origin}${path}`, new Blob([body], { type: 'text/plain' }));
          const frame = Object.assign(document.createElement('iframe'), { name: 'sink' });
          document.body.append(frame);
          for (const enctype of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
            const form = Object.assign(document.createElement('form'), {
              action: `${origin}${path}`,
              method: 'post',
              enctype,
              target: 'sink',
            });
            form.append(Object.assign(document.createElement('input'), { name: body, value: '' }));
            document.body.append(form);
            form.submit();
          }
          for (const where of ['/favicon.svg', '/icon-192.png', '/download/x', path]) {
            const image = new Image();
            const loaded = new Promise<boolean>((resolve) => {
              image.onload = () => resolve(true);
              image.onerror = () => resolve(false);
            });
            image.src = `${origin}${where}`;
            if (await loaded) read.push(`image ${where}`);
          }
          await new Promise((resolve) => {
            const script = document.createElement('script');
            script.onload = () => resolve(read.push('script'));
            script.onerror = resolve;
            script.src = `${origin}/openapi.json`;
            document.body.append(script);
          });
          const window_ = window.open(origin, '_blank', 'popup');
          await new Promise((resolve) => setTimeout(resolve, 300));
          try {
            if (window_?.document.body.textContent) read.push('window');
          } catch {
            // Another origin: exactly what is expected.
          }
          window_?.close();
        }
        return read;
      },
      { target, rebound },
    );
    expect(read).toEqual([]);

    const bent = await context.newPage();
    expect((await bent.goto(rebound))?.status()).toBe(421);
    // The page that was loaded under that name before it came to mean this machine.
    await bent.route(`${rebound}/before`, (route) => route.fulfill({ contentType: 'text/html', body: 'evil' }));
    await bent.goto(`${rebound}/before`);
    const inside = await bent.evaluate(async () => {
      const answer = await fetch('/rpc/auth.me', {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json' },
      });
      return [answer.status, await answer.text()] as const;
    });
    expect(inside[0]).toBe(421);
    expect(inside[1]).not.toContain('admin');
    expect(await ask('physicist', 'equipment.get', { id: 900002 })).toEqual(before);
  } finally {
    await browser.close();
    await evil.close();
  }
});
