import type { DirectorySettings, DirectoryStage, ServicePassword, StoredDirectory } from '../../shared/directory.ts';
import { blankToNull } from '../../shared/text.ts';

/** What stands in the form while it is typed: ports as text, empty texts for what is not set. */
export interface DirectoryDraft {
  readonly enabled: boolean;
  readonly servers: readonly { readonly host: string; readonly port: string }[];
  readonly tls: DirectorySettings['tls'];
  readonly plainAcknowledged: boolean;
  readonly caPem: string;
  readonly bindDn: string;
  /** A new password of the service account; empty keeps the stored one. */
  readonly password: string;
  readonly userBaseDn: string;
  readonly userFilter: string;
  readonly usernameAttribute: string;
  readonly emailAttribute: string;
  readonly displayNameAttribute: string;
  readonly groupBaseDn: string;
  readonly groupRoles: readonly { readonly groupDn: string; readonly role: string | null }[];
  readonly defaultRole: string | null;
  readonly mayGrantAdministration: boolean;
  readonly createAccounts: boolean;
}

/** Stored settings as the form shows them. */
export function directoryDraft(settings: DirectorySettings): DirectoryDraft {
  return {
    ...settings,
    servers: settings.servers.map(({ host, port }) => ({ host, port: String(port) })),
    caPem: settings.caPem ?? '',
    bindDn: settings.bindDn ?? '',
    password: '',
    groupBaseDn: settings.groupBaseDn ?? '',
    groupRoles: settings.groupRoles.map(({ groupDn, role }) => ({ groupDn, role })),
  };
}

/** The settings of a draft that has no problems. */
export function directorySettings(draft: DirectoryDraft): DirectorySettings {
  const { password: _apart, ...rest } = draft;
  return {
    ...rest,
    servers: draft.servers.map(({ host, port }) => ({ host: host.trim(), port: Number(port) })),
    plainAcknowledged: draft.tls === 'plain' && draft.plainAcknowledged,
    caPem: blankToNull(draft.caPem),
    bindDn: blankToNull(draft.bindDn),
    groupBaseDn: blankToNull(draft.groupBaseDn),
    groupRoles: draft.groupRoles.map(({ groupDn, role }) => ({ groupDn: groupDn.trim(), role: role ?? '' })),
  };
}

/** What is to become of the password of the service account. */
export function passwordOf(draft: DirectoryDraft, stored: StoredDirectory): ServicePassword {
  if (blankToNull(draft.bindDn) === null) return { kind: 'none' };
  if (draft.password !== '') return { kind: 'set', password: draft.password };
  return stored.hasPassword ? { kind: 'keep' } : { kind: 'none' };
}

/** Whether the stored password would travel somewhere new, so that it has to be typed again. */
export function asksPasswordAgain(draft: DirectoryDraft, stored: StoredDirectory): boolean {
  if (!stored.hasPassword || draft.password !== '' || blankToNull(draft.bindDn) === null) return false;
  const before = directoryDraft(stored.settings);
  const way = ({ servers, tls, caPem, bindDn }: DirectoryDraft) =>
    JSON.stringify([
      servers.map(({ host, port }) => [host.trim().toLowerCase(), port.trim()]),
      tls,
      caPem.trim(),
      bindDn.trim(),
    ]);
  return way(draft) !== way(before);
}

/** What cannot be sent as it stands, by the path of its field; translations stand under `problems` and `groupRoles`. */
export type DirectoryProblem = 'host' | 'port' | 'servers' | 'base' | 'plainAcknowledged' | 'roleMissing';

/** Problems of a draft by the path of the field, before the core looks at it. */
export function directoryProblems(draft: DirectoryDraft): Readonly<Record<string, DirectoryProblem>> {
  const problems: Record<string, DirectoryProblem> = {};
  draft.servers.forEach(({ host, port }, index) => {
    if (host.trim() === '') problems[`servers.${index}.host`] = 'host';
    if (!isPort(port)) problems[`servers.${index}.port`] = 'port';
  });
  draft.groupRoles.forEach(({ role }, index) => {
    if (role === null) problems[`groupRoles.${index}.role`] = 'roleMissing';
  });
  if (draft.enabled && draft.servers.length === 0) problems.servers = 'servers';
  if (draft.enabled && draft.userBaseDn.trim() === '') problems.userBaseDn = 'base';
  if (draft.tls === 'plain' && !draft.plainAcknowledged) problems.plainAcknowledged = 'plainAcknowledged';
  return problems;
}

/** Whether every server is this machine, so that a connection without encryption is allowed. */
export function isOnThisMachine(draft: Pick<DirectoryDraft, 'servers'>): boolean {
  const here = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;
  return draft.servers.length > 0 && draft.servers.every(({ host }) => here.test(host.trim()));
}

/** The usual port of a protection. */
export function usualPort(tls: DirectorySettings['tls']): string {
  return tls === 'ldaps' ? '636' : '389';
}

/** Servers with another protection: a port that was the usual one follows. */
export function withProtection(draft: DirectoryDraft, tls: DirectorySettings['tls']): DirectoryDraft {
  const before = usualPort(draft.tls);
  return {
    ...draft,
    tls,
    servers: draft.servers.map(({ host, port }) => ({ host, port: port === before ? usualPort(tls) : port })),
  };
}

/** A row at another place of its list. */
export function moved<T>(rows: readonly T[], from: number, to: number): readonly T[] {
  const row = rows[from];
  if (row === undefined || to < 0 || to >= rows.length) return rows;
  const others = rows.filter((_, index) => index !== from);
  return [...others.slice(0, to), row, ...others.slice(to)];
}

/** The field to look at when a stage failed. */
export function fieldOfStage(stage: DirectoryStage, draft: DirectoryDraft): string {
  // A stage names an IPv6 address in brackets.
  const named = stage.server.replace(/[[\]]/g, '');
  const index = draft.servers.findIndex(({ host, port }) => named === `${host.trim().replace(/[[\]]/g, '')}:${port}`);
  const server = `servers.${Math.max(index, 0)}`;
  switch (stage.stage) {
    case 'resolve':
      return `${server}.host`;
    case 'connect':
      return `${server}.port`;
    case 'tls':
      return 'caPem';
    case 'bind':
      return 'bindDn';
    case 'search':
      return 'userBaseDn';
    case 'userBind':
      return 'testUsername';
    case 'groups':
      return 'groupBaseDn';
  }
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 65_535;
}
