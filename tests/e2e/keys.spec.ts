import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { openAsAdministrator } from '../support/e2e/administration.ts';
import { expect, test } from '../support/e2e/test.ts';

test('the sheet is renewed and checked, the database gets a new key, a damaged document is set aside', async ({
  open,
  folder,
}) => {
  test.setTimeout(120_000);
  const page = await openAsAdministrator(open, '/admin/keys');
  await expect(page.getByText('Nobody has shown it yet')).toBeVisible();
  await page.evaluate(async () => {
    const text = 'Letter of the vendor: the part arrives in September.\n';
    const post = (path: string, type: string, body: string) =>
      fetch(path, { method: 'POST', headers: { 'content-type': type }, body });
    const ask = async (name: string, input: object) =>
      (await (await post(`/rpc/${name}`, 'application/json', JSON.stringify(input))).json()).data;
    const { items } = await ask('equipment.list', {});
    const carrier = { entity: 'unit', entityId: items[0].id };
    const { upload } = await ask('documents.begin', { ...carrier, fileName: 'letter.txt', size: text.length });
    await post(upload.path, 'application/octet-stream', text);
  });

  await page.getByRole('button', { name: 'New sheet' }).click();
  const dialog = page.getByRole('dialog', { name: 'New recovery sheet' });
  await dialog.getByRole('button', { name: 'Show the new sheet' }).click();
  const sheet = dialog.getByRole('region', { name: 'Sheet to print' });
  await expect(sheet).toBeVisible();
  const groups = await sheet
    .getByRole('listitem')
    .evaluateAll((items) => items.map((item) => item.lastElementChild?.textContent ?? ''));
  expect(groups).toHaveLength(14);
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'PDF with a code to scan' }).click();
  expect((await download).suggestedFilename()).toMatch(/^recovery-sheet_.+\.pdf$/);
  await expectAccessible(page, 'the new sheet');
  await dialog.getByRole('button', { name: 'It is on paper' }).click();
  await dialog.getByRole('button', { name: 'Use the new sheet' }).click();
  for (const field of await dialog.getByRole('textbox').all()) {
    const label = (await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent)) ?? '';
    await field.fill((groups[Number(/\d+/.exec(label)?.[0]) - 1] ?? '').toLowerCase());
  }
  await dialog.getByRole('button', { name: 'Use the new sheet' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/, by admin/)).toBeVisible();

  await page.getByRole('button', { name: 'Check the sheet' }).click();
  const prove = page.getByRole('dialog', { name: 'Check the recovery sheet' });
  await prove.getByRole('textbox').fill(groups.join(' ').replace(groups[2] ?? '', '0000'));
  await prove.getByRole('button', { name: 'Check' }).click();
  await expect(prove.getByText(/typing error/)).toBeVisible();
  await prove.getByRole('textbox').fill(groups.join(' '));
  await prove.getByRole('button', { name: 'Check' }).click();
  await expect(prove).toBeHidden();

  await page.getByRole('button', { name: 'New database key' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'New database key' }).click();
  await expect(page.getByRole('row', { name: /Database.*Retired/ })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('row', { name: /Database.*In use/ })).toBeVisible();

  const attachments = join(folder, 'attachments');
  const [uuid] = readdirSync(attachments);
  if (uuid === undefined) throw new Error('the document did not arrive');
  const file = join(attachments, uuid);
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(50) ^ 1, 50);
  writeFileSync(file, bytes);
  await page.goto('/admin/damaged');
  await expect(page.getByText('Nothing unreadable is known')).toBeVisible();
  await page.getByRole('button', { name: 'Look now' }).click();
  await expect(page.getByText('It was changed or damaged.')).toBeVisible();
  await page
    .getByRole('checkbox', { name: /^Choose / })
    .last()
    .check();
  await expectAccessible(page, 'unreadable records');
  await page.getByRole('button', { name: 'Try to mend' }).click();
  // The backup that the new key asked for holds it whole.
  await expect(page.getByText('Everything can be read')).toBeVisible();
  await page.getByRole('tab', { name: 'Mended' }).click();
  await expect(page.getByRole('row', { name: /Mended/ })).toBeVisible();
});
