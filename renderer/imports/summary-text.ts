import type { Import, RowOutcome } from '../../shared/imports.ts';

/** The words that a summary needs, in the reader's language. */
export interface SummaryWords {
  state(state: Import['state']): string;
  outcome(outcome: RowOutcome): string;
  /** The name of a table of a file of several. */
  table(table: string): string;
  /** A label and its value, punctuated as the language does. */
  line(label: string, value: string): string;
  warnings: string;
  remarks: string;
  number(value: number): string;
  instant(instant: string): string;
  /** A sentence of the core in the reader's language. */
  sentence(sentence: string): string;
  /** The sheet that was read, and what blank cells did where that was chosen; nothing where there was no choice. */
  readonly reading: readonly string[];
}

/** A summary that can be pasted into a mail: the file, when and by whom, the state, and the counts, one a line. */
export function summaryText(one: Import, words: SummaryWords): string {
  const { counts } = one;
  const lines = [
    `${one.fileName} (${one.id})`,
    `${words.state(one.state)} · ${words.instant(one.appliedAt ?? one.createdAt)} · ${one.createdBy}`,
    ...words.reading,
    words.line(words.outcome('created'), words.number(counts.created)),
    words.line(words.outcome('updated'), words.number(counts.updated)),
    words.line(words.outcome('unchanged'), words.number(counts.unchanged)),
    words.line(words.outcome('skipped'), words.number(counts.skipped)),
    words.line(words.outcome('error'), words.number(counts.errors)),
    words.line(words.warnings, words.number(counts.warnings)),
    words.line(words.remarks, words.number(counts.remarks)),
  ];
  for (const { table, created, updated, errors } of one.tables ?? [])
    lines.push(
      words.line(
        words.table(table),
        [
          `${words.outcome('created')} ${words.number(created)}`,
          `${words.outcome('updated')} ${words.number(updated)}`,
          `${words.outcome('error')} ${words.number(errors)}`,
        ].join(', '),
      ),
    );
  if (one.message !== null) lines.push(words.sentence(one.message));
  return lines.join('\n');
}
