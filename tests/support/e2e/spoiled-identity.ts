import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkout } from '../checkout.ts';

/** One sealed field of a patient opens no more. @param folder the data of a running host */
export function spoilIdentity(folder: string, id: number): void {
  const program = join(checkout, 'tests', 'support', 'spoil-identity.ts');
  const { status, stderr } = spawnSync(process.execPath, [program, folder, String(id)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the identity was not spoilt: ${stderr}`);
}
