import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../build/process/run.ts';
import { root as repository } from '../../build/root.ts';
import { plantTree } from './planted-tree.ts';

describe('the set-up before every command', () => {
  it('does nothing and says nothing when the packages are those of the lockfile', async () => {
    const done = await run(process.execPath, ['build/setup.mjs'], { cwd: repository });
    expect(done).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('names what to restore when the lockfile is missing', async () => {
    const tree = plantTree({});
    rmSync(join(tree, 'package-lock.json'));
    rmSync(join(tree, 'node_modules'));
    cpSync(join(repository, 'build'), join(tree, 'build'), { recursive: true });
    const refused = await run(process.execPath, ['build/setup.mjs'], { cwd: tree });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('package-lock.json is missing');
    expect(refused.stdout).toBe('');
  });
});
