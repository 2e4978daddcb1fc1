import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { RoleKey } from './contract/permissions.ts';
import { TypedPassword } from './password-rules.ts';

/** How the connection to a server is protected. `plain` reaches loopback only, and only after an explicit acknowledgement. */
export const directoryTls = ['ldaps', 'starttls', 'plain'] as const;

const Dn = z.string().trim().max(1000);
const Attribute = z
  .string()
  .trim()
  .regex(/^[A-Za-z][A-Za-z0-9;-]*$/, 'An attribute has letters, digits and hyphens.')
  .max(60);

/** One server; they are asked in order until one answers. */
export const DirectoryServer = z.object({
  host: z
    .string()
    .trim()
    .min(1, 'Type the name or the address of the server.')
    .max(253)
    .regex(/^[^\s/@?#]+$/, 'Type the name of the server without ldap:// and without a path.'),
  /** Usually 636 for ldaps, 389 otherwise. */
  port: z.int().min(1).max(65_535),
});
export type DirectoryServer = z.infer<typeof DirectoryServer>;

/** How the directory is asked. The password of the service account is kept apart and never comes back. */
export const DirectorySettings = z.object({
  enabled: z.boolean(),
  servers: z.array(DirectoryServer).max(5),
  tls: z.enum(directoryTls),
  /** The person who set `plain` has read that passwords then travel in clear. */
  plainAcknowledged: z.boolean(),
  /** PEM certificates of the authority that signed the servers' certificates; null trusts those of the system. */
  caPem: z.string().max(200_000).nullable(),
  /** DN or user principal name of the service account; null searches anonymously. */
  bindDn: Dn.nullable(),
  /** Where people are searched, with everything below. */
  userBaseDn: Dn,
  /** RFC 4515; `{{login}}` stands for the escaped name. For example `(&(objectClass=person)(uid={{login}}))`. */
  userFilter: z.string().trim().max(1000),
  /** The attribute that holds the username, for example `uid` or `sAMAccountName`. */
  usernameAttribute: Attribute,
  emailAttribute: Attribute,
  displayNameAttribute: Attribute,
  /** Where groups are searched; null leaves groups alone. */
  groupBaseDn: Dn.nullable(),
  /** Roles of the members of a group, nested groups included. */
  groupRoles: z.array(z.object({ groupDn: Dn.min(3), role: RoleKey })).max(200),
  /** The role of people whom no group gives one; null refuses them. */
  defaultRole: RoleKey.nullable(),
  /** Whether groups may give roles with administrative rights. */
  mayGrantAdministration: z.boolean(),
  /** Whether the first sign-in of a whitelisted person makes their account. */
  createAccounts: z.boolean(),
});
export type DirectorySettings = z.infer<typeof DirectorySettings>;

/** A directory that is not set up. */
export const directoryDefaults: DirectorySettings = {
  enabled: false,
  servers: [],
  tls: 'ldaps',
  plainAcknowledged: false,
  caPem: null,
  bindDn: null,
  userBaseDn: '',
  userFilter: '(&(objectClass=person)(sAMAccountName={{login}}))',
  usernameAttribute: 'sAMAccountName',
  emailAttribute: 'mail',
  displayNameAttribute: 'displayName',
  groupBaseDn: null,
  groupRoles: [],
  defaultRole: 'viewer',
  mayGrantAdministration: false,
  createAccounts: true,
};

const Stored = z.object({ settings: DirectorySettings, hasPassword: z.boolean(), version: z.int() });
export type StoredDirectory = z.infer<typeof Stored>;

/**
 * The password of the service account: `keep` the stored one (only while servers, protection and account stay the same, so that it never
 * travels anywhere new), none, or a new one.
 */
const ServicePassword = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keep') }),
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('set'), password: TypedPassword.min(1) }),
]);
export type ServicePassword = z.infer<typeof ServicePassword>;

/** The stages of a test, in the order in which they run. */
export const directoryStages = ['resolve', 'connect', 'tls', 'bind', 'search', 'userBind', 'groups'] as const;

/** What one stage at one server came to. */
export const DirectoryStage = z.object({
  server: z.string(),
  stage: z.enum(directoryStages),
  state: z.enum(['ok', 'failed', 'skipped']),
  /** What was found, or why it failed and what to do. */
  message: z.string(),
  milliseconds: z.int().min(0),
});
export type DirectoryStage = z.infer<typeof DirectoryStage>;

/** A person as the directory describes them. */
export const DirectoryPerson = z.object({
  dn: z.string(),
  username: z.string(),
  email: z.string().nullable(),
  displayName: z.string().nullable(),
  groups: z.array(z.string()),
  roles: z.array(RoleKey),
});
export type DirectoryPerson = z.infer<typeof DirectoryPerson>;

/** What a test came to. */
const TestOutcome = z.object({
  ok: z.boolean(),
  stages: z.array(DirectoryStage),
  /** The person that was searched for, as far as found. */
  person: DirectoryPerson.nullable(),
  /** When the certificate of the first server that answered ends; null without TLS. */
  certificateEndsAt: z.string().nullable(),
});

/** A person to look for; with a password also to bind as. */
const TestPerson = z.strictObject({
  username: z.string().trim().min(1).max(128),
  password: TypedPassword.optional(),
});

const Version = z.int().min(0);

/** The directory of the organisation: LDAP or Active Directory. */
export const directoryContract = {
  get: query({
    access: 'access:manage',
    summary:
      'The directory settings without the password of the service account; version 0 while nobody has set it up.',
    input: z.strictObject({}),
    output: Stored,
  }),
  save: mutation({
    access: 'access:manage',
    stepUp: true,
    summary: 'Saves the directory settings after checking that they can be used.',
    input: z.strictObject({ version: Version, settings: DirectorySettings.strict(), password: ServicePassword }),
    output: Stored,
  }),
  test: mutation({
    access: 'access:manage',
    stepUp: true,
    summary: 'Tries settings stage by stage, saved or not: resolve, connect, TLS, bind, search, user bind, groups.',
    input: z.strictObject({
      settings: DirectorySettings.strict(),
      password: ServicePassword,
      user: TestPerson.optional(),
    }),
    output: TestOutcome,
  }),
  testSaved: mutation({
    access: 'access:manage',
    stepUp: true,
    summary: 'Tries the saved settings stage by stage.',
    input: z.strictObject({
      user: TestPerson.optional(),
    }),
    output: TestOutcome,
  }),
  findGroups: query({
    access: 'access:manage',
    summary: 'Groups of the saved directory whose name holds the text; 50 at most.',
    input: z.strictObject({ search: z.string().trim().max(200) }),
    output: z.object({ items: z.array(z.object({ dn: z.string(), name: z.string() })) }),
  }),
  previewEnvironment: query({
    access: 'access:manage',
    summary: 'What a file of LDAP_* variables would set; its password is not answered.',
    input: z.strictObject({ text: z.string().max(100_000) }),
    output: z.object({ settings: DirectorySettings, hasPassword: z.boolean(), ignored: z.array(z.string()) }),
  }),
  importEnvironment: mutation({
    access: 'access:manage',
    stepUp: true,
    summary:
      'Saves the settings of a file of LDAP_* variables, the password among them; the directory stays switched off until it is switched on.',
    input: z.strictObject({ version: Version, text: z.string().max(100_000) }),
    output: Stored,
  }),
};
