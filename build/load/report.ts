/** One line of the report. */
export interface Line {
  readonly part: string;
  readonly what: string;
  /** As it is printed, with its unit. */
  readonly value: string;
  /** What was asked for; absent where nothing was. */
  readonly target?: string;
  readonly reached?: boolean;
}

/** What must hold of a number. */
export type Bound = { readonly most: number } | { readonly least: number };

/** Gathers the lines of a run and tells each as it comes. */
export interface Report {
  /** A number beside what was asked of it. */
  number(what: string, value: number, unit: string, bound?: Bound): void;
  /** A fact beside what it should be. */
  fact(what: string, value: string, target?: string, reached?: boolean): void;
  lines(): readonly Line[];
  /** Whether everything that was asked for was reached. */
  isGood(): boolean;
}

/** What a part of the test says. */
export type PartReport = Pick<Report, 'number' | 'fact'>;

/** An empty report of one part after the other. */
export function createReport(say: (line: string) => void) {
  const lines: Line[] = [];
  function add(line: Line): void {
    lines.push(line);
    const verdict = line.reached === undefined ? '' : line.reached ? '  reached' : '  NOT REACHED';
    say(`${line.part.padEnd(10)} ${line.what.padEnd(44)} ${line.value.padStart(12)}${verdict}`);
  }
  return {
    of: (part: string): PartReport => ({
      number(what, value, unit, bound) {
        const shown = `${rounded(value)}${unit === '' ? '' : ` ${unit}`}`;
        if (!bound) return add({ part, what, value: shown });
        const [sign, limit] = 'most' in bound ? ['≤', bound.most] : ['≥', bound.least];
        // NaN, of something that never happened, reaches nothing.
        const reached = 'most' in bound ? value <= limit : value >= limit;
        add({ part, what, value: shown, target: `${sign} ${limit.toLocaleString('en-US')}`, reached });
      },
      fact(what, value, target, reached) {
        add({ part, what, value, ...(target !== undefined && { target }), ...(reached !== undefined && { reached }) });
      },
    }),
    lines: () => lines,
    isGood: () => lines.every(({ reached }) => reached !== false),
  };
}

/** The lines as a table of Markdown, columns aligned. */
export function tableOf(lines: readonly Line[]): string {
  const head = ['part', 'figure', 'value', 'target', 'reached'];
  const rows = lines.map(({ part, what, value, target = '', reached }, index) => [
    lines[index - 1]?.part === part ? '' : part,
    what,
    value,
    target,
    reached === undefined ? '' : reached ? 'yes' : '**no**',
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** Three digits that mean something. */
function rounded(value: number): string {
  if (value === 0 || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}
