import { contract } from '../../shared/contract/index.ts';

/** One request to the listener, when it was answered. */
export interface AccessEntry {
  readonly at: Date;
  readonly address: string;
  /** Number of the account that asked; null when nobody was signed in. */
  readonly account: number | null;
  /** Number of the access token it was asked with; null for sessions. */
  readonly token: number | null;
  readonly method: string;
  /** As it came; what is written has neither query nor ticket. */
  readonly target: string;
  readonly status: number;
  readonly bytes: number;
  readonly ms: number;
  readonly requestId: string;
}

/** Characters of a path that are written. */
const shown = 200;
/** The paths of calls, which are nearly all that is asked for. */
const calls: ReadonlySet<string> = new Set(
  Object.entries(contract).flatMap(([area, procedures]) =>
    Object.keys(procedures).map((name) => `/rpc/${area}.${name}`),
  ),
);
const unsafe = /[^\x21-\x7e]/g;

/**
 * The path without its query, without what is secret in it (tickets, the tokens of calendars), and without the numbers of records
 * (row 002-029): which unit somebody looked at is no matter of this log. Nor is what somebody typed in the place of a call or a patient:
 * it may be a name.
 */
export function accessPath(target: string): string {
  if (calls.has(target)) return target;
  const path = target.split(/[?#]/, 1)[0] ?? '';
  return path
    .replace(/^\/+(download|upload|calendar)\/.*/i, '/$1/*')
    .replace(/^\/+rpc\/(.*)$/s, (own, call: string) => (calls.has(`/rpc/${call}`) ? own : '/rpc/*'))
    .replace(/^\/+patients\/(?!(?:new|reviews)$).*/is, '/patients/*')
    .replace(/^(?!\/(?:assets|rpc)\/).*$/s, (own) => own.replaceAll(/[^/]*\d[^/]*/g, '*'))
    .replaceAll(unsafe, '?')
    .slice(0, shown);
}

/** The entry as a line of JSON. */
export function accessLine(entry: AccessEntry): string {
  const { at, address, account, token, method, target, status, bytes, ms, requestId } = entry;
  return JSON.stringify({
    at: at.toISOString(),
    level: status >= 500 ? 'warn' : 'info',
    component: 'access',
    address,
    account,
    token: token ?? undefined,
    method: method.slice(0, 20).replaceAll(unsafe, '?'),
    path: accessPath(target),
    status,
    bytes,
    ms: Math.round(ms * 10) / 10,
    requestId,
  });
}
