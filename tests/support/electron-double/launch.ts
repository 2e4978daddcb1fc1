import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { ControlReply, DesktopView } from './control.ts';
import { pageOrigin } from './page-origin.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** A desktop app in a process of its own, with the double of Electron. */
export interface LaunchedDesktop {
  readonly process: ChildProcess;
  /** What it wrote to stderr so far. */
  stderr(): string;
  /** Resolves with the exit code when the process ends. */
  readonly exited: Promise<number | null>;
  /** Runs a command of control-commands.ts. */
  control<T>(command: string, ...args: readonly unknown[]): Promise<T>;
  view(): Promise<DesktopView>;
  /** The page of the window, once the app shows it. */
  page(): Promise<Page>;
  /** Ends the app as a user does, and waits. */
  close(): Promise<number | null>;
}

/** How a desktop is started. */
export interface LaunchOptions {
  readonly dataFolder: string;
  readonly args?: readonly string[];
  readonly packaged?: boolean;
  readonly locale?: string;
  /** What Electron says its version is. */
  readonly version?: string;
}

/** Starts the built desktop app (`out/main/electron.js`) on the double. */
export function launchDesktop(options: LaunchOptions): LaunchedDesktop {
  const register = join(import.meta.dirname, 'register.ts');
  const entry = join(root, 'out', 'main', 'electron.js');
  const args = ['--import', register, entry, '--data', options.dataFolder, ...(options.args ?? [])];
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      ...process.env,
      ...(options.packaged && { ELECTRON_DOUBLE_PACKAGED: '1' }),
      ...(options.locale !== undefined && { ELECTRON_DOUBLE_LOCALE: options.locale }),
      ...(options.version !== undefined && { ELECTRON_DOUBLE_VERSION: options.version }),
    },
  });
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const waiting = new Map<number, (reply: ControlReply) => void>();
  let lastId = 0;
  let browser: Browser | undefined;
  child.on('message', (reply: ControlReply) => waiting.get(reply.id)?.(reply));

  async function control<T>(command: string, ...rest: readonly unknown[]): Promise<T> {
    lastId += 1;
    const id = lastId;
    const answered = new Promise<ControlReply>((resolve) => waiting.set(id, resolve));
    child.send({ id, command, args: rest });
    const ended = exited.then((code): never => {
      throw new Error(`the desktop ended with ${code} before it answered "${command}":\n${stderr}`);
    });
    const reply = await Promise.race([answered, ended]);
    waiting.delete(id);
    if ('error' in reply) throw new Error(reply.error);
    // as: each command's answer is known where it is called.
    return reply.result as T;
  }

  async function page(): Promise<Page> {
    const endpoint = await endpointOf(() => control<DesktopView>('view'));
    browser ??= await chromium.connectOverCDP(endpoint);
    const [context] = browser.contexts();
    if (context === undefined) throw new Error('the browser has no context');
    const shown = () => context.pages().find((one) => one.url().startsWith(pageOrigin));
    for (let found = shown(); ; found = shown()) {
      // The app shows its window a moment after the page: what closes it before is overtaken.
      if (found !== undefined && (await control<DesktopView>('view')).windows.some((one) => one.visible)) return found;
      await new Promise((resume) => setTimeout(resume, 20));
    }
  }

  return {
    process: child,
    stderr: () => stderr,
    exited,
    control,
    view: () => control<DesktopView>('view'),
    page,
    async close() {
      if (child.exitCode === null && child.connected) await control('quit').catch(() => undefined);
      return await exited;
    },
  };
}

/** Waits until the first window has started the browser. */
async function endpointOf(view: () => Promise<DesktopView>): Promise<string> {
  for (;;) {
    const { endpoint } = await view();
    if (endpoint !== null) return endpoint;
    await new Promise((resume) => setTimeout(resume, 20));
  }
}
