import { AppError } from '../../shared/contract/errors.ts';
import { maxLists, Preferences } from '../../shared/preferences.ts';
import type { Db } from '../database/connection.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { Tx } from '../rpc/transact.ts';
import { createPreferencesRepository } from './repository.ts';

/** A schema works itself out when it is first asked; made anew for each call that costs half a millisecond. */
const Stored = Preferences.partial();
const defaults: Preferences = { language: null, theme: 'auto', lists: {}, views: {} };

/** The parts of {@link Preferences} that a person sends. */
export type PreferencesChange = { readonly [K in keyof Preferences]?: Preferences[K] | undefined };

/** What a person chose. */
export function createPreferencesService(deps: { readonly db: Db }) {
  const repository = createPreferencesRepository(deps.db);

  /** The preferences of an account, defaults where nothing was chosen. */
  function of(accountId: number): Preferences {
    const stored = repository.read(accountId);
    const parsed = stored === undefined ? undefined : Stored.safeParse(JSON.parse(stored));
    return { ...defaults, ...(parsed?.success ? dropUndefined(parsed.data) : {}) };
  }

  function owner(ctx: Context): number {
    const { accountId } = principalOf(ctx);
    if (accountId === null) throw new AppError('INVALID', 'Preferences belong to an account; sign in to keep some.');
    return accountId;
  }

  /** Writes the changed parts; inside the caller's transaction. */
  function write(tx: Tx, accountId: number, change: PreferencesChange): void {
    const old = of(accountId);
    const next: Preferences = {
      language: change.language === undefined ? old.language : change.language,
      theme: change.theme ?? old.theme,
      lists: { ...old.lists, ...change.lists },
      views: { ...old.views, ...change.views },
    };
    if (JSON.stringify(old) === JSON.stringify(next)) return;
    for (const part of ['lists', 'views'] as const) {
      if (Object.keys(next[part]).length > maxLists)
        throw new AppError('INVALID', `Preferences are kept for ${maxLists} lists at most.`);
    }
    repository.write({ accountId, document: JSON.stringify(next), at: tx.at });
    const parts = (Object.keys(next) as (keyof Preferences)[]).filter(
      (key) => JSON.stringify(old[key]) !== JSON.stringify(next[key]),
    );
    tx.audit({
      entity: 'preferences',
      entityId: accountId,
      action: 'preferences.set',
      changes: Object.fromEntries(parts.map((key) => [key, { old: old[key], new: next[key] }])),
    });
  }

  return {
    of,
    write,
    get: (ctx: Context): Preferences => of(owner(ctx)),
    set(change: PreferencesChange, ctx: Context): Preferences {
      const accountId = owner(ctx);
      ctx.transact((tx) => write(tx, accountId, change));
      return of(accountId);
    },
  };
}

/** The service of {@link createPreferencesService}. */
export type PreferencesService = ReturnType<typeof createPreferencesService>;

function dropUndefined(change: PreferencesChange): Partial<Preferences> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
