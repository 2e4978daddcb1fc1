import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import { importReasons } from '../../shared/import-reasons.ts';
import { searchWords } from '../../shared/text.ts';
import type {
  WhitelistCandidate,
  WhitelistEntry,
  WhitelistNames,
  WhitelistRef,
  WhitelistState,
  whitelistContract,
} from '../../shared/whitelist.ts';
import type { AccessService } from '../access/service.ts';
import type { AccountRules } from '../accounts/account-rules.ts';
import type { AdministratorRules } from '../accounts/administrator-rules.ts';
import type { SessionWriter } from '../auth/session-writer.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { Tx } from '../rpc/transact.ts';
import { type AuthorizedNames, readAuthorizedNames } from './authorized-users.ts';
import type { FallbackWarnings } from './fallback-warnings.ts';
import type { WhitelistRepository, WhitelistRow } from './repository.ts';
import type { WhitelistRules } from './whitelist-rules.ts';
import type { WhitelistWriter } from './whitelist-writer.ts';

type Input<P extends keyof typeof whitelistContract> = z.output<(typeof whitelistContract)[P]['input']>;

/** Names in one go: they are written in one transaction, during which nobody else is served. */
const maxNames = 5000;

/** The whitelist: consulted before any password, administered by whoever manages accounts. */
export function createWhitelistService(deps: {
  readonly repository: WhitelistRepository;
  readonly rules: WhitelistRules;
  readonly writer: WhitelistWriter;
  readonly warnings: FallbackWarnings;
  readonly access: Pick<AccessService, 'rules'>;
  readonly sessions: SessionWriter;
  readonly accounts: Pick<AccountRules, 'hasPower' | 'requirePower'>;
  readonly administrators: Pick<AdministratorRules, 'requireAnother'>;
}) {
  const { repository, rules, writer, warnings, access, sessions, accounts, administrators } = deps;

  function state(): WhitelistState {
    const { active, inactive } = repository.counts();
    return {
      enforced: access.rules().whitelistEnforced,
      source: rules.fallback() === null ? 'table' : 'environment',
      active,
      inactive,
      environmentNames: rules.environment?.length ?? null,
    };
  }

  function find(ref: WhitelistRef): WhitelistRow {
    const row = typeof ref === 'number' ? repository.byId(ref) : repository.byName(ref.trim());
    if (row) return row;
    if (typeof ref === 'string' && rules.fallback()?.has(ref.trim())) {
      throw new AppError(
        'CONFLICT',
        'This name comes from the variable AUTHORIZED_USERS. Import the names first; then it can be removed.',
      );
    }
    throw new AppError('NOT_FOUND', 'This name is not on the whitelist. Read the list again.');
  }

  /** Nobody decides on their own entry, nor on somebody's with rights beyond their own. */
  function requireForeign(ctx: Context, username: string, account: { id: number } | null): void {
    const principal = principalOf(ctx);
    if (principal.accountId !== null && principal.name === username) {
      throw new AppError('FORBIDDEN', 'Nobody changes their own whitelist entry. Ask another administrator.');
    }
    if (account) accounts.requirePower(ctx, account.id);
  }

  /** The same for many names at once; what is in force already is nobody's decision. */
  function requireForeignNames(ctx: Context, names: readonly string[]): void {
    for (const { id, username } of repository.accountsNamed(names.filter((name) => !rules.lists(name)))) {
      if (principalOf(ctx).accountId === id) requireForeign(ctx, username, null);
      if (accounts.hasPower(ctx, id)) continue;
      const message = `"${username}" is an account with rights that you do not have. Leave the name out, or ask an administrator.`;
      throw new AppError('FORBIDDEN', message, { fields: { 'names.text': message } });
    }
  }

  /** What bringing in each name would do. */
  function candidates({ valid, invalid }: AuthorizedNames): WhitelistCandidate[] {
    const known = repository.states(valid);
    return [
      ...valid.map((username) => {
        const active = known.get(username);
        return { username, state: active === undefined ? 'new' : active ? 'present' : 'inactive' } as const;
      }),
      ...invalid.map((username) => ({ username: username.slice(0, 200), state: 'invalid' as const })),
    ];
  }

  function namesOf(names: WhitelistNames): AuthorizedNames {
    if (names.source === 'list') {
      const read = readAuthorizedNames(names.text);
      if (read.valid.length + read.invalid.length <= maxNames) return read;
      const message = `A list has at most ${maxNames} names. Bring them in by several lists.`;
      throw new AppError('INVALID', message, { fields: { 'names.text': message } });
    }
    if (rules.environment === null) {
      throw new AppError(
        'CONFLICT',
        'The variable AUTHORIZED_USERS is not set where this program runs. Paste the names instead.',
      );
    }
    return { valid: rules.environment, invalid: rules.environmentInvalid };
  }

  function turn(ctx: Context, ref: WhitelistRef, change: (tx: Tx, row: WhitelistRow) => void): WhitelistEntry {
    const id = ctx.transact((tx) => {
      const row = find(ref);
      requireForeign(ctx, row.username, accountOf(row));
      change(tx, row);
      return row.id;
    });
    return toEntry(find(id));
  }

  return {
    /** Whether a person of this very name may sign in; everybody while the whitelist is not enforced. */
    admits: (canonicalName: string): boolean => !access.rules().whitelistEnforced || rules.lists(canonicalName),
    spelling: rules.spelling,
    state,

    list({ search, state: wanted, page, pageSize }: Input<'list'>) {
      const query = { words: searchWords(search), state: wanted };
      const items = repository.page(query, pageSize, (page - 1) * pageSize).map(toEntry);
      return { items, total: repository.count(query), state: state() };
    },

    /** @throws AppError CONFLICT when the name is on the list already */
    add({ username, reason }: Input<'add'>, ctx: Context): WhitelistEntry {
      const id = ctx.transact((tx) => {
        const present = repository.byName(username);
        if (present?.active === 1) {
          const message = 'This name is on the whitelist already.';
          throw new AppError('CONFLICT', message, { fields: { username: message } });
        }
        const [account = null] = repository.accountsNamed([username]);
        requireForeign(ctx, username, account);
        return warnings.around(ctx, tx, () =>
          writer.include(tx, { username, origin: 'manual', reason: reason || null }),
        );
      });
      return toEntry(find(id));
    },

    /** @throws AppError NOT_FOUND; FORBIDDEN for the own entry; CONFLICT for the last administrator's */
    remove({ entry, reason }: Input<'remove'>, ctx: Context): WhitelistEntry {
      return turn(ctx, entry, (tx, row) => {
        if (row.active === 0) return;
        const account = accountOf(row);
        if (account) administrators.requireAnother(account.id);
        writer.exclude(tx, row.username, reason || null);
        if (account) sessions.endOfAccount(tx, account.id);
      });
    },

    /** @throws AppError NOT_FOUND; FORBIDDEN for the own entry */
    reactivate({ entry, reason }: Input<'reactivate'>, ctx: Context): WhitelistEntry {
      return turn(ctx, entry, (tx, { username, origin }) =>
        writer.include(tx, { username, origin, reason: reason || null }),
      );
    },

    previewImport: ({ names }: Input<'previewImport'>) => ({ items: candidates(namesOf(names)) }),

    /** Adds the names that have no entry, all or none; the reason of each says where it came from. */
    import({ names, reason }: Input<'import'>, ctx: Context) {
      const counts = ctx.transact((tx) => {
        const all = candidates(namesOf(names));
        const count = (wanted: WhitelistCandidate['state']) => all.filter((one) => one.state === wanted).length;
        const origin = names.source === 'environment' ? 'environment' : 'list';
        const why = `${importReasons[origin]}${reason ? `: ${reason}` : ''}`.slice(0, 255);
        const fresh = all.filter(({ state: found }) => found === 'new').map(({ username }) => username);
        requireForeignNames(ctx, fresh);
        warnings.around(ctx, tx, () => {
          for (const username of fresh) writer.include(tx, { username, origin, reason: why });
        });
        const result = {
          added: fresh.length,
          present: count('present'),
          inactive: count('inactive'),
          invalid: count('invalid'),
        };
        tx.audit({
          entity: 'whitelist',
          entityId: null,
          changes: Object.fromEntries(Object.entries(result).map(([key, value]) => [key, { old: null, new: value }])),
          reason: reason || null,
        });
        return result;
      });
      return { ...counts, state: state() };
    },
  };
}

/** The service of {@link createWhitelistService}. */
export type WhitelistService = ReturnType<typeof createWhitelistService>;

/** The account that the entry lets in: the one of exactly this name. */
function accountOf(row: WhitelistRow): { id: number; active: boolean } | null {
  if (row.account_id === null || row.account_name !== row.username) return null;
  return { id: row.account_id, active: row.account_active === 1 };
}

function toEntry(row: WhitelistRow): WhitelistEntry {
  return {
    id: row.id,
    username: row.username,
    reason: row.reason,
    origin: row.origin,
    active: row.active === 1,
    addedBy: row.added_by,
    addedAt: row.added_at,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
    account: accountOf(row),
    resembles: row.account_name !== null && row.account_name !== row.username ? row.account_name : null,
  };
}
