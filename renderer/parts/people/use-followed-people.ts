import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '#shared/people.ts';
import { call } from '../../api/client.ts';
import { useSend } from '../../api/context.tsx';
import { callKey } from '../../api/hooks.ts';
import { useSession } from '../../session/session.tsx';
import { useNotify } from '../../ui/notify.ts';

/** Where an address names somebody who was merged, in a view or a bookmark: goes on with the one to whom they went, and says so. */
export function useFollowedPeople(ids: readonly number[], change: (ids: readonly number[]) => void): void {
  const { t } = useTranslation('views');
  const notify = useNotify();
  const send = useSend();
  const mayRead = useSession().can('people:read');
  const named = useQueries({
    queries: ids.map((id) => ({
      queryKey: callKey('people.get', { id }),
      queryFn: () => call(send, 'people.get', { id }),
      enabled: mayRead,
    })),
    combine: useCallback(
      (results: readonly UseQueryResult<Person>[]) => results.flatMap(({ data }) => (data?.mergedInto ? [data] : [])),
      [],
    ),
  });
  const act = useRef({ ids, change, notify, t });
  act.current = { ids, change, notify, t };
  const said = useRef('');
  useEffect(() => {
    // The address may have to be changed again when something else of it changed at the same moment; it is said once.
    const followed = named.map(({ id, mergedInto }) => `${id} ${mergedInto?.id}`).join();
    const news = followed !== said.current;
    said.current = followed;
    if (named.length === 0) return;
    const { ids: before, change: go, notify: say, t: words } = act.current;
    const into = new Map(named.map(({ id, mergedInto }) => [id, mergedInto?.id ?? id]));
    go([...new Set(before.map((id) => into.get(id) ?? id))]);
    if (!news) return;
    for (const { name, mergedInto } of named) say.done(words('followed', { from: name, into: mergedInto?.name }));
  }, [named]);
}
