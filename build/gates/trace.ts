import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type NamedTest, readTrace, type TracedRow } from '../trace/read-trace.ts';
import { type GateResult, tooFew } from './gate.ts';

/** From every requirement to its tests: a row that is said to be met names a test that exists. */
export async function traceGate(root: string): Promise<GateResult> {
  const rows = tracedRows(root);
  const met = rows.filter(isMet);
  const tests = new Set(rows.flatMap((row) => row.tests.map(({ file }) => file)));
  const problems = [
    ...tooFew('requirements', rows.length, 1),
    ...rows.flatMap((row) => row.tests.flatMap((test) => missingOf(root, row, test))),
    ...met
      .filter((row) => row.tests.length === 0 && !row.otherProof)
      .map((row) => `trace: ${row.document}: "${row.requirement}" is said to be met and names no test`),
  ];
  const counted = `${rows.length} requirements, ${met.length} of them met, by ${tests.size} files of tests`;
  return { name: 'trace', counted, problems };
}

/** The rows of all pages of requirements. */
export function tracedRows(root: string): readonly TracedRow[] {
  return globSync(['docs/requirements-*.md', 'docs/security.md'], { cwd: root })
    .toSorted()
    .flatMap((path) => readTrace(path.replaceAll('\\', '/'), readFileSync(join(root, path), 'utf8')));
}

/** Said to be met; where a table has no state, nothing that is said to be missing altogether. */
function isMet({ state, missing, tests, otherProof }: TracedRow): boolean {
  return state === undefined ? tests.length > 0 || otherProof || missing === '' : /^met\b/.test(state);
}

function missingOf(root: string, { document, requirement }: TracedRow, { file, names }: NamedTest): string[] {
  const place = `trace: ${document}: "${requirement}" names ${file}`;
  if (!existsSync(join(root, file))) return [`${place}, which does not exist`];
  // A file may take its tests from others beside it, as campaigns of faults do.
  const folder = dirname(join(root, file));
  const texts = [file, ...globSync('*.ts', { cwd: folder }).map((name) => join(dirname(file), name))].map((path) =>
    readFileSync(join(root, path), 'utf8'),
  );
  return names
    .filter(
      (name) => !texts.some((text) => text.includes(`'${name}'`) || text.includes(`'${name.replace(/^kill-/, '')}'`)),
    )
    .map((name) => `${place} (${name}), which has no test of that name`);
}
