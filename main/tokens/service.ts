import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import { fold, searchWords } from '../../shared/text.ts';
import { type AccessToken, maxTokens, type tokensContract } from '../../shared/tokens.ts';
import type { Clock, Random } from '../ports.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import { scopesOf } from './bearer.ts';
import type { TokenRow, TokensRepository } from './repository.ts';
import { hashOfToken, hintOf, newToken } from './token-text.ts';

type Input<P extends keyof typeof tokensContract> = z.output<(typeof tokensContract)[P]['input']>;

const dayMs = 24 * 3_600_000;

/** Personal access tokens: everyone their own, whoever manages accounts everyone's. Nobody sees a token again after it was made. */
export function createTokensService(deps: {
  readonly repository: TokensRepository;
  readonly clock: Clock;
  readonly random: Random;
}) {
  const { repository, clock, random } = deps;
  const now = () => clock.now().toISOString();

  function view(row: TokenRow): AccessToken {
    const ended = row.expires_at <= now() ? 'expired' : 'active';
    return {
      id: row.id,
      accountId: row.account_id,
      username: row.username,
      name: row.name,
      scopes: scopesOf(row),
      hint: row.hint,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
      lastUsedAt: row.last_used_at,
      lastAddress: row.last_address,
      state: row.revoked_at === null ? ended : 'revoked',
      revokedAt: row.revoked_at,
    };
  }

  /** @throws AppError INVALID for the command line */
  function owner(ctx: Context): number {
    const { accountId } = principalOf(ctx);
    if (accountId === null) throw new AppError('INVALID', 'A token belongs to an account; sign in to make one.');
    return accountId;
  }

  function stored(id: number): TokenRow {
    const row = repository.byId(id);
    if (!row) throw new AppError('NOT_FOUND', 'This token does not exist. Read the list again.');
    return row;
  }

  return {
    own: (ctx: Context): { items: AccessToken[] } => ({ items: repository.ofAccount(owner(ctx)).map(view) }),

    /** @throws AppError INVALID for a right that the owner does not have, CONFLICT for a name in use or too many tokens */
    create({ name, scopes, days }: Input<'create'>, ctx: Context): { token: string; item: AccessToken } {
      const accountId = owner(ctx);
      const token = newToken(random);
      const id = ctx.transact((tx) => {
        requireOwnRights(scopes, ctx);
        if (repository.countOpen(accountId, tx.at) >= maxTokens)
          throw new AppError('CONFLICT', `You have ${maxTokens} tokens already. Revoke one that is not used any more.`);
        const open = repository.ofAccount(accountId).filter((row) => view(row).state === 'active');
        if (open.some((row) => fold(row.name) === fold(name))) {
          const message = 'You have a token with this name already. Choose another name, or revoke that one.';
          throw new AppError('CONFLICT', message, { fields: { name: message } });
        }
        const expiresAt = new Date(Date.parse(tx.at) + days * dayMs).toISOString();
        const row = { accountId, name, scopes: [...new Set(scopes)], at: tx.at, expiresAt };
        const made = repository.insert({ ...row, hash: hashOfToken(token), hint: hintOf(token) });
        tx.audit({
          entity: 'token',
          entityId: accountId,
          changes: {
            tokenName: { old: null, new: name },
            scopes: { old: null, new: row.scopes },
            expiresAt: { old: null, new: expiresAt },
          },
        });
        return made;
      });
      return { token, item: view(stored(id)) };
    },

    /** @throws AppError NOT_FOUND also for a token that the caller may not know */
    revoke({ id }: Input<'revoke'>, ctx: Context): Record<string, never> {
      const { accountId, permissions } = principalOf(ctx);
      ctx.transact((tx) => {
        const row = stored(id);
        if (row.account_id !== accountId && !permissions.has('accounts:manage'))
          throw new AppError('NOT_FOUND', 'This token does not exist. Read the list again.');
        if (!repository.revoke(id, tx.at)) throw new AppError('CONFLICT', 'This token was revoked already.');
        tx.audit({
          entity: 'token',
          entityId: row.account_id,
          changes: { tokenName: { old: row.name, new: null }, revokedAt: { old: null, new: tx.at } },
        });
      });
      return {};
    },

    list({ search, account, includeEnded, page, pageSize }: Input<'list'>): { items: AccessToken[]; total: number } {
      const accountId =
        account === undefined ? null : repository.accountOf(typeof account === 'number' ? account : fold(account));
      if (accountId === undefined)
        throw new AppError('NOT_FOUND', 'This account does not exist. The list of accounts shows every name.');
      const filter = { words: searchWords(search), accountId, includeEnded: includeEnded === true };
      const rows = repository.page(filter, now(), pageSize, (page - 1) * pageSize);
      return { items: rows.map(view), total: repository.count(filter, now()) };
    },
  };
}

/** The service of {@link createTokensService}. */
export type TokensService = ReturnType<typeof createTokensService>;

function requireOwnRights(scopes: Input<'create'>['scopes'], ctx: Context): void {
  const { permissions } = principalOf(ctx);
  if (scopes.every((right) => permissions.has(right))) return;
  const message = 'A token carries rights that you have yourself. Choose among them.';
  throw new AppError('INVALID', message, { fields: { scopes: message } });
}
