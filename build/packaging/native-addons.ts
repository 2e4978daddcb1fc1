import { type Target, targetName } from './target.ts';

/** The native add-ons of a target, by their path in the package; Linux packages are for glibc. */
export function nativeAddons(target: Target): readonly string[] {
  const name = targetName(target);
  const hashing = target.platform === 'linux' ? 'bcrypt.glibc.node' : 'bcrypt.node';
  return [`node_modules/bcrypt/prebuilds/${name}/${hashing}`, `node_modules/better-sqlite3/prebuilds/${name}.node`];
}

/** Which machine a native binary is for, read from its own header (ELF, PE or Mach-O); undefined when it is neither. */
export function machineOf(binary: Buffer): string | undefined {
  if (binary.length < 64) return undefined;
  if (binary.readUInt32BE(0) === 0x7f454c46)
    return named('linux', { 62: 'x64', 183: 'arm64' }, binary.readUInt16LE(18));
  if (binary.readUInt32LE(0) === 0xfeedfacf) {
    return named('darwin', { 16777223: 'x64', 16777228: 'arm64' }, binary.readUInt32LE(4));
  }
  if (binary.readUInt16LE(0) === 0x5a4d) return portableExecutable(binary);
  return undefined;
}

function portableExecutable(binary: Buffer): string | undefined {
  const header = binary.readUInt32LE(0x3c);
  if (header + 6 > binary.length || binary.readUInt32LE(header) !== 0x4550) return undefined;
  return named('win32', { 34404: 'x64', 43620: 'arm64' }, binary.readUInt16LE(header + 4));
}

function named(platform: string, archs: Readonly<Record<number, string>>, code: number): string {
  return `${platform}-${archs[code] ?? 'unknown'}`;
}
