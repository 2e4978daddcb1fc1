import { fold } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import { readAuthorizedNames } from './authorized-users.ts';

/** Who is on the whitelist, whether or not it is enforced. */
export interface WhitelistRules {
  /** Whether exactly this name is on the list in force. */
  lists(username: string): boolean;
  /** How the list in force spells a typed name: an entry that is equal but for case and accents. */
  spelling(typed: string): string | undefined;
  /** The entry of exactly this name, active or not: who changed it last and when. */
  entryOf(username: string): { readonly changedBy: string; readonly changedAt: string } | undefined;
  /** The names of the variable while it is in force, else null. */
  fallback(): ReadonlySet<string> | null;
  /** All names of the variable; null when it is not set. */
  readonly environment: readonly string[] | null;
  /** What stands in the variable and can be no username. */
  readonly environmentInvalid: readonly string[];
}

/**
 * The whitelist on one connection. The variable AUTHORIZED_USERS counts only while the table has never held an entry but that of the
 * first administrator; entries are never deleted, so that a list whose entries are all inactive does not re-open it (row 000-016).
 */
export function createWhitelistRules(deps: {
  readonly db: Db;
  /** The text of the variable. */
  readonly authorizedUsers: string | undefined;
}): WhitelistRules {
  const { db, authorizedUsers } = deps;
  const { valid, invalid } = readAuthorizedNames(authorizedUsers ?? '');
  const environment = valid.length > 0 ? valid : null;
  const environmentSet = new Set(valid);
  const held = db.prepare<[], number>("SELECT EXISTS (SELECT 1 FROM whitelist WHERE origin <> 'set-up')").pluck();
  const active = db.prepare<[string], number>('SELECT 1 FROM whitelist WHERE username = ? AND active = 1').pluck();
  const entry = db.prepare<[string], { changedBy: string; changedAt: string }>(
    'SELECT changed_by AS changedBy, changed_at AS changedAt FROM whitelist WHERE username = ?',
  );
  const alike = db
    .prepare<[string], string>('SELECT username FROM whitelist WHERE username_folded = ? AND active = 1 ORDER BY id')
    .pluck();

  const fallback = () => (environment !== null && held.get() === 0 ? environmentSet : null);
  const lists = (username: string) => active.get(username) === 1 || (fallback()?.has(username) ?? false);

  return {
    environment,
    environmentInvalid: invalid,
    fallback,
    lists,
    entryOf: (username) => entry.get(username),
    spelling(typed) {
      const name = typed.trim();
      if (lists(name)) return name;
      const folded = fold(name);
      return alike.get(folded) ?? [...(fallback() ?? [])].find((known) => fold(known) === folded);
    },
  };
}
