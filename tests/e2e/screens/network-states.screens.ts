import { openAsAdministrator } from '../../support/e2e/administration.ts';
import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { expect, test } from '../../support/e2e/test.ts';

for (const look of looks) {
  test(`network states, ${look.size} ${look.theme} ${look.language}`, async ({ open, ask }) => {
    await ask('admin', 'preferences.set', { theme: look.theme, language: look.language });
    const page = await openAsAdministrator(open, '/admin/network', browserOf(look));
    await expect(page.getByRole('tabpanel').getByRole('button').first()).toBeVisible();
    const state = await page.evaluate(async () => {
      const answer = await fetch('/rpc/network.state', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      return (await answer.json()).data;
    });
    const addresses = [
      { address: '192.168.10.24', interface: 'Ethernet', family: 'ipv4', private: true },
      { address: 'fd3a:91c2:7b10:0:a1b2:c3d4:e5f6:708', interface: 'Ethernet', family: 'ipv6', private: true },
      { address: '10.40.2.17', interface: 'vEthernet (Default Switch)', family: 'ipv4', private: true },
    ];
    let now = state;
    const url = 'https://physics-workstation-03.radiology.hospital.example:8443';
    const standing = { ...state.standing, publicUrl: url, since: '2026-11-21T13:45:00.000Z', console: null };
    const enabled = { ...state.settings, version: 3, enabled: true };
    await page.route('**/rpc/network.state', (route) => route.fulfill({ json: { ok: true, data: now } }));
    let connected: object[] = [];
    await page.route('**/rpc/network.connected', (route) =>
      route.fulfill({ json: { ok: true, data: { items: connected } } }),
    );
    const show = async (name: string, more: object, tab = 'access') => {
      now = { ...state, addresses, settings: enabled, ...more };
      await page.goto(`/admin/network?tab=${tab}`);
      await expect(page.getByRole('tabpanel').getByRole('region').first()).toBeVisible();
      await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
      await takePicture(page, look, `network-${name}`, true);
    };
    const windows = {
      system: 'windows',
      open: 'New-NetFirewallRule -DisplayName "REMS Workstation" -Direction Inbound -Protocol TCP -LocalPort 8443 -Action Allow -Profile Domain,Private',
      close: 'Remove-NetFirewallRule -DisplayName "REMS Workstation"',
    };
    await show('waiting', {
      settings: { ...enabled, scope: 'address', address: '192.168.10.24' },
      standing: {
        ...standing,
        state: 'waiting',
        reason: 'This machine does not have the address at this moment.',
        bound: [],
      },
      firewall: windows,
      startsWithComputer: true,
    });
    await show('waiting-all', {
      addresses: [],
      standing: {
        ...standing,
        state: 'waiting',
        reason: 'This machine has no address in a local network at this moment.',
        bound: [],
      },
    });
    await show('given-up', {
      standing: {
        ...standing,
        state: 'given-up',
        bound: [],
        reason:
          'The port is taken by another program. End that one and start the listener again, or choose another port.',
        restarts: [
          { at: '2026-11-22T00:10:00.000Z', reason: 'It did not answer any more.' },
          { at: '2026-11-22T00:12:00.000Z', reason: 'The port is taken by another program.' },
        ],
      },
    });
    await show('down', { standing: { ...standing, state: 'down', reason: 'It ended by a fault (ERR_X).', bound: [] } });
    await show('stopped', { standing: { ...standing, state: 'off', reason: null, bound: [] } });
    connected = [
      {
        address: '192.168.10.61',
        connections: 3,
        protocols: ['h2', 'http/1.1'],
        since: '2026-11-22T00:12:00.000Z',
        requests: 12843,
        people: ['mlopez', 'jean-baptiste.charpentier'],
      },
      {
        address: 'fd3a:91c2:7b10:0:a1b2:c3d4:e5f6:710',
        connections: 1,
        protocols: ['h2'],
        since: '2026-11-22T00:12:00.000Z',
        requests: 1,
        people: [],
      },
      {
        address: '127.0.0.1',
        connections: 1,
        protocols: ['h2'],
        since: '2026-11-22T00:12:00.000Z',
        requests: 31,
        people: ['admin'],
      },
    ];
    const up = {
      ...standing,
      state: 'up',
      reason: null,
      bound: [
        'https://192.168.10.24:8443',
        'https://[fd3a:91c2:7b10:0:a1b2:c3d4:e5f6:708]:8443',
        'https://127.0.0.1:8443',
      ],
      answeredAt: '2026-11-22T00:12:00.000Z',
      connections: 5,
    };
    await show('full', {
      firewall: windows,
      startsWithComputer: false,
      standing: {
        ...up,
        unnamed: ['fd3a:91c2:7b10:0:a1b2:c3d4:e5f6:708', 'physics-workstation-03.radiology.hospital.example'],
        redirect: { state: 'up', reason: null, bound: ['http://192.168.10.24:80'] },
      },
    });
    await page
      .getByRole('button', { name: /^(Disconnect|Déconnecter)/ })
      .first()
      .click();
    await takePicture(page, look, 'network-disconnect');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^(Switch off|Désactiver)$/ }).click();
    await takePicture(page, look, 'network-switch-off');
    await show('protecting', {
      protecting: true,
      standing: { ...up, redirect: { state: 'down', reason: 'The port needs more rights on this system.', bound: [] } },
    });
    await show('settings-errors', {}, 'settings');
    await page.locator('#network-port').fill('99999');
    await page.locator('#network-names').fill('Salle 2\nrems.clinic.example');
    await page.locator('#network-allowed').fill('192.168.10');
    await page.locator('#network-redirectPort').fill('eighty');
    await page.locator('#network-connections').fill('5');
    await page.locator('main button[type=submit]').click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await takePicture(page, look, 'network-settings-refused', true);
    await page.reload();
    await page.locator('#network-allowed').fill('192.168.77.0/24');
    await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
    await takePicture(page, look, 'network-settings-found', true);
    await page.unroute('**/rpc/network.state');
    await page.unroute('**/rpc/network.connected');
    await page.route('**/rpc/network.state', (route) =>
      route.fulfill({
        status: 500,
        json: { ok: false, error: { code: 'INTERNAL', message: 'x', requestId: 'r-12345' } },
      }),
    );
    await page.reload();
    await expect(page.getByRole('alert').first()).toBeVisible({ timeout: 30_000 });
    await takePicture(page, look, 'network-failed');
  });

  test(`trust, ${look.size} ${look.theme} ${look.language}`, async ({ open, ask }) => {
    await ask('viewer', 'preferences.set', { theme: look.theme, language: look.language });
    const page = await open('viewer', '/trust', browserOf(look));
    await expect(page.getByRole('tab').first()).toBeVisible();
    await takePicture(page, look, 'trust-before', true);
    for (const number of [0, 1, 2, 3, 4, 5]) {
      await page.getByRole('tab').nth(number).click();
      await takePicture(page, look, `trust-tab-${number}`, true);
    }
    await page.route('**/rpc/certificates.authority', (route) =>
      route.fulfill({
        status: 404,
        json: {
          ok: false,
          error: {
            code: 'NOT_FOUND',
            message: 'This workstation has no authority yet. It is made when others are let in.',
            requestId: 'r-1',
          },
        },
      }),
    );
    await page.getByRole('button', { name: /^(Download|Télécharger)/ }).click();
    await page.waitForTimeout(400);
    await takePicture(page, look, 'trust-failed');
  });
}
