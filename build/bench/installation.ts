import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Who signs in. */
export interface Account {
  readonly username: string;
  readonly password: string;
}

/** Sets a fresh installation up with the built command line and answers its administrator. */
export async function createInstallation(root: string, folder: string, sheet: string): Promise<Account> {
  const account = { username: 'bench', password: 'a long enough benchmark password' };
  const child = spawn(
    process.execPath,
    [
      join(root, 'out', 'main', 'cli.js'),
      'init',
      '--data',
      folder,
      '--admin',
      account.username,
      '--password-stdin',
      '--recovery-out',
      sheet,
    ],
    { stdio: ['pipe', 'ignore', 'pipe'] },
  );
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString('utf8');
  });
  child.stdin.end(`${account.password}\n`);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`the installation could not be set up: ${complaints}`);
  return account;
}
