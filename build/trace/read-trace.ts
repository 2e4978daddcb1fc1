/** A test that a row names: a file, and names inside it where the row gives them. */
export interface NamedTest {
  readonly file: string;
  readonly names: readonly string[];
}

/** A row of a table of requirements. */
export interface TracedRow {
  readonly document: string;
  /** The first cell: its ids, or what is asked where it has none. */
  readonly requirement: string;
  /** What the table says of it; undefined where it has no such column. */
  readonly state: string | undefined;
  readonly tests: readonly NamedTest[];
  /** What proves it besides tests: a measure, a page. */
  readonly otherProof: boolean;
  /** What is missing, in words; empty where nothing is said. */
  readonly missing: string;
}

const proofColumns = ['test', 'tests', 'proven by'];
const named = /`(tests\/[\w./-]+\.tsx?)`((?: ?\((?:`[^`]+`(?:, )?)+\))?)/g;

/** The rows of every table of a page that says how its requirements are proven. */
export function readTrace(document: string, text: string): readonly TracedRow[] {
  const rows: TracedRow[] = [];
  let head: readonly string[] = [];
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith('|')) {
      head = [];
      continue;
    }
    if (/^\|( *-+ *\|)+$/.test(line)) head = cellsOf(lines[index - 1] ?? '').map((cell) => cell.toLowerCase());
    else if (head.some((column) => proofColumns.includes(column))) rows.push(rowOf(document, head, cellsOf(line)));
  }
  return rows;
}

function rowOf(document: string, head: readonly string[], cells: readonly string[]): TracedRow {
  const cell = (...columns: readonly string[]) => cells[head.findIndex((column) => columns.includes(column))];
  const proof = cell(...proofColumns) ?? '';
  return {
    document,
    requirement: cells[0] ?? '',
    state: cell('state'),
    tests: [...proof.matchAll(named)].map(([, file = '', names = '']) => ({
      file,
      names: [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    })),
    otherProof: /`npm run |\]\([a-z-]+\.md|\brows? [A-Z]+\d/.test(proof),
    missing: cell('missing or less') ?? '',
  };
}

function cellsOf(line: string): readonly string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}
