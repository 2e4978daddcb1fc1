import type { ImportMessage } from '../../shared/imports.ts';

/** Messages that say the same about the same column, with the rows they speak of. */
export interface MessageGroup {
  readonly level: ImportMessage['level'];
  readonly column: string | undefined;
  /** In a file of several tables. */
  readonly table: string | undefined;
  readonly message: string;
  /** Row numbers as in a spreadsheet, or the numbers of records in their table; empty for the whole of it. */
  readonly rows: readonly number[];
}

/** Folds equal messages into one line each, in the order in which they first appear. */
export function groupMessages(messages: readonly ImportMessage[]): readonly MessageGroup[] {
  const groups = new Map<string, { group: Omit<MessageGroup, 'rows'>; rows: number[] }>();
  for (const { level, table, column, message, row } of messages) {
    const key = JSON.stringify([level, table ?? null, column ?? null, message]);
    const entry = groups.get(key) ?? { group: { level, table, column, message }, rows: [] };
    if (row !== undefined) entry.rows.push(row);
    groups.set(key, entry);
  }
  return [...groups.values()].map(({ group, rows }) => ({ ...group, rows }));
}
