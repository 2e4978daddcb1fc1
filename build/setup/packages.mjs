import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupError } from './setup-error.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const lockFile = join(root, 'package-lock.json');
const installedLock = join(root, 'node_modules', '.package-lock.json');
const stampFile = join(root, 'node_modules', '.rems-setup');

/** What was installed and for which platform: a folder copied from another machine is not fresh. */
function expectedStamp() {
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  return `${hash} ${process.platform}-${process.arch}\n`;
}

/** Whether the last set-up here was for exactly this lockfile. */
export function stampIsFresh() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === expectedStamp();
}

/** Records that the installed packages were verified. */
export function writeStamp() {
  writeFileSync(stampFile, expectedStamp());
}

/** Installs exactly what the lockfile names, unless someone has already done so by hand. */
export function installPackages() {
  if (!existsSync(lockFile)) throw new SetupError('package-lock.json is missing; restore it from the repository.');
  if (installedMatchesLock()) return;
  process.stderr.write('set-up: installing packages (once, about a minute) …\n');
  const clean = npm(['ci', '--loglevel=error'], 'pipe');
  if (clean.status === 0) return;
  // `npm ci` also refuses a lockfile that lacks optional binaries of *other* platforms, which some registry mirrors do
  // not carry. Installing without saving still takes every version and checks every hash from the lockfile.
  if (!/EUSAGE/.test(clean.stderr ?? '')) {
    throw new SetupError(`npm ci failed; check the network and try again.\n${clean.stderr ?? clean.error?.message}`);
  }
  const lenient = npm(['install', '--no-save', '--loglevel=error'], 'inherit');
  if (lenient.status !== 0) throw new SetupError('npm could not install the packages; its messages are above.');
}

/** True when every package that must be on this platform is installed in the locked version. */
function installedMatchesLock() {
  if (!existsSync(installedLock)) return false;
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedLock, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
  );
}

/** @param {string[]} args @param {'pipe' | 'inherit'} stderr */
function npm(args, stderr) {
  // npm's stdout is sent to our stderr; on Windows npm is a command script, which only a shell can run.
  return spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 2, stderr],
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
}
