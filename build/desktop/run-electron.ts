import { spawn } from 'node:child_process';

/** Runs the built desktop app in the Electron runtime and answers its exit code. */
export function runElectron(root: string, program: string, args: readonly string[]): Promise<number> {
  const child = spawn(program, [root, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
