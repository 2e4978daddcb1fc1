import { Skeleton } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { ErrorPanel } from './error-panel.tsx';
import { NoMatch } from './no-match.tsx';
import { Pager } from './pager.tsx';
import type { ListAddress } from './use-list-address.ts';

interface Props<T> {
  readonly list: {
    readonly data: { readonly items: readonly T[]; readonly total: number } | undefined;
    readonly error: unknown;
    readonly isPlaceholderData: boolean;
    refetch(): unknown;
  };
  readonly address: ListAddress<never> | ListAddress<string>;
  readonly pageSize: number;
  /** Shown when there is nothing at all. */
  readonly empty: ReactNode;
  children(items: readonly T[]): ReactNode;
}

/** A list read page by page in each of its states: loading, failed, empty, without a match, or there with the way to other pages. */
export function PagedList<T>({ list, address, pageSize, empty, children }: Props<T>) {
  const { data } = list;
  const pastEnd = data !== undefined && data.items.length === 0 && address.page > 1 && !list.isPlaceholderData;
  // Rows may vanish while one looks: the page that no longer exists gives way to the first, and going back does not lead into it again.
  useEffect(() => {
    if (pastEnd) address.setPage(1, true);
  }, [pastEnd, address]);

  if (data === undefined) {
    return list.error ? (
      <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
    ) : (
      <Skeleton height={220} radius="md" />
    );
  }
  return (
    <>
      {list.error != null && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {data.items.length === 0 ? (
        address.narrowed ? (
          <NoMatch clear={address.clear} />
        ) : (
          empty
        )
      ) : (
        <div>
          {children(data.items)}
          <Pager
            page={address.page}
            pageSize={pageSize}
            total={data.total}
            onChange={(page) => address.setPage(page)}
          />
        </div>
      )}
    </>
  );
}
