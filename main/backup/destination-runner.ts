import { fork } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../shared/contract/errors.ts';
import type { Clock, HelperProcess } from '../ports.ts';
import { type DestinationOrder, type DestinationReport, workAtDestination } from './destination-work.ts';
import { fromWire, type OnStep, toWire, type WireFault } from './worker-protocol.ts';

/** The one order that a process gets. */
export interface DestinationTask {
  readonly order: DestinationOrder;
  /** Zeroed by who receives it. */
  readonly authentication: Uint8Array;
}

/** What the process says. */
export type DestinationMessage =
  | { readonly kind: 'step'; readonly step: string; readonly done: number; readonly total: number }
  | { readonly kind: 'ended'; readonly report: DestinationReport }
  | WireFault;

/** Works at another place. @throws AppError with the reason; UNAVAILABLE when the place does not answer */
export type DestinationRunner = (order: DestinationOrder, onStep: OnStep) => Promise<DestinationReport>;

/** How long a place may be silent, milliseconds: while a set is copied or proven, and until it says what is there. */
export const destinationLimits = { work: 15 * 60_000, look: 30_000 };

/**
 * A runner over a process of its own for every order: a share that hangs holds no thread of this program, and the process is given up.
 * A worker thread would not do: a program does not end before the last of its threads does.
 *
 * @param entry the process's code; null works in the calling thread (command line, tests)
 */
export function createDestinationRunner(deps: {
  readonly entry: URL | null;
  readonly authentication: Buffer;
  readonly clock: Clock;
  /** How the host starts a program of ours beside it; a process of Node when absent. */
  readonly startProcess?: ((entry: URL) => HelperProcess) | undefined;
  readonly limits?: typeof destinationLimits;
}): DestinationRunner {
  const { entry, authentication, clock, limits = destinationLimits } = deps;
  if (entry === null) {
    return async (order, onStep) => {
      await pause(0);
      try {
        return await workAtDestination(order, { authentication, clock, onStep });
      } catch (cause) {
        const fault = toWire(cause);
        throw fault.kind === 'refused' && !(cause instanceof AppError) ? fromWire(fault) : cause;
      }
    };
  }
  const start = deps.startProcess ?? forkNode;
  return (order, onStep) =>
    new Promise<DestinationReport>((resolve, reject) => {
      const helper = start(entry);
      const limit = order.order === 'copy' || order.order === 'verify' ? limits.work : limits.look;
      const giveUp = () => {
        helper.kill();
        reject(
          new AppError(
            'UNAVAILABLE',
            'The place did not answer in time. Check the network or the drive, then try again.',
          ),
        );
      };
      let timer = setTimeout(giveUp, limit);
      helper.onMessage((raw) => {
        // as: the other end is this program's own.
        const message = raw as DestinationMessage;
        clearTimeout(timer);
        if (message.kind === 'step') {
          // It goes on: a slow share may take hours for a large set.
          timer = setTimeout(giveUp, limit);
          return onStep(message.step, message.done, message.total);
        }
        // It has said everything; a utility process would wait for more.
        helper.kill();
        if (message.kind === 'ended') resolve(message.report);
        else reject(fromWire(message));
      });
      helper.onExit((code) => {
        clearTimeout(timer);
        reject(new Error(`the process at another place ended with code ${code} and no answer`));
      });
      const task: DestinationTask = { order, authentication: new Uint8Array(authentication) };
      helper.post(task);
      task.authentication.fill(0);
    });
}

function forkNode(entry: URL): HelperProcess {
  const child = fork(fileURLToPath(entry), { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  // What cannot be sent or started ends the process, which is told.
  child.on('error', () => child.kill('SIGKILL'));
  return {
    post: (message) => void child.send(message as object),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('close', (code) => listener(code)),
    kill: () => void child.kill('SIGKILL'),
  };
}
