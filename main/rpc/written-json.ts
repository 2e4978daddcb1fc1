import type { Reply, WireError } from '../../shared/contract/errors.ts';

/** The data of a reply that were checked and written as JSON already, here or by another thread: over HTTPS they go on as they are. */
export class WrittenJson<Data = unknown> {
  readonly text: string;
  /** What the text says; there only for the types. */
  declare readonly data: Data;

  constructor(text: string) {
    this.text = text;
  }
}

/** A reply on its way to a transport that sends text. */
export interface WrittenReply {
  /** What was refused; null when it was done. Status and headers follow from it. */
  readonly error: WireError | null;
  /** The whole Reply as JSON. */
  readonly text: string;
}

/** A reply whose data are values, for callers in this process. */
export function asValues(reply: Reply<unknown>): Reply<unknown> {
  return reply.ok && reply.data instanceof WrittenJson ? { ok: true, data: JSON.parse(reply.data.text) } : reply;
}

/** A reply as text. */
export function asText(reply: Reply<unknown>): WrittenReply {
  if (!reply.ok) return { error: reply.error, text: JSON.stringify(reply) };
  const { data } = reply;
  return { error: null, text: data instanceof WrittenJson ? `{"ok":true,"data":${data.text}}` : JSON.stringify(reply) };
}
