import type { DirectoryEntry } from './entry.ts';

/** Why an account of the directory may not be used. */
export type AccountObstacle = 'disabled' | 'locked' | 'expired' | 'must-change';

/** What the attributes of an account say. */
export interface AccountState {
  /** Certain: no password is tried. */
  readonly obstacle: AccountObstacle | null;
  /**
   * Says that it is locked, perhaps no longer: the mark stays until the next successful sign-in, and how long it holds is a rule that
   * only the server knows. The server decides when a password is tried.
   */
  readonly marked: 'locked' | null;
}

/** The attributes that {@link accountState} reads; servers leave out those that they do not have. */
export const stateAttributes = [
  'userAccountControl',
  'msDS-User-Account-Control-Computed',
  'lockoutTime',
  'accountExpires',
  'pwdLastSet',
  'pwdAccountLockedTime',
  'pwdReset',
  'nsAccountLock',
  'loginDisabled',
  'shadowExpire',
] as const;

const flags = { disabled: 0x2, lockedOut: 0x10, passwordNeverExpires: 0x10000, passwordExpired: 0x800000 } as const;
/** `accountExpires` of an account that never does. */
const never = 0x7fffffffffffffffn;
/** 1 January 1601 in milliseconds of Unix time, where the clock of Active Directory starts; it ticks every 100 ns. */
const activeDirectoryEpoch = -11_644_473_600_000n;

/**
 * The state of an account in Active Directory (userAccountControl; lock and expiry only in the computed attribute since 2003), OpenLDAP with
 * password policy (pwdAccountLockedTime, pwdReset), 389 Directory Server (nsAccountLock), eDirectory (loginDisabled) and shadow accounts.
 */
export function accountState(entry: DirectoryEntry, now: Date): AccountState {
  const number = (attribute: string): bigint | undefined => {
    const text = entry.text(attribute)?.trim() ?? '';
    return /^-?\d{1,20}$/.test(text) ? BigInt(text) : undefined;
  };
  const control = Number(number('userAccountControl') ?? 0n);
  const computed = number('msDS-User-Account-Control-Computed');
  const isTrue = (attribute: string) => entry.text(attribute)?.trim().toLowerCase() === 'true';
  const at = BigInt(now.getTime());
  const lockedSince = entry.text('pwdAccountLockedTime')?.trim() ?? '';

  const certain = (): AccountObstacle | null => {
    if (control & flags.disabled || isTrue('nsAccountLock') || isTrue('loginDisabled')) return 'disabled';
    if (computed !== undefined && Number(computed) & flags.lockedOut) return 'locked';
    // An administrator's lock for good (draft-behera-ldap-password-policy, 5.3.3).
    if (lockedSince.startsWith('000001010000')) return 'locked';

    const expires = number('accountExpires') ?? 0n;
    if (expires > 0n && expires < never && expires / 10_000n + activeDirectoryEpoch <= at) return 'expired';
    const shadowDay = number('shadowExpire') ?? 0n;
    if (shadowDay > 0n && shadowDay * 86_400_000n <= at) return 'expired';

    if (computed !== undefined && Number(computed) & flags.passwordExpired) return 'must-change';
    if (number('pwdLastSet') === 0n && !(control & flags.passwordNeverExpires)) return 'must-change';
    return isTrue('pwdReset') ? 'must-change' : null;
  };
  const lockout = number('lockoutTime') ?? 0n;
  const marked = (lockout > 0n && computed === undefined) || lockedSince !== '' ? 'locked' : null;
  return { obstacle: certain(), marked };
}

/**
 * What a refused password says about the account. Active Directory puts its own code into the text of the answer, which is read here and
 * shown nowhere; 389 Directory Server answers with codes of its own for locked (19) and inactive accounts (53).
 */
export function obstacleOfRefusal(code: number, serverText: string): AccountObstacle | null {
  const [, sub] = /\bdata ([0-9a-f]{3,4})\b/i.exec(serverText) ?? [];
  switch (sub?.toLowerCase()) {
    case '533':
      return 'disabled';
    case '775':
      return 'locked';
    case '701':
      return 'expired';
    case '532':
    case '773':
      return 'must-change';
    default:
      return code === 19 ? 'locked' : code === 53 ? 'disabled' : null;
  }
}
