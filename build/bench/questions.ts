import type { Client } from '../../shared/contract/define.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { searches } from './data-set.ts';

type ListInput = Parameters<Client<AppContract>['equipment']['list']>[0];

/** What the screens ask of the inventory; the inputs of one question take turns. */
export type Question =
  | { readonly name: string; readonly procedure: 'equipment.list'; readonly inputs: readonly ListInput[] }
  | { readonly name: string; readonly procedure: 'equipment.get'; readonly inputs: readonly { readonly id: number }[] };

/** What the screens ask about surveys. */
export interface SurveyQuestion {
  readonly name: string;
  readonly procedure:
    | 'compliance.summary'
    | 'compliance.due'
    | 'compliance.units'
    | 'compliance.tests'
    | 'planner.year';
  readonly inputs: readonly object[];
}

/** Rows that the list screen asks for at once. */
const pageSize = 100;

/** The questions, over an inventory with the ids 1 to `units`. */
export async function questionsFor(api: Client<AppContract>, units: number): Promise<readonly Question[]> {
  const { classes, facilities } = await api.lookups.all({});
  const everything = { includeRetired: true, includePlanned: true, includeNotCovered: true };
  const classId = classes.slice(0, 6).map(({ id }) => id);
  const facilityId = facilities.slice(0, 20).map(({ id }) => id);
  return [
    { name: 'list', procedure: 'equipment.list', inputs: [{ page: 1, pageSize }] },
    {
      name: 'listSorted',
      procedure: 'equipment.list',
      inputs: [
        {
          page: 1,
          pageSize,
          sort: [
            { by: 'facilityName', direction: 'asc' },
            { by: 'installedOn', direction: 'desc' },
          ],
        },
      ],
    },
    {
      name: 'search',
      procedure: 'equipment.list',
      inputs: searches.map((search) => ({ search, filters: everything, page: 1, pageSize })),
    },
    {
      name: 'searchFiltered',
      procedure: 'equipment.list',
      inputs: searches.map((search) => ({ search, filters: { classId, facilityId }, page: 1, pageSize })),
    },
    {
      name: 'detail',
      procedure: 'equipment.get',
      inputs: Array.from({ length: 50 }, (_, index) => ({ id: 1 + ((index * 7919) % units) })),
    },
  ];
}

/** The questions about surveys in the order of their screens. */
export function surveyQuestions(year: number): readonly SurveyQuestion[] {
  const page = { page: 1, pageSize };
  return [
    { name: 'summary', procedure: 'compliance.summary', inputs: [{ days: 90 }, { days: 30 }, { days: 365 }] },
    { name: 'due', procedure: 'compliance.due', inputs: [{ days: 90, ...page }] },
    { name: 'dueUnits', procedure: 'compliance.units', inputs: [{ status: 'upcoming', days: 90, ...page }] },
    { name: 'tests', procedure: 'compliance.tests', inputs: [page] },
    { name: 'plannerYear', procedure: 'planner.year', inputs: [{ year }, { year, group: 'class' }] },
  ];
}
