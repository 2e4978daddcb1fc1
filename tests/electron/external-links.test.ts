import fc from 'fast-check';
import { expect, it } from 'vitest';
import { externalLinks, openExternalLink } from '../../main/electron/external-links.ts';

function shell() {
  const opened: string[] = [];
  return { opened, openExternal: (url: string) => Promise.resolve(void opened.push(url)) };
}

it('opens the pages of the list by their id (E12)', async () => {
  const { opened, openExternal } = shell();
  for (const id of Object.keys(externalLinks)) expect(await openExternalLink({ openExternal }, id)).toBe(true);
  expect(opened).toEqual(Object.values(externalLinks));
});

it('lists secure addresses without a login or a port', () => {
  for (const address of Object.values(externalLinks)) {
    expect(new URL(address)).toMatchObject({ protocol: 'https:', username: '', password: '', port: '' });
  }
});

it('opens nothing else, whatever it is called with', async () => {
  const { opened, openExternal } = shell();
  const inherited = fc.constantFrom(
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    ...Object.values(externalLinks),
  );
  const attempt = fc.oneof(
    fc.string(),
    fc.webUrl(),
    inherited,
    fc.constantFrom('file:///etc/passwd', 'ms-settings:', 'javascript:1'),
  );
  await fc.assert(
    fc.asyncProperty(attempt, async (id) => {
      fc.pre(!Object.keys(externalLinks).includes(id));
      expect(await openExternalLink({ openExternal }, id)).toBe(false);
    }),
    { numRuns: 5_000 },
  );
  expect(opened).toEqual([]);
});
