import { rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { run } from '../process/run.ts';
import type { Target } from './target.ts';

/**
 * Packs a folder into one file beside it with the system's own `tar` (Windows 10 has one that writes zip) and answers the
 * file's path. The files in it belong to root.
 */
export async function archiveFolder(folder: string, { platform }: Target): Promise<string> {
  const file = `${folder}${platform === 'win32' ? '.zip' : '.tar.gz'}`;
  await rm(file, { force: true });
  const { code, stderr } = await run('tar', [...options(platform), file, basename(folder)], { cwd: dirname(folder) });
  if (code !== 0) throw new Error(`${file} could not be written: ${stderr.trim()}`);
  return file;
}

function options(platform: Target['platform']): readonly string[] {
  if (platform === 'win32') return ['-a', '-cf'];
  if (platform === 'darwin') return ['--uid', '0', '--gid', '0', '-czf'];
  return ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '-czf'];
}
