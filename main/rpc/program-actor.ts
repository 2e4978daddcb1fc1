import type { Random } from '../ports.ts';
import type { Actor } from './transaction.ts';

/**
 * Who is on record for what the program does by itself.
 *
 * @param name in brackets, as no account is called: `(jobs)`
 * @param action what it does, named like a procedure
 */
export function programActor(random: Pick<Random, 'uuid'>, name: `(${string})`, action: string): Actor {
  return { accountId: null, name, origin: 'job', address: null, requestId: random.uuid(), action };
}
