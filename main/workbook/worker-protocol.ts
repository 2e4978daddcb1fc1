import type { BookFacts } from './write-workbook.ts';

/** What the worker gets. The key is a copy that the worker zeroes after opening. */
export interface BookTask {
  readonly file: string;
  readonly key: Uint8Array;
  readonly facts: BookFacts;
  /** See {@link bookSlots}. */
  readonly memory: SharedArrayBuffer;
}

/** What the worker says. */
export type BookMessage =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'ended' };

/** Numbers that both threads see: whether to stop, and bytes that were written and not taken yet. */
export const bookSlots = { stop: 0, waiting: 1 } as const;

/** Bytes that may lie between the threads, so that a slow network does not fill the memory. */
export const maxWaiting = 4_000_000;
