import { holdAnswers, watchPressable, whatMoved } from '../support/e2e/steady.ts';
import { studyStaff } from '../support/e2e/study-staff.ts';
import { expect, test } from '../support/e2e/test.ts';

test.describe.configure({ mode: 'parallel' });

const parts = ['first', 'second', 'third', 'fourth'] as const;

/** Pages and parts of pages that no link of the sidebar leads to, and records of the sample clinic. */
const further = [
  '/account',
  '/about',
  '/trust',
  '/help/api',
  '/facilities',
  '/facilities/1',
  '/people/PERSON',
  '/equipment/labels',
  '/equipment/new',
  '/equipment?class=1',
  '/equipment/900002',
  '/equipment/900002/tests/new',
  '/compliance?tab=surveys',
  '/capital/chart',
  '/capital/budget',
  '/capital/scenarios',
  '/planner/visits',
  '/patients/reviews',
  '/admin/accounts/1',
  '/admin/accounts/new',
  '/admin/lookups/manufacturer',
  '/admin/sessions?tab=tokens',
  '/admin/maintenance/access',
  '/admin/backups?tab=places',
  '/admin/backups?tab=runs',
  '/admin/backups?tab=workbook',
  '/admin/audit?tab=review',
  '/admin/audit?tab=settings',
  '/admin/network?tab=certificates',
];

for (const part of parts) {
  test(`nothing that can be pressed moves while a place is loading: the ${part} part of the places`, async ({
    open,
    host,
    installation,
    ask,
  }) => {
    test.setTimeout(180_000);
    const staff = await studyStaff({ open, host, installation }, ['director']);
    const page = await staff.open('director', '/');
    const links = page.getByRole('navigation').getByRole('link');
    await expect(links.filter({ hasText: 'Logs' })).toBeVisible();
    const sidebar = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(sidebar.length).toBeGreaterThan(30);
    const people = (await ask('admin', 'people.list', {})) as { items: readonly { id: number }[] }; // as: wire
    const all = [...sidebar, ...further.map((place) => place.replace('PERSON', String(people.items[0]?.id)))];
    const share = Math.ceil(all.length / parts.length);
    const from = parts.indexOf(part) * share;
    const places = all.slice(from, from + share);
    expect(places.length).toBeGreaterThan(share - parts.length);
    await watchPressable(page);
    const answers = await holdAnswers(page);
    const moved: string[] = [];
    for (const place of places) {
      await answers.open(place);
      for (const { what, by } of await whatMoved(page)) moved.push(`${place}: ${what} by ${Math.round(by)} pixels`);
    }
    expect(moved).toEqual([]);
  });
}
