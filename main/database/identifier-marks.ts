import { createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeDurably } from './durable-file.ts';

const Mark = z.strictObject({
  /** What the identifiers begin with: prefix, year and number are what must never come twice. */
  prefix: z.string(),
  year: z.int(),
  /** Known to be issued when this was written. */
  issued: z.int().min(0),
  /** The highest number that may have been issued since. */
  upTo: z.int().min(0),
});

const MarksFile = z.strictObject({ v: z.literal(1), installId: z.string(), marks: z.array(Mark), mac: z.string() });

/** How far identifiers of one prefix and year have come, as kept outside the database. */
export type IdentifierMark = Readonly<z.infer<typeof Mark>>;

/** What lies under the name of the marks. `altered`: unreadable, of another installation, or not written with this installation's key. */
export type MarksOnDisk =
  | { readonly state: 'missing' | 'altered' }
  | { readonly state: 'genuine'; readonly marks: readonly IdentifierMark[] };

/** Reads the marks and checks that they were written with `key` (the authentication key) for this installation. */
export function readMarks(path: string, key: Buffer, installId: string): MarksOnDisk {
  if (!existsSync(path)) return { state: 'missing' };
  const file = parse(path);
  if (file === undefined || file.installId !== installId) return { state: 'altered' };
  const expected = Buffer.from(authenticate(installId, file.marks, key), 'latin1');
  const actual = Buffer.from(file.mac, 'latin1');
  const genuine = expected.length === actual.length && timingSafeEqual(expected, actual);
  return genuine ? { state: 'genuine', marks: file.marks } : { state: 'altered' };
}

/** Writes the marks atomically (0600). The caller holds the write lock of the database, so that two programs never overtake each other. */
export function writeMarks(path: string, key: Buffer, installId: string, marks: readonly IdentifierMark[]): void {
  const sorted = [...marks].sort((one, other) => one.prefix.localeCompare(other.prefix) || one.year - other.year);
  const file = { v: 1, installId, marks: sorted, mac: authenticate(installId, sorted, key) };
  writeDurably(path, `${JSON.stringify(file, null, 2)}\n`);
}

function parse(path: string) {
  try {
    return MarksFile.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

function authenticate(installId: string, marks: readonly IdentifierMark[], key: Buffer): string {
  const text = JSON.stringify([
    1,
    installId,
    marks.map(({ prefix, year, issued, upTo }) => [prefix, year, issued, upTo]),
  ]);
  return createHmac('sha256', key).update('rems-identifier-marks-v1\n').update(text).digest('base64');
}
