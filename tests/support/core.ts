import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { type CoreOptions, createCore } from '../../main/core.ts';
import type { Core } from '../../main/core-types.ts';
import { securePrivateFolders } from '../../main/database/permissions.ts';
import type { Ports } from '../../main/ports.ts';
import type { Caller } from '../../main/rpc/context.ts';
import { memoryCarrier } from '../../main/rpc/memory-carrier.ts';
import { clientOf, unwrapReply } from '../../shared/contract/client.ts';
import type { Client } from '../../shared/contract/define.ts';
import type { Reply } from '../../shared/contract/errors.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import type { RoleId } from '../../shared/contract/permissions.ts';
import { memoryLog, type TestClock, testClock, testPorts } from './ports.ts';

/** Who a test acts as: an account of the template installation, nobody, or the operator at the command line. */
export type Actor = RoleId | 'nobody' | 'operator';

/** The password of every account of the template installation; usernames are the role ids. */
export const templatePassword = 'a long enough test password';

/** A real core on a copy of a set-up installation with one account per role. */
export interface TestCore {
  readonly core: Core;
  readonly folder: string;
  readonly clock: TestClock;
  readonly log: ReturnType<typeof memoryLog>;
  /** The typed client of an actor; refusals are thrown as AppError. */
  as(actor: Actor): Client<AppContract>;
  /** The same at the workstation's own window, for what is done there only. */
  atConsole(actor: Actor): Client<AppContract>;
  /** The raw reply, for inputs that no type allows. */
  send(actor: Actor, name: string, input: unknown): Promise<Reply<unknown>>;
  /** The same at the workstation's own window. */
  sendAtConsole(actor: Actor, name: string, input: unknown): Promise<Reply<unknown>>;
  caller(actor: Actor): Caller;
  /** Closes the core and opens the same folder again. */
  reopen(options?: TestCoreOptions): Promise<TestCore>;
}

/** How a test opens a core; `ports` replace those of {@link testPorts}. The clock starts when the template was made. */
export interface TestCoreOptions extends Partial<CoreOptions> {
  readonly clock?: TestClock;
  readonly ports?: Partial<Ports>;
}

/** An empty folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rems-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A fresh copy of the template installation, for its owner only as the original; removed when the test ends. */
export function copyInstallation(): string {
  const folder = join(temporaryFolder(), 'data');
  cpSync(inject('template').folder, folder, { recursive: true });
  // Copying gives folders the modes of the process, not those of the original.
  securePrivateFolders(folder);
  return folder;
}

/** Opens a core on a fresh copy of the template installation; it is closed when the test ends. */
export async function createTestCore(options: TestCoreOptions = {}): Promise<TestCore> {
  return openTestCore(copyInstallation(), options);
}

/** Opens a core on a folder as it is. */
export async function openTestCore(
  folder: string,
  { clock = testClock(inject('template').at), ports = {}, ...options }: TestCoreOptions = {},
): Promise<TestCore> {
  const log = memoryLog();
  const core = await createCore({ ...testPorts({ folder, clock, log }), ...ports }, { workerEntry: null, ...options });
  onTestFinished(() => core.close());
  const { tokens } = inject('template');

  function caller(actor: Actor): Caller {
    if (actor === 'operator')
      return { origin: 'cli', address: null, session: null, operator: { name: 'test operator' } };
    const session = memoryCarrier();
    if (actor !== 'nobody') session.set(tokens[actor] ?? '', clock.now());
    let known: string | undefined;
    const carrier = {
      get token() {
        return known;
      },
      set(token: string) {
        known = token;
      },
    };
    return { origin: 'https', address: '192.0.2.10', session, known: carrier };
  }
  const send = (actor: Actor, name: string, input: unknown) => core.dispatch(name, input, caller(actor));
  const atWindow = (actor: Actor): Caller => {
    const { operator, session } = caller(actor);
    return { origin: operator ? 'cli' : 'ipc', address: null, session, operator };
  };
  return {
    core,
    folder,
    clock,
    log,
    caller,
    send,
    sendAtConsole: (actor, name, input) => core.dispatch(name, input, atWindow(actor)),
    as: (actor) => clientOf<AppContract>(async (name, input) => unwrapReply(await send(actor, name, input))),
    atConsole: (actor) =>
      clientOf<AppContract>(async (name, input) => unwrapReply(await core.dispatch(name, input, atWindow(actor)))),
    async reopen(again = {}) {
      await core.close();
      return openTestCore(folder, { clock, ports, ...options, ...again });
    },
  };
}

/** A file written by REMS 1.2 itself, of a made-up clinic. */
export function remsExport(
  name: 'equipment.csv' | 'compliance.csv' | 'scheduled-tests.csv' | 'personnel.csv' | 'facilities.csv',
): Buffer {
  return readFileSync(join(import.meta.dirname, '..', 'fixtures', 'rems-export', name));
}
