import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildCore } from '../../build/bundle/core.ts';
import { coreEntries } from '../../build/bundle/entries.ts';
import { root } from '../../build/root.ts';

/**
 * From now on children start from one file instead of hundreds: a process that is killed a second later should not spend half of it on
 * starting. And whoever changes the sources meanwhile does not change what is tested.
 *
 * @returns what removes the file
 */
export async function bundleChildren(): Promise<() => void> {
  // Inside of the checkout, where packages are found.
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const built = mkdtempSync(join(cache, 'rems-faults-'));
  // Some children run as nobody.
  chmodSync(built, 0o755);
  const remove = () => rmSync(built, { recursive: true, force: true });
  try {
    await buildCore(root, built, [...coreEntries, { source: 'tests/faults/child-main.ts', name: 'child' }]);
  } catch (cause) {
    remove();
    throw cause;
  }
  process.env.REMS_FAULTS_CHILD = join(built, 'main', 'child.js');
  return () => {
    delete process.env.REMS_FAULTS_CHILD;
    remove();
  };
}
