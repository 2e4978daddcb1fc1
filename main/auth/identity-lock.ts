import type { AppEvent, Topic } from '../../shared/contract/events.ts';
import type { DataKeys } from '../keys/data-keys.ts';
import type { Clock, Log } from '../ports.ts';
import type { SessionRepository } from './session-repository.ts';
import { principalOfAccount, type Sessions } from './sessions.ts';

/** What may end the last session that reads identities. */
const ending: ReadonlySet<Topic> = new Set([
  'session',
  'account',
  'role',
  'access',
  'whitelist',
  'directory',
  'device',
]);

/**
 * Drops the keys of identities from memory when nobody is signed in who may read them: the last such session has ended or is locked.
 * Whoever needs them next unwraps them again.
 */
export function createIdentityLock(deps: {
  readonly repository: Pick<SessionRepository, 'openIds'>;
  readonly sessions: Pick<Sessions, 'states'>;
  readonly keys: Pick<DataKeys, 'holdsIdentity' | 'lockIdentity'>;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { repository, sessions, keys, clock, log } = deps;

  function anybodyReads(): boolean {
    const states = sessions.states(repository.openIds(clock.now().toISOString()));
    for (const { row, restriction } of states.values())
      if (restriction === null && principalOfAccount(row).permissions.has('patients:read')) return true;
    return false;
  }

  function look(): null {
    if (keys.holdsIdentity() && !anybodyReads()) {
      keys.lockIdentity();
      log.info('the keys of identities were dropped');
    }
    return null;
  }

  return {
    look,
    /** After what may have ended a session. */
    follow({ topic }: AppEvent): void {
      if (ending.has(topic)) look();
    },
  };
}
