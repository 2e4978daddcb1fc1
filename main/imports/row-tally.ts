import type { ImportCounts, ImportMessage } from '../../shared/imports.ts';
import type { PlannedRow } from './kind.ts';

/** Counts rows by what becomes of them, and messages by how grave they are. */
export interface RowTally {
  row(planned: PlannedRow): void;
  messages(messages: readonly ImportMessage[]): void;
  counts(): ImportCounts;
}

/** Nothing counted yet. */
export function createRowTally(): RowTally {
  const outcomes = { created: 0, updated: 0, unchanged: 0, skipped: 0, error: 0 };
  const levels = { error: 0, warning: 0, remark: 0 };

  function messages(told: readonly ImportMessage[]): void {
    for (const { level } of told) levels[level] += 1;
  }

  return {
    messages,
    row(planned) {
      outcomes[planned.outcome] += 1;
      messages(planned.messages);
    },
    counts() {
      const { error: errors, ...counted } = outcomes;
      return { ...counted, errors, warnings: levels.warning, remarks: levels.remark };
    },
  };
}
