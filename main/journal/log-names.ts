/** Logs that lie in the folder `logs`: what hosts did, and the requests to the listener. */
export type LogFamily = 'host' | 'desktop' | 'access';

/**
 * The name under which a file is set aside: the instant of its first line, so that names sort by time and a place in the log stays
 * the same when its file is set aside and packed.
 */
export function setAsideName(family: string, birth: Date): string {
  return `${family}-${stampOf(birth)}.log`;
}

/** An instant as letters and digits: `20261121T153000123Z`. */
export function stampOf(instant: Date): string {
  return instant.toISOString().replaceAll(/[-:.]/g, '');
}

/** What the name of a log file says: its family, its stamp (null for the file that is written now), and whether it is packed. Undefined for files that are no logs. */
export function parseLogName(
  name: string,
): { readonly family: string; readonly stamp: string | null; readonly packed: boolean } | undefined {
  // The second form is that of versions before 0.6, which kept one old file.
  const found = /^([a-z]+)(?:-(\d{8}T\d{9}Z)|\.(old))?\.log(\.gz)?$/.exec(name);
  const family = found?.[1];
  if (!found || !family) return undefined;
  return { family, stamp: found[2] ?? (found[3] ? '0' : null), packed: found[4] !== undefined };
}
