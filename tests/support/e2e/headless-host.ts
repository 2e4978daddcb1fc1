import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkout } from '../checkout.ts';

/** The built headless host in a process of its own. */
export interface HeadlessHost {
  /** `https://127.0.0.1:PORT`. */
  readonly url: string;
  readonly port: number;
  readonly folder: string;
  /** What it wrote to stderr so far. */
  stderr(): string;
  /** Ends it as an administrator does; answers the exit code. */
  stop(): Promise<number | null>;
}

/** Starts the built host (`out/main/headless.js`) on a data folder, on 127.0.0.1 unless told otherwise; resolves when it accepts connections. */
export async function startHost(folder: string, port = 0, address?: string): Promise<HeadlessHost> {
  const entry = join(checkout, 'out', 'main', 'headless.js');
  const on = address === undefined ? [] : ['--host', address];
  const child = spawn(process.execPath, [entry, '--data', folder, '--port', String(port), ...on], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    let stdout = '';
    child.once('error', reject);
    void exited.then((code) => reject(new Error(`the host ended with ${code} before it was ready:\n${stderr}`)));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      // as: the ready line is a stable interface.
      if (stdout.includes('\n')) resolve((JSON.parse(stdout) as { url: string }).url);
    });
  });
  return {
    url,
    port: Number(new URL(url).port),
    folder,
    stderr: () => stderr,
    async stop() {
      if (child.exitCode === null) child.kill('SIGTERM');
      return await exited;
    },
  };
}
