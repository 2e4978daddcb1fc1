import type { AccessSettings } from '../../shared/access.ts';
import { passwordLength } from '../../shared/password-rules.ts';
import { blankToNull } from '../../shared/text.ts';
import type { InputOf } from '../api/client.ts';

/** What stands in the form of the rules while it is typed: numbers as text. */
interface AccessDraft {
  readonly clinicName: string;
  readonly passwordMinLength: string;
  readonly idleMinutes: string;
  readonly sessionHours: string;
  readonly whitelistEnforced: boolean;
  readonly secondFactorRoles: readonly string[];
  readonly deviceApproval: boolean;
}

/** Fields that are numbers with their limits. */
export const accessNumbers = {
  passwordMinLength: { least: passwordLength.least, most: 64 },
  idleMinutes: { least: 1, most: 60 },
  sessionHours: { least: 1, most: 24 },
} as const;
export type AccessNumber = keyof typeof accessNumbers;
const numberNames = Object.keys(accessNumbers) as readonly AccessNumber[]; // Object.keys forgets the literal keys

/** Stored rules as the form shows them. */
export function accessDraft(rules: AccessSettings): AccessDraft {
  return {
    clinicName: rules.clinicName ?? '',
    passwordMinLength: String(rules.passwordMinLength),
    idleMinutes: String(rules.idleMinutes),
    sessionHours: String(rules.sessionHours),
    whitelistEnforced: rules.whitelistEnforced,
    secondFactorRoles: [...rules.secondFactorRoles].sort(),
    deviceApproval: rules.deviceApproval,
  };
}

/** Numbers that cannot be read or lie outside of their limits. */
export function accessProblems(draft: AccessDraft): readonly AccessNumber[] {
  return numberNames.filter((name) => whole(draft[name], accessNumbers[name]) === undefined);
}

/** What differs from the stored rules, ready for `access.save`; empty when nothing does. The draft has no problems. */
export function accessChange(stored: AccessSettings, draft: AccessDraft): Omit<InputOf<'access.save'>, 'version'> {
  const before = accessDraft(stored);
  const numbers = numberNames.filter((name) => Number(draft[name]) !== Number(before[name]));
  const roles = [...draft.secondFactorRoles].sort();
  return {
    ...(blankToNull(draft.clinicName) === stored.clinicName ? {} : { clinicName: blankToNull(draft.clinicName) }),
    ...Object.fromEntries(numbers.map((name) => [name, Number(draft[name])])),
    ...(draft.whitelistEnforced === stored.whitelistEnforced ? {} : { whitelistEnforced: draft.whitelistEnforced }),
    ...(roles.join() === before.secondFactorRoles.join() ? {} : { secondFactorRoles: roles }),
    ...(draft.deviceApproval === stored.deviceApproval ? {} : { deviceApproval: draft.deviceApproval }),
  };
}

function whole(text: string, { least, most }: { readonly least: number; readonly most: number }): number | undefined {
  const value = Number(text);
  return /^\d{1,3}$/.test(text.trim()) && value >= least && value <= most ? value : undefined;
}
