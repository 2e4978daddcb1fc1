import type { PlainDate } from '../../shared/dates.ts';
import { PlainDate as PlainDateSchema } from '../../shared/dates.ts';
import { type PlannerGroup, plannerGroups } from '../../shared/planner.ts';
import { isShowable, type PlannerView, plannerViews } from './calendar-grid.ts';

/** What the planner shows beside search and filters of units; all of it stands in the address. */
export interface PlannerState {
  readonly view: PlannerView;
  readonly date: PlainDate;
  /** Rows of the year. */
  readonly group: PlannerGroup;
  /** Only visits of these people; empty: everybody's. */
  readonly assigneeId: readonly number[];
  /** As a table instead of a picture. */
  readonly asTable: boolean;
}

/** Reads the address; whatever it does not understand is as if it were not there. */
export function readPlanner(params: URLSearchParams, today: PlainDate): PlannerState {
  const date = params.get('date') ?? '';
  return {
    view: plannerViews.find((view) => view === params.get('view')) ?? 'month',
    date: PlainDateSchema.safeParse(date).success && isShowable(date) ? date : today,
    group: plannerGroups.find((group) => group === params.get('group')) ?? 'facility',
    assigneeId: idsIn(params.get('person')),
    asTable: params.get('table') === '1',
  };
}

/** Lays a part of the state over an address; defaults are left out, so that equal states have equal addresses. */
export function withPlanner(params: URLSearchParams, part: Partial<PlannerState>, today: PlainDate): URLSearchParams {
  const { view, date, group, assigneeId, asTable } = { ...readPlanner(params, today), ...part };
  const next = new URLSearchParams(params);
  put(next, 'view', view === 'month' ? null : view);
  put(next, 'date', date === today ? null : date);
  put(next, 'group', group === 'facility' ? null : group);
  put(next, 'person', assigneeId.length === 0 ? null : [...assigneeId].sort((a, b) => a - b).join('.'));
  put(next, 'table', asTable ? '1' : null);
  return next;
}

function put(params: URLSearchParams, name: string, value: string | null): void {
  if (value === null) params.delete(name);
  else params.set(name, value);
}

function idsIn(text: string | null): readonly number[] {
  const ids = (text ?? '').split('.').map(Number);
  return [...new Set(ids.filter((id) => Number.isSafeInteger(id) && id > 0))].slice(0, 200);
}
