import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { password } from '../support/e2e/installation.ts';
import { examplePatient, studyStaff } from '../support/e2e/study-staff.ts';
import { expect, test } from '../support/e2e/test.ts';

const year = new Date().getFullYear();
const identifier = (number: number) => `ONCOCENTRE_${year}_${String(number).padStart(5, '0')}`;
const secrets = [examplePatient.ipp, examplePatient.firstName, examplePatient.lastName, '05/03/1980', '1980-05-03'];

/**
 * Writes into the field with the caret as a scanner does, a character every 5 ms by the clock of the events, which no load of the machine
 * stretches; waits for the mark.
 */
async function scan(page: Page, text: string, enter = false): Promise<void> {
  const marked = await page.evaluate(
    async ([characters, end]) => {
      const mark = new Promise<boolean>((resolve) => {
        const look = new MutationObserver(() => {
          if (document.querySelector('[data-scanned]') !== null) resolve(true);
        });
        look.observe(document.body, { subtree: true, childList: true, attributes: true });
      });
      const input = document.activeElement;
      if (!(input instanceof HTMLInputElement)) return false;
      const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      const from = performance.now();
      const send = (event: Event, index: number) => {
        Object.defineProperty(event, 'timeStamp', { value: from + 5 * index });
        return input.dispatchEvent(event);
      };
      for (const [index, character] of [...characters].entries()) {
        write?.call(input, input.value + character);
        send(new InputEvent('input', { bubbles: true, data: character, inputType: 'insertText' }), index);
      }
      const key = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
      const sent = end && send(key, characters.length);
      return !sent && mark;
    },
    [text, enter] as const,
  );
  expect(marked, 'the field is marked, and an Enter of the scanner goes no further').toBe(true);
}

const field = (page: Page, name: string) => page.getByRole('textbox', { name });

async function expectNoIdentity(page: Page, where: string): Promise<void> {
  const html = await page.evaluate(() => document.documentElement.outerHTML);
  for (const secret of secrets) expect(html, where).not.toContain(secret);
  expect(`${await page.title()} ${page.url()}`, where).not.toMatch(/Quillmoreau|0012345|1980/);
}

test('a patient is created with a scanner and the keyboard, and the next one follows', async ({
  open,
  host,
  installation,
}) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse']);
  const page = await staff.open('nurse', '/');
  await page.getByRole('link', { name: 'Open the list' }).click();
  await expect(page.getByText('No patient yet')).toBeVisible();
  await expectAccessible(page, 'the empty list of patients');
  await page.getByRole('link', { name: 'Create the first patient' }).click();
  await expect(page.getByText('Next identifier, temporary')).toBeVisible();
  await expect(page.getByText(identifier(1))).toBeVisible();
  await expect(field(page, 'IPP')).toBeFocused();

  // Half a form is not sent, neither by the button nor by an Enter, and says what is missing.
  await page.getByRole('button', { name: 'Create the patient' }).click();
  await expect(page.getByText('Type or scan the IPP.')).toBeVisible();
  await expect(field(page, 'IPP')).toBeFocused();
  await expectAccessible(page, 'the form of a patient with problems');
  await scan(page, examplePatient.ipp);
  await expect(page.getByRole('radio', { name: /Male/ }).first()).toBeFocused();
  await expect(page.getByText('Scanned')).toHaveCount(0);
  await expect(field(page, 'IPP')).toHaveValue(examplePatient.ipp);

  await page.keyboard.press('f');
  await expect(page.getByRole('radio', { name: 'Female' })).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(field(page, 'First name')).toBeFocused();
  await page.keyboard.type('Zélie', { delay: 150 });
  await expect(field(page, 'First name')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field(page, 'Last name')).toBeFocused();
  await page.keyboard.insertText(examplePatient.lastName);
  await page.keyboard.press('Tab');
  await expect(field(page, 'Birth date')).toBeFocused();
  await page.keyboard.insertText('02/30/1980');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Create the patient' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Type a day of the calendar, as MM/DD/YYYY.')).toBeVisible();
  await field(page, 'Birth date').fill('05/03/1980');
  await page.keyboard.press('Control+s');

  await expect(page.getByText('The patient was created')).toBeVisible();
  await expect(page.getByText(identifier(1))).toBeVisible();
  await expectNoIdentity(page, 'after saving');
  await expectAccessible(page, 'a patient who was created');
  await expect(page.getByRole('button', { name: 'Next patient' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field(page, 'IPP')).toBeFocused();
  await expect(page.getByText(identifier(2))).toBeVisible();

  // The Enter of a scanner goes on, and leaving asks.
  await scan(page, '77001', true);
  await expect(page.getByRole('radio', { name: /Male/ }).first()).toBeFocused();
  await page.getByRole('link', { name: 'All patients' }).click();
  await page.getByRole('button', { name: 'Leave without saving' }).click();
  await expect(page.getByText('1 patient', { exact: true })).toBeVisible();
});

test('a known hospital number is refused, a known name asks why, and an unseen patient says nothing of itself', async ({
  open,
  host,
  installation,
}) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse', 'colleague']);
  await staff.ask('nurse', 'patients.create', examplePatient);
  await staff.ask('colleague', 'patients.create', { ...examplePatient, ipp: '880088', lastName: 'Verborgen' });
  const page = await staff.open('nurse', '/patients/new');
  await field(page, 'IPP').fill('00 12345');
  await page.keyboard.press('Tab');
  const known = page.getByRole('alert').filter({ hasText: 'This IPP is known already' });
  await expect(known.getByRole('link', { name: identifier(1) })).toBeVisible();
  await page.getByRole('radio', { name: 'Female' }).check();
  await field(page, 'First name').fill('Marc');
  await field(page, 'Last name').fill('Otherwise');
  await field(page, 'Birth date').fill('01/02/1970');
  await page.getByRole('button', { name: 'Create the patient' }).click();
  await expect(known).toBeFocused();
  await expectAccessible(page, 'a known hospital number');

  await field(page, 'IPP').fill('0099');
  await expect(known).toHaveCount(0);
  await field(page, 'First name').fill('zelie');
  await field(page, 'Last name').fill('QUILLMOREAU');
  await field(page, 'Birth date').fill('05/03/1980');
  await page.keyboard.press('Tab');
  const named = page.getByRole('alert').filter({ hasText: 'Somebody of this name' });
  await expect(named.getByRole('link', { name: identifier(1) })).toBeVisible();
  await page.getByRole('button', { name: 'Create the patient' }).click();
  await expect(field(page, 'Why it is another person')).toBeFocused();
  await expectAccessible(page, 'a known name');
  await page.keyboard.insertText('Cousin, identity card checked');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(identifier(3))).toBeVisible();

  await page.getByRole('button', { name: 'Next patient' }).click();
  await field(page, 'IPP').fill('880088');
  await page.keyboard.press('Tab');
  const hidden = page.getByRole('alert').filter({ hasText: 'whom you may not see' });
  await expect(hidden).toBeVisible();
  await expect(hidden).not.toContainText(/ONCOCENTRE|colleague/);
  await page.getByRole('radio', { name: 'Female' }).check();
  await field(page, 'First name').fill('Ann');
  await field(page, 'Last name').fill('Unsure');
  await field(page, 'Birth date').fill('01/02/1970');
  await page.getByRole('button', { name: 'Create the patient' }).click();
  await expect(hidden).toBeFocused();
  await hidden.getByRole('button', { name: 'Ask for a review' }).click();
  await expect(page.getByText('The review is asked for')).toBeVisible();
  await page.getByRole('button', { name: 'Next patient' }).click();
  await expect(field(page, 'Last name')).toHaveValue('');
});

test('users see their own, investigators all', async ({ open, host, installation }) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse', 'colleague', 'investigator']);
  await staff.ask('nurse', 'patients.create', examplePatient);
  await staff.ask('colleague', 'patients.create', { ...examplePatient, ipp: '880088', lastName: 'Verborgen' });

  const own = await staff.open('nurse', '/patients');
  await expect(own.getByRole('link', { name: identifier(1) })).toBeVisible();
  await expect(own.getByRole('link', { name: identifier(2) })).toHaveCount(0);
  await own.goto('/patients/2');
  await expect(own.getByText('There is no such patient')).toBeVisible();

  const all = await staff.open('investigator', '/patients');
  await expect(all.getByRole('row').nth(1)).toContainText(identifier(2));
  await expect(all.getByRole('row').nth(2)).toContainText(identifier(1));
  await all.getByRole('button', { name: 'Identifier' }).click();
  await expect(all.getByRole('row').nth(1)).toContainText(identifier(1));
  await expect(all).toHaveURL(/sort=identifier/);
  await all.getByText('Created by me').click();
  await expect(all).toHaveURL(/own=1/);
  await expect(all.getByText('Nothing matches')).toBeVisible();
  await all.getByRole('button', { name: 'Show all' }).click();
  await all.getByRole('searchbox').fill('quillm');
  await expect(all.getByRole('row')).toHaveCount(2);
  await expect(all).not.toHaveURL(/quillm/i);
  await expect(all).toHaveTitle('Patients · REMS Workstation');
});

test('administrators see nothing, and create nothing as investigators', async ({ open, host, installation }) => {
  const staff = await studyStaff({ open, host, installation }, ['colleague', 'director']);
  await staff.ask('colleague', 'patients.create', examplePatient);
  await staff.ask('colleague', 'patients.create', { ...examplePatient, ipp: '880088', lastName: 'Verborgen' });
  const director = await staff.open('director', '/patients');
  await expect(director.getByRole('link', { name: identifier(2) })).toBeVisible();
  await expect(director.getByRole('link', { name: 'New patient' })).toHaveCount(0);
  await director.getByRole('link', { name: identifier(2) }).click();
  await expect(director.getByRole('heading', { level: 1, name: identifier(2) })).toBeVisible();
  for (const act of ['Correct', 'Archive'])
    await expect(director.getByRole('button', { name: act, exact: true })).toHaveCount(0);
  await director.goto('/patients/new');
  await expect(director.getByRole('heading', { level: 1 })).not.toHaveText('New patient');
  await expect(field(director, 'IPP')).toHaveCount(0);

  const admin = await open('admin', '/');
  await expect(admin.getByRole('navigation').getByRole('link', { name: 'Accounts' })).toBeVisible();
  await expect(admin.getByRole('navigation').getByRole('link', { name: 'Patients' })).toHaveCount(0);
  for (const path of ['/patients', '/patients/new', '/patients/1']) {
    await admin.goto(path);
    await expect(admin.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(admin.getByRole('table')).toHaveCount(0);
    await expect(admin.getByText(identifier(1))).toHaveCount(0);
  }
});

test('identities are hidden until somebody looks, and again after a minute', async ({ open, host, installation }) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse']);
  await staff.ask('nurse', 'patients.create', examplePatient);
  await staff.ask('nurse', 'patients.create', { ...examplePatient, ipp: '77', lastName: 'Second' });
  const page = await staff.open('nurse', '/patients');
  await expect(page.getByRole('link', { name: identifier(1) })).toBeVisible();
  await page.clock.install();
  await page.reload();
  await expect(page.getByRole('link', { name: identifier(1) })).toBeVisible();
  // From here on time passes when the test says so.
  await page.clock.pauseAt(Date.now() + 60_000);
  await expectNoIdentity(page, 'the list');
  await page.getByRole('button', { name: `Show the identity of ${identifier(1)}` }).click();
  const row = page.getByRole('row').filter({ hasText: identifier(1) });
  await expect(row).toContainText('Quillmoreau');
  await expect(row).toContainText('05/03/1980');
  await expect(page.getByRole('status').filter({ hasText: 'shown for one minute' })).toHaveCount(1);
  await expect(page.getByText('Second')).toHaveCount(0);
  await page.clock.runFor(30_000);
  await expect(row.getByRole('button', { name: /Hide the identity/ })).toContainText(/(29|30) s$/);

  // Each has its own minute.
  await page.getByRole('link', { name: identifier(2) }).focus();
  await page.keyboard.press('r');
  await expect(page.getByText('Second')).toBeVisible();
  await page.clock.runFor(31_000);
  await expect(row).not.toContainText('Quillmoreau');
  await expect(page.getByText('Second')).toBeVisible();
  await page.keyboard.press('r');
  await expect(page.getByText('Second')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show all on this page' }).click();
  await expect(row).toContainText('Quillmoreau');
  await page.getByRole('button', { name: 'Hide all' }).click();
  await expectNoIdentity(page, 'the list, hidden again');

  await page.clock.resume();
  await page.getByRole('button', { name: `Show the identity of ${identifier(1)}` }).click();
  await expect(row).toContainText('Quillmoreau');
  await expectAccessible(page, 'a revealed patient');

  const { items } = (await staff.administrator('audit.list', {})) as { items: { action: string; entity: string }[] }; // as: wire edge
  expect(items.filter(({ action, entity }) => action === 'patients.reveal' && entity === 'patient')).toHaveLength(5);
  expect(JSON.stringify(items)).not.toMatch(/Quillmoreau|Second|0012345/);
});

test('the clinic may ask why somebody looks', async ({ open, host, installation }) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse']);
  await staff.administrator('patients.saveSettings', { version: 0, revealReason: 'required' });
  await staff.ask('nurse', 'patients.create', examplePatient);
  const page = await staff.open('nurse', '/');
  // Pressed before the page knows what the clinic wants.
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/rpc/patients.choices', async (route) => {
    await held;
    await route.fallback();
  });
  await page.goto('/patients/1');
  await page.getByRole('button', { name: `Show the identity of ${identifier(1)}` }).click();
  answer();
  const dialog = page.getByRole('dialog', { name: 'Why do you look?' });
  await dialog.getByRole('button', { name: 'Show' }).click();
  await expect(dialog.getByText('Type a reason.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Consent form');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Quillmoreau')).toBeVisible();
});

test('locking hides identities for good and keeps what is half typed out of the document', async ({
  open,
  host,
  installation,
}) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse']);
  await staff.ask('nurse', 'patients.create', examplePatient);
  const page = await staff.open('nurse', '/patients');
  await page.getByRole('button', { name: `Show the identity of ${identifier(1)}` }).click();
  await expect(page.getByText('Quillmoreau')).toBeVisible();
  const lock = async () => {
    await page.keyboard.press('Control+Alt+l');
    await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
    await expectNoIdentity(page, 'the lock screen');
  };
  const unlock = async () => {
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Unlock' }).click();
  };
  await lock();
  await unlock();
  await expect(page.getByRole('button', { name: `Show the identity of ${identifier(1)}` })).toBeVisible();
  await expectNoIdentity(page, 'the list after a lock');

  await page.goto('/patients/new');
  await field(page, 'IPP').fill('0012345');
  await field(page, 'Last name').fill('Quillmoreau');
  await lock();
  await unlock();
  await expect(field(page, 'Last name')).toHaveValue('Quillmoreau');
  await expect(field(page, 'Last name')).toBeFocused();
  expect(
    await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state])),
  ).not.toMatch(/Quillmoreau|0012345/);
});

test('a correction keeps the old values, and an archived patient comes back', async ({ open, host, installation }) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse']);
  await staff.ask('nurse', 'patients.create', { ...examplePatient, lastName: 'Quilmoreau' });
  const page = await staff.open('nurse', '/patients');
  await page.getByRole('link', { name: identifier(1) }).click();
  await expect(page.getByRole('heading', { level: 1, name: identifier(1) })).toBeVisible();
  await expectAccessible(page, 'a patient');
  await page.getByRole('button', { name: 'Correct', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `Correct ${identifier(1)}` });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Typing error');
  await dialog.getByRole('button', { name: 'Save the correction' }).click();
  await expect(dialog.getByText('Change a field first, or cancel.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Last name' }).fill('Quillmoreau');
  await expectAccessible(page, 'the correction of a patient');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(`${identifier(1)} was corrected.`)).toBeVisible();
  await expectNoIdentity(page, 'after a correction');
  const history = page.getByRole('region', { name: 'What happened to this record' });
  await expect(history.getByText('Corrected by nurse')).toBeVisible();
  await expect(history.getByText('Reason: Typing error')).toBeVisible();
  await history.getByRole('button', { name: /Show the values/ }).click();
  await expect(history.getByRole('row').nth(1)).toContainText('Quilmoreau');
  await expect(history.getByRole('row').nth(1)).toContainText('Quillmoreau');

  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Entered twice');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Bring back' })).toBeVisible();
  await expect(page.getByText(/Archived on .* by nurse: Entered twice/)).toBeVisible();
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await expect(page.getByText('No patient yet')).toBeVisible();
  await page.getByText('Archived too').click();
  await page.getByRole('link', { name: identifier(1) }).click();
  await page.getByRole('button', { name: 'Bring back' }).click();
  await expect(page.getByText(`${identifier(1)} is back in the list.`)).toBeVisible();
});

test('on a phone and in French', async ({ open, host, installation }) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse']);
  await staff.ask('nurse', 'preferences.set', { language: 'fr' });
  const phone = { viewport: { width: 390, height: 844 }, locale: 'fr-CA', hasTouch: true, isMobile: true };
  const page = await staff.open('nurse', '/patients/new', phone);
  await field(page, 'IPP').fill(examplePatient.ipp);
  await page.getByRole('radio', { name: /Femme/ }).check();
  await field(page, 'Prénom').fill(examplePatient.firstName);
  await page.getByRole('textbox', { name: 'Nom', exact: true }).fill(examplePatient.lastName);
  await field(page, 'Date de naissance').fill('03/05/1980');
  await page.getByRole('button', { name: 'Créer le patient' }).click();
  await expect(page.getByText(identifier(1))).toBeVisible();
  await page.goto('/patients');
  await page.getByRole('button', { name: `Afficher l’identité de ${identifier(1)}` }).click();
  await expect(page.getByText('03/05/1980')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: identifier(1) })).toContainText(
    new RegExp(`\\d\\d/\\d\\d/${year} \\d\\d:\\d\\d`),
  );
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page, 'the list of patients on a phone');
});
