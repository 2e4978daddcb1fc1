import { createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Clock } from '../ports.ts';
import { writeDurably } from './durable-file.ts';

const AnchorSchema = z.strictObject({
  installId: z.string(),
  /** Number of the last audit entry that is known to be stored; 0 before the first. */
  seq: z.int().min(0),
  /** Hash of that entry; empty before the first. */
  hash: z.string(),
  /** When it was written down (UTC). */
  at: z.string(),
});

const AnchorFile = z.strictObject({ v: z.literal(1), ...AnchorSchema.shape, mac: z.string() });

/** The head of the audit trail as kept outside the database: a lost write-ahead log or an older file then shows. */
export type Anchor = Readonly<z.infer<typeof AnchorSchema>>;

/** What lies under the name of the anchor. `altered`: unreadable, or not written with this installation's key. */
export type AnchorOnDisk =
  | { readonly state: 'missing' }
  | { readonly state: 'altered' }
  | { readonly state: 'genuine'; readonly anchor: Anchor };

/** Reads the anchor and checks that it was written with `key` (the authentication key). */
export function readAnchor(path: string, key: Buffer): AnchorOnDisk {
  if (!existsSync(path)) return { state: 'missing' };
  const file = parse(path);
  if (file === undefined) return { state: 'altered' };
  const { v: _version, mac, ...anchor } = file;
  const expected = Buffer.from(authenticate(anchor, key), 'latin1');
  const actual = Buffer.from(mac, 'latin1');
  const genuine = expected.length === actual.length && timingSafeEqual(expected, actual);
  return genuine ? { state: 'genuine', anchor } : { state: 'altered' };
}

/** The installation an anchor says it belongs to, without a key and so without proof: a hint for messages only. */
export function claimedInstallation(path: string): string | undefined {
  return existsSync(path) ? parse(path)?.installId : undefined;
}

/**
 * Writes the anchor atomically (0600). Never goes back: a genuine anchor that is further on stays.
 *
 * @returns whether it was written
 */
export function writeAnchor(path: string, key: Buffer, anchor: Anchor): boolean {
  const present = readAnchor(path, key);
  if (present.state === 'genuine' && present.anchor.seq >= anchor.seq) return false;
  replaceAnchor(path, key, anchor);
  return true;
}

/** Writes the anchor even if it goes back. Only for set-up, a restore, and an administrator's decision after a roll-back. */
export function replaceAnchor(path: string, key: Buffer, anchor: Anchor): void {
  const { installId, seq, hash, at } = anchor;
  const file = { v: 1, installId, seq, hash, at, mac: authenticate(anchor, key) };
  writeDurably(path, `${JSON.stringify(file, null, 2)}\n`);
}

function parse(path: string) {
  try {
    return AnchorFile.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

function authenticate(anchor: Anchor, key: Buffer): string {
  const text = JSON.stringify([1, anchor.installId, anchor.seq, anchor.hash, anchor.at]);
  return createHmac('sha256', key).update('rems-anchor-v1\n').update(text).digest('base64');
}

/** Keeps `anchor.json` at most a second behind the audit trail. */
export interface AnchorKeeper {
  /** Notes the newest audit entry after its commit; cheap, may be called after every write. */
  note(seq: number, hash: string): void;
  /** Writes what is still outstanding. Call it at shutdown and after a short command; throws when the disk refuses. */
  flush(): void;
  /** Stops the timer without writing; for a database that was lost or is being replaced. */
  stop(): void;
}

/** Longest time between a commit and its anchor, in milliseconds; also the shortest between two writes. */
const delay = 1000;

/**
 * Writes the anchor one second after the first commit that it does not cover, so that a burst costs one write.
 * A failed write is reported to `onError` and tried again with the next commit or flush.
 */
export function createAnchorKeeper(deps: {
  readonly path: string;
  readonly key: Buffer;
  readonly installId: string;
  readonly clock: Clock;
  readonly onError?: (cause: unknown) => void;
}): AnchorKeeper {
  const { path, key, installId, clock, onError } = deps;
  let head: { readonly seq: number; readonly hash: string } | undefined;
  let timer: NodeJS.Timeout | undefined;

  function stop(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  function flush(): void {
    stop();
    if (head === undefined) return;
    writeAnchor(path, key, { installId, ...head, at: clock.now().toISOString() });
    head = undefined;
  }

  function flushLater(): void {
    try {
      flush();
    } catch (cause) {
      onError?.(cause);
    }
  }

  return {
    note(seq, hash) {
      if (head === undefined || seq > head.seq) head = { seq, hash };
      if (timer !== undefined) return;
      timer = setTimeout(flushLater, delay);
      timer.unref();
    },
    flush,
    stop,
  };
}
