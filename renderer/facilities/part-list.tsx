import { Skeleton, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Pager } from '../ui/pager.tsx';

/** Rows of a part of the page at a time. */
export const partSize = 10;

interface Props<T> {
  readonly list: {
    readonly data: { readonly items: readonly T[]; readonly total: number } | undefined;
    readonly error: unknown;
    refetch(): unknown;
  };
  /** What the list holds, for those who do not see where its pages stand. */
  readonly of: string;
  readonly page: number;
  /** Said when there is nothing. */
  readonly empty: string;
  setPage(page: number): void;
  children(items: readonly T[]): ReactNode;
}

/** A list within a page that has several: loading, failed, empty, or there with the way to its other pages. */
export function PartList<T>({ list, of, page, empty, setPage, children }: Props<T>) {
  if (list.data === undefined) {
    return list.error ? (
      <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
    ) : (
      <Skeleton height={160} radius="md" />
    );
  }
  const { items, total } = list.data;
  if (total === 0) {
    return (
      <Text size="sm" c="dimmed">
        {empty}
      </Text>
    );
  }
  return (
    <>
      {children(items)}
      {total > partSize && <Pager of={of} page={page} pageSize={partSize} total={total} onChange={setPage} />}
    </>
  );
}
