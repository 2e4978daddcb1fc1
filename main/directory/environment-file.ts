import type { DirectoryServer, DirectorySettings } from '../../shared/directory.ts';
import { isLoopbackHost } from './loopback-rules.ts';

/** What a file of LDAP_* variables says. */
export interface EnvironmentReading {
  /** Over what was set before; always switched off. */
  readonly settings: DirectorySettings;
  readonly password: string | null;
  /** What was not taken over, a sentence each. */
  readonly ignored: string[];
}

/** Names of variables by what they set; the first that has a value counts. */
const names = {
  servers: ['LDAP_URL', 'LDAP_URI', 'LDAP_SERVER', 'LDAP_SERVERS', 'LDAP_HOST'],
  port: ['LDAP_PORT'],
  base: ['LDAP_BASE_DN', 'LDAP_BASE'],
  userBase: ['LDAP_USER_DN', 'LDAP_USER_SEARCH_BASE', 'LDAP_USER_BASE_DN', 'LDAP_SEARCH_BASE'],
  groupBase: ['LDAP_GROUP_DN', 'LDAP_GROUP_SEARCH_BASE', 'LDAP_GROUP_BASE_DN'],
  account: ['LDAP_BIND_DN', 'LDAP_BIND_USER_DN', 'LDAP_BIND_USER'],
  password: ['LDAP_BIND_PASSWORD', 'LDAP_BIND_USER_PASSWORD'],
  ssl: ['LDAP_USE_SSL', 'LDAP_SSL'],
  startTls: ['LDAP_USE_TLS', 'LDAP_START_TLS', 'LDAP_USE_STARTTLS'],
  filter: ['LDAP_USER_FILTER', 'LDAP_SEARCH_FILTER', 'LDAP_USER_SEARCH_FILTER'],
  username: ['LDAP_USER_LOGIN_ATTR', 'LDAP_USER_RDN_ATTR', 'LDAP_USER_ATTRIBUTE', 'LDAP_USERNAME_ATTRIBUTE'],
  email: ['LDAP_EMAIL_ATTRIBUTE', 'LDAP_USER_EMAIL_ATTR'],
  displayName: ['LDAP_DISPLAY_NAME_ATTRIBUTE', 'LDAP_USER_NAME_ATTR'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Characters of a value: settings have room for two of them joined. */
const longest = 400;

/** Reads the text of an environment file with LDAP_* variables over the settings that there are. Never throws. */
export function readEnvironment(text: string, present: DirectorySettings): EnvironmentReading {
  const ignored: string[] = [];
  const variables = parseEnvironment(text, ignored);
  const taken = new Set<string>();
  const value = (what: keyof typeof names): string | undefined => {
    const list: readonly string[] = names[what];
    for (const name of list) taken.add(name);
    const name = list.find((one) => (variables.get(one) ?? '') !== '');
    const found = name === undefined ? undefined : variables.get(name);
    if (found === undefined || found.length <= longest) return found;
    ignored.push(`${name} is too long.`);
    return undefined;
  };

  const ssl = flag(value('ssl'));
  const startTls = flag(value('startTls'));
  const addresses = readServers(value('servers') ?? '', value('port'), { ssl, startTls }, ignored);
  const base = value('base') ?? '';
  const account = value('account') ?? null;
  const password = value('password') ?? null;
  const username = attributeOf(value('username'), ignored) ?? present.usernameAttribute;
  const filter = value('filter');

  const settings: DirectorySettings = {
    ...present,
    enabled: false,
    ...(addresses.servers.length > 0 && {
      servers: addresses.servers,
      tls: addresses.tls,
      plainAcknowledged: addresses.tls === 'plain' && present.tls === 'plain' && present.plainAcknowledged,
    }),
    userBaseDn: placeIn(value('userBase') ?? base, base) || present.userBaseDn,
    groupBaseDn: placeIn(value('groupBase') ?? base, base) || present.groupBaseDn,
    bindDn: account,
    usernameAttribute: username,
    userFilter: filter === undefined ? `(&(objectClass=person)(${username}={{login}}))` : holedFilter(filter),
    emailAttribute: attributeOf(value('email'), ignored) ?? present.emailAttribute,
    displayNameAttribute: attributeOf(value('displayName'), ignored) ?? present.displayNameAttribute,
  };
  if (account === null && password !== null)
    ignored.push('The password was left out, because the file names no service account.');
  for (const name of variables.keys()) {
    if (/^LDAP_.*CA(_|CERT)/.test(name)) {
      ignored.push(`${name} names a file. Paste the certificate of the authority into the settings instead.`);
    } else if (!taken.has(name)) ignored.push(`${name} is not known here.`);
  }
  return { settings, password: account === null ? null : password, ignored };
}

/** Variables of an environment file: `NAME=value`, `export NAME=value`, quoted values, comments; the last of a name counts. */
export function parseEnvironment(text: string, ignored: string[] = []): Map<string, string> {
  const variables = new Map<string, string>();
  text.split(/\r\n|\n|\r/).forEach((raw, index) => {
    const line = raw.replace(/^\uFEFF/, '').trim();
    if (line === '' || line.startsWith('#')) return;
    const [, name = '', rest = ''] = /^(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*([\s\S]*)$/.exec(line) ?? [];
    // Never the line itself: it may hold the password.
    if (name === '') ignored.push(`Line ${index + 1} is not of the form NAME=value.`);
    else variables.set(name, plainValue(rest));
  });
  return variables;
}

/** Single quotation marks keep everything, double ones know escapes, without any a comment ends the value. */
function plainValue(rest: string): string {
  const [, single] = /^'([^']*)'\s*(?:#.*)?$/.exec(rest) ?? [];
  if (single !== undefined) return single;
  const [, double] = /^"((?:[^"\\]|\\.)*)"\s*(?:#.*)?$/.exec(rest) ?? [];
  if (double !== undefined) return double.replace(/\\(["\\$`])/g, '$1').replaceAll('\\n', '\n');
  return rest.replace(/\s+#.*$/, '').trim();
}

interface Wish {
  readonly ssl: boolean | undefined;
  readonly startTls: boolean | undefined;
}

function readServers(
  text: string,
  portText: string | undefined,
  wish: Wish,
  ignored: string[],
): { servers: DirectoryServer[]; tls: DirectorySettings['tls'] } {
  const found: { host: string; port: number | undefined; secure: boolean }[] = [];
  for (const address of text.split(/[\s,]+/).filter((part) => part !== '')) {
    const [, scheme = '', host = '', ownPort] =
      /^(?:(ldaps?):\/\/)?(\[[0-9A-Fa-f:.]+\]|[^\s/:@?#[\]]+)(?::(\d{1,5}))?\/?$/i.exec(address) ?? [];
    const port = portOf(ownPort);
    if (host === '' || host.length > 253 || port === null) ignored.push('One address of a server cannot be read.');
    else found.push({ host: host.replace(/^\[|\]$/g, ''), port, secure: scheme.toLowerCase() === 'ldaps' });
  }
  const secure = found.some((one) => one.secure) || wish.ssl === true;
  const tls = secure
    ? 'ldaps'
    : // Plain LDAP becomes StartTLS; only a directory on this machine may stay as it is, and waits for an acknowledgement.
      wish.startTls !== true && found.every(({ host }) => isLoopbackHost(host))
      ? 'plain'
      : 'starttls';
  if (tls === 'starttls' && wish.startTls !== true && found.length > 0)
    ignored.push('Without encryption only this machine is asked: StartTLS was chosen.');
  const stated = portOf(portText);
  if (stated === null) ignored.push('LDAP_PORT is not a port.');
  const usual = stated ?? (secure ? 636 : 389);
  if (found.length > 5) ignored.push('More than five servers were named; the first five count.');
  return { servers: found.slice(0, 5).map(({ host, port }) => ({ host, port: port ?? usual })), tls };
}

/** A port; undefined when none is named, null when it is none. */
function portOf(text: string | undefined): number | undefined | null {
  if (text === undefined) return undefined;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}

/** A place that is written without its end (`ou=people`) lies below the base. */
function placeIn(place: string, base: string): string {
  const relative = base !== '' && place !== base && !/dc=|o=/i.test(place.replaceAll(/ou=/gi, ''));
  return relative && place !== '' ? `${place},${base}` : place;
}

/** Filters of other programs have a hole of their own. */
function holedFilter(filter: string): string {
  return filter
    .replace(/%\(user\)s|%s|%u|\{0\}|\{username\}|\{user\}|\{login\}(?!\})/g, '{{login}}')
    .replaceAll('{{{login}}}', '{{login}}');
}

function attributeOf(value: string | undefined, ignored: string[]): string | undefined {
  if (value === undefined) return undefined;
  if (/^[A-Za-z][A-Za-z0-9;-]{0,59}$/.test(value)) return value;
  ignored.push('The name of an attribute has letters, digits and hyphens only.');
  return undefined;
}

/** What people write for yes and no; undefined for nothing and for anything else. */
function flag(value: string | undefined): boolean | undefined {
  if (value === undefined) return undefined;
  if (/^(1|true|yes|on|y|t)$/i.test(value)) return true;
  return /^(0|false|no|off|n|f)$/i.test(value) ? false : undefined;
}
