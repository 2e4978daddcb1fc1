import { type DirectoryEntry, readEntry } from '../../main/directory/entry.ts';

/** An entry as the LDAP library hands it over. */
export function directoryEntry(
  dn: string,
  attributes: Readonly<Record<string, string | string[] | Buffer>> = {},
): DirectoryEntry {
  return readEntry({ dn, ...attributes });
}
