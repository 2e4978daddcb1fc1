import { expectAccessible } from '../support/e2e/accessibility.ts';
import { openAsAdministrator } from '../support/e2e/administration.ts';
import { expect, test } from '../support/e2e/test.ts';
import { launchSmtp, type SmtpProcess } from '../support/mail/launch-smtp.ts';

let smtp: SmtpProcess | undefined;
test.beforeAll(async () => {
  smtp = await launchSmtp({ security: 'none' });
});
test.afterAll(() => smtp?.stop());

test('mail is set up and tried, a job is run, a reminder rule is made', async ({ open }) => {
  const page = await openAsAdministrator(open, '/admin/mail');
  await expect(page.getByText('Not set up')).toBeVisible();
  await page.getByLabel('Server', { exact: true }).fill('127.0.0.1');
  await page.getByRole('textbox', { name: 'Port' }).fill('0');
  await page.getByRole('radio', { name: 'None' }).check();
  await page.getByLabel('E-mail address').fill('workstation@clinic.example');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('A port is a whole number from 1 to 65535.').first()).toBeVisible();
  await page.getByRole('textbox', { name: 'Port' }).fill(String(smtp?.port));
  await page.getByRole('switch', { name: 'Send mail' }).click();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('The mail server was saved.')).toBeVisible();
  await page.getByLabel('To', { exact: true }).fill('anna@clinic.example');
  await page.getByRole('button', { name: 'Send a test mail' }).click();
  await expect(page.getByText('It works')).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Outbox' }).getByRole('row', { name: /anna@clinic\.example/ }),
  ).toContainText('Sent');
  expect(smtp?.mails).toMatchObject([{ to: ['anna@clinic.example'] }]);
  await expectAccessible(page, 'mail that works');

  await page.getByRole('link', { name: 'Jobs' }).click();
  await page.getByRole('button', { name: 'Run now: Clean up' }).click();
  const runs = page.getByRole('table', { name: 'What ran' });
  await expect(runs.getByRole('row', { name: /Somebody asked/ })).toContainText('Done');
  await expectAccessible(page, 'jobs');

  await page.getByRole('link', { name: 'Reminders' }).click();
  await page.getByRole('button', { name: 'New rule' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Contacts of units');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Choose who is reminded')).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Contact of the unit' }).check();
  await dialog.getByRole('checkbox', { name: 'E-mail' }).check();
  await expectAccessible(page, 'a rule of reminding');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const rule = page.getByRole('row', { name: /Contacts of units/ });
  await expect(rule).toContainText('90, 30, 7 days before the target; on the last day; every 7 days while overdue');
  await rule.getByRole('button', { name: /^Switch off/ }).click();
  await expect(rule).toContainText('Off');
  await expectAccessible(page, 'reminders');
});
