import { expect, test } from '../support/e2e/test.ts';

test('the page can be installed as an app, in the language of its reader', async ({ open }) => {
  const page = await open('physicist');
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  const browser = await page.context().newCDPSession(page);
  const read = async () => {
    const { url, data = '{}', errors } = await browser.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    return { path: new URL(url).pathname, manifest: JSON.parse(data) };
  };
  const english = await read();
  expect(english).toMatchObject({
    path: '/manifest.webmanifest',
    manifest: { lang: 'en', name: 'REMS Workstation', display: 'standalone', start_url: '/', scope: '/' },
  });
  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
  // A window that leaves no trace cannot install anything, whatever the page is like.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);

  for (const { src, sizes } of english.manifest.icons) {
    const size = await page.evaluate(async (path) => {
      const picture = Object.assign(new Image(), { src: path });
      await picture.decode();
      return `${picture.naturalWidth}x${picture.naturalHeight}`;
    }, src);
    expect(size, src).toBe(sizes);
  }
  const { headers, status } = await page.evaluate(async () => {
    const answer = await fetch('/manifest.webmanifest', { credentials: 'omit' });
    return { headers: Object.fromEntries(answer.headers), status: answer.status };
  });
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([
    200,
    'application/manifest+json',
    'no-store',
  ]);

  await page.getByRole('button', { name: 'Account of physicist' }).click();
  await page.getByText('Français', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  const french = await read();
  expect(french).toMatchObject({ path: '/manifest.fr.webmanifest', manifest: { lang: 'fr', id: english.manifest.id } });

  for (const { url } of english.manifest.shortcuts) {
    await page.goto(url);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
});
