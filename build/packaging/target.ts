/** A machine that a package is made for. */
export interface Target {
  readonly platform: 'linux' | 'win32' | 'darwin';
  readonly arch: 'x64' | 'arm64';
}

/** The target that this process runs on. Throws where nothing can be made. */
export function runningTarget(platform: string = process.platform, arch: string = process.arch): Target {
  return targetOf(platform, arch);
}

/** A target from the names that Node and electron-builder use. Throws for one that no native add-on is there for. */
export function targetOf(platform: string, arch: string): Target {
  if (platform !== 'linux' && platform !== 'win32' && platform !== 'darwin') {
    throw new Error(`There is no package for ${platform}: choose linux, win32 or darwin.`);
  }
  if (arch !== 'x64' && arch !== 'arm64') throw new Error(`There is no package for ${arch}: choose x64 or arm64.`);
  return { platform, arch };
}

/** As file names have it: `linux-x64`. */
export function targetName({ platform, arch }: Target): string {
  return `${platform}-${arch}`;
}
