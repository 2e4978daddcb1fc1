import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import { localDate } from '../../shared/dates.ts';
import type {
  FacilityDetail,
  FacilityInBrief,
  FacilityPerson,
  FacilityRegistration,
  facilitiesContract,
} from '../../shared/facilities.ts';
import { naturalOrder } from '../../shared/natural-order.ts';
import { fold } from '../../shared/text.ts';
import { totalOf } from '../database/query-builder.ts';
import type { Clock } from '../ports.ts';
import type { FacilitiesRepository, FacilityCounts, FacilityRow } from './repository.ts';

type Input<P extends keyof typeof facilitiesContract> = z.output<(typeof facilitiesContract)[P]['input']>;

/** Facilities as places. */
export interface FacilitiesService {
  list(input: Input<'list'>): { items: FacilityInBrief[]; total: number };
  /** @throws AppError NOT_FOUND */
  get(id: number): FacilityDetail;
  /** @throws AppError NOT_FOUND */
  people(input: Input<'people'>): { items: FacilityPerson[]; total: number };
  /** @throws AppError NOT_FOUND */
  registrations(input: Input<'registrations'>): { items: FacilityRegistration[]; total: number };
}

const shownRooms = 500;

/** The places on one connection. */
export function createFacilitiesService(deps: {
  readonly repository: FacilitiesRepository;
  readonly clock: Clock;
}): FacilitiesService {
  const { repository, clock } = deps;
  const today = () => localDate(clock.now());

  function required(id: number): FacilityRow {
    const row = repository.one(id);
    if (!row) throw new AppError('NOT_FOUND', `There is no facility ${id}. Read the list again.`);
    return row;
  }

  /** Rooms of the list and those that units name, each once whatever its spelling. */
  function roomsOf(id: number): FacilityDetail['rooms'] {
    const texts = new Map<string, { name: string; units: number }>();
    for (const { room, units } of repository.roomTexts(id)) {
      const known = texts.get(fold(room));
      texts.set(fold(room), { name: known?.name ?? room, units: units + (known?.units ?? 0) });
    }
    const listed = repository.rooms(id).map(({ active, ...row }) => {
      const units = texts.get(fold(row.name))?.units ?? 0;
      texts.delete(fold(row.name));
      return { ...row, active: active === 1, units };
    });
    const others = [...texts.values()].map((text) => ({ id: null, active: true, departmentName: null, ...text }));
    return [...listed, ...others].toSorted((one, other) => naturalOrder(one.name, other.name));
  }

  return {
    list({ page, pageSize, ...query }) {
      const slice = { limit: pageSize, offset: (page - 1) * pageSize };
      const rows = repository.list(query, slice);
      const counts = repository.countsOfMany(
        rows.map(({ id }) => id),
        today(),
      );
      const items = rows.map((row) => ({ ...row, active: row.active === 1, ...sections(counts.get(row.id)) }));
      return { items, total: totalOf(rows.length, slice, () => repository.count(query)) };
    },

    get(id) {
      const row = required(id);
      const rooms = roomsOf(id);
      return {
        ...row,
        active: row.active === 1,
        ...sections(repository.countsOfOne(id, today())),
        departments: repository.departments(id).map(({ active, listed, ...department }) => ({
          ...department,
          active: active === 1,
          listed: listed === 1,
        })),
        rooms: rooms.slice(0, shownRooms),
        roomTotal: rooms.length,
        people: repository.peopleCount(id),
        registrations: repository.registrationCount(id),
      };
    },

    people({ id, page, pageSize }) {
      required(id);
      const slice = { limit: pageSize, offset: (page - 1) * pageSize };
      const items = repository.people(id, slice).map((row) => ({ ...row, active: row.active === 1 }));
      return { items, total: totalOf(items.length, slice, () => repository.peopleCount(id)) };
    },

    registrations({ id, page, pageSize }) {
      required(id);
      const slice = { limit: pageSize, offset: (page - 1) * pageSize };
      const items = repository.registrations(id, today(), slice).map((row) => ({ ...row, retired: row.retired === 1 }));
      return { items, total: totalOf(items.length, slice, () => repository.registrationCount(id)) };
    },
  };
}

function sections(counts: FacilityCounts | undefined): Pick<FacilityInBrief, 'units' | 'due'> {
  const { inService = 0, planned = 0, notCovered = 0, retired = 0 } = counts ?? {};
  const { overdue = 0, upcoming = 0, neverTested = 0, overdueSince = null, nextLimitOn = null } = counts ?? {};
  return {
    units: { inService, planned, notCovered, retired },
    due: { overdue, upcoming, neverTested, overdueSince, nextLimitOn },
  };
}
