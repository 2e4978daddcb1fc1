import { arch, platform, release } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { LogName } from '../../shared/logs.ts';
import type { Ports } from '../ports.ts';
import { type LogFile, linesBackwards, linesFrom, logFiles, type RawLine } from './log-files.ts';
import type { LogsRepository } from './repository.ts';
import { withoutNames, withoutTexts } from './without-names.ts';

/** Lines of each log that a bundle holds. */
const mostLines = { app: 5000, access: 2000 } as const;

const readMe = `What support needs to understand what this program did: its log, versions, checks, health, counts of rows, and
settings of which only numbers and switches are left.
It holds no names of patients, people, accounts or units, no addresses, no passwords and no keys: of each line of the log
only facts on a short list are kept, and of errors only their kind and place. Read it before you hand it on.
`;

/** A zip file for support, made piece by piece so that nobody waits for it. */
export async function* bundle(deps: {
  readonly repository: LogsRepository;
  readonly folder: string;
  readonly at: Date;
  readonly app: Ports['app'];
  readonly health: unknown;
}): AsyncGenerator<Uint8Array> {
  const { repository, folder, at, app, health } = deps;
  const ready: Uint8Array[] = [];
  const zip = new Zip((fault, piece) => {
    if (fault) throw fault;
    ready.push(piece);
  });

  async function* entry(name: string, pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = at;
    zip.add(file);
    for await (const piece of pieces) {
      file.push(strToU8(piece));
      yield* ready.splice(0);
      await turn();
    }
    file.push(new Uint8Array(0), true);
    yield* ready.splice(0);
  }
  const document = (value: unknown) => [`${JSON.stringify(value, undefined, 2)}\n`];

  yield* entry('read-me.txt', [readMe]);
  yield* entry('about.json', document(about(at, app)));
  yield* entry('health.json', document(health));
  yield* entry('checks.json', document(repository.checks()));
  yield* entry('settings.json', document(settings(repository)));
  yield* entry('tables.json', tables(repository));
  for (const log of ['app', 'access'] as const) yield* entry(`${log}.jsonl`, lastLines(folder, log));
  zip.end();
  yield* ready.splice(0);
}

function about(at: Date, { version, host }: Ports['app']) {
  return {
    madeAt: at.toISOString(),
    version,
    host,
    system: `${platform()} ${release()} ${arch()}`,
    node: process.versions.node,
    electron: process.versions.electron ?? null,
    sqlite: process.versions.sqlite ?? null,
    uptimeSeconds: Math.round(process.uptime()),
    memoryBytes: process.memoryUsage().rss,
  };
}

function settings(repository: LogsRepository) {
  return repository.sections().map(({ section, document, version }) => ({
    section,
    version,
    values: withoutTexts(JSON.parse(document)),
  }));
}

/** One table at a time: counting a long one takes a moment. */
function* tables(repository: LogsRepository): Generator<string> {
  yield '{\n';
  const names = repository.tables();
  for (const [index, name] of names.entries()) {
    yield `  ${JSON.stringify(name)}: ${repository.rowsOf(name)}${index + 1 < names.length ? ',' : ''}\n`;
  }
  yield '}\n';
}

/** The last lines of a log, the newest first. */
async function* lastLines(folder: string, log: LogName): AsyncGenerator<string> {
  let wanted: number = mostLines[log];
  for (const file of await logFiles(folder, log)) {
    if (wanted <= 0) return;
    const lines = file.packed ? await lastOfPacked(file, wanted) : linesBackwards(file, Number.MAX_SAFE_INTEGER);
    let piece: string[] = [];
    for await (const { text } of lines) {
      const clean = withoutNames(text);
      if (clean === null) continue;
      piece.push(clean);
      wanted -= 1;
      if (wanted <= 0) break;
      if (piece.length < 200) continue;
      yield `${piece.join('\n')}\n`;
      piece = [];
    }
    if (piece.length > 0) yield `${piece.join('\n')}\n`;
  }
}

/** A packed file is read from its beginning; so many lines of its end, the newest first. */
async function lastOfPacked(file: LogFile, wanted: number): Promise<RawLine[]> {
  const kept: RawLine[] = [];
  for await (const line of linesFrom(file, 0)) {
    kept.push(line);
    if (kept.length >= 2 * wanted) kept.splice(0, kept.length - wanted);
  }
  return kept.slice(-wanted).reverse();
}
