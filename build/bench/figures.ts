import type { LoopDelay } from './loop-watch.ts';

/** What a figure is counted in. */
export type Unit = 'ms' | 's' | 'rows/s' | 'MB' | 'kB gzip';

/** One measured figure beside what was asked of it and what bare SQLite or Node needs for the same. */
export interface Figure {
  readonly value: number;
  readonly unit: Unit;
  /** The value may be at most (durations, sizes) or must be at least (rates) this; absent where nothing was asked. */
  readonly target?: { readonly most: number } | { readonly least: number };
  readonly reached?: boolean;
  /** The same measure without our program: what `bareMeans` of the document says. */
  readonly bare?: number;
  /** How many times slower or larger than the bare measure. */
  readonly ratio?: number;
}

/** What the product promises, for 20,000 units on a machine with two cores. */
const targets: Readonly<Record<string, { readonly most: number } | { readonly least: number }>> = {
  'start.ready': { most: 1000 },
  'list.http1.p95': { most: 20 },
  'list.http2.p95': { most: 20 },
  'listSorted.http1.p95': { most: 20 },
  'listSorted.http2.p95': { most: 20 },
  'search.http1.p95': { most: 20 },
  'search.http2.p95': { most: 20 },
  'searchFiltered.http1.p95': { most: 20 },
  'searchFiltered.http2.p95': { most: 20 },
  'summary.http1.p95': { most: 15 },
  'summary.http2.p95': { most: 15 },
  'due.http1.p95': { most: 25 },
  'due.http2.p95': { most: 25 },
  'plannerYear.http1.p95': { most: 100 },
  'plannerYear.http2.p95': { most: 100 },
  'search.global.p95': { most: 30 },
  'bulk.edit': { most: 1000 },
  'capital.list.p95': { most: 50 },
  'capital.chart.p95': { most: 50 },
  'patients.list.p95': { most: 50 },
  'patients.listSorted.p95': { most: 100 },
  'patients.searchIpp.p95': { most: 50 },
  'patients.searchIdentifier.p95': { most: 50 },
  'patients.searchName.p95': { most: 50 },
  'patients.searchWords.p95': { most: 50 },
  'recordTest.p95': { most: 5 },
  'renew.all': { most: 3000 },
  // A million entries in 20 seconds.
  'audit.verify.rate': { least: 50_000 },
  'audit.verify.worstDelay': { most: 50 },
  'audit.verify.worstTurn': { most: 50 },
  'backup.makeAndProve.worstDelay': { most: 50 },
  'backup.makeAndProve.worstTurn': { most: 50 },
  'backup.verify.worstDelay': { most: 50 },
  'backup.verify.worstTurn': { most: 50 },
  // 1 GB on two cores, while people work (B16, T20).
  'busyBackup.makeAndProve': { most: 90_000 },
  'busyBackup.write.p99': { most: 250 },
  // 50,000 units and two million surveys (T21); 20 million entries in three minutes.
  'large.start.ready': { most: 5000 },
  'large.list.p99': { most: 100 },
  'large.search.p99': { most: 200 },
  'large.audit.verify.rate': { least: 111_112 },
  // A hundred thousand entries in 30 seconds.
  'audit.export.rate': { least: 3334 },
  // 20,000 units and 100,000 tests.
  'workbook.seconds': { most: 20 },
  'workbook.worstDelay': { most: 50 },
  'workbook.worstTurn': { most: 50 },
  'import.check': { least: 4000 },
  'import.apply': { least: 4000 },
  'import.rate': { least: 4000 },
  'export.rate': { least: 15_000 },
  // 120,000 rows in 20 seconds.
  'xlsx.write.rate': { least: 6000 },
  'xlsx.write.worstDelay': { most: 50 },
  'xlsx.write.worstTurn': { most: 50 },
  'memory.idle': { most: 160 },
  'renderer.initial': { most: 350 },
};

/** The one target that is a ratio: an audited edit beside the bare write of the row. */
const ratioTargets: Readonly<Record<string, number>> = { 'edit.p50': 3 };

/** Collects figures under their names and tells each as it comes. */
export interface Figures {
  add(name: string, value: number, unit: Unit, bare?: number): void;
  all(): Readonly<Record<string, Figure & { readonly ratioTarget?: { readonly most: number } }>>;
}

/** An empty collection. */
export function createFigures(say: (line: string) => void): Figures {
  const all: Record<string, Figure & { ratioTarget?: { most: number } }> = {};
  return {
    add(name, value, unit, bare) {
      const ratio = bare === undefined ? undefined : unit === 'rows/s' ? bare / value : value / bare;
      const target = targets[name];
      const mostRatio = ratioTargets[name];
      const reached = target
        ? 'most' in target
          ? value <= target.most
          : value >= target.least
        : mostRatio !== undefined && ratio !== undefined
          ? ratio <= mostRatio
          : undefined;
      const figure = {
        value: rounded(value),
        unit,
        ...(target && { target }),
        ...(mostRatio !== undefined && { ratioTarget: { most: mostRatio } }),
        ...(reached !== undefined && { reached }),
        ...(bare !== undefined && { bare: rounded(bare) }),
        ...(ratio !== undefined && { ratio: rounded(ratio) }),
      };
      all[name] = figure;
      const verdict = reached === undefined ? '' : reached ? '  reached' : '  NOT REACHED';
      const beside = ratio === undefined ? '' : `  (bare ${figure.bare}, ${figure.ratio}×)`;
      say(`${name.padEnd(28)} ${String(figure.value).padStart(10)} ${unit}${beside}${verdict}`);
    },
    all: () => all,
  };
}

/** Adds how an event loop fared while `name` was measured. */
export function addDelay(figures: Figures, name: string, delay: LoopDelay): void {
  figures.add(`${name}.worstDelay`, delay.worst, 'ms');
  figures.add(`${name}.worstTurn`, delay.worstTurn, 'ms');
}

/** The value below which `share` percent of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))] ?? Number.NaN;
}

/** Three digits that mean something. */
function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
