import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { AppError } from '../../shared/contract/errors.ts';
import type { Unit } from '../../shared/equipment.ts';
import { call, type OutputOf } from '../api/client.ts';
import { useSend } from '../api/context.tsx';
import { callKey } from '../api/hooks.ts';
import type { listInput } from './list-state.ts';

/** Rows fetched at once. */
const windowPageSize = 100;

/** What the list can say about its rows. */
export interface UnitWindow {
  /** Undefined until the first page of anything arrived. */
  readonly total: number | undefined;
  /** The unit at an index, or undefined while its page is on the way. */
  row(index: number): Unit | undefined;
  /** The rows are those of the question before; the new ones are on the way. */
  readonly stale: boolean;
  readonly error: AppError | null;
  retry(): void;
}

interface Range {
  readonly first: number;
  readonly last: number;
}

/** Numbers of the pages that hold the rows of a range, from 1. */
export function pagesOf({ first, last }: Range): readonly number[] {
  const from = Math.floor(Math.max(0, first) / windowPageSize);
  const to = Math.floor(Math.max(0, first, last) / windowPageSize);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index + 1);
}

type Page = OutputOf<'equipment.list'>;

/** Answers that arrived for one question. */
interface Answer {
  readonly question: string;
  readonly total: number;
  readonly pages: ReadonlyMap<number, readonly Unit[]>;
}

/**
 * The rows of a range out of a result of any length, fetched a page at a time. While the first answer to a new question is on the way,
 * the rows before stay in sight, so that nothing jumps.
 */
export function useUnitWindow(input: ReturnType<typeof listInput>, range: Range): UnitWindow {
  const send = useSend();
  const numbers = pagesOf(range);
  const question = JSON.stringify(input);
  const before = useRef<Answer>(undefined);

  const combine = useCallback(
    (results: readonly UseQueryResult<Page>[]) => ({
      answers: results.map((result) => result.data),
      error: (results.find((result) => result.error !== null)?.error ?? null) as AppError | null, // as: call throws nothing else
      retry: () => {
        for (const result of results) if (result.error !== null) void result.refetch();
      },
    }),
    [],
  );
  const { answers, error, retry } = useQueries({
    queries: numbers.map((page) => {
      const pageInput = { ...input, page, pageSize: windowPageSize };
      return {
        queryKey: callKey('equipment.list', pageInput),
        queryFn: () => call(send, 'equipment.list', pageInput),
      };
    }),
    combine,
  });

  const now = toAnswer(question, numbers, answers);
  useEffect(() => {
    if (now !== undefined) before.current = now;
  });
  const shown = now ?? before.current;
  const stale = shown !== undefined && shown.question !== question;

  return {
    total: shown?.total,
    row: (index) => shown?.pages.get(Math.floor(index / windowPageSize) + 1)?.[index % windowPageSize],
    stale,
    error,
    retry,
  };
}

function toAnswer(question: string, numbers: readonly number[], answers: readonly (Page | undefined)[]) {
  const pages = new Map<number, readonly Unit[]>();
  let total: number | undefined;
  numbers.forEach((page, index) => {
    const answer = answers[index];
    if (answer === undefined) return;
    pages.set(page, answer.items);
    total = answer.total;
  });
  return total === undefined ? undefined : ({ question, total, pages } satisfies Answer);
}
