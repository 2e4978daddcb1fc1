import { AppError } from '../../shared/contract/errors.ts';
import type { DirectorySettings } from '../../shared/directory.ts';
import { normalizeDn } from './distinguished-names.ts';
import { parseLoginFilter } from './login-filter.ts';
import { bareHost, isLoopbackHost } from './loopback-rules.ts';
import { isAdministrative, type RightsOf } from './role-rules.ts';
import { type AuthorityFault, readAuthorities } from './trust-rules.ts';

/** What is wrong with the text of authorities, in words. */
export const authorityFaults: Readonly<Record<AuthorityFault, string>> = {
  none: 'This text holds no certificate. Paste the PEM text of the authority, with its BEGIN and END lines.',
  unreadable: 'One of the certificates cannot be read. Paste the PEM text again.',
  'private-key': 'This text holds a private key. Only the certificate of the authority belongs here.',
  'no-authority':
    'One of these certificates is not that of an authority. Paste the certificate that signed the one of the server.',
};

/**
 * The settings as they are kept (blanks gone, names of groups in one form), after checking that they can be used.
 * @param draft also accepts a plain connection that nobody has acknowledged yet; it cannot be switched on
 * @throws AppError INVALID with a sentence for every field that has to be corrected
 */
export function checkedSettings(sent: DirectorySettings, rightsOf: RightsOf, draft = false): DirectorySettings {
  const fields = new Map<string, string>();
  const fault = (field: string, message: string): void => {
    if (!fields.has(field)) fields.set(field, message);
  };
  const settings = tidied(sent);
  checkServers(settings, draft, fault);
  checkNames(settings, fault);
  checkRoles(settings, rightsOf, fault);
  if (settings.caPem !== null) {
    const read = readAuthorities(settings.caPem);
    if (typeof read === 'string') fault('caPem', authorityFaults[read]);
  }
  if (fields.size > 0) {
    const [first = ''] = fields.values();
    const prefixed = [...fields].map(([field, message]) => [`settings.${field}`, message] as const);
    throw new AppError('INVALID', first, { fields: Object.fromEntries(prefixed) });
  }
  return settings;
}

type Fault = (field: string, message: string) => void;

function tidied(sent: DirectorySettings): DirectorySettings {
  const blank = (text: string | null) => (text === null || text.trim() === '' ? null : text.trim());
  return {
    ...sent,
    servers: sent.servers.map(({ host, port }) => ({ host: bareHost(host), port })),
    plainAcknowledged: sent.tls === 'plain' && sent.plainAcknowledged,
    caPem: blank(sent.caPem),
    bindDn: blank(sent.bindDn),
    groupBaseDn: blank(sent.groupBaseDn),
    groupRoles: sent.groupRoles.map(({ groupDn, role }) => ({ groupDn: normalizeDn(groupDn) ?? groupDn, role })),
  };
}

function checkServers(
  { servers, tls, plainAcknowledged, enabled }: DirectorySettings,
  draft: boolean,
  fault: Fault,
): void {
  if (enabled && servers.length === 0) fault('servers', 'Name at least one server before you switch the directory on.');
  servers.forEach(({ host }, index) => {
    // The name goes into an address and into the check of the certificate: nothing else may hide in it.
    if (!/^[A-Za-z0-9_:%.-]+$/.test(host))
      fault(`servers.${index}.host`, 'Type the name or the address of the server only.');
  });
  if (tls !== 'plain') return;
  if (!servers.every(({ host }) => isLoopbackHost(host)))
    fault('tls', 'Without encryption passwords could be read on the network. Choose LDAPS or StartTLS.');
  if (!plainAcknowledged && (!draft || enabled))
    fault('plainAcknowledged', 'Confirm that passwords travel in clear on this machine, or choose LDAPS or StartTLS.');
}

function checkNames(settings: DirectorySettings, fault: Fault): void {
  const { enabled, userBaseDn, groupBaseDn, bindDn, userFilter, groupRoles } = settings;
  const notDn = 'This is not a distinguished name such as ou=people,dc=clinic,dc=org.';
  if (userBaseDn === '') {
    if (enabled) fault('userBaseDn', 'Name the place below which people are searched, for example dc=clinic,dc=org.');
  } else if (normalizeDn(userBaseDn) === undefined) fault('userBaseDn', notDn);
  if (groupBaseDn !== null && normalizeDn(groupBaseDn) === undefined) fault('groupBaseDn', notDn);
  // The LDAP library takes some bare words (EXTERNAL, PLAIN …) for mechanisms; names with a domain cannot be one of them.
  if (bindDn !== null && normalizeDn(bindDn) === undefined && !/^[^\s\\@]+(@|\\)[^\s\\@]+$/.test(bindDn))
    fault(
      'bindDn',
      'Type the distinguished name of the service account, or its name with the domain (name@clinic.org).',
    );
  groupRoles.forEach(({ groupDn }, index) => {
    if (normalizeDn(groupDn) === undefined) fault(`groupRoles.${index}.groupDn`, notDn);
  });
  const filter = parseLoginFilter(userFilter);
  if (filter === 'syntax') fault('userFilter', 'This is not a filter such as (&(objectClass=person)(uid={{login}})).');
  if (filter === 'no-hole')
    fault('userFilter', 'The filter compares no attribute with {{login}}. Write for example (uid={{login}}).');
}

function checkRoles(settings: DirectorySettings, rightsOf: RightsOf, fault: Fault): void {
  const check = (role: string, field: string): void => {
    if (rightsOf(role) === undefined) fault(field, `There is no role "${role}". Read the list of roles again.`);
    else if (!settings.mayGrantAdministration && isAdministrative(role, rightsOf))
      fault(field, 'This role may administer. Allow that groups give such roles first, or choose another role.');
  };
  for (const [index, { role }] of settings.groupRoles.entries()) check(role, `groupRoles.${index}.role`);
  if (settings.defaultRole !== null) check(settings.defaultRole, 'defaultRole');
}
