import { createBookingWriter } from '../../main/bookings/booking-writer.ts';
import type { Db } from '../../main/database/connection.ts';
import { createTransactor } from '../../main/rpc/transact.ts';
import type { Client } from '../../shared/contract/define.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import type { DownloadTicket } from '../../shared/files.ts';
import type { PersonRole } from '../../shared/people.ts';
import type { TestType } from '../../shared/test-types.ts';
import { createTestCore, type TestCore } from './core.ts';
import { openDatabaseOf } from './database.ts';
import { testClock } from './ports.ts';

type NewUnit = Parameters<Client<AppContract>['equipment']['create']>[0];

/** A core with one class of equipment, and what tests about surveys do all the time. Calls are the operator's. */
export interface SurveyDesk {
  readonly test: TestCore;
  readonly api: Client<AppContract>;
  /** A second connection on the same file. */
  readonly db: Db;
  readonly classId: number;
  /** Adds a unit with obligations under the rules of these keys; answers its id. */
  unit(rules?: readonly string[], fields?: Partial<NewUnit>): Promise<number>;
  /** Records a survey; answers its id. */
  survey(unitId: number, testDate: string, type?: TestType): Promise<number>;
  /** Books visits as an import does, so that days that have passed and retired units are taken; answers the ids. */
  book(unitId: number, ...days: readonly string[]): number[];
  person(role: PersonRole): Promise<number>;
  /** Fetches the file of a ticket as text. */
  download(ticket: DownloadTicket): Promise<string>;
  setClock(instant: string): void;
}

/** Opens a core whose clock stands at a local time; closed when the test ends. */
export async function createSurveyDesk(start = '2025-06-30T10:30:00'): Promise<SurveyDesk> {
  const clock = testClock(start);
  const test = await createTestCore({ clock });
  const api = test.as('operator');
  const { id: classId } = await api.lookups.create({ kind: 'class', name: 'CT' });
  const { items: rules } = await api.obligations.rules({});
  const ruleIds = new Map(rules.map(({ key, id }) => [key, id]));
  let people = 0;
  const db = await openDatabaseOf(test.folder);
  const bookings = createBookingWriter(db);
  const transactor = createTransactor({ db, clock });
  const actor = {
    accountId: null,
    name: 'import',
    origin: 'job',
    address: null,
    requestId: 'test',
    action: 'test',
  } as const;
  return {
    test,
    api,
    db,
    classId,
    async unit(keys = [], fields = {}) {
      const { id } = await api.equipment.create({ classId, auditFrequencies: [], ...fields });
      for (const key of keys) await api.obligations.add({ unitIds: [id], ruleId: ruleIds.get(key) ?? 0 });
      return id;
    },
    survey: async (unitId, testDate, type = 'Annual') =>
      (await api.compliance.recordTest({ unitId, type, testDate })).id,
    book: (unitId, ...days) =>
      transactor.transact(actor, (tx) =>
        days.map((day) => bookings.insert(tx, { unitId, scheduledOn: day, schedulingOn: day, createdBy: 'import' }).id),
      ),
    async person(role) {
      people += 1;
      const { id } = await api.people.create({
        name: `Person, Number ${people}`,
        email: `p${people}@clinic.org`,
        roles: [role],
      });
      return id;
    },
    async download(ticket) {
      const file = test.core.tickets.redeemDownload(ticket.path.slice('/download/'.length), null);
      const chunks: Uint8Array[] = [];
      for await (const chunk of file.body()) chunks.push(chunk);
      return Buffer.concat(chunks).toString('utf8');
    },
    setClock: (instant) => clock.set(instant),
  };
}
