import { useSearchParams } from 'react-router';
import { useCall } from '../api/hooks.ts';
import { readChoice } from './label-choice.ts';

/** The units that the address names: how many, and the first one for the preview. */
export function useChosenUnits() {
  const [params] = useSearchParams();
  const choice = readChoice(params);
  const one = choice.unitIds?.[0];
  const unit = useCall('equipment.get', { id: one ?? 1 }, { enabled: one !== undefined });
  const { unitIds: _, ...listed } = choice;
  const list = useCall('equipment.list', { ...listed, page: 1, pageSize: 1 }, { enabled: one === undefined });
  const back = new URLSearchParams(params);
  back.delete('unit');
  const query = back.toString();
  return {
    choice,
    first: one === undefined ? list.data?.items[0] : unit.data,
    /** Undefined while it is not known. */
    count: one === undefined ? list.data?.total : unit.data && 1,
    error: one === undefined ? list.error : unit.error,
    /** Where these units were chosen. */
    from:
      one === undefined
        ? `/equipment${query === '' ? '' : `?${query}`}`
        : unit.error
          ? '/equipment'
          : `/equipment/${one}`,
    single: one !== undefined,
  };
}
