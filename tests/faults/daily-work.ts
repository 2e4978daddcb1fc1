import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { bootHost } from '../../main/host/boot.ts';
import { systemClock } from '../../main/host/system-ports.ts';
import { toWire } from '../../main/rpc/to-wire.ts';
import { clientOf, unwrapReply } from '../../shared/contract/client.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { memoryLog, testPorts } from '../support/ports.ts';
import { storedDocument } from '../support/stored-document.ts';
import { operator } from './open.ts';
import type { Stage } from './scenario.ts';

/** What the child is told. */
export interface DayOrder {
  /** The record that is changed and gets documents. */
  readonly unit: number;
  /** Where the built workers are. */
  readonly workers: string;
}

/** What the child says, a line each. */
export type Said =
  | { readonly kept: 'notes'; readonly text: string }
  | { readonly kept: 'lookup' | 'document'; readonly id: number }
  | { readonly refused: string; readonly code: string; readonly message: string }
  | { readonly trouble: string | null; readonly healthy: boolean };

/** Milliseconds between two steps. */
const breath = 10;

/** In a child: a host at work. It saves, reads and takes documents in again and again, whatever it is answered, and says what pages show. */
export async function dailyWork({ folder, state, say }: Stage): Promise<void> {
  // Written by the campaign.
  const { unit, workers } = state as DayOrder;
  const log = memoryLog();
  const ports = testPorts({ folder, clock: systemClock, log });
  const { core } = await bootHost(ports, { workerEntry: pathToFileURL(workers) });
  const api = clientOf<AppContract>(async (name, input) => unwrapReply(await core.dispatch(name, input, operator)));
  const tell = (said: Said) => say(JSON.stringify(said));
  let shown = '';

  /** What whoever works is answered: a refusal travels as it does through the listener. */
  async function attempt(what: string, work: () => Promise<Said | undefined>): Promise<void> {
    try {
      const said = await work();
      if (said) tell(said);
    } catch (cause) {
      const { code, message } = cause instanceof AppError ? cause : toWire(cause, what, 'x', log);
      tell({ refused: what, code, message });
    }
  }

  for (let round = 0; ; round += 1) {
    await attempt('notes', async () => {
      const { version } = await api.equipment.get({ id: unit });
      const text = `day ${process.pid} ${round}`;
      await api.equipment.update({ id: unit, version, notes: text });
      return { kept: 'notes', text };
    });
    await attempt('lookup', async () => {
      const { id } = await api.lookups.create({ kind: 'manufacturer', name: `Maker ${process.pid} ${round}` });
      return { kept: 'lookup', id };
    });
    if (round % 10 === 5)
      await attempt('document', async () => {
        const id = await storedDocument({ core, as: () => api }, 'unit', unit);
        return { kept: 'document', id };
      });
    const { writeTrouble: trouble } = await api.system.status({});
    const healthy = core.health().status === 'healthy';
    const now = JSON.stringify({ trouble, healthy } satisfies Said);
    if (now !== shown) say(now);
    shown = now;
    await pause(breath);
  }
}
