import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The oldest Node.js whose Node-API the database driver can use without crashing the process. */
const oldestNode = 22;

/** A sentence when this Node.js cannot run the program, else undefined. Entry files ask before the driver is imported. */
export function refuseRuntime(version: string = process.versions.node): string | undefined {
  const major = Number.parseInt(version, 10);
  if (major >= oldestNode) return undefined;
  return `REMS Workstation needs Node.js ${oldestNode} or newer; this is ${version}. Start it with "npm run serve", which brings its own.`;
}

/** The data folder: what `--data` says, or the operating system's per-user place for application data. */
export function dataFolder(
  chosen: string | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  if (chosen !== undefined) return resolve(chosen);
  switch (platform) {
    case 'win32':
      return join(environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'REMS Workstation');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'REMS Workstation');
    default:
      return join(environment.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'rems-workstation');
  }
}

/** Exit codes of every command and host. */
export const exitCodes = {
  /** Done, or healthy. */
  done: 0,
  /** Refused, or a check failed. */
  refused: 1,
  /** The words of the command are wrong. */
  usage: 2,
  /** The database cannot be opened. */
  notOpen: 3,
} as const;
