import { openAsAdministrator } from '../../support/e2e/administration.ts';
import { lanAddress, testFromOtherPc as test } from '../../support/e2e/other-pc.ts';
import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { expect } from '../../support/e2e/test.ts';

test.skip(lanAddress === undefined, 'this machine has no address in a private network');

for (const look of looks) {
  test(`from another PC, ${look.size} ${look.theme} ${look.language}`, async ({ open }) => {
    const browser = { ...browserOf(look), ignoreHTTPSErrors: true };
    const front = await open('nobody', '/equipment/900002', browser);
    await expect(front.locator('input[type=password]')).toBeVisible();
    await takePicture(front, look, 'lan-sign-in', true);
    await front.goto('/enrol-device');
    await expect(front.getByRole('textbox')).toBeVisible();
    await takePicture(front, look, 'lan-enrol', true);
    const page = await openAsAdministrator(open, '/admin/devices', browser);
    await page.evaluate(
      (input) =>
        fetch('/rpc/preferences.set', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(input),
        }),
      { theme: look.theme, language: look.language },
    );
    await page.reload();
    await expect(page.getByRole('heading', { level: 2 }).or(page.getByRole('status')).first()).toBeVisible();
    await takePicture(page, look, 'devices-empty', true);
    const dialog = page.getByRole('dialog');
    const make = async (name: string) => {
      await page.locator('main header button, main button').first().click();
      await dialog.getByRole('textbox').fill(name);
      await dialog.locator('button[type=submit]').click();
      await expect(dialog.locator('output')).toBeVisible();
      return (await dialog.locator('output').textContent()) ?? '';
    };
    await page.locator('main button').first().click();
    await dialog.locator('button[type=submit]').click();
    await takePicture(page, look, 'devices-dialog');
    await page.keyboard.press('Escape');
    const own = await make('Reading room 2, PC beside the window of the nuclear medicine department');
    await takePicture(page, look, 'devices-code');
    await dialog.getByRole('button').last().click();
    await front.getByRole('textbox').fill('00000-00000');
    await front.locator('form button[type=submit]').click();
    await expect(front.locator('[aria-invalid=true], [role=alert]').first()).toBeVisible();
    await takePicture(front, look, 'lan-enrol-wrong');
    await page.goto('/enrol-device');
    await expect(page.getByRole('textbox').last()).toBeVisible();
    await takePicture(page, look, 'enrol-own');
    await page.getByRole('main').getByRole('textbox').fill(own);
    await page.locator('main form button[type=submit]').click();
    await expect(page.getByRole('main').getByRole('link')).toBeVisible();
    await takePicture(page, look, 'enrol-known');
    await page.goto('/admin/network');
    await expect(page.getByRole('tabpanel').getByRole('region').first()).toBeVisible();
    await takePicture(page, look, 'network-elsewhere', true);
    await page.goto('/admin/network?tab=certificate');
    await expect(page.getByRole('radio').first()).toBeVisible();
    await takePicture(page, look, 'network-elsewhere-certificate', true);
    await page.goto('/admin/network?tab=settings');
    await expect(page.locator('#network-port')).toBeVisible();
    await takePicture(page, look, 'network-elsewhere-settings', true);
    await page.goto('/admin/access');
    await expect(page.getByRole('switch').first()).toBeVisible();
    await takePicture(page, look, 'access-rules', true);
    await page.route('**/rpc/devices.list', (route) =>
      route.fulfill({ json: { ok: true, data: { total: 3, items: devices } } }),
    );
    await page.route('**/rpc/devices.status', (route) =>
      route.fulfill({ json: { ok: true, data: { required: true, approved: true } } }),
    );
    await page.goto('/admin/devices?withdrawn=1');
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    await takePicture(page, look, 'devices', true);
    await page.getByRole('row').nth(1).getByRole('button').click();
    await takePicture(page, look, 'devices-withdraw');
    await front.route('**/rpc/devices.status', (route) =>
      route.fulfill({ json: { ok: true, data: { required: true, approved: false } } }),
    );
    await front.goto('/equipment');
    await expect(front.getByRole('textbox')).toBeVisible();
    await takePicture(front, look, 'unknown-browser');
  });
}

const devices = [
  {
    id: 3,
    name: 'Reading room 2',
    browser: 'Firefox 152, Windows',
    enrolledAt: '2026-11-20T08:00:00.000Z',
    enrolledBy: 'admin',
    lastSeenAt: '2026-11-22T00:30:00.000Z',
    lastAddress: '192.168.10.61',
    revokedAt: null,
    current: true,
  },
  {
    id: 2,
    name: 'Téléphone de garde de la physique médicale',
    browser: null,
    enrolledAt: '2026-10-20T08:00:00.000Z',
    enrolledBy: 'jean-baptiste.charpentier',
    lastSeenAt: null,
    lastAddress: null,
    revokedAt: null,
    current: false,
  },
  {
    id: 1,
    name: 'Office B1',
    browser: 'Edge 141, Windows',
    enrolledAt: '2026-09-20T08:00:00.000Z',
    enrolledBy: 'admin',
    lastSeenAt: '2026-10-22T00:30:00.000Z',
    lastAddress: '192.168.10.62',
    revokedAt: '2026-10-23T00:30:00.000Z',
    current: false,
  },
];
