import { z } from 'zod';
import { administrativePermissions } from '../../shared/contract/permissions.ts';
import { daysBetween, localDate } from '../../shared/dates.ts';
import type { AccessReviewRow, maintenanceContract } from '../../shared/maintenance.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { Clock } from '../ports.ts';
import type { SignOffWriter } from '../readiness/sign-off-writer.ts';
import type { RoleRules } from '../roles/role-rules.ts';
import type { Context } from '../rpc/context.ts';
import type { WhitelistRules } from '../whitelist/whitelist-rules.ts';
import type { MaintenanceRepository, ReviewedAccount } from './repository.ts';
import type { MaintenanceService } from './service.ts';

type Input<P extends keyof typeof maintenanceContract> = z.output<(typeof maintenanceContract)[P]['input']>;

const Names = z.array(z.string());

/** Days without a sign-in after which somebody should ask whether an account is still needed. */
const idleDays = 90;

/** The monthly review of who has access (row 000-096). */
export function createAccessReview(deps: {
  readonly repository: MaintenanceRepository;
  readonly whitelist: Pick<WhitelistRules, 'lists'>;
  readonly roles: Pick<RoleRules, 'permissionsOf'>;
  readonly signOffs: SignOffWriter;
  readonly maintenance: Pick<MaintenanceService, 'close'>;
  readonly clock: Clock;
}) {
  const { repository, whitelist, roles, signOffs, maintenance, clock } = deps;

  function remarksOn(account: ReviewedAccount, whitelisted: boolean): string[] {
    const remarks: string[] = [];
    const ids = Names.parse(JSON.parse(account.roles));
    const rights = roles.permissionsOf(ids);
    const administers = rights.includes('accounts:manage');
    if (account.active === 0) {
      if (whitelisted) remarks.push('Inactive, but still on the whitelist.');
      return remarks;
    }
    if (administers) remarks.push('May administer accounts.');
    if (administers && account.secondFactor === 0 && account.source === 'local')
      remarks.push('Administers without a second factor.');
    // As an investigator too: no other administrator lists patients.
    if (rights.includes('patients:read') && rights.some((right) => administrativePermissions.includes(right)))
      remarks.push('Administers and lists the patients of studies, with their identities.');
    if (ids.length === 0) remarks.push('Has no role.');
    if (!whitelisted) remarks.push('Active, but not on the whitelist.');
    if (account.lastSignInAt === null) remarks.push('Has never signed in.');
    else {
      const days = daysBetween(localDate(new Date(account.lastSignInAt)), localDate(clock.now()));
      if (days >= idleDays) remarks.push(`Has not signed in for ${days} days.`);
    }
    return remarks;
  }

  /** Every account; those with most to look at first. */
  function rows(): AccessReviewRow[] {
    return repository
      .accounts()
      .map((account): AccessReviewRow => {
        const whitelisted = whitelist.lists(account.username);
        return {
          accountId: account.accountId,
          username: account.username,
          personName: account.personName,
          source: account.source,
          active: account.active === 1,
          roles: Names.parse(JSON.parse(account.roles)),
          whitelisted,
          lastSignInAt: account.lastSignInAt,
          secondFactor: account.secondFactor === 1,
          remarks: remarksOn(account, whitelisted),
        };
      })
      .sort((one, other) => other.remarks.length - one.remarks.length);
  }

  return {
    read({ page, pageSize }: Input<'accessReview'>) {
      const all = rows();
      const last = repository.lastReview();
      return {
        items: all.slice((page - 1) * pageSize, page * pageSize),
        total: all.length,
        lastAt: last?.at ?? null,
        lastBy: last?.by ?? null,
      };
    },

    /** Keeps every account as it stands now under the signature, and closes the task of the month. */
    async sign({ note }: Input<'signAccessReview'>, ctx: Context): Promise<{ at: string; by: string }> {
      return retryWhileBusy(() =>
        ctx.transact((tx) => {
          const all = rows();
          const warnings = all.filter(({ remarks }) => remarks.length > 0).length;
          const counts = { ok: all.length - warnings, warnings, failed: 0 };
          const id = signOffs.sign(tx, { kind: 'access-review', note: note || null, counts, content: { rows: all } });
          maintenance.close(tx, 'access-review', note || null);
          tx.audit({
            entity: 'maintenance',
            entityId: id,
            reason: note || null,
            changes: { accounts: { old: null, new: all.length }, remarks: { old: null, new: warnings } },
          });
          return { at: tx.at, by: tx.by };
        }),
      );
    },
  };
}

/** The review of {@link createAccessReview}. */
export type AccessReview = ReturnType<typeof createAccessReview>;
