import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { passSignals } from '../process/pass-signals.ts';
import { openAddress } from './open-address.ts';

/**
 * Runs the headless host on this computer only, opens or prints its address, and answers its exit code. Its stderr is
 * shown as it comes: at first run it holds the one-time set-up code.
 */
export function serveInstead(root: string, args: readonly string[]): Promise<number> {
  const host = join(root, 'out', 'main', 'headless.js');
  const child = spawn(process.execPath, [host, '--host', '127.0.0.1', ...args], {
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  createInterface({ input: child.stdout }).on('line', announce);
  passSignals(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function announce(line: string): void {
  const url = readyAddress(line);
  if (url === undefined) {
    process.stdout.write(`${line}\n`);
    return;
  }
  const opened = openAddress(url);
  process.stdout.write(`${opened ? 'Opened' : 'Open'} ${url} in a browser on this computer. Ctrl+C stops it.\n`);
}

/** The address in the host's ready line. */
function readyAddress(line: string): string | undefined {
  if (!line.startsWith('{"ready":true')) return undefined;
  // The host's own line, as its interface fixes it.
  const { url } = JSON.parse(line) as { url?: string };
  return url;
}
