import type { ImportMessage } from '#shared/imports.ts';

/** Gathers what is to be said about a row of a table. */
export interface RowNotes {
  readonly messages: readonly ImportMessage[];
  readonly hasErrors: boolean;
  /** The row does not go in. */
  error(message: string, column?: string): void;
  /** Something is not taken over as written. */
  warning(message: string, column?: string): void;
  /** About the quality of the data. */
  remark(message: string, column?: string): void;
}

/** Nothing to say so far. */
export function createRowNotes(): RowNotes {
  const messages: ImportMessage[] = [];
  const add = (level: ImportMessage['level']) => (message: string, column?: string) =>
    void messages.push({ level, ...(column !== undefined && { column }), message });
  return {
    messages,
    get hasErrors() {
      return messages.some(({ level }) => level === 'error');
    },
    error: add('error'),
    warning: add('warning'),
    remark: add('remark'),
  };
}
