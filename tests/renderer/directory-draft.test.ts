import { describe, expect, it } from 'vitest';
import {
  asksPasswordAgain,
  directoryDraft,
  directoryProblems,
  directorySettings,
  fieldOfStage,
  isOnThisMachine,
  moved,
  passwordOf,
  withProtection,
} from '../../renderer/directory/directory-draft.ts';
import { presetNames, presets } from '../../renderer/directory/presets.ts';
import {
  type DirectorySettings,
  DirectorySettings as DirectorySettingsSchema,
  directoryDefaults,
  directoryStages,
  type StoredDirectory,
} from '../../shared/directory.ts';

const settings: DirectorySettings = {
  ...directoryDefaults,
  enabled: true,
  servers: [
    { host: 'dc1.clinic.org', port: 636 },
    { host: 'dc2.clinic.org', port: 636 },
  ],
  bindDn: 'cn=rems,dc=clinic,dc=org',
  userBaseDn: 'dc=clinic,dc=org',
  groupBaseDn: 'ou=groups,dc=clinic,dc=org',
  groupRoles: [{ groupDn: 'cn=physics,ou=groups,dc=clinic,dc=org', role: 'physicist' }],
};
const stored: StoredDirectory = { settings, hasPassword: true, version: 4 };
const draft = directoryDraft(settings);

describe('the form of the directory', () => {
  it('gives stored settings back as they were', () => {
    expect(directorySettings(draft)).toEqual(settings);
    expect(DirectorySettingsSchema.strict().parse(directorySettings(draft))).toEqual(settings);
    expect(directoryProblems(draft)).toEqual({});
  });

  it('sets what was emptied to nothing, and drops an acknowledgement that no longer belongs', () => {
    const emptied = directorySettings({ ...draft, bindDn: ' ', groupBaseDn: '', caPem: '\n', plainAcknowledged: true });
    expect(emptied).toMatchObject({ bindDn: null, groupBaseDn: null, caPem: null, plainAcknowledged: false });
  });

  it('names what is missing by the path of its field', () => {
    expect(
      directoryProblems({
        ...draft,
        servers: [{ host: ' ', port: '70000' }],
        userBaseDn: '',
        groupRoles: [{ groupDn: 'cn=x', role: null }],
        tls: 'plain',
      }),
    ).toEqual({
      'servers.0.host': 'host',
      'servers.0.port': 'port',
      'groupRoles.0.role': 'roleMissing',
      userBaseDn: 'base',
      plainAcknowledged: 'plainAcknowledged',
    });
    expect(directoryProblems({ ...draft, servers: [] })).toEqual({ servers: 'servers' });
    expect(directoryProblems({ ...directoryDraft(directoryDefaults), enabled: false })).toEqual({});
  });

  it('keeps the stored password only while it travels where it travelled before', () => {
    expect(passwordOf(draft, stored)).toEqual({ kind: 'keep' });
    expect(asksPasswordAgain(draft, stored)).toBe(false);
    const elsewhere = { ...draft, servers: [{ host: 'evil.example', port: '636' }] };
    expect(asksPasswordAgain(elsewhere, stored)).toBe(true);
    expect(asksPasswordAgain({ ...elsewhere, password: 'typed' }, stored)).toBe(false);
    expect(passwordOf({ ...elsewhere, password: 'typed' }, stored)).toEqual({ kind: 'set', password: 'typed' });
    for (const part of [{ tls: 'starttls' }, { bindDn: 'cn=other' }, { caPem: 'other' }] as const)
      expect(asksPasswordAgain({ ...draft, ...part }, stored)).toBe(true);
    expect(passwordOf({ ...draft, bindDn: '', password: 'typed' }, stored)).toEqual({ kind: 'none' });
    expect(passwordOf(draft, { ...stored, hasPassword: false })).toEqual({ kind: 'none' });
  });

  it('knows this machine from others', () => {
    const at = (...hosts: string[]) => isOnThisMachine({ servers: hosts.map((host) => ({ host, port: '389' })) });
    expect(at('localhost')).toBe(true);
    expect(at('127.0.0.1', '::1', '[::1]')).toBe(true);
    expect(at('127.0.0.1', 'dc1.clinic.org')).toBe(false);
    expect(at('localhost.evil.example')).toBe(false);
    expect(at()).toBe(false);
  });

  it('lets a usual port follow the protection and leaves others alone', () => {
    const mixed = { ...draft, servers: [...draft.servers, { host: 'dc3', port: '3636' }] };
    expect(withProtection(mixed, 'starttls').servers.map(({ port }) => port)).toEqual(['389', '389', '3636']);
    expect(withProtection(withProtection(mixed, 'starttls'), 'ldaps')).toEqual(mixed);
  });

  it('moves a server and never loses one', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
  });

  it('leads every stage to a field, at the server that failed', () => {
    const failed = { state: 'failed', message: '', milliseconds: 1, server: 'dc2.clinic.org:636' } as const;
    expect(directoryStages.map((stage) => fieldOfStage({ ...failed, stage }, draft))).toEqual([
      'servers.1.host',
      'servers.1.port',
      'caPem',
      'bindDn',
      'userBaseDn',
      'testUsername',
      'groupBaseDn',
    ]);
    const six = { ...draft, servers: [...draft.servers, { host: '::1', port: '636' }] };
    expect(fieldOfStage({ ...failed, stage: 'resolve', server: '[::1]:636' }, six)).toBe('servers.2.host');
  });

  it('fills in usual values that can be saved', () => {
    for (const name of presetNames) {
      const filled = directorySettings({ ...draft, ...presets[name] });
      expect(DirectorySettingsSchema.strict().parse(filled), name).toEqual(filled);
      expect(filled.userFilter).toContain('{{login}}');
    }
  });
});
