import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { password } from '../support/e2e/installation.ts';
import { examplePatient, studyStaff } from '../support/e2e/study-staff.ts';
import { askedBySelf, expect, stepUpDialog, test } from '../support/e2e/test.ts';
import { readDrawing } from '../support/pdf-drawing.ts';
import { readPdf } from '../support/pdf-text.ts';
import { scannedQr } from '../support/qr-reader.ts';

/** Does what hands out a file, and reads the file that arrives. */
async function arrived(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const arriving = page.waitForEvent('download');
  await act();
  const download = await arriving;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('a list is taken away after the password, with who and when on every row', async ({
  open,
  host,
  installation,
}) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse']);
  const { identifier } = (await staff.ask('nurse', 'patients.create', examplePatient)) as { identifier: string }; // as: wire edge
  const page = await staff.open('nurse', '/patients');
  await askedBySelf(page);
  let proven = false;
  page.on('response', (response) => {
    if (response.url().endsWith('/rpc/auth.reauthenticate') && response.ok()) proven = true;
  });
  const error = { code: 'REAUTH_REQUIRED', message: 'Type your password again to go on with this.', requestId: 'r' };
  await page.route('**/rpc/patients.export', (route) =>
    proven ? route.fallback() : route.fulfill({ status: 403, json: { ok: false, error } }),
  );

  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'File of this list' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export one patient' });
  await expect(dialog.getByRole('radio', { name: 'Without identities' })).toBeChecked();
  await expectAccessible(page, 'the question before an export of patients');
  await dialog.getByRole('radio', { name: 'With identities' }).check();
  const file = await arrived(page, async () => {
    await dialog.getByRole('button', { name: 'Export' }).click();
    await stepUpDialog(page).getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
  });
  expect(file.name).toMatch(/^patients_\d{8}_\d{6}\.csv$/);
  const rows: Record<string, string>[] = parse(file.bytes, { columns: true });
  expect(rows).toEqual([
    expect.objectContaining({ identifier, last_name: examplePatient.lastName, exported_by: 'nurse' }),
  ]);
  expect(rows[0]?.exported_at).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  await expect(dialog).toHaveCount(0);
});

test('a list on paper says across each page who printed it', async ({ open, host, installation }) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse']);
  await staff.ask('nurse', 'patients.create', examplePatient);
  const page = await staff.open('nurse', '/patients');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Print this list' }).click();
  const file = await arrived(page, () => page.getByRole('dialog').getByRole('button', { name: 'Print' }).click());
  expect(file.name).toMatch(/^patients_\d{8}_\d{6}\.pdf$/);
  const { text } = readPdf(file.bytes);
  expect(text).toContain('nurse · ');
  expect(text).not.toContain(examplePatient.lastName);
});

test('a label with the identifier is printed from the page of a patient', async ({ open, host, installation }) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse']);
  const made = (await staff.ask('nurse', 'patients.create', examplePatient)) as { id: number; identifier: string }; // as: wire edge
  const page = await staff.open('nurse', `/patients/${made.id}`);
  await page.getByRole('button', { name: 'Print label' }).click();
  const file = await arrived(page, () => page.getByRole('menuitem', { name: '70 × 36 mm' }).click());
  expect(file.name).toMatch(/^label_\d{8}_\d{6}\.pdf$/);
  const [label] = readDrawing(file.bytes);
  expect(scannedQr(label?.filled[0] ?? [])).toBe(made.identifier);
});
