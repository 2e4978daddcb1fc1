import { createHash } from 'node:crypto';
import type { AccessSettings } from '../../shared/access.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Db } from '../database/connection.ts';
import { isOnThisMachine } from '../rpc/console.ts';
import type { Context, Principal } from '../rpc/context.ts';
import type { Tx } from '../rpc/transact.ts';
import { createDevicesRepository } from './repository.ts';

type Asking = Pick<Context, 'origin' | 'address' | 'known'>;

/** What the database keeps of what a browser is known by. */
export function hashOfDevice(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Which browsers may sign in where an administrator must let them in first (row L19 of the security page). Whoever is on the machine
 * itself always may: nobody locks themselves out.
 */
export function createDeviceRules(deps: {
  readonly db: Db;
  readonly access: { rules(): Pick<AccessSettings, 'deviceApproval'> };
}) {
  const { db, access } = deps;
  const repository = createDevicesRepository(db);

  /** The known browser that asks; null when it is none. */
  function knownDevice({ known }: Pick<Context, 'known'>): number | null {
    return known?.token === undefined ? null : (repository.byHash(hashOfDevice(known.token)) ?? null);
  }

  const isApproved = (asking: Asking) => isOnThisMachine(asking) || knownDevice(asking) !== null;

  /** @throws AppError FORBIDDEN with `device: 'unknown'` */
  function requireApproved(asking: Asking): void {
    if (!access.rules().deviceApproval || isApproved(asking)) return;
    throw new AppError(
      'FORBIDDEN',
      'This browser is not known here yet. Ask an administrator for a code to let it in.',
      {
        details: { device: 'unknown' },
      },
    );
  }

  return {
    knownDevice,
    isApproved,
    requireApproved,
    isAsked: (): boolean => access.rules().deviceApproval,

    /** The known browser to which a session that begins now belongs. @throws AppError FORBIDDEN as {@link requireApproved} */
    admit(tx: Tx, asking: Asking): number | null {
      requireApproved(asking);
      const id = knownDevice(asking);
      if (id !== null) repository.noteSeen({ id, at: tx.at, address: asking.address });
      return id;
    },

    /** Ends the sessions of browsers across the network that nobody made known; on record when there were any. The one that decides so stays. */
    endStrangers(tx: Tx, decider: Principal): void {
      // No session has the id 0.
      const except = decider.sessionId ?? 0;
      const accounts = repository.accountsOfStrangers(except);
      if (repository.endStrangers(except) === 0) return;
      for (const account of accounts)
        tx.audit({ entity: 'session', entityId: account, action: 'devices.endStrangers' });
    },
  };
}

/** The rules of {@link createDeviceRules}. */
export type DeviceRules = ReturnType<typeof createDeviceRules>;
