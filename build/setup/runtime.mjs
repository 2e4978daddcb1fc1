import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupError } from './setup-error.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const oldestNode = 20;

/** Refuses a Node that cannot even run the set-up. */
export function requireNodeVersion() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= oldestNode) return;
  throw new SetupError(
    `this is Node ${process.versions.node}; install Node ${oldestNode} or later from nodejs.org and try again.`,
  );
}

/** Verifies that the pinned Node was installed and that the database driver loads in it (in a child: an old Node crashes). */
export function verifyRuntime() {
  const pinned = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.node;
  if (installedNodeVersion() !== `v${pinned}`) {
    process.stderr.write(`set-up: fetching Node ${pinned} …\n`);
    // Reached when install scripts were switched off on this machine: the binary comes by the package's own script.
    run('npm', ['rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts', '--loglevel=error'], true);
  }
  if (installedNodeVersion() !== `v${pinned}`) {
    throw new SetupError(`Node ${pinned} could not be installed; delete node_modules and try again with a network.`);
  }
  const driver = "new (require('better-sqlite3'))(':memory:').close()";
  const loaded = run(pinnedNode(), ['-e', driver], process.platform === 'win32');
  if (loaded.status !== 0) {
    throw new SetupError(`the database driver does not load in Node ${pinned}: ${loaded.signal ?? loaded.stderr}`);
  }
}

function pinnedNode() {
  return join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
}

function installedNodeVersion() {
  return run(pinnedNode(), ['--version'], process.platform === 'win32').stdout?.trim();
}

/** @param {string} command @param {string[]} args @param {boolean} shell */
function run(command, args, shell) {
  const quoted = shell ? args.map((arg) => (/[\s'"()]/.test(arg) ? `"${arg}"` : arg)) : args;
  return spawnSync(shell && command.includes(' ') ? `"${command}"` : command, quoted, {
    cwd: root,
    encoding: 'utf8',
    shell,
  });
}
