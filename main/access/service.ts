import type { z } from 'zod';
import { AccessSettings, type accessContract, accessDefaults } from '../../shared/access.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { blankToNull } from '../../shared/text.ts';
import type { AdministratorRules } from '../accounts/administrator-rules.ts';
import type { DeviceRules } from '../devices/device-rules.ts';
import type { RoleRules } from '../roles/role-rules.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import { type Chosen, laidOver } from '../settings/settings-values.ts';
import { createStoredSettings } from '../settings/stored-settings.ts';
import type { WhitelistRules } from '../whitelist/whitelist-rules.ts';
import type { AccessRepository } from './repository.ts';

type Save = z.output<(typeof accessContract)['save']['input']>;
type Stored = AccessSettings & { readonly version: number };

/** The rules of access of this installation. */
export function createAccessService(deps: {
  readonly repository: AccessRepository;
  readonly roles: Pick<RoleRules, 'unknownAmong'>;
  readonly whitelist: Pick<WhitelistRules, 'lists'>;
  readonly administrators: Pick<AdministratorRules, 'anyListed'>;
  readonly devices: Pick<DeviceRules, 'isApproved' | 'endStrangers'>;
}) {
  const { repository, roles, whitelist, administrators, devices } = deps;

  const settings = createStoredSettings<AccessSettings>({
    section: repository,
    defaults: accessDefaults,
    document: AccessSettings.partial(),
    record: { entity: 'access', entityId: 'rules' },
    conflict: 'Somebody else changed these rules. Compare both values and save again.',
  });

  function requireKnownRoles(chosen: readonly string[]): void {
    const [unknown] = roles.unknownAmong(chosen);
    if (unknown === undefined) return;
    const message = `There is no role "${unknown}". Read the list of roles again.`;
    throw new AppError('INVALID', message, { fields: { secondFactorRoles: message } });
  }

  /** Whoever switches the whitelist on must be on it: the next call would otherwise find the door shut. */
  function requireWayBack(ctx: Context): void {
    const { accountId, name } = principalOf(ctx);
    if (accountId !== null && !whitelist.lists(name)) {
      const message = 'You are not on the whitelist yourself. Have another administrator add you first.';
      throw new AppError('CONFLICT', message, { fields: { whitelistEnforced: message } });
    }
    if (!administrators.anyListed()) {
      const message = 'No active administrator is on the whitelist. Add one before you switch it on.';
      throw new AppError('CONFLICT', message, { fields: { whitelistEnforced: message } });
    }
  }

  /** Nobody shuts their own browser out. */
  function requireKnownBrowser(ctx: Context): void {
    if (devices.isApproved(ctx)) return;
    const message =
      'This browser is not known itself. Make it known with a code first, or switch this on at the workstation.';
    throw new AppError('CONFLICT', message, { fields: { deviceApproval: message } });
  }

  return {
    get: settings.get,

    /** The rules as they hold at this moment; read at every call, because a command beside this process may change them. */
    rules: settings.values,

    /** @throws AppError CONFLICT for a stale version or a rule that would lock everyone, or this browser, out; INVALID for an unknown role */
    save({ version, ...sent }: Save, ctx: Context): Stored {
      const begins = (old: AccessSettings, next: AccessSettings) => next.deviceApproval && !old.deviceApproval;
      return settings.save(
        ctx,
        version,
        (old) => {
          const next = laidOver(old, tidy(sent));
          if (sent.secondFactorRoles) requireKnownRoles(next.secondFactorRoles);
          if (next.whitelistEnforced && !old.whitelistEnforced) requireWayBack(ctx);
          if (begins(old, next)) requireKnownBrowser(ctx);
          return next;
        },
        (tx, old, next) => {
          if (begins(old, next)) devices.endStrangers(tx, principalOf(ctx));
        },
      );
    },
  };
}

/** The service of {@link createAccessService}. */
export type AccessService = ReturnType<typeof createAccessService>;

/** As it is kept: no blank name, each role once. */
function tidy(sent: Chosen<AccessSettings>): Chosen<AccessSettings> {
  return {
    ...sent,
    ...(sent.clinicName !== undefined && { clinicName: blankToNull(sent.clinicName) }),
    ...(sent.secondFactorRoles && { secondFactorRoles: [...new Set(sent.secondFactorRoles)].sort() }),
  };
}
