import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitFilters } from '#shared/lists.ts';
import type { Lookups } from '#shared/lookups.ts';
import { useNotify } from '../../ui/notify.ts';
import { followMerges } from './follow-merges.ts';

/** Where filters name an entry that was merged, in a view or a bookmark: goes on with the other one, and says so. */
export function useFollowedMerges(
  filters: UnitFilters,
  lookups: Lookups | undefined,
  change: (filters: UnitFilters) => void,
): void {
  const { t } = useTranslation('views');
  const notify = useNotify();
  const act = useRef({ change, notify, t });
  act.current = { change, notify, t };
  const said = useRef('');
  useEffect(() => {
    if (lookups === undefined) return;
    const { filters: next, followed } = followMerges(filters, lookups);
    // The address may have to be changed again when something else of it changed at the same moment; it is said once.
    const names = JSON.stringify(followed);
    const news = names !== said.current;
    said.current = names;
    if (followed.length === 0) return;
    act.current.change(next);
    if (!news) return;
    for (const names of followed) act.current.notify.done(act.current.t('followed', names));
  }, [filters, lookups]);
}
