import { type AppEvent, type Topic, topicOf, topics } from '../../shared/contract/events.ts';
import type { AuditHead } from '../database/audit-head.ts';
import type { Db } from '../database/connection.ts';
import type { Log } from '../ports.ts';

/** Tells every window and browser what to read again. */
export interface EventBus {
  subscribe(listener: (event: AppEvent) => void): () => void;
  /** For what is not a record (progress of an import). */
  publish(event: AppEvent): void;
  /** Reads the audit entries since the last time and publishes one event per topic; cheap when there are none. */
  pump(): void;
  /** Stops the watch on other processes' writes. */
  close(): void;
}

/** More records than this in one go are announced without ids. */
const maxIds = 200;
/** More entries than this in one go are not read: every topic is announced. Reading all that an import wrote would hold up every screen. */
const maxEntries = 2_000;
/** How often writes of other processes (command line, worker) are looked for, milliseconds. */
const watchEveryMs = 500;

/** Tells every listener; one that fails is logged and keeps the event from nobody else. */
export function tellAll(listeners: Iterable<(event: AppEvent) => void>, event: AppEvent, log: Log): void {
  for (const listener of listeners) {
    try {
      listener(event);
    } catch (cause) {
      log.error('a listener of events failed', { topic: event.topic, cause });
    }
  }
}

/**
 * Events are the audit trail, read forward: whatever is committed, by this process or another, is announced once and in order.
 * `onNews` is called with the newest entry before the events of a go are published. `PRAGMA data_version` changes only for other
 * connections' commits, so that an idle watch costs microseconds. Nobody waits for events, so that a fault is logged and the next go makes
 * up for it.
 */
export function createEventBus(deps: {
  readonly db: Db;
  readonly log: Log;
  readonly onNews: (head: AuditHead) => void;
}): EventBus {
  const { db, log, onNews } = deps;
  const listeners = new Set<(event: AppEvent) => void>();
  const newest = db.prepare<[], AuditHead>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1');
  const since = db.prepare<[number], { entity: string; action: string; entity_id: string | null }>(
    'SELECT entity, action, entity_id FROM audit WHERE seq > ? ORDER BY seq',
  );
  const dataVersion = () => db.pragma('data_version', { simple: true });
  let seen = newest.get()?.seq ?? 0;
  let version = dataVersion();

  function publish(event: AppEvent): void {
    tellAll(listeners, event, log);
  }

  function guarded(work: () => void): void {
    try {
      work();
    } catch (cause) {
      log.error('committed changes could not be announced', { cause });
    }
  }

  function announceNews(): void {
    const head = newest.get();
    if (!head || head.seq === seen) return;
    const ids = head.seq - seen > maxEntries ? new Map(topics.map((topic) => [topic, undefined])) : touched();
    seen = head.seq;
    onNews(head);
    for (const [topic, set] of ids) publish(set ? { topic, ids: [...set].map(asId) } : { topic });
  }

  /** The records of the entries since the last time; without ids where there are too many. */
  function touched(): ReadonlyMap<Topic, ReadonlySet<string> | undefined> {
    const ids = new Map<Topic, Set<string> | undefined>();
    for (const row of since.iterate(seen)) {
      const topic = topicOf(row.entity, row.action);
      if (!topic) continue;
      if (!ids.has(topic)) ids.set(topic, new Set());
      const set = ids.get(topic);
      if (!set) continue;
      if (row.entity_id === null || set.size >= maxIds) ids.set(topic, undefined);
      else set.add(row.entity_id);
    }
    return ids;
  }

  function lookForOthers(): void {
    const now = dataVersion();
    if (now === version) return;
    version = now;
    announceNews();
  }

  const timer = setInterval(() => guarded(lookForOthers), watchEveryMs);
  timer.unref();

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    publish,
    pump: () => guarded(announceNews),
    close: () => clearInterval(timer),
  };
}

function asId(text: string): number | string {
  return /^\d{1,15}$/.test(text) ? Number(text) : text;
}
