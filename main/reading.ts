import type { z } from 'zod';
import type { AppContract } from '../shared/contract/index.ts';
import { createBookingsService } from './bookings/service.ts';
import { createDueQueries } from './compliance/due-queries.ts';
import { createDueService } from './compliance/due-service.ts';
import type { Db } from './database/connection.ts';
import { createEquipmentRepository } from './equipment/repository.ts';
import { createEquipmentService } from './equipment/service.ts';
import type { DownloadIssuer } from './files/tickets.ts';
import { createFindingsService } from './findings/service.ts';
import { createPlannerService } from './planner/service.ts';
import type { Clock } from './ports.ts';

/** The queries that read about more than one unit, and take milliseconds rather than a fraction of one (ADR 41). */
const readings = [
  'equipment.list',
  'compliance.summary',
  'compliance.due',
  'compliance.units',
  'findings.list',
  'findings.unitsToReport',
  'bookings.list',
  'planner.range',
  'planner.year',
  'planner.propose',
] as const;

type Reading = (typeof readings)[number];
type Of<Name extends string, Side extends 'input' | 'output'> = Name extends `${infer Feature}.${infer Procedure}`
  ? Feature extends keyof AppContract
    ? Procedure extends keyof AppContract[Feature]
      ? AppContract[Feature][Procedure] extends { readonly [S in Side]: infer Schema extends z.ZodType }
        ? z.output<Schema>
        : never
      : never
    : never
  : never;

/** What answers them. None asks who the caller is: that was settled before. */
export type Readers = { readonly [Name in Reading]: (input: Of<Name, 'input'>) => Of<Name, 'output'> };

/** The queries of {@link Readers} on a connection that only reads. */
export function createReaders({ db, clock }: { readonly db: Db; readonly clock: Clock }): Readers {
  const compliance = createDueService({ queries: createDueQueries(db), clock, files });
  const bookings = createBookingsService({ db, clock, files });
  const equipment = createEquipmentService({ repository: createEquipmentRepository(db), db, clock, files });
  const findings = createFindingsService({ db, clock, settings: readsOnly });
  const planner = createPlannerService({ db, clock, bookings });
  return {
    'equipment.list': equipment.list,
    'compliance.summary': compliance.summary,
    'compliance.due': compliance.due,
    'compliance.units': compliance.units,
    'findings.list': findings.list,
    'findings.unitsToReport': ({ search }) => findings.unitsToReport(search),
    'bookings.list': bookings.list,
    'planner.range': planner.range,
    'planner.year': planner.year,
    'planner.propose': planner.propose,
  };
}

/** Whether a query is worth the way to the reading thread: what is asked of one unit is answered sooner than sent. */
export function readsMuch(name: string, input: unknown): boolean {
  // as: parsed by the contract, where each of them takes an object.
  return readings.some((reading) => reading === name) && (input as { readonly unitId?: number }).unitId === undefined;
}

/** What only changes and exports need; they never come here. */
function readsOnly(): never {
  throw new Error('the reading thread reads only');
}

const files: DownloadIssuer = { issueDownload: readsOnly };
