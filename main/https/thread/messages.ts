import type { ConnectedFacts, LogData, ServedCertificate } from '../../ports.ts';
import type { AccessEntry } from '../access-line.ts';
import type { ConnectionLimits } from '../connections.ts';
import type { ListenerLimits } from '../listener-limits.ts';
import type { ByteMessage } from './byte-streams.ts';

/** What a listener of the thread is opened with. */
export interface ListenerSettings {
  readonly certificate: ServedCertificate;
  /** Names and addresses that are answered; those of the certificate when absent. */
  readonly names?: readonly string[] | undefined;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly limits?: Partial<ListenerLimits> | undefined;
}

/** Whose request is answered, for the access log and the list of who is connected. */
export interface Asker {
  readonly account: number | null;
  readonly token: number | null;
}

/** A request as it crosses to the core. Everything is text, which is copied faster than lists and objects. */
interface CrossingRequest {
  readonly request: number;
  readonly listener: number;
  /** Names and values, a line each. */
  readonly headers: string;
  /** Every name that it claims, a line each. */
  readonly claimedHosts: string;
  readonly address: string;
  readonly fromItself: boolean;
  readonly requestId: string;
}

/** What the core wants of the thread. Requests, listeners and questions go by number. */
export type Order =
  | { readonly kind: 'open'; readonly listener: number; readonly settings: ListenerSettings }
  | {
      readonly kind: 'certificate';
      readonly listener: number;
      readonly certificate: ServedCertificate;
      readonly names: readonly string[] | undefined;
    }
  | { readonly kind: 'close' | 'destroy'; readonly listener: number }
  | { readonly kind: 'limit'; readonly limits: ConnectionLimits }
  | { readonly kind: 'settled' | 'connected'; readonly question: number }
  | { readonly kind: 'drop'; readonly question: number; readonly address: string }
  | {
      /** A call is answered. */
      readonly kind: 'answer';
      readonly request: number;
      readonly status: number;
      /** JSON of the lines of the headers. */
      readonly headers: string;
      readonly text: string;
      readonly asker: Asker | null;
    }
  | {
      /** Another request is answered; a body of `bytes` follows by itself. */
      readonly kind: 'respond';
      readonly request: number;
      readonly status: number;
      readonly headers: readonly (readonly [string, string])[];
      readonly body: Uint8Array<ArrayBuffer> | 'bytes' | null;
      readonly asker: Asker | null;
    }
  /** Whose request it is, ahead of an answer that may never come to its reader. */
  | { readonly kind: 'asker'; readonly request: number; readonly asker: Asker }
  /** Cuts the connection of a request. */
  | { readonly kind: 'abort'; readonly request: number }
  | ByteMessage
  /** Nothing more comes. */
  | { readonly kind: 'end' };

/** What the thread tells the core. */
export type Report =
  | {
      readonly kind: 'opened';
      readonly listener: number;
      readonly url: string;
      readonly port: number;
      readonly addresses: readonly string[];
    }
  /** A listener could not be opened. */
  | { readonly kind: 'refused'; readonly listener: number; readonly code: string | undefined; readonly message: string }
  | { readonly kind: 'failed'; readonly listener: number; readonly reason: string }
  | { readonly kind: 'closed'; readonly listener: number }
  | { readonly kind: 'settled'; readonly question: number; readonly value: true }
  | { readonly kind: 'connected'; readonly question: number; readonly value: readonly ConnectedFacts[] }
  | { readonly kind: 'dropped'; readonly question: number; readonly value: number }
  | (CrossingRequest & {
      readonly kind: 'call';
      readonly target: string;
      /** The same for requests that were read at once. */
      readonly batch: number;
      /** All of it, a character a byte; null when it comes in pieces. */
      readonly body: string | null;
    })
  /** More of the body of a call, a character a byte; null when it broke off. */
  | { readonly kind: 'piece'; readonly request: number; readonly piece: string | null; readonly last: boolean }
  | (CrossingRequest & {
      readonly kind: 'fetch';
      readonly method: string;
      readonly url: string;
      /** Whether a body follows. */
      readonly body: boolean;
    })
  /** Requests that were answered. */
  | { readonly kind: 'answered'; readonly entries: readonly AccessEntry[] }
  | {
      readonly kind: 'log';
      readonly level: 'debug' | 'info' | 'warn' | 'error';
      readonly message: string;
      readonly data: LogData | undefined;
    }
  | ByteMessage;

/** An end of the line between the core and the thread. */
export interface Line<Sent, Heard> {
  postMessage(message: Sent, transfer?: readonly ArrayBuffer[]): void;
  on(event: 'message', listener: (message: Heard) => void): unknown;
  close(): void;
}
