import { spawn } from 'node:child_process';
import { passSignals } from '../process/pass-signals.ts';

/** Runs the built desktop app in the Electron runtime and answers its exit code. */
export function runElectron(root: string, program: string, args: readonly string[]): Promise<number> {
  const child = spawn(program, [root, ...args], { stdio: 'inherit' });
  passSignals(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
