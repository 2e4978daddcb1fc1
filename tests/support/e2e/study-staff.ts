import type { Page } from '@playwright/test';
import { call, mustCall } from '../calls.ts';
import { askAsAdministrator, openAsAdministrator } from './administration.ts';
import type { HeadlessHost } from './headless-host.ts';
import { type Installation, password } from './installation.ts';

/** Study staff by their usernames, each with the roles of the account. */
export const studyRoles = {
  nurse: ['user'],
  colleague: ['user'],
  investigator: ['principal-investigator'],
  director: ['administrator', 'principal-investigator'],
} as const;
export type StudyPerson = keyof typeof studyRoles;

/** Entry of a patient, all five fields. */
export const examplePatient = {
  ipp: '0012345',
  sex: 'F',
  firstName: 'Zélie',
  lastName: 'Quillmoreau',
  birthDate: '1980-05-03',
} as const;

interface Fixtures {
  readonly host: HeadlessHost;
  readonly installation: Installation;
  open(who: 'nobody', path: string, options?: object): Promise<Page>;
}

/** Makes accounts of study staff, and lets a test call and open pages as one of them. */
export async function studyStaff({ host, installation, open }: Fixtures, who: readonly StudyPerson[]) {
  const administrator = await askAsAdministrator(host, installation);
  for (const username of who)
    await administrator('accounts.create', { username, password, roles: [...studyRoles[username]] });
  const to = { url: host.url, authority: installation.authority };
  const cookies = new Map<StudyPerson, string>();
  return {
    administrator,
    /** Calls the host as somebody, past the screens. */
    async ask(username: StudyPerson, name: string, input: unknown): Promise<unknown> {
      const known = cookies.get(username);
      const cookie = known ?? (await call({ ...to, name: 'auth.signIn', input: { username, password } })).cookie;
      if (cookie === undefined) throw new Error(`${username} could not sign in`);
      cookies.set(username, cookie);
      return mustCall({ ...to, name, input, cookie });
    },
    /** Opens an address as somebody who has just signed in there. */
    open: (username: StudyPerson, path: string, options: object = {}): Promise<Page> =>
      openAsAdministrator(open, path, options, username),
  };
}
