import type { RemsTable, RemsValue } from './rems-tables.ts';

/** Which record of ours stands for a number of REMS. */
export interface RemsNumbers {
  set(table: RemsTable, number: number, id: number): void;
  /** Undefined for what the file lacks, or what did not go in. */
  of(table: RemsTable, number: RemsValue): number | undefined;
}

/** None so far. */
export function createRemsNumbers(): RemsNumbers {
  const numbers = new Map<string, number>();
  return {
    set: (table, number, id) => void numbers.set(`${table} ${number}`, id),
    of: (table, number) => (number === null ? undefined : numbers.get(`${table} ${Number(number)}`)),
  };
}
