import type { Caller } from '../rpc/context.ts';
import type { Dispatch } from '../rpc/dispatch.ts';
import { memoryCarrier } from '../rpc/memory-carrier.ts';
import { type Finding, failed, ok } from './finding.ts';

/** What the tries are on record as. */
const nobody = '(self-test)';
const advice = 'Restart the program; if it stays, keep the log and tell whoever looks after this program.';

const stranger = (): Caller => ({ origin: 'ipc', address: null, session: memoryCarrier() });
const operator = (): Caller => ({ ...stranger(), origin: 'cli', operator: { name: nobody } });

/** Signs in under a name and password that cannot be right. */
export async function tryWrongPassword(dispatch: Dispatch, now: Date): Promise<Finding> {
  // Another name each time: failures of one name add up until it has to wait.
  const input = { username: `${nobody} ${now.getTime()}`, password: 'not a password of anybody', method: 'local' };
  const reply = await dispatch('auth.signIn', input, stranger());
  const code = reply.ok ? 'OK' : reply.error.code;
  // Several tries within minutes have to wait like everybody else's.
  if (code === 'UNAUTHENTICATED' || code === 'RATE_LIMITED') return ok(`A wrong password is refused: ${code}.`);
  return failed(`A wrong password is answered with ${code}.`, advice);
}

/** Calls something that does not exist. */
export async function tryUnknownProcedure(dispatch: Dispatch): Promise<Finding> {
  const reply = await dispatch('nothing.here', {}, stranger());
  if (!reply.ok && reply.error.code === 'NOT_FOUND' && reply.error.requestId !== '')
    return ok('An unknown call gets the standard error with its request number.');
  return failed('An unknown call does not get the standard error.', advice);
}

/** Reads what the pages of administration read. */
export async function tryAdministration(dispatch: Dispatch): Promise<Finding> {
  const calls = ['home.summary', 'accounts.list', 'whitelist.list', 'jobs.list'];
  const refused: string[] = [];
  for (const name of calls) {
    if (!(await dispatch(name, {}, operator())).ok) refused.push(name);
  }
  if ((await dispatch('accounts.list', {}, stranger())).ok) refused.push('accounts.list');
  if (refused.length === 0) return ok('The pages of administration answer, and to nobody who is not signed in.');
  return failed(`Calls of administration that did not answer as they should: ${refused.join(', ')}.`, advice);
}
