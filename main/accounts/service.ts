import type { z } from 'zod';
import type { Account, AccountRef, accountsContract, ExplainedPermission } from '../../shared/accounts.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { blankToNull, fold, searchWords } from '../../shared/text.ts';
import type { PasswordPolicy } from '../auth/password-policy.ts';
import type { Passwords } from '../auth/passwords.ts';
import type { SessionWriter } from '../auth/session-writer.ts';
import type { RoleRules } from '../roles/role-rules.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { Tx } from '../rpc/transact.ts';
import type { MemberWriter } from '../studies/member-writer.ts';
import type { FallbackWarnings } from '../whitelist/fallback-warnings.ts';
import type { WhitelistWriter } from '../whitelist/whitelist-writer.ts';
import type { AccountReader } from './account-reader.ts';
import type { AccountRules } from './account-rules.ts';
import { rolesOf } from './account-view.ts';
import type { AccountWriter } from './account-writer.ts';
import type { AdministratorRules } from './administrator-rules.ts';
import type { AccountRow, AccountsRepository } from './repository.ts';
import { temporaryUntil } from './temporary-password.ts';

type Input<P extends keyof typeof accountsContract> = z.output<(typeof accountsContract)[P]['input']>;

/** Who has an account, and what it may do. Nobody decides on their own rights; somebody who can administer always stays. */
export function createAccountsService(deps: {
  readonly repository: AccountsRepository;
  readonly reader: AccountReader;
  readonly writer: AccountWriter;
  readonly rules: AccountRules;
  readonly administrators: Pick<AdministratorRules, 'requireAnother'>;
  readonly roles: Pick<RoleRules, 'permissionsOf' | 'permissionsOfEach'>;
  readonly studyMembers: MemberWriter;
  readonly whitelist: WhitelistWriter;
  readonly warnings: FallbackWarnings;
  readonly sessions: SessionWriter;
  readonly passwords: Pick<Passwords, 'hash'>;
  readonly policy: PasswordPolicy;
}) {
  const {
    repository,
    reader,
    writer,
    rules,
    administrators,
    roles,
    whitelist,
    warnings,
    sessions,
    passwords,
    policy,
    studyMembers,
  } = deps;

  /** Nothing was ever done under the account, so that nothing on record would lose its author. */
  const isDeletable = (row: AccountRow) => row.last_sign_in_at === null && !repository.acted(row.id);

  /** One change of rights: of somebody else's account, by somebody with the power for it. */
  function changeRights(ctx: Context, find: () => AccountRow, change: (tx: Tx, row: AccountRow) => void): Account {
    const id = ctx.transact((tx) => {
      const row = find();
      rules.requireOther(ctx, row.id);
      rules.requirePower(ctx, row.id);
      change(tx, row);
      return row.id;
    });
    return reader.view(id);
  }

  /** The hash of a new account's password; null for one of the directory, which gets none. */
  async function hashOf({ source, password, username, email }: Input<'create'>): Promise<string | null> {
    if (source === 'directory') {
      if (password === undefined) return null;
      const message = 'An account of the directory has no password here. Leave it out.';
      throw new AppError('INVALID', message, { fields: { password: message } });
    }
    if (password === undefined) {
      const message = 'Type a password for the account.';
      throw new AppError('INVALID', message, { fields: { password: message } });
    }
    await policy.check(password, [username, email], 'password');
    return passwords.hash(password);
  }

  return {
    list({ search, page, pageSize, ...filters }: Input<'list'>): { items: Account[]; total: number } {
      const query = { ...filters, words: searchWords(search) };
      const rows = repository.list(query, pageSize, (page - 1) * pageSize);
      return { items: reader.views(rows), total: repository.count(query) };
    },

    get(ref: AccountRef, ctx: Context): Account & { deletable: boolean; own: boolean; patients: number } {
      const row = reader.find(ref);
      const own = principalOf(ctx).accountId === row.id;
      return {
        ...reader.view(row.id),
        own,
        deletable: !own && isDeletable(row),
        patients: repository.patients(row.id),
      };
    },

    /** @throws AppError CONFLICT for a name, an address or a person that is taken; INVALID for a password that may not be set */
    async create(input: Input<'create'>, ctx: Context): Promise<Account> {
      const granted = input.roles?.length ? input.roles : ['viewer'];
      // Before the slow hash, so that a refusal comes at once; again inside, because roles may go meanwhile.
      rules.requireGrantable(ctx, granted);
      const hash = await hashOf(input);
      const id = ctx.transact((tx) => {
        rules.requireGrantable(ctx, granted);
        const temporary = input.temporary && hash !== null;
        const draft = { ...input, roles: granted, ...(temporary && { temporaryUntil: temporaryUntil(tx.at) }) };
        const created = writer.insert(tx, draft, hash);
        if (input.whitelist)
          warnings.around(ctx, tx, () => whitelist.include(tx, { username: input.username, origin: 'account' }));
        return created;
      });
      return reader.view(id);
    },

    /** @throws AppError CONFLICT for a stale version, or an address or a person that is taken */
    update({ id, version, email, personId }: Input<'update'>, ctx: Context): Account {
      ctx.transact((tx) => {
        const row = reader.findAt(id, version);
        rules.requirePower(ctx, id);
        const next = {
          email: email === undefined ? row.email : blankToNull(email),
          personId: personId === undefined ? row.person_id : personId,
        };
        writer.requireFree(next, id);
        const changes = {
          ...(next.email !== row.email && { email: { old: row.email, new: next.email } }),
          ...(next.personId !== row.person_id && { personId: { old: row.person_id, new: next.personId } }),
        };
        if (Object.keys(changes).length === 0) return;
        repository.update({ id, ...next, emailFolded: next.email && fold(next.email), at: tx.at });
        tx.audit({ entity: 'account', entityId: id, changes });
      });
      return reader.view(id);
    },

    /** Those that groups of the directory give stay as they are. */
    setRoles({ id, version, roles: wanted }: Input<'setRoles'>, ctx: Context): Account {
      return changeRights(
        ctx,
        () => reader.findAt(id, version),
        (tx, row) => {
          const held = rolesOf(row);
          const added = [...new Set(wanted)].filter((role) => !held.some((one) => one.role === role));
          const dropped = held
            .filter(({ role, origin }) => origin === 'manual' && !wanted.includes(role))
            .map(({ role }) => role);
          if (added.length === 0 && dropped.length === 0) return;
          rules.requireGrantable(ctx, added);
          if (dropped.includes('administrator')) administrators.requireAnother(id);
          repository.changeRoles(id, added, dropped, tx.at);
          const old = held.map(({ role }) => role);
          tx.audit({
            entity: 'account',
            entityId: id,
            changes: { roles: { old, new: [...old.filter((role) => !dropped.includes(role)), ...added] } },
          });
          sessions.endOfAccount(tx, id);
        },
      );
    },

    activate: (ref: AccountRef, ctx: Context): Account =>
      changeRights(
        ctx,
        () => reader.find(ref),
        (tx, { id, active }) => {
          if (active === 1) return;
          repository.setActive({ id, active: 1, at: tx.at });
          tx.audit({ entity: 'account', entityId: id, changes: { active: { old: false, new: true } } });
        },
      ),

    deactivate: ({ account, reason }: Input<'deactivate'>, ctx: Context): Account =>
      changeRights(
        ctx,
        () => reader.find(account),
        (tx, { id, active }) => {
          if (active === 0) return;
          administrators.requireAnother(id);
          repository.setActive({ id, active: 0, at: tx.at });
          const changes = { active: { old: true, new: false } };
          tx.audit({ entity: 'account', entityId: id, changes, reason: reason || null });
          sessions.endOfAccount(tx, id);
        },
      ),

    /** @throws AppError CONFLICT for an account with history, which can only be deactivated */
    remove(ref: AccountRef, ctx: Context): Record<string, never> {
      ctx.transact((tx) => {
        const row = reader.find(ref);
        rules.requireOther(ctx, row.id);
        rules.requirePower(ctx, row.id);
        if (!isDeletable(row)) {
          throw new AppError(
            'CONFLICT',
            'This account has been used and stays on record. Deactivate it instead of deleting it.',
          );
        }
        if (row.active === 1) administrators.requireAnother(row.id);
        const old = rolesOf(row).map(({ role }) => role);
        studyMembers.forget(tx, row.id);
        repository.remove(row.id);
        tx.audit({
          entity: 'account',
          entityId: row.id,
          changes: {
            username: { old: row.username, new: null },
            email: { old: row.email, new: null },
            personId: { old: row.person_id, new: null },
            source: { old: row.source, new: null },
            active: { old: row.active === 1, new: null },
            roles: { old, new: null },
          },
        });
        whitelist.exclude(tx, row.username);
      });
      return {};
    },

    explain(ref: AccountRef): { permissions: ExplainedPermission[] } {
      const held = rolesOf(reader.find(ref)).map(({ role }) => role);
      const given = roles.permissionsOfEach(held);
      // Together they may give less than each for itself: whoever administers creates no patients.
      const explained = roles.permissionsOf(held).map((permission) => ({
        permission,
        roles: [...given].filter(([, rights]) => rights.includes(permission)).map(([role]) => role),
      }));
      return { permissions: explained.filter((one) => one.roles.length > 0) };
    },
  };
}

/** The service of {@link createAccountsService}. */
export type AccountsService = ReturnType<typeof createAccountsService>;
