import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { enterSetupCode, nameAdministrator, retypeSheet } from '../support/e2e/first-run.ts';
import { to } from '../support/e2e/go-to.ts';
import { chooseFile, mixedFile } from '../support/e2e/import-files.ts';
import { password } from '../support/e2e/installation.ts';
import { expect, test } from '../support/e2e/test.ts';
import { unitList } from '../support/e2e/unit-list.ts';

type Step = readonly [what: string, go: (page: Page) => Promise<void>];

/** Loads an address, which leaves nothing of the page before: no dialog, no half-filled form. */
async function load(page: Page, address: string, heading: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(heading);
}

/** Every screen of the work, with what opens on it. */
const work: readonly Step[] = [
  ['home', (page) => to(page, '/', 'Home')],
  [
    'account menu',
    async (page) => {
      await page.getByRole('button', { name: 'Account of admin' }).click();
      await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    },
  ],
  [
    'global search',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill('ct');
      await expect(page.getByRole('option', { name: /CT/ }).first()).toBeVisible();
    },
  ],
  [
    'equipment list',
    async (page) => {
      await load(page, '/equipment?class=1&retired=1&sort=-model.className', 'Equipment');
      await expect(unitList(page).grid).toBeVisible();
    },
  ],
  [
    'a filter',
    async (page) => {
      await page.getByRole('button', { name: /^Filter by Facility/ }).click();
      await expect(page.getByRole('option', { name: 'Lakeside Imaging' })).toBeVisible();
    },
  ],
  [
    'columns',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Columns', exact: true }).click();
      await expect(page.getByRole('checkbox', { name: 'Asset ID' })).toBeVisible();
    },
  ],
  [
    'views',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Views', exact: true }).click();
      await expect(page.getByLabel('Name of the view')).toBeVisible();
    },
  ],
  [
    'export menu',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await expect(page.getByRole('menuitem').first()).toBeVisible();
    },
  ],
  [
    'a list without a match',
    async (page) => {
      await load(page, '/equipment?q=nothing%20like%20this', 'Equipment');
      await expect(page.getByText('No unit matches')).toBeVisible();
    },
  ],
  ['a unit', (page) => to(page, '/equipment/900002', 'SOMATOM')],
  [
    'a card being edited, with problems',
    async (page) => {
      await page.getByRole('button', { name: 'Edit Capital' }).click();
      await page.getByLabel('Capital cost').fill('much');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
    },
  ],
  [
    'the retire dialog with its calendar',
    async (page) => {
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Retire', exact: true }).click();
      await page.getByRole('button', { name: 'Pick a day for Retired on' }).click();
      await expect(page.getByRole('button', { name: 'Next month' })).toBeVisible();
    },
  ],
  [
    'the form with problems',
    async (page) => {
      await load(page, '/equipment/new', 'New unit');
      await page.getByRole('button', { name: 'Add unit' }).click();
      await expect(page.getByText('Please look at these fields')).toBeVisible();
    },
  ],
  [
    'compliance',
    async (page) => {
      await load(page, '/compliance?tab=upcoming', 'Compliance');
      await page
        .getByRole('button', { name: /more clock/ })
        .first()
        .click();
      await page
        .getByRole('checkbox', { name: /^Select / })
        .nth(1)
        .check();
    },
  ],
  [
    'booking together',
    async (page) => {
      await page.getByRole('button', { name: 'Book them together' }).click();
      await page.getByRole('dialog').getByLabel('Date', { exact: true }).fill('soon');
      await page.getByRole('dialog').getByRole('button', { name: 'Book', exact: true }).click();
      await expect(page.getByRole('dialog').getByText(/^Type the date/)).toBeVisible();
    },
  ],
  [
    'survey records',
    async (page) => {
      await load(page, '/compliance?tab=surveys', 'Compliance');
      await expect(page.getByRole('link', { name: /^Edit the survey of/ }).first()).toBeVisible();
    },
  ],
  [
    'a survey with problems',
    async (page) => {
      await load(page, '/equipment/900002/tests/new', 'Record a survey');
      await page.getByRole('button', { name: 'Add a finding' }).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByRole('alert').first()).toBeVisible();
    },
  ],
  ['import', (page) => load(page, '/equipment/import', 'Import equipment')],
  [
    'a checked import',
    async (page) => {
      await chooseFile(page, 'inventory.csv', mixedFile);
      await expect(page.getByText('Checked, not applied')).toBeVisible();
      await expect(page.getByRole('tabpanel')).toContainText('Fresh scanner');
    },
  ],
  [
    'a finished import',
    async (page) => {
      await to(page, '/equipment/import/1', 'Sample clinic');
      await expect(page.getByRole('heading', { name: 'Summary' })).toBeVisible();
    },
  ],
  [
    'planner: a month',
    async (page) => {
      await load(page, '/planner', 'Planner');
      await expect(page.getByRole('button', { name: /planned$/ }).first()).toBeVisible();
    },
  ],
  [
    'planner: a visit',
    async (page) => {
      await page
        .getByRole('button', { name: /planned$/ })
        .first()
        .click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  ],
  [
    'planner: a week',
    async (page) => {
      await load(page, '/planner?view=week', 'Planner');
      await expect(page.getByRole('table')).toBeVisible();
    },
  ],
  [
    'planner: a year',
    async (page) => {
      await to(page, '/planner?view=year', 'Planner');
      await expect(page.getByRole('table')).toBeVisible();
    },
  ],
  [
    'proposed visits',
    async (page) => {
      await to(page, '/planner/visits', 'Plan visits');
      await page.getByRole('button', { name: 'Propose' }).click();
      await expect(page.getByRole('button', { name: /^Book \d+ units$/ })).toBeVisible();
    },
  ],
  ['obligation rules', (page) => to(page, '/admin/rules', 'Obligation rules')],
  [
    'survey settings',
    async (page) => {
      await to(page, '/admin/surveys', 'Survey settings');
      await expect(page.getByRole('button', { name: 'Save' })).toBeVisible();
    },
  ],
  ['lookups', (page) => to(page, '/admin/lookups/subclass', 'Lookups')],
  [
    'a lookup dialog with problems',
    async (page) => {
      await page.getByRole('button', { name: 'Add a subclass' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
      await expect(page.getByText('Type a name.')).toBeVisible();
    },
  ],
];

/** The screens of whoever answers for accounts and access, and what everyone has beside their work. */
const administration: readonly Step[] = [
  ['own account', (page) => load(page, '/account', 'Your account')],
  ['accounts', (page) => to(page, '/admin/accounts', 'Accounts')],
  [
    'an account',
    async (page) => {
      await page.getByRole('link', { name: 'physicist', exact: true }).click();
      await expect(page.getByText('physicist can sign in', { exact: true })).toBeVisible();
    },
  ],
  ['the own account among the others', (page) => to(page, '/admin/accounts/1', 'admin')],
  ['a new account', (page) => to(page, '/admin/accounts/new', 'New account')],
  ['whitelist', (page) => to(page, '/admin/whitelist', 'Whitelist')],
  ['roles', (page) => to(page, '/admin/roles', 'Roles')],
  [
    'directory',
    async (page) => {
      await to(page, '/admin/directory', 'Directory');
      await expect(page.getByRole('button', { name: 'Run the test' })).toBeVisible();
    },
  ],
  [
    'sessions',
    async (page) => {
      await to(page, '/admin/sessions', 'Sessions');
      await expect(page.getByRole('row').nth(1)).toBeVisible();
    },
  ],
  [
    'rules of access',
    async (page) => {
      await to(page, '/admin/access', 'Rules of access');
      await expect(page.getByLabel('Name of the clinic')).toBeVisible();
    },
  ],
  ['about', (page) => to(page, '/about', 'About')],
  ['not found', (page) => to(page, '/nowhere', 'Page not found')],
];

test.describe.configure({ mode: 'parallel' });

for (const [part, screens] of [
  ['work', work],
  ['administration', administration],
] as const)
  test(`axe finds nothing on any screen of ${part}`, async ({ open }) => {
    test.setTimeout(240_000);
    const page = await open('admin');
    for (const [what, go] of screens)
      await test.step(what, async () => {
        await go(page);
        await expectAccessible(page, what);
      });
  });

test('axe finds nothing on a narrow screen', async ({ open }) => {
  test.setTimeout(240_000);
  const page = await open('admin', '/', { viewport: { width: 390, height: 844 } });
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  await expectAccessible(page, 'home');
  await page.getByRole('button', { name: 'Open the menu' }).click();
  await expect(page.getByRole('link', { name: 'Equipment', exact: true })).toBeVisible();
  await expectAccessible(page, 'menu');
  for (const [address, heading] of [
    ['/equipment', 'Equipment'],
    ['/equipment/900002', 'SOMATOM'],
    ['/compliance', 'Compliance'],
    ['/equipment/900002/tests/new', 'Record a survey'],
    ['/equipment/new', 'New unit'],
    ['/equipment/import/1', 'Sample clinic'],
    ['/planner', 'Planner'],
    ['/planner?view=year', 'Planner'],
    ['/planner/visits', 'Plan visits'],
    ['/findings', 'Findings'],
    ['/admin/rules', 'Obligation rules'],
    ['/admin/surveys', 'Survey settings'],
    ['/admin/reminders', 'Reminders'],
    ['/admin/mail', 'Mail'],
    ['/admin/jobs', 'Jobs'],
    ['/admin/lookups/facility', 'Lookups'],
    ['/admin/accounts', 'Accounts'],
    ['/admin/accounts/2', 'physicist'],
    ['/admin/accounts/new', 'New account'],
    ['/admin/whitelist', 'Whitelist'],
    ['/admin/roles', 'Roles'],
    ['/admin/directory', 'Directory'],
    ['/admin/sessions', 'Sessions'],
    ['/admin/access', 'Rules of access'],
    ['/account', 'Your account'],
  ] as const) {
    await to(page, address, heading);
    await expectAccessible(page, address);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(390);
  }
});

test('axe finds nothing before the sign-in', async ({ open }) => {
  const page = await open('nobody');
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expectAccessible(page, 'sign-in');
  await page.getByLabel('Username').fill('newcomer');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page, 'refused sign-in');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Change password' }).click();
  await expectAccessible(page, 'change of password');
});

test.describe('first run', () => {
  test.use({ installed: false });
  test('axe finds nothing in the wizard', async ({ open, host }) => {
    const page = await open('nobody', '/', { ignoreHTTPSErrors: true });
    await page.getByRole('button', { name: 'Continue' }).click();
    await expectAccessible(page, 'data folder');
    await enterSetupCode(page, host.stderr());
    await page.getByRole('button', { name: 'Continue' }).click();
    await expectAccessible(page, 'administrator');
    await nameAdministrator(page, 'chief');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expectAccessible(page, 'recovery sheet');
    await retypeSheet(page);
    await expectAccessible(page, 'ways to begin');
  });
});
