import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { AppError } from '../../shared/contract/errors.ts';
import type { LogLine } from '../../shared/logs.ts';
import { call, type InputOf } from '../api/client.ts';
import { useSend } from '../api/context.tsx';

/** What is asked of the log. */
export type LogQuestion = Omit<InputOf<'logs.read'>, 'before' | 'after' | 'limit'>;

const pageSize = 100;
/** How often new lines are asked for while the page is seen, milliseconds. */
const everyMs = 2000;
/** Lines that came while somebody followed; older ones are found by reading again. */
const mostFresh = 1000;

interface Fresh {
  readonly key: string;
  readonly lines: readonly LogLine[];
  readonly newest: string;
}

/** Lines of the log, the newest first: page by page backwards, and with `follow` what comes. */
export function useLogLines(question: LogQuestion, follow: boolean) {
  const send = useSend();
  const pages = useInfiniteQuery({
    queryKey: ['logs.read', question],
    queryFn: ({ pageParam }) =>
      call(send, 'logs.read', { ...question, limit: pageSize, ...(pageParam !== null && { before: pageParam }) }),
    // as: the first page has no place to go on from.
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.older,
    // What was read stays as it is while somebody reads on; new lines come by following.
    refetchOnWindowFocus: false,
  });
  const newest = pages.data?.pages[0]?.newest ?? null;
  const key = JSON.stringify([question, newest, pages.dataUpdatedAt]);
  const [kept, setKept] = useState<Fresh>();
  const [tailError, setTailError] = useState<unknown>(null);
  const fresh = kept?.key === key ? kept : undefined;
  const from = fresh?.newest ?? newest;

  useEffect(() => {
    if (!follow || from === null) return;
    let over = false;
    const look = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        const next = await call(send, 'logs.read', { ...question, after: from, limit: 200 });
        if (over) return;
        setTailError(null);
        if (next.newest === null || next.newest === from) return;
        const came = next.lines.toReversed();
        setKept((before) => ({
          key,
          newest: next.newest ?? from,
          lines: [...came, ...(before?.key === key ? before.lines : [])].slice(0, mostFresh),
        }));
      } catch (refusal) {
        if (!over) setTailError(refusal);
      }
    };
    const timer = setInterval(() => void look(), everyMs);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [follow, from, key, question, send]);

  return {
    lines: [...(fresh?.lines ?? []), ...(pages.data?.pages.flatMap((page) => page.lines) ?? [])],
    // as: call throws nothing else.
    error: (pages.error ?? tailError) as AppError | null,
    isPending: pages.isPending,
    hasOlder: pages.hasNextPage,
    isReadingOlder: pages.isFetchingNextPage,
    readOlder: () => void pages.fetchNextPage(),
    refetch: () => void pages.refetch(),
  };
}
