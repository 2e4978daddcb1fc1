import { z } from 'zod';
import type { Access, Contract, Procedure } from '../../shared/contract/define.ts';
import { AppError, type Reply } from '../../shared/contract/errors.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { Log, Ports, Random } from '../ports.ts';
import type { CallLog } from './call-log.ts';
import { requireConsole } from './console.ts';
import type { Caller, Context, Principal } from './context.ts';
import { proceduresOf } from './procedures-of.ts';
import { createRefusals } from './refusals.ts';
import { requireUnrestricted } from './restrictions.ts';
import { toWire } from './to-wire.ts';
import { requireTokenMay, rightMissing } from './token-rules.ts';
import type { Actor, Flush, Work } from './transact.ts';
import { asText, asValues, WrittenJson, type WrittenReply } from './written-json.ts';

/** A handler whose types were checked where it was written. */
type Erased = (input: unknown, ctx: Context) => unknown;

/** What dispatch needs of the open (or not yet open) core. */
export interface Dispatchable {
  /** READY, or why the database is not open. */
  state(): { readonly state: string; readonly message: string };
  /** The handler of a procedure; undefined while the database that it needs is not open. */
  handler(name: string): Erased | undefined;
  /** The data that are open, to be compared only; undefined while none are. */
  data(): object | undefined;
  /** The open database is damaged: it is read, and changed by nothing but a restore. */
  readOnly(): boolean;
  /** Who calls. */
  authenticate(caller: Caller): Principal | null;
  /** The same caller as they stand now; null when the session or the account has ended since. */
  present(principal: Principal): Principal | null;
  /** Asks the reading thread; undefined (or a promise of it) where the handler answers itself. */
  read(name: string, input: unknown): Promise<WrittenJson | undefined> | undefined;
  /** One transaction on record under this actor. */
  transact<T>(actor: Actor, work: Work<T>, flush?: Flush): T;
  /** Whether a procedure changes rows and nothing else, so that its commits may be flushed together with others. */
  onlyRows(name: string): boolean;
  /** Whether all that is committed by now is on the disk, once that is known; undefined when it is. */
  flushing(): Promise<boolean> | undefined;
}

/** The one door into the core: authenticates, authorises, parses, runs, strips the answer, maps errors. */
export type Dispatch = (name: string, rawInput: unknown, caller: Caller) => Promise<Reply<unknown>>;

/** The same door for transports that send text. */
export type DispatchText = (name: string, rawInput: unknown, caller: Caller) => Promise<WrittenReply>;

/** The dispatcher of a contract, for callers that take values and for those that take text. */
export function createDispatcher(deps: {
  readonly contract: Contract;
  readonly core: Dispatchable;
  readonly log: Log;
  readonly random: Random;
  /** Whether this machine has a window of the program, which is where the workstation itself is. */
  readonly host: Ports['app']['host'];
  /** Told of every call when it was answered. */
  readonly calls?: Pick<CallLog, 'note'> | undefined;
  /** Aborted while the data are still open, when they are about to close for good. */
  readonly closing?: AbortSignal | undefined;
}): { readonly dispatch: Dispatch; readonly dispatchText: DispatchText } {
  const { contract, core, log, random, host, calls, closing } = deps;
  const refusals = createRefusals({ transact: core.transact, monotonic: () => performance.now(), log });
  closing?.addEventListener('abort', () => refusals.flush(), { once: true });
  const procedures = proceduresOf(contract);

  async function noted(name: string, rawInput: unknown, caller: Caller): Promise<Reply<unknown>> {
    const requestId = caller.requestId ?? random.uuid();
    const begun = performance.now();
    const reply = await answer(name, rawInput, caller, requestId);
    const procedure = procedures.has(name) ? name : '(unknown)';
    calls?.note({ procedure, requestId, code: reply.ok ? 'OK' : reply.error.code, ms: performance.now() - begun });
    return reply;
  }

  async function answer(name: string, rawInput: unknown, caller: Caller, requestId: string): Promise<Reply<unknown>> {
    const data = core.data();
    try {
      return { ok: true, data: await retryWhileBusy(() => call(name, rawInput, caller, requestId)) };
    } catch (cause) {
      if (cause instanceof AppError && isRefusal(name, cause.code)) noteRefusal(name, caller, requestId, cause.code);
      // The handle that this call worked on is closed: what it stumbled over says nothing.
      const cut = data !== undefined && data !== core.data() && !(cause instanceof AppError);
      await onDisk([]);
      return { ok: false, error: toWire(cut ? closedMeanwhile(core.state()) : cause, name, requestId, log) };
    }
  }

  /** A session that ended is no refusal: whoever holds it is asked to sign in, which is on record. */
  function noteRefusal(name: string, caller: Caller, requestId: string, code: string): void {
    if (core.state().state !== 'READY' || core.readOnly()) return;
    try {
      refusals.note({ actor: actorOf(name, caller, core.authenticate(caller), requestId), code });
    } catch (cause) {
      // The answer does not depend on it: another connection may hold the write lock at this moment.
      log.warn('a refused call is not on record', { procedure: name, requestId, cause });
    }
  }

  /** An answer leaves when everything is on the disk that it rests on; its own commits are the newest of that. */
  async function onDisk(own: readonly (Promise<boolean> | undefined)[]): Promise<void> {
    if (own.length === 0) await core.flushing();
    else if ((await Promise.all(own)).includes(false)) throw unconfirmed();
  }

  async function call(name: string, rawInput: unknown, caller: Caller, requestId: string): Promise<unknown> {
    const procedure = procedures.get(name);
    if (!procedure) throw new AppError('NOT_FOUND', `There is no procedure "${name.slice(0, 80)}".`);
    const { state, message } = core.state();
    const handler = core.handler(name);
    if (!handler) throw new AppError('UNAVAILABLE', message, { details: { state } });
    const principal = state === 'READY' ? core.authenticate(caller) : null;
    authorize(procedure, principal, state);
    if (procedure.atConsole) requireConsole(caller, principal, host);
    if (procedure.kind === 'mutation' && core.readOnly() && !worksOnDamage(name)) throw readOnlyNow();
    const data = core.data();
    const input = z.safeParse(procedure.input, rawInput);
    if (!input.success) throw invalid(input.error);
    /** Set when the handler has waited for something, and others were let in meanwhile. */
    let waited = false;
    const flush = core.onlyRows(name) ? 'together' : 'own';
    /** What its own commits wait for. */
    const own: (Promise<boolean> | undefined)[] = [];
    const contextOf = (present: Principal | null): Context => ({
      requestId,
      origin: caller.origin,
      address: caller.address,
      session: caller.session,
      device: caller.device ?? null,
      known: caller.known ?? null,
      principal: present,
      transact: (work) => {
        if (procedure.kind === 'query') throw new Error(`${name} is a query and may not write`);
        const checked: typeof work = (tx) => {
          // Hashing a password takes long enough for the caller to be signed out or to lose the right.
          // Data that were closed and opened meanwhile are others: this call read what is not there any more.
          if (data !== undefined && data !== core.data()) throw closedMeanwhile(core.state());
          if (waited && present !== null && present === principal) requireUnchanged(present);
          return work(tx);
        };
        const result = core.transact(actorOf(name, caller, present, requestId), checked, flush);
        if (flush === 'together') own.push(core.flushing());
        return result;
      },
      as: contextOf,
    });
    const requireUnchanged = (before: Principal): void => {
      authorize(procedure, core.present(before), state);
    };
    const read = procedure.kind === 'query' ? core.read(name, input.data) : undefined;
    const written = read && (await read);
    if (written) {
      await onDisk([]);
      return written;
    }
    const answer = handler(input.data, contextOf(principal));
    waited = true;
    const found = await answer;
    await onDisk(own);
    return found instanceof WrittenJson ? found : z.parse(procedure.output, found);
  }

  return {
    dispatch: async (...call) => asValues(await noted(...call)),
    dispatchText: async (...call) => asText(await noted(...call)),
  };
}

/** What goes on record: no right, too many tries, and a sign-in that the directory did not answer; wrong passwords have entries of their own. */
function isRefusal(name: string, code: AppError['code']): boolean {
  return code === 'FORBIDDEN' || code === 'RATE_LIMITED' || (code === 'UNAVAILABLE' && name === 'auth.signIn');
}

/** What is still done on damaged data: signing in and out, what is kept of one's screen, choosing a backup, and the restore. */
function worksOnDamage(name: string): boolean {
  return /^(auth|sessions|preferences|setup|restore)\.|^backup\.verify$/.test(name) && name !== 'restore.takeUnit';
}

function readOnlyNow(): AppError {
  return new AppError(
    'UNAVAILABLE',
    'The database is damaged, so that nothing can be changed. An administrator restores the newest backup; until then everything can be read.',
  );
}

function unconfirmed(): AppError {
  return new AppError(
    'UNAVAILABLE',
    'The disk did not confirm this change, so it may be lost if the power fails. Look whether it is there before you make it again, and have an administrator check the disk.',
  );
}

function closedMeanwhile({ state, message }: { readonly state: string; readonly message: string }): AppError {
  const again = 'The data were closed for a moment and are open again. Look at what is there now, then try again.';
  return new AppError('UNAVAILABLE', state === 'READY' ? again : message, { details: { state } });
}

/** Who is on record: the account or operator, or the nameless caller of a public procedure. */
function actorOf(action: string, caller: Caller, principal: Principal | null, requestId: string): Actor {
  return {
    accountId: principal?.accountId ?? null,
    name: principal ? nameOnRecord(principal) : '(not signed in)',
    origin: caller.origin,
    address: caller.address,
    requestId,
    action,
  };
}

/** A script acts under its owner's name, and under that of its token. */
function nameOnRecord({ name, token }: Principal): string {
  return token ? `${name} (token ${token.name})` : name;
}

function authorize(procedure: Procedure, principal: Principal | null, state: string): void {
  const access: Access = procedure.access;
  if (access === 'public') return;
  if (access === 'unopened') {
    if (state === 'READY') throw new AppError('CONFLICT', 'This installation is already set up. Sign in instead.');
    return;
  }
  if (!principal) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
  requireUnrestricted(principal, procedure.allowedWhile);
  if (principal.token) requireTokenMay(procedure);
  if (access !== 'signed-in' && !principal.permissions.has(access)) {
    throw principal.token
      ? rightMissing()
      : new AppError('FORBIDDEN', 'Your account may not do this. Ask an administrator for the right.');
  }
  if (procedure.stepUp && !principal.recentlyProven) {
    throw new AppError('REAUTH_REQUIRED', 'Type your password again to go on with this.');
  }
}

/** Fields named in one refusal, and characters of a name or a message: a refusal never echoes megabytes of nonsense. */
const refusalLimits = { fields: 50, name: 200, message: 300 } as const;

function invalid(error: z.core.$ZodError): AppError {
  const fields = new Map<string, string>();
  for (const issue of error.issues) {
    if (fields.size >= refusalLimits.fields) break;
    const path = cut(issue.path.map(String).join('.') || '(input)', refusalLimits.name);
    if (!fields.has(path)) fields.set(path, cut(issue.message, refusalLimits.message));
  }
  return new AppError('INVALID', 'Some of what was sent is not valid. Correct the marked fields.', {
    fields: Object.fromEntries(fields),
  });
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}
