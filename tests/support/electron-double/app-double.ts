import { EventEmitter } from 'node:events';
import type { App, LoginItemSettings, Settings } from 'electron';
import type { InstanceLock } from './instance-lock.ts';
import { emitRefusable } from './refusals.ts';

/** What the app double is told about its process. */
export interface AppFacts {
  readonly isPackaged: boolean;
  readonly name: string;
  readonly locale: string;
  readonly paths: Record<string, string>;
  readonly lock: (userData: string, onSecond: () => void) => InstanceLock;
  /** Called last; a real process ends here. */
  readonly exit: (code: number) => void;
}

type Doubled = Pick<
  App,
  | 'isPackaged'
  | 'getName'
  | 'getLocale'
  | 'getPath'
  | 'setPath'
  | 'setAppUserModelId'
  | 'enableSandbox'
  | 'getLoginItemSettings'
  | 'setLoginItemSettings'
  | 'requestSingleInstanceLock'
  | 'isReady'
  | 'whenReady'
  | 'quit'
  | 'exit'
>;

/** Electron's `app`, as far as the desktop host uses it. What must happen before `ready` throws afterwards, as in Electron. */
export class AppDouble extends EventEmitter implements Doubled {
  readonly isPackaged: boolean;
  readonly switches: string[] = [];
  sandboxed = false;
  userModelId: string | undefined;
  /** What was last registered to start at sign-in. */
  loginItem: Settings | undefined;
  /** The code that the process would have ended with. */
  exitCode: number | undefined;
  /** The open windows, in the order of their making; each can be asked to close. */
  readonly windows = new Set<{ close(): boolean }>();
  readonly commandLine = {
    appendSwitch: (name: string): void => {
      this.beforeReady('commandLine.appendSwitch');
      this.switches.push(name);
    },
  };
  private readonly facts: AppFacts;
  private lock: InstanceLock | undefined;
  private ready = false;
  private readonly becameReady = Promise.withResolvers<void>();

  constructor(facts: AppFacts) {
    super();
    this.facts = facts;
    this.isPackaged = facts.isPackaged;
  }

  getName(): string {
    return this.facts.name;
  }
  getLocale(): string {
    return this.facts.locale;
  }
  getPath(name: string): string {
    const path = this.facts.paths[name];
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }
  setPath(name: string, path: string): void {
    this.facts.paths[name] = path;
  }
  setAppUserModelId(id: string): void {
    this.userModelId = id;
  }
  /** As Windows and macOS keep it; only whether it starts at sign-in is doubled. */
  getLoginItemSettings(): LoginItemSettings {
    // as: nobody asks for the rest.
    return { openAtLogin: this.loginItem?.openAtLogin ?? false } as LoginItemSettings;
  }
  setLoginItemSettings(settings: Settings): void {
    this.loginItem = settings;
  }
  enableSandbox(): void {
    this.beforeReady('enableSandbox');
    this.sandboxed = true;
  }
  requestSingleInstanceLock(): boolean {
    this.lock ??= this.facts.lock(this.getPath('userData'), () => this.emit('second-instance', {}, [], '', undefined));
    return this.lock.held;
  }
  isReady(): boolean {
    return this.ready;
  }
  whenReady(): Promise<void> {
    return this.becameReady.promise;
  }

  /** What Electron does some time after the entry file ran. */
  becomeReady(): void {
    this.ready = true;
    this.emit('ready');
    this.becameReady.resolve();
  }

  quit(): void {
    if (this.exitCode !== undefined || !emitRefusable(this, 'before-quit', {})) return;
    for (const window of [...this.windows]) if (!window.close()) return;
    if (!emitRefusable(this, 'will-quit', {})) return;
    this.emit('quit', {}, 0);
    this.exit(0);
  }

  exit(code = 0): void {
    if (this.exitCode !== undefined) return;
    this.exitCode = code;
    this.lock?.release();
    this.facts.exit(code);
  }

  private beforeReady(what: string): void {
    if (this.ready) throw new Error(`${what} must be called before the app is ready`);
  }
}
