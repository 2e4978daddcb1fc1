import { expectAccessible } from '../support/e2e/accessibility.ts';
import { expect, test } from '../support/e2e/test.ts';

test('a person is added, found by role, edited, archived with a reason and brought back', async ({ open }) => {
  const page = await open('physicist', '/people');
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
  await expectAccessible(page, 'the list of people');
  await page.getByRole('button', { name: 'New person' }).click();
  const dialog = page.getByRole('dialog', { name: 'New person' });
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(dialog.getByText('Choose at least one role.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Quimby, Rosa');
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill('r.quimby@clinic.example');
  await dialog.getByRole('checkbox', { name: 'QA technologist' }).check();
  await expectAccessible(page, 'the form of a person');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('heading', { level: 1, name: 'Quimby, Rosa' })).toBeVisible();
  await expect(page.getByText('Contact only')).toBeVisible();
  await expect(page.getByText('Nothing is assigned to this person.')).toBeVisible();

  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Phone' }).fill('207-555-0199');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('link', { name: /207-555-0199: call/ })).toBeVisible();

  await page.getByRole('button', { name: 'Archive' }).click();
  const reason = page.getByRole('dialog', { name: 'Archive Quimby, Rosa' });
  await reason.getByRole('button', { name: 'Archive' }).click();
  await expect(reason.getByText('Type a reason.')).toBeVisible();
  await reason.getByRole('textbox', { name: 'Reason' }).fill('Left the clinic');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Quimby, Rosa was archived.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Reactivate' })).toBeVisible();
  await expectAccessible(page, 'an archived person');

  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await page.getByRole('group', { name: 'Roles' }).getByText('QA technologist').click();
  await expect(page).toHaveURL(/role=qa_technologist/);
  await expect(page.getByRole('link', { name: 'Quimby, Rosa', exact: true })).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Which people' }).click();
  await page.getByRole('option', { name: 'Active and archived' }).click();
  await page.getByRole('link', { name: 'Quimby, Rosa', exact: true }).click();
  await page.getByRole('button', { name: 'Reactivate' }).click();
  await expect(page.getByText('Quimby, Rosa is active again.')).toBeVisible();
});

test('the units of a leaver are handed over after a look at what changes', async ({ open, ask }) => {
  const contact = async (name: string, email: string) =>
    (await ask('physicist', 'people.create', { name, email, roles: ['contact'] })) as { id: number }; // as: the contract
  const ann = await contact('Arden, Ann', 'ann@clinic.example');
  await contact('Brook, Bea', 'bea@clinic.example');
  const { items } = (await ask('physicist', 'equipment.list', { pageSize: 2 })) as {
    items: { id: number; version: number }[];
  }; // as: the contract
  for (const { id, version } of items) await ask('physicist', 'equipment.update', { id, version, contactId: ann.id });

  const page = await open('physicist', `/people/${ann.id}`);
  const assigned = page.getByRole('region', { name: 'Assigned to this person', exact: true });
  await expect(assigned.getByRole('row')).toHaveCount(3);
  await page.getByRole('button', { name: 'Hand over' }).click();
  const dialog = page.getByRole('dialog', { name: 'Hand over from Arden, Ann' });
  await dialog.getByRole('combobox', { name: 'To whom' }).fill('brook');
  await page.getByRole('option', { name: /Brook, Bea/ }).click();
  await expect(dialog.getByText('2 records change.')).toBeVisible();
  await expectAccessible(page, 'handing over');
  await dialog.getByRole('button', { name: 'Hand over 2 records' }).click();
  await expect(page.getByText('2 records were handed over.')).toBeVisible();
  await expect(page.getByText('Nothing is assigned to this person.')).toBeVisible();
  await page.goto(`/equipment/${items[0]?.id}`);
  await page.getByRole('link', { name: 'Brook, Bea', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Brook, Bea' })).toBeVisible();
});

test('somebody who is on record twice is merged after a preview, leads to the other record, and is taken apart again', async ({
  open,
  ask,
}) => {
  const add = async (name: string, email: string) =>
    ((await ask('admin', 'people.create', { name, email, roles: ['contact'] })) as { id: number }).id; // as: wire edge
  const twice = await add('Thibault, Noemie', 'n.thibault@clinic.example');
  const stays = await add('Thibault, Noémie', 'noemie.thibault@clinic.example');
  await ask('admin', 'equipment.update', { id: 900003, version: 1, contactId: twice });

  const page = await open('physicist', `/people/${twice}`);
  await page.getByRole('button', { name: 'Merge' }).click();
  const dialog = page.getByRole('dialog', { name: /^Merge Thibault, Noemie/ });
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(dialog.getByText('Choose somebody.')).toBeVisible();
  await dialog.getByRole('combobox', { name: 'The record that stays' }).fill('noemie.thibault');
  await page.getByRole('option', { name: /Thibault, Noémie/ }).click();
  await expect(dialog.getByText('1 unit names Thibault, Noémie')).toBeVisible();
  await expectAccessible(page, 'merging people');
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByText(/was merged into Thibault, Noémie: 1 record changed/)).toBeVisible();
  await expect(page.getByText('This record was merged into')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Reactivate' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Thibault, Noémie' }).first().click();
  await expect(page).toHaveURL(new RegExp(`/people/${stays}$`));
  await expect(page.getByRole('table', { name: /^Assigned/ })).toContainText('Aquilion Prime');

  for (const [path, name] of [
    ['/findings', 'owner'],
    ['/planner', 'person'],
  ] as const) {
    await page.goto(`${path}?${name}=${twice}`);
    await expect(page).toHaveURL(new RegExp(`${path}\\?${name}=${stays}$`));
    await expect(
      page.getByText('“Thibault, Noemie” was merged into “Thibault, Noémie”: the list shows that one.'),
    ).toBeVisible();
  }

  await page.goto(`/people/${twice}`);
  await page.getByRole('button', { name: 'Undo the merge' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo the merge' }).click();
  await expect(page.getByText(/The merge was undone: 1 record names/)).toBeVisible();
  await expect(page.getByText('This record was merged into')).toBeHidden();
});
