import { existsSync, statfsSync } from 'node:fs';
import { url as debuggerUrl } from 'node:inspector';
import { availableParallelism, totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { refuseFolder } from '../../database/folder-gate.ts';
import { privateFolderPaths } from '../../database/permissions.ts';
import type { Check } from '../check.ts';
import { failed, off, ok, warning } from '../finding.ts';
import { leftovers } from '../leftovers.ts';

const gigabyte = 1_000_000_000;
/** The oldest Node.js that the database driver runs on. */
const oldestNode = 24;
/** The share of its memory from which on the program is close to its end. */
const fullShare = 0.8;

/** Whether this machine and this folder carry the data. */
export const machineChecks: readonly Check[] = [
  {
    of: 'place',
    id: 'folder-place',
    area: 'machine',
    requirements: ['003-011', '000-005'],
    look({ folder, environment }) {
      const reason = refuseFolder(folder, { environment });
      if (reason === undefined) return ok('The data folder lies on a disk of this machine, and can be written.');
      return failed(reason, 'Close the program, move the data folder, and start again with --data.');
    },
  },
  {
    of: 'place',
    id: 'folders',
    area: 'machine',
    requirements: ['000-005', '000-065', '004-051', '003-015'],
    mendable: true,
    look({ folder }) {
      const missing = privateFolderPaths(folder).filter((path) => !existsSync(path));
      if (missing.length === 0) return ok('Every folder of the data is there.');
      return warning(`Folders are missing: ${missing.join(', ')}.`, 'Make them; the program can do it.');
    },
  },
  {
    of: 'deep',
    id: 'permissions',
    area: 'machine',
    requirements: ['000-013', '000-014', '000-072', '000-073', '000-092', '003-032', '003-042', '004-067', '004-101'],
    thorough: true,
    mendable: true,
  },
  {
    of: 'place',
    id: 'leftovers',
    area: 'machine',
    requirements: ['003-047'],
    mendable: true,
    look({ folder, now }) {
      const found = leftovers(folder, now);
      if (found.length === 0) return ok('Nothing lies about from work that was cut.');
      return warning(
        `Files and folders from work that was cut lie about: ${found.length}.`,
        'Remove them; the program can do it. Nothing that is finished is among them.',
      );
    },
  },
  {
    of: 'place',
    id: 'disk',
    area: 'machine',
    requirements: ['003-001', '000-001', '004-110', '004-116'],
    link: '/admin/health',
    look({ folder }) {
      const { bavail, bsize } = statfsSync(folder);
      const free = bavail * bsize;
      const evidence = `Free on the disk: ${(free / gigabyte).toFixed(free < 10 * gigabyte ? 1 : 0)} GB.`;
      if (free >= 5 * gigabyte) return ok(evidence);
      const advice = 'Free some space on this disk, or keep backups for fewer days.';
      return free < gigabyte / 2 ? failed(evidence, advice) : warning(evidence, advice);
    },
  },
  {
    of: 'place',
    id: 'memory',
    area: 'machine',
    requirements: ['003-001'],
    look() {
      const evidence = `This machine has ${(totalmem() / 2 ** 30).toFixed(1)} GB of memory.`;
      // What a machine of 4 GB tells is a little less: its firmware keeps some.
      if (totalmem() >= 3.5 * 2 ** 30) return ok(evidence);
      return warning(evidence, 'It will be slow with a large inventory: 4 GB are wanted.');
    },
  },
  {
    of: 'place',
    id: 'processors',
    area: 'machine',
    requirements: ['003-001'],
    look() {
      const count = availableParallelism();
      const evidence = `This machine has ${count} processors for the program.`;
      return count >= 2 ? ok(evidence) : warning(evidence, 'Two are wanted: backups are made beside the work.');
    },
  },
  {
    of: 'place',
    id: 'runtime',
    area: 'machine',
    requirements: ['004-063', '000-001', '000-003'],
    link: '/about',
    look({ app }) {
      const { node, electron } = process.versions;
      const evidence = `Version ${app.version} runs on Node.js ${node}${electron === undefined ? '' : ` and Electron ${electron}`}.`;
      if (Number(node.split('.')[0]) >= oldestNode) return ok(evidence);
      return failed(evidence, 'Install the program anew: it brings the version that it needs.');
    },
  },
  {
    of: 'place',
    id: 'account',
    area: 'machine',
    requirements: ['000-032', '004-100', '004-102'],
    look() {
      const user = process.geteuid?.();
      if (user === undefined)
        return off('On this operating system the program does not know how mighty its account is.');
      if (user !== 0) return ok('The program runs under an ordinary account of this machine.');
      return warning(
        'The program runs as the superuser of this machine.',
        'Run it under an account of its own, which owns the data folder and nothing else.',
      );
    },
  },
  {
    of: 'place',
    id: 'memory-limit',
    area: 'machine',
    requirements: ['000-028', '004-049', '004-086'],
    link: '/admin/health',
    look({ app }) {
      if (app.host === 'cli') return undefined;
      const limit = memoryLimit();
      const used = process.memoryUsage.rss();
      const evidence = `The program uses ${megabytes(used)} MB of at most ${megabytes(limit)} MB of memory.`;
      if (used < fullShare * limit) return ok(evidence);
      return warning(
        evidence,
        'Start the program again when nobody works, and look at what else runs on this machine.',
      );
    },
  },
  {
    of: 'place',
    id: 'debugger',
    area: 'machine',
    requirements: ['002-023', '002-069', '004-002'],
    look() {
      if (debuggerUrl() === undefined) return ok('No debugger can be attached to the program.');
      return failed(
        'A debugger can be attached to the program, and read everything in it.',
        'Start the program again without options for its debugger.',
      );
    },
  },
];

/** What the program may take at most: the limit of its service, or what its engine was given, whichever is less. */
function memoryLimit(): number {
  const heap = getHeapStatistics().heap_size_limit;
  const constrained = process.constrainedMemory();
  return constrained > 0 && constrained < Number.MAX_SAFE_INTEGER ? Math.min(constrained, heap) : heap;
}

const megabytes = (bytes: number) => Math.round(bytes / 1_000_000);
