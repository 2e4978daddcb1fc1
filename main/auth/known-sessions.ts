import { hash } from 'node:crypto';
import type { AccessSettings } from '../../shared/access.ts';
import type { ChangeStamp } from '../database/change-stamp.ts';
import { createKeptAnswers } from '../database/kept-answers.ts';
import type { Moments } from '../database/moments.ts';
import type { Principal } from '../rpc/context.ts';
import type { LiveSession } from './session-repository.ts';

/** Sessions that are kept between calls. */
const keptSessions = 1000;

/** What the tables say of a session, until one of them changes. */
export interface KnownSession {
  readonly row: LiveSession;
  readonly rules: AccessSettings;
  readonly permissions: Principal['permissions'];
  /** When it expires, milliseconds. */
  readonly endsAt: number;
}

/** What the first of some requests found, and when. */
interface Found {
  readonly token: string;
  readonly moment: number;
  readonly known: KnownSession;
}

/** What the tables say of the sessions that ask. */
export function createKnownSessions(deps: {
  /** Of the tables that a session and the rules of access are read from. */
  readonly stamp: ChangeStamp;
  readonly moments: Moments;
  readonly read: (tokenHash: string) => KnownSession | undefined;
}) {
  const { moments, read } = deps;
  const kept = createKeptAnswers<KnownSession>(deps.stamp, keptSessions);
  const found = new WeakMap<object, Found>();

  /** What the tables say is kept until one of them changes. */
  function present(token: string): KnownSession | undefined {
    const tokenHash = hashToken(token);
    return kept(tokenHash, () => read(tokenHash));
  }

  /**
   * The session of a token. Requests of one batch are told once within a moment, also the one that asks again when its body is there: what
   * the first of them found was looked for after all of them had come. Another request always asks anew, however soon it comes.
   */
  return (token: string, batch: object | undefined): KnownSession | undefined => {
    const moment = batch && moments();
    if (batch === undefined || moment === undefined) return present(token);
    const before = found.get(batch);
    if (before?.moment === moment && before.token === token) return before.known;
    const known = present(token);
    if (known) found.set(batch, { token, moment, known });
    return known;
  };
}

/** What the database keeps of a token. */
export function hashToken(token: string): string {
  return hash('sha256', token, 'hex');
}
