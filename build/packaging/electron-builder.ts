import { join } from 'node:path';
import type { Finished } from '../process/run.ts';
import { runTool } from '../process/tool.ts';
import { packedFolder } from './program-file.ts';
import type { Target } from './target.ts';

/** Where packaging reads and writes. */
export interface PackagingFolders {
  /** The checkout; its settings name everything else by relative paths. */
  readonly root: string;
  /** What is made goes there. */
  readonly output: string;
  /** An unpacked Electron distribution for the target, where it cannot be downloaded. */
  readonly electronDist?: string | undefined;
}

/** A closed network answers at once; a slow one needs minutes for the hundred megabytes of Electron and its tools. */
const timeoutMs = 600_000;

/** Packs the program into a folder that `after-pack.ts` has found right. */
export function packFolder({ root, output, electronDist }: PackagingFolders, target: Target): Promise<Finished> {
  const electron = electronDist === undefined ? [] : [`-c.electronDist=${electronDist}`];
  return build(root, [...platformArguments(target, 'dir'), `-c.directories.output=${output}`, ...electron]);
}

/** Makes one installer of a packed folder. */
export function makeInstaller(folders: PackagingFolders, target: Target, installer: string): Promise<Finished> {
  const { root, output } = folders;
  const packed = packedFolder(output, target);
  return build(root, [
    ...platformArguments(target, installer),
    `-c.directories.output=${output}`,
    `--prepackaged=${packed}`,
  ]);
}

/** Why electron-builder stopped, in words; its stack traces are left out. */
export function reasonOf({ stdout, stderr }: Pick<Finished, 'stdout' | 'stderr'>): string {
  const said = failureText(`${stdout}\n${stderr}`);
  return noNetwork.test(said) ? `Electron, or a tool of electron-builder, cannot be downloaded here (${said})` : said;
}

const noNetwork = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH)\b/;

/** The failure that ended the run comes last and names its task; without one, the last line has to do. */
function failureText(output: string): string {
  const ended = output.lastIndexOf('failedTask=');
  const marked = output.lastIndexOf('⨯', ended);
  if (ended >= 0 && marked >= 0) return output.slice(marked + 1, ended).trim();
  return output.trim().split('\n').at(-1)?.trim() ?? '';
}

function platformArguments({ platform, arch }: Target, installer: string): string[] {
  return [platform === 'win32' ? '--win' : '--linux', installer, `--${arch}`];
}

function build(root: string, args: readonly string[]): Promise<Finished> {
  return runTool('electron-builder', 'electron-builder', ['--publish', 'never', '--projectDir', root, ...args], {
    // Hooks are named relative to the folder it runs in.
    cwd: root,
    timeoutMs,
    env: { NO_COLOR: '1', FORCE_COLOR: '0' },
  });
}

/** Where electron-builder leaves notes for debugging, which are no artefact. */
export function leftovers(output: string): readonly string[] {
  return [join(output, 'builder-debug.yml'), join(output, 'builder-effective-config.yaml')];
}
