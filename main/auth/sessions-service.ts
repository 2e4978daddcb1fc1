import type { z } from 'zod';
import type { AccountRef } from '../../shared/accounts.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Session, sessionsContract } from '../../shared/sessions.ts';
import { fold, searchWords } from '../../shared/text.ts';
import { type Context, type Principal, principalOf } from '../rpc/context.ts';
import type { AuthRepository } from './repository.ts';
import type { ListedSession, SessionRepository } from './session-repository.ts';
import type { SessionWriter } from './session-writer.ts';
import type { Sessions } from './sessions.ts';

type Input<P extends keyof typeof sessionsContract> = z.output<(typeof sessionsContract)[P]['input']>;

/** Sessions of one account that are listed; nobody has more windows than that. */
const mostOwn = 500;

/** Seeing and ending sessions: everyone their own, whoever manages accounts everyone's. */
export function createSessionsService(deps: {
  readonly repository: SessionRepository;
  readonly accounts: Pick<AuthRepository, 'byName' | 'byId'>;
  readonly sessions: Pick<Sessions, 'within' | 'states'>;
  readonly writer: SessionWriter;
}) {
  const { repository, accounts, sessions, writer } = deps;

  function views(rows: readonly ListedSession[], { sessionId }: Principal): Session[] {
    const states = sessions.states(rows.map(({ id }) => id));
    return rows.map((row) => {
      const state = states.get(row.id);
      return {
        id: row.id,
        accountId: row.account_id,
        username: row.username,
        origin: row.origin,
        address: row.address,
        device: row.device,
        createdAt: row.created_at,
        lastActiveAt: row.last_active_at,
        // A session that died of its age between the list and this look is gone with the next list.
        expiresAt: state?.expiresAt.toISOString() ?? row.expires_at,
        locked: state?.restriction === 'locked',
        current: row.id === sessionId,
      };
    });
  }

  function accountOf(ref: AccountRef): number {
    const account = typeof ref === 'number' ? accounts.byId(ref) : accounts.byName(fold(ref));
    if (!account)
      throw new AppError('NOT_FOUND', 'This account does not exist. The list of accounts shows every name.');
    return account.id;
  }

  /** @throws AppError INVALID for the command line, which has no session */
  function owner(ctx: Context): Principal & { readonly accountId: number } {
    const principal = principalOf(ctx);
    const { accountId } = principal;
    if (accountId === null) throw new AppError('INVALID', 'The command line has no sessions. Name an account instead.');
    return { ...principal, accountId };
  }

  return {
    own(ctx: Context): { items: Session[] } {
      const principal = owner(ctx);
      const rows = repository.page({ words: [], accountId: principal.accountId }, sessions.within(), mostOwn, 0);
      const items = views(rows, principal);
      return { items: [...items.filter(({ current }) => current), ...items.filter(({ current }) => !current)] };
    },

    list(input: Input<'list'>, ctx: Context): { items: Session[]; total: number } {
      const filter = {
        words: searchWords(input.search),
        accountId: input.account === undefined ? null : accountOf(input.account),
      };
      const within = sessions.within();
      const rows = repository.page(filter, within, input.pageSize, (input.page - 1) * input.pageSize);
      return { items: views(rows, principalOf(ctx)), total: repository.count(filter, within) };
    },

    /** @throws AppError NOT_FOUND also for a session that the caller may not know */
    end({ id }: Input<'end'>, ctx: Context): Record<string, never> {
      const { accountId, permissions, sessionId } = principalOf(ctx);
      ctx.transact((tx) => {
        const row = repository.one(id);
        if (!row || (row.account_id !== accountId && !permissions.has('accounts:manage')))
          throw new AppError('NOT_FOUND', 'This session has ended already. Read the list again.');
        repository.remove(id);
        tx.audit({ entity: 'session', entityId: row.account_id });
      });
      if (id === sessionId) ctx.session?.clear();
      return {};
    },

    endOwn({ keepThis }: Input<'endOwn'>, ctx: Context): { ended: number } {
      const { accountId, sessionHash } = owner(ctx);
      const except = keepThis ? sessionHash : null;
      const ended = ctx.transact((tx) => writer.endOfAccount(tx, accountId, { except }));
      if (!keepThis) ctx.session?.clear();
      return { ended };
    },

    endAccount({ account }: Input<'endAccount'>, ctx: Context): { ended: number } {
      const accountId = accountOf(account);
      const ended = ctx.transact((tx) => writer.endOfAccount(tx, accountId));
      if (accountId === principalOf(ctx).accountId) ctx.session?.clear();
      return { ended };
    },

    endEveryone(ctx: Context): { ended: number } {
      // No session has the id 0: the command line spares none.
      const keep = principalOf(ctx).sessionId ?? 0;
      const ended = ctx.transact((tx) => {
        const changes = repository.removeAllBut(keep);
        // Without an id everybody's window is told to ask who is signed in.
        tx.audit({ entity: 'session', entityId: null, changes: { sessions: { old: changes, new: 0 } } });
        return changes;
      });
      return { ended };
    },
  };
}

/** The service of {@link createSessionsService}. */
export type SessionsService = ReturnType<typeof createSessionsService>;
