import { AppError } from '../../shared/contract/errors.ts';
import { type LogLevel, type LogLine, type LogName, logLevels } from '../../shared/logs.ts';
import { type LogFile, linesBackwards, linesFrom, logFiles, type RawLine, stampIn } from './log-files.ts';
import { parseLine } from './parse-line.ts';

/** Which lines are wanted. */
export interface LogQuestion {
  readonly log: LogName | 'all';
  /** This level and what is worse. */
  readonly level?: LogLevel | undefined;
  readonly search?: string | undefined;
  readonly requestId?: string | undefined;
  readonly limit: number;
}

/** Bytes of log that one answer looks through; the next one goes on from there. */
const budgetBytes = 16_000_000;
/** As a place in a file: behind whatever it holds. */
const endOfFile = Number.MAX_SAFE_INTEGER;

/** A page of the log from its end (or a place) backwards, the newest first. Never holds more than a piece of a file and the lines of the answer. */
export function readBackwards(folder: string, question: LogQuestion, before?: string) {
  return unlessPacked(() => backwards(folder, question, before));
}

/** What came since a place, the oldest first. */
export function readForwards(folder: string, question: LogQuestion, after: string) {
  return unlessPacked(() => forwards(folder, question, after));
}

async function backwards(folder: string, question: LogQuestion, before: string | undefined) {
  const files = await logFiles(folder, question.log);
  const found = before === undefined ? undefined : placeIn(files, before);
  const place = found && found.index >= 0 ? found : undefined;
  // Taken before anything is read: what is written meanwhile comes after this place, and is in none of the lines below.
  const end = before === undefined ? await endOf(files[0]) : null;
  const lines: LogLine[] = [];
  let seen = 0;
  let older: string | null = null;
  for (const file of place ? files.slice(place.index) : files) {
    const until = place && file === files[place.index] ? place.byte : file === files[0] && end ? end.byte : endOfFile;
    if (seen >= budgetBytes || lines.length >= question.limit) {
      older = `${file.id}:${endOfFile}`;
      break;
    }
    const wanted = question.limit - lines.length;
    const part = file.packed
      ? await newestOfPacked(file, question, until, wanted)
      : await newestOfPlain(file, question, until, wanted, budgetBytes - seen);
    lines.push(...part.lines);
    seen += part.seen;
    if (part.stoppedAt !== null) {
      older = part.stoppedAt > 0 ? `${file.id}:${part.stoppedAt}` : await beforeOf(files, file);
      break;
    }
  }
  return { lines, older, newest: end && `${end.id}:${end.byte}` };
}

async function forwards(folder: string, question: LogQuestion, after: string) {
  const files = await logFiles(folder, question.log);
  const { index, byte } = placeIn(files, after);
  const lines: LogLine[] = [];
  let newest = after;
  for (const file of files.slice(0, index + 1).reverse()) {
    const from = file === files[index] ? byte : 0;
    newest = `${file.id}:${from}`;
    for await (const line of linesFrom(file, from)) {
      if (lines.length >= question.limit) return { lines, newest, older: null };
      newest = `${file.id}:${line.end}`;
      const parsed = matching(line, file, question);
      if (parsed) lines.push(parsed);
    }
  }
  return { lines, newest, older: null };
}

/** A file may be packed, and so change its name, between the list and the reading: then once more. */
async function unlessPacked<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return await read();
    throw cause;
  }
}

interface Part {
  readonly lines: LogLine[];
  readonly seen: number;
  /** The byte before which to go on; null at the beginning of the file. */
  readonly stoppedAt: number | null;
}

async function newestOfPlain(
  file: LogFile,
  question: LogQuestion,
  until: number,
  wanted: number,
  budget: number,
): Promise<Part> {
  const lines: LogLine[] = [];
  let seen = 0;
  for await (const line of linesBackwards(file, until)) {
    seen += line.end - line.start;
    const parsed = matching(line, file, question);
    if (parsed) lines.push(parsed);
    if (lines.length >= wanted || seen >= budget) return { lines, seen, stoppedAt: line.start };
  }
  return { lines, seen, stoppedAt: null };
}

/** A packed file is read from its beginning, and only the last lines that fit are kept. */
async function newestOfPacked(file: LogFile, question: LogQuestion, until: number, wanted: number): Promise<Part> {
  const kept: LogLine[] = [];
  let seen = 0;
  let overflowed = false;
  for await (const line of linesFrom(file, 0)) {
    if (line.start >= until) break;
    seen += line.end - line.start;
    const parsed = matching(line, file, question);
    if (!parsed) continue;
    kept.push(parsed);
    if (kept.length > wanted) {
      kept.shift();
      overflowed = true;
    }
  }
  const first = kept[0];
  const stoppedAt = overflowed && first ? Number(first.position.slice(first.position.lastIndexOf(':') + 1)) : null;
  return { lines: kept.reverse(), seen, stoppedAt };
}

function matching(line: RawLine, file: LogFile, question: LogQuestion): LogLine | undefined {
  const { level, search, requestId, log } = question;
  if (line.text === '') return undefined;
  if (requestId !== undefined && !line.text.includes(requestId)) return undefined;
  if (search && !line.text.toLowerCase().includes(search.trim().toLowerCase())) return undefined;
  const parsed = parseLine(line.text, `${file.id}:${line.start}`, log);
  if (requestId !== undefined && parsed.requestId !== requestId) return undefined;
  if (level !== undefined && (!parsed.level || logLevels.indexOf(parsed.level) < logLevels.indexOf(level))) {
    return undefined;
  }
  return parsed;
}

/** Where a place is now; a file that is gone gives way to the one that came after it. */
function placeIn(files: readonly LogFile[], position: string): { readonly index: number; readonly byte: number } {
  const found = /^([a-z]+-[0-9TZ]{1,20}):(\d{1,16})$/.exec(position);
  if (!found?.[1]) throw new AppError('INVALID', 'This place in the log is not known. Read the log again.');
  const id = found[1];
  const index = files.findIndex((file) => file.id === id);
  if (index >= 0) return { index, byte: Number(found[2]) };
  const next = files.findLastIndex((file) => stampIn(file.id) > stampIn(id));
  return { index: next, byte: 0 };
}

/** The place after the last whole line of a file. */
async function endOf(file: LogFile | undefined): Promise<{ readonly id: string; readonly byte: number } | null> {
  if (!file) return null;
  if (file.packed) return { id: file.id, byte: endOfFile };
  for await (const line of linesBackwards(file, endOfFile)) return { id: file.id, byte: line.end };
  return { id: file.id, byte: 0 };
}

/** The place at the end of the file before this one; null when it is the oldest. */
async function beforeOf(files: readonly LogFile[], file: LogFile): Promise<string | null> {
  const next = files[files.indexOf(file) + 1];
  return next ? `${next.id}:${endOfFile}` : null;
}
