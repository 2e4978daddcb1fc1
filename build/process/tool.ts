import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import { type Finished, type RunOptions, run } from './run.ts';

/** Runs the command `bin` of an installed package with this Node, so that it works alike on every platform. */
export function runTool(name: string, bin: string, args: readonly string[], options: RunOptions): Promise<Finished> {
  return run(process.execPath, [toolPath(name, bin), ...args], options);
}

function toolPath(name: string, bin: string): string {
  const folder = join(root, 'node_modules', name);
  // A package manifest: `bin` is one path or a table of them.
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const path = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin];
  if (path === undefined) throw new Error(`The package ${name} has no command ${bin}.`);
  return join(folder, path);
}
