import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { password } from '../support/e2e/installation.ts';
import { examplePatient, type StudyPerson, studyStaff } from '../support/e2e/study-staff.ts';
import { expect, test } from '../support/e2e/test.ts';

const year = new Date().getFullYear();
const identifier = (number: number, prefix = 'ONCOCENTRE') => `${prefix}_${year}_${String(number).padStart(5, '0')}`;

type Staff = Awaited<ReturnType<typeof studyStaff>>;

async function create(staff: Staff, who: StudyPerson, fields: object): Promise<string> {
  const made = await staff.ask(who, 'patients.create', { ...examplePatient, ...fields });
  return (made as { identifier: string }).identifier; // as: wire edge
}

/** Two men and a woman of the nurse, a woman of the colleague, and a man of the colleague in another study. */
async function fivePatients(staff: Staff): Promise<void> {
  await create(staff, 'nurse', { ipp: '1', lastName: 'Abernathy', sex: 'M' });
  await create(staff, 'nurse', { ipp: '2', lastName: 'Brontë', sex: 'F' });
  await create(staff, 'colleague', { ipp: '3', lastName: 'Caldwell', sex: 'F' });
  await create(staff, 'nurse', { ipp: '4', lastName: 'Dunmore', sex: 'M' });
  const study = { name: 'Lung cohort', prefix: 'LUNG', everyone: true };
  const { id } = (await staff.administrator('studies.create', study)) as { id: number }; // as: wire edge
  await create(staff, 'colleague', { ipp: '5', lastName: 'Ellery', sex: 'M', studyId: id });
}

const [abernathy, brontë, caldwell, dunmore] = [identifier(1), identifier(2), identifier(3), identifier(4)];
const lung = identifier(1, 'LUNG');

/** Expects exactly these identifiers in the list, from the top. */
async function expectRows(page: Page, identifiers: readonly string[]): Promise<void> {
  const links = page.getByRole('table', { name: 'Patients' }).getByRole('link');
  await expect(links).toHaveText([...identifiers]);
}

const heading = (page: Page, name: string): Locator => page.getByRole('columnheader', { name });

const sexes = (page: Page) => page.getByRole('group', { name: 'Sex' });

/** Words in the address behind the `?`. */
const query = (page: Page) => decodeURIComponent(new URL(page.url()).search);

test('filters narrow the list, stand in the address, and back takes them away one by one', async ({
  open,
  host,
  installation,
}) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse', 'colleague', 'investigator']);
  await fivePatients(staff);
  const page = await staff.open('investigator', '/patients');
  await expectRows(page, [lung, dunmore, caldwell, brontë, abernathy]);

  await sexes(page).getByText('Female').click();
  await expectRows(page, [caldwell, brontë]);
  await expect.poll(() => query(page)).toBe('?sex=F');
  await page.getByRole('combobox', { name: 'Created by' }).click();
  await page.getByRole('option', { name: 'nurse' }).click();
  await page.keyboard.press('Escape');
  await expectRows(page, [brontë]);
  await expect.poll(() => query(page)).toMatch(/^\?sex=F&by=\d+$/);
  await expectAccessible(page, 'a filtered list of patients');

  // A colleague who opens the same address sees the same.
  const address = page.url();
  await page.goBack();
  await expectRows(page, [caldwell, brontë]);
  await expect(page.getByRole('checkbox', { name: 'Female' })).toBeChecked();
  await page.goBack();
  await expectRows(page, [lung, dunmore, caldwell, brontë, abernathy]);
  await expect(page.getByRole('checkbox', { name: 'Female' })).not.toBeChecked();
  await page.goto(address);
  await expectRows(page, [brontë]);
  await expect(page.getByRole('checkbox', { name: 'Female' })).toBeChecked();

  // A patient leads back to the list as it was.
  await page.getByRole('link', { name: brontë }).click();
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await expectRows(page, [brontë]);

  await page.getByRole('combobox', { name: 'Study', exact: true }).click();
  await page.getByRole('option', { name: 'Lung cohort' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Export' })).toBeDisabled();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(() => query(page)).toBe('');
  await expectRows(page, [lung, dunmore, caldwell, brontë, abernathy]);

  const today = `${String(new Date().getMonth() + 1).padStart(2, '0')}/${String(new Date().getDate()).padStart(2, '0')}/${year}`;
  await page.getByRole('textbox', { name: 'Created from' }).fill(today);
  await page.keyboard.press('Enter');
  await expect.poll(() => query(page)).toMatch(/^\?from=\d{4}-\d\d-\d\d$/);
  await expectRows(page, [lung, dunmore, caldwell, brontë, abernathy]);
  await page.getByRole('textbox', { name: 'Created until' }).fill('01/01/2001');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.getByRole('textbox', { name: 'Created from' })).toHaveValue('');
});

test('an address with what is no filter shows the list and says nothing of it', async ({
  open,
  host,
  installation,
}) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse', 'colleague', 'investigator']);
  await fivePatients(staff);
  const page = await staff.open(
    'investigator',
    '/patients?sex=quillmoreau&from=yesterday&by=x.-1&sort=ipp.-sex&page=x',
  );
  await expectRows(page, [lung, dunmore, abernathy, caldwell, brontë]);
  await expect(heading(page, 'Sex')).toHaveAttribute('aria-sort', 'descending');
});

test('headings sort by pointer and by keyboard, several together', async ({ open, host, installation }) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse', 'colleague', 'investigator']);
  await fivePatients(staff);
  const page = await staff.open('investigator', '/patients');
  for (const name of ['IPP', 'Last name', 'First name', 'Birth date'])
    await expect(heading(page, name).getByRole('button')).toHaveCount(0);
  await heading(page, 'Sex').getByRole('button').click();
  await expectRows(page, [caldwell, brontë, lung, dunmore, abernathy]);
  await expect(heading(page, 'Sex')).toHaveAttribute('aria-sort', 'ascending');

  const identifiers = heading(page, 'Identifier').getByRole('button');
  await identifiers.focus();
  await page.keyboard.press('Enter');
  await expectRows(page, [lung, abernathy, brontë, caldwell, dunmore]);
  await expect(identifiers).toBeFocused();
  await page.keyboard.press('Space');
  await expectRows(page, [dunmore, caldwell, brontë, abernathy, lung]);
  await expect(heading(page, 'Identifier')).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(() => query(page)).toBe('?sort=-identifier.sex');
  await expect(identifiers).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => query(page)).toBe('?sort=sex');
  await expectRows(page, [caldwell, brontë, lung, dunmore, abernathy]);

  // The one by whom comes first, then the newest.
  await heading(page, 'By').getByRole('button').click();
  await expectRows(page, [caldwell, lung, brontë, dunmore, abernathy]);
  await page.goBack();
  await expectRows(page, [caldwell, brontë, lung, dunmore, abernathy]);
  await page.reload();
  await expectRows(page, [caldwell, brontë, lung, dunmore, abernathy]);
});

test('pages are turned and linked to, a page beyond the last gives way, and back leaves it', async ({
  open,
  host,
  installation,
}) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse']);
  const numbers = Array.from({ length: 52 }, (_, index) => index + 1);
  for (const number of numbers)
    await create(staff, 'nurse', {
      ipp: `${number}`,
      lastName: number === 7 ? 'Seventh' : 'Other',
      firstName: `Person ${number}`,
      sex: number > 50 ? 'F' : 'M',
    });
  const page = await staff.open('nurse', '/patients');
  const turn = (to: number) => page.getByRole('button', { name: `Page ${to}` }).click();
  await expect(page.getByRole('row')).toHaveCount(51);
  await expect(page.getByText('1–50 of 52')).toBeVisible();
  await turn(2);
  await expectRows(page, [identifier(2), identifier(1)]);
  await expect(page.getByText('51–52 of 52')).toBeVisible();
  await expect.poll(() => query(page)).toBe('?page=2');
  await page.goBack();
  await expect(page.getByRole('row')).toHaveCount(51);
  await page.goForward();
  await expectRows(page, [identifier(2), identifier(1)]);

  // What narrows or sorts begins at the first page again.
  await sexes(page).getByText('Female').click();
  await expectRows(page, [identifier(52), identifier(51)]);
  await expect.poll(() => query(page)).toBe('?sex=F');
  await page.goBack();
  await expectRows(page, [identifier(2), identifier(1)]);
  await page.getByRole('searchbox').fill('seventh');
  await expectRows(page, [identifier(7)]);
  await expect.poll(() => query(page)).toBe('');

  await page.goto('/');
  await page.goto('/patients?page=9');
  await expect(page.getByText('1–50 of 52')).toBeVisible();
  await expect.poll(() => query(page)).toBe('');
  await page.goBack();
  await expect(page).toHaveURL(/\/$/);
});

test('a file holds what is filtered and searched for, in the order of the list', async ({
  open,
  host,
  installation,
}) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse', 'colleague', 'investigator']);
  await fivePatients(staff);
  const page = await staff.open('investigator', '/patients?sex=M&sort=identifier');
  await expectRows(page, [lung, abernathy, dunmore]);
  const exported = async (count: string) => {
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'File of this list' }).click();
    const arriving = page.waitForEvent('download');
    await page.getByRole('dialog', { name: count }).getByRole('button', { name: 'Export' }).click();
    const rows: Record<string, string>[] = parse(readFileSync(await (await arriving).path()), { columns: true });
    await expect(page.getByRole('dialog')).toHaveCount(0);
    return rows.map((row) => row.identifier);
  };
  expect(await exported('Export 3 patients')).toEqual([lung, abernathy, dunmore]);
  await page.getByRole('searchbox').fill('dunm');
  await expectRows(page, [dunmore]);
  expect(await exported('Export one patient')).toEqual([dunmore]);
  await expect.poll(() => query(page)).toBe('?sex=M&sort=identifier');
});

test('the search is kept on the way back from a patient, and gone after a lock, another page and a reload', async ({
  open,
  host,
  installation,
}) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse', 'colleague']);
  await fivePatients(staff);
  const page = await staff.open('nurse', '/patients');
  const search = page.getByRole('searchbox');
  const all = [dunmore, brontë, abernathy];
  const searchFor = async (text: string) => {
    await search.fill(text);
    await expectRows(page, [brontë]);
  };
  const expectForgotten = async () => {
    await expectRows(page, all);
    await expect(search).toHaveValue('');
  };
  await searchFor('Bronte');
  const visit = async () => {
    await page.getByRole('link', { name: brontë }).click();
    await expect(page.getByRole('heading', { level: 1, name: brontë })).toBeVisible();
  };
  await visit();
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await expect(search).toHaveValue('Bronte');
  await expectRows(page, [brontë]);
  await visit();
  await page.goBack();
  await expect(search).toHaveValue('Bronte');
  await expectRows(page, [brontë]);
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, location.href]),
  );
  expect(kept).not.toMatch(/bront/i);

  const lockAndUnlock = async () => {
    await page.keyboard.press('Control+Alt+l');
    await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Unlock' }).click();
  };
  await visit();
  await lockAndUnlock();
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await expectForgotten();
  await searchFor('Bronte');
  await lockAndUnlock();
  await expectForgotten();

  await searchFor('Bronte');
  await page.getByRole('navigation').getByRole('link', { name: 'Home' }).click();
  await page.getByRole('link', { name: 'Open the list' }).click();
  await expectForgotten();
  await searchFor('Bronte');
  await page.reload();
  await expectForgotten();

  await searchFor('Bronte');
  await page.getByRole('button', { name: 'Account of nurse' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Username').fill('nurse');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('link', { name: 'Open the list' }).click();
  await expectForgotten();
});
