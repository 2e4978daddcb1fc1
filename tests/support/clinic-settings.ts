import { type DirectorySettings, directoryDefaults } from '../../shared/directory.ts';
import { clinic } from './directory/clinic.ts';
import type { Slapd } from './directory/slapd.ts';

/** Settings for the test clinic, searched by its service account; where it is comes with `further`. */
export function clinicSettings(further: Partial<DirectorySettings> = {}): DirectorySettings {
  return {
    ...directoryDefaults,
    enabled: true,
    bindDn: clinic.serviceDn,
    userBaseDn: clinic.people,
    userFilter: '(&(objectClass=inetOrgPerson)(uid={{login}}))',
    usernameAttribute: 'uid',
    groupBaseDn: clinic.groups,
    ...further,
  };
}

/** Settings that reach a server of the test file over LDAPS. */
export function settingsOf(slapd: Slapd, further: Partial<DirectorySettings> = {}): DirectorySettings {
  return clinicSettings({
    servers: [{ host: 'localhost', port: slapd.tlsPort }],
    tls: 'ldaps',
    caPem: slapd.authority,
    ...further,
  });
}

/** Settings that reach fake servers in clear on this machine. */
export function plainSettings(ports: readonly number[], further: Partial<DirectorySettings> = {}): DirectorySettings {
  return clinicSettings({
    servers: ports.map((port) => ({ host: '127.0.0.1', port })),
    tls: 'plain',
    plainAcknowledged: true,
    ...further,
  });
}
