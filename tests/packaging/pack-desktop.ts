import { join } from 'node:path';
import { vi } from 'vitest';
import { packFolder } from '../../build/packaging/electron-builder.ts';
import { packedFolder } from '../../build/packaging/program-file.ts';
import type { Target } from '../../build/packaging/target.ts';
import type { Finished } from '../../build/process/run.ts';
import { standInElectron } from './stand-in-electron.ts';

export const linux = { platform: 'linux', arch: 'x64' } as const;
export const windows = { platform: 'win32', arch: 'x64' } as const;

/** A packed program: how the packer ended, and the folder that it filled. */
export interface Packed {
  readonly finished: Finished;
  readonly folder: string;
  readonly resources: string;
}

/** Packs the program of a tree for a target, around the stand-in for Electron. */
export async function packDesktop(root: string, target: Target): Promise<Packed> {
  const electronDist = standInElectron(join(root, `electron-${target.platform}`), target);
  const output = join(root, 'dist');
  // electron-builder keeps quiet and links files together when it sees a test runner; it is to behave as always.
  vi.stubEnv('VITEST', undefined);
  const packing = packFolder({ root, output, electronDist }, target);
  vi.unstubAllEnvs();
  const finished = await packing;
  const folder = packedFolder(output, target);
  return { finished, folder, resources: join(folder, 'resources') };
}
