import type { DirectoryDraft } from './directory-draft.ts';

/** Usual values of the two directories that clinics have. */
export const presets = {
  activeDirectory: {
    userFilter: '(&(objectCategory=person)(objectClass=user)(sAMAccountName={{login}}))',
    usernameAttribute: 'sAMAccountName',
    emailAttribute: 'mail',
    displayNameAttribute: 'displayName',
  },
  openLdap: {
    userFilter: '(&(objectClass=inetOrgPerson)(uid={{login}}))',
    usernameAttribute: 'uid',
    emailAttribute: 'mail',
    displayNameAttribute: 'cn',
  },
} as const satisfies Readonly<Record<string, Partial<DirectoryDraft>>>;

/** The name of one of {@link presets}. */
export type Preset = keyof typeof presets;
export const presetNames = Object.keys(presets) as readonly Preset[]; // Object.keys forgets the literal keys
