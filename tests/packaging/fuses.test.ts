import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { fuseProblems } from '../../build/packaging/fuses.ts';
import { standInElectron } from './stand-in-electron.ts';

/** The program of a distribution whose fuses stand as given. */
function program(fuses?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'rems-fuses-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(standInElectron(folder, { platform: 'linux', arch: 'x64' }, fuses), 'electron');
}

it('accepts the fuses as decided, with the ninth either way', async () => {
  expect(await fuseProblems(program('010011001'))).toEqual([]);
  expect(await fuseProblems(program('010011000'))).toEqual([]);
});

it('names every fuse that stands as Electron ships it', async () => {
  expect(await fuseProblems(program())).toEqual([
    'the fuse RunAsNode is not off',
    'the fuse EnableCookieEncryption is not on',
    'the fuse EnableNodeOptionsEnvironmentVariable is not off',
    'the fuse EnableNodeCliInspectArguments is not off',
    'the fuse EnableEmbeddedAsarIntegrityValidation is not on',
    'the fuse OnlyLoadAppFromAsar is not on',
    'the fuse GrantFileProtocolExtraPrivileges is not off',
  ]);
});

it('refuses a fuse that a newer Electron brings and nobody has decided about', async () => {
  expect(await fuseProblems(program('0100110010'))).toEqual(['the fuse at position 9 is not decided about']);
});

it('refuses a fuse that Electron has taken away', async () => {
  expect(await fuseProblems(program('r10011001'))).toEqual(['the fuse RunAsNode is not off']);
});

it('throws for a program without fuses', async () => {
  const file = program();
  writeFileSync(file, 'no fuses');
  await expect(fuseProblems(file)).rejects.toThrow('sentinel');
});
