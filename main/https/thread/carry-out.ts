import { inspect } from 'node:util';
import type { Log, Random } from '../../ports.ts';
import type { AccessEntry } from '../access-line.ts';
import { createConnectionBook } from '../connections.ts';
import { createListener, type Listener } from '../listener.ts';
import { defaultListenerLimits } from '../listener-limits.ts';
import { codeOf } from '../supervision.ts';
import { createByteStreams } from './byte-streams.ts';
import { createDistantApp } from './distant-app.ts';
import type { Line, Order, Report } from './messages.ts';

/** The thread's side: keeps listeners as the core orders, and takes every request to it. */
export function carryOut(line: Line<Report, Order>, random: Random): void {
  const tell = (report: Report, transfer: readonly ArrayBuffer[] = []) => line.postMessage(report, transfer);
  const streams = createByteStreams(tell);
  const app = createDistantApp({ tell, streams });
  const log = distantLog(tell);
  const book = createConnectionBook(defaultListenerLimits, () => new Date());
  const listeners = new Map<number, Listener>();
  let isOver = false;
  const onAnswered = inTurns((entries) => tell({ kind: 'answered', entries }));

  async function open({ listener, settings }: Extract<Order, { kind: 'open' }>): Promise<void> {
    try {
      const { limits = {}, ...rest } = settings;
      const opened = await createListener({ ...rest, limits, app: app.appOf(listener), book, log, random, onAnswered });
      // The end may have come over it.
      if (isOver) return opened.destroy();
      listeners.set(listener, opened);
      opened.onFailure((reason) => tell({ kind: 'failed', listener, reason }));
      const { url, port, addresses } = opened;
      tell({ kind: 'opened', listener, url, port, addresses });
    } catch (cause) {
      const code = codeOf(cause);
      tell({ kind: 'refused', listener, code, message: cause instanceof Error ? cause.message : code });
    }
  }

  /** Over is over, whether in order or not. */
  async function close(listener: number): Promise<void> {
    try {
      await listeners.get(listener)?.close();
    } catch (cause) {
      log.error('the listener did not close in order', { cause });
    }
    listeners.delete(listener);
    tell({ kind: 'closed', listener });
  }

  function serve({ listener, certificate, names }: Extract<Order, { kind: 'certificate' }>): void {
    try {
      listeners.get(listener)?.setCertificate(certificate, names);
    } catch (cause) {
      log.error('the certificate could not be changed', { cause });
    }
  }

  function end(): void {
    isOver = true;
    for (const listener of listeners.values()) listener.destroy();
    listeners.clear();
    streams.close();
    line.close();
  }

  function heard(order: Order): void {
    switch (order.kind) {
      case 'answer':
      case 'respond':
        app.answered(order);
        break;
      case 'asker':
        app.note(order);
        break;
      case 'abort':
        app.abort(order.request);
        break;
      case 'open':
        void open(order);
        break;
      case 'certificate':
        serve(order);
        break;
      case 'close':
        void close(order.listener);
        break;
      case 'destroy':
        listeners.get(order.listener)?.destroy();
        listeners.delete(order.listener);
        break;
      case 'limit':
        book.limit(order.limits);
        break;
      case 'settled':
        tell({ kind: 'settled', question: order.question, value: true });
        break;
      case 'connected':
        tell({ kind: 'connected', question: order.question, value: book.connected() });
        break;
      case 'drop':
        tell({ kind: 'dropped', question: order.question, value: book.drop(order.address) });
        break;
      case 'end':
        end();
        break;
      default:
        streams.heard(order);
    }
  }

  line.on('message', heard);
}

/** Gathers what comes within a turn of the event loop, and tells it at its end. */
function inTurns(tell: (entries: readonly AccessEntry[]) => void): (entry: AccessEntry) => void {
  let entries: AccessEntry[] = [];
  return (entry) => {
    entries.push(entry);
    if (entries.length > 1) return;
    setImmediate(() => {
      tell(entries);
      entries = [];
    });
  };
}

function distantLog(tell: (report: Report) => void): Log {
  const at =
    (level: Extract<Report, { kind: 'log' }>['level']): Log['info'] =>
    (message, data) => {
      try {
        tell({ kind: 'log', level, message, data });
      } catch {
        // Something in it cannot cross.
        tell({ kind: 'log', level, message, data: { cause: inspect(data) } });
      }
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
