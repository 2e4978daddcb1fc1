import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import { localDate } from '../../shared/dates.ts';
import type { HandOverCounts, Person, PersonRecord, peopleContract } from '../../shared/people.ts';
import { blankToNull } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import { createUnitSearch } from '../equipment/service.ts';
import type { Clock } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import { createHandOver } from './hand-over.ts';
import { createNamedRecords } from './named-records.ts';
import { createPersonWriter, inOrder } from './person-writer.ts';
import type { PeopleRepository, PersonValues } from './repository.ts';

export { createPersonWriter } from './person-writer.ts';

type Input<P extends keyof typeof peopleContract> = z.output<(typeof peopleContract)[P]['input']>;

/** The rules of people. */
export interface PeopleService {
  list(input: Input<'list'>): { items: Person[]; total: number };
  /** @throws AppError NOT_FOUND */
  get(id: number): Person;
  /** @throws AppError CONFLICT for an e-mail address that somebody has */
  create(draft: Input<'create'>, ctx: Context): Person;
  /** @throws AppError NOT_FOUND; CONFLICT for a stale version (the stored person in `details.current`) or an e-mail address that somebody has */
  update(change: Input<'update'>, ctx: Context): Person;
  /** @throws AppError NOT_FOUND; CONFLICT for a stale version, or when that is so already */
  archive(input: Input<'archive'>, ctx: Context): Person;
  /** @throws AppError as `archive` */
  reactivate(input: Input<'reactivate'>, ctx: Context): Person;
  /** @throws AppError NOT_FOUND */
  assigned(input: Input<'assigned'>): { items: PersonRecord[]; total: number };
  /** @throws AppError NOT_FOUND */
  done(input: Input<'done'>): { items: PersonRecord[]; total: number };
  /** @throws AppError NOT_FOUND, INVALID, FORBIDDEN */
  previewReassign(
    input: Input<'previewReassign'>,
    ctx: Context,
  ): { counts: HandOverCounts; total: number; examples: PersonRecord[]; proof: string };
  /** @throws AppError as `previewReassign`; CONFLICT when it is no longer about these records */
  reassign(input: Input<'reassign'>, ctx: Context): { changed: number };
}

/** The people on one connection. */
export function createPeopleService(deps: {
  readonly repository: PeopleRepository;
  readonly db: Db;
  readonly clock: Clock;
}): PeopleService {
  const { repository: people, db, clock } = deps;
  const records = createNamedRecords(db);
  const handOver = createHandOver({ db, person: get });
  const today = () => localDate(clock.now());
  const unitSearch = createUnitSearch(db);
  const writer = createPersonWriter(db);

  function get(id: number): Person {
    const person = people.get(id);
    if (!person) throw new AppError('NOT_FOUND', 'This person does not exist any more. Read the list again.');
    return person;
  }

  function checkEmail(email: string, exceptId?: number): void {
    const holder = people.idByEmail(email);
    if (holder === undefined || holder === exceptId) return;
    const message = 'Somebody already has this e-mail address. Type a different one.';
    throw new AppError('CONFLICT', message, { fields: { email: message } });
  }

  /** The stored person, when it is the one that the caller saw. */
  function seen(id: number, version: number): Person {
    const stored = get(id);
    if (stored.version === version) return stored;
    throw new AppError('CONFLICT', 'Somebody else changed this person. Compare both values and save again.', {
      details: { current: stored },
    });
  }

  return {
    get,

    list({ page, pageSize, ...query }) {
      return { items: people.list(query, pageSize, (page - 1) * pageSize), total: people.count(query) };
    },

    create(draft, ctx) {
      const id = ctx.transact((tx) => {
        checkEmail(draft.email);
        return writer.insert(tx, draft).id;
      });
      return get(id);
    },

    update({ id, version, ...sent }, ctx) {
      ctx.transact((tx) => {
        seen(id, version);
        if (sent.email !== undefined) checkEmail(sent.email, id);
        const { changes } = writer.update(tx, id, sentValues(sent));
        if (changes.name || changes.email) unitSearch.refresh(tx, 'person', id);
      });
      return get(id);
    },

    archive({ id, version, reason }, ctx) {
      ctx.transact((tx) => {
        if (!seen(id, version).active) throw new AppError('CONFLICT', 'This person is archived already.');
        writer.setActive(tx, id, false, reason);
      });
      return get(id);
    },

    reactivate({ id, version }, ctx) {
      ctx.transact((tx) => {
        const { active, name, mergedInto } = seen(id, version);
        if (active) throw new AppError('CONFLICT', 'This person is active already.');
        if (mergedInto !== null)
          throw new AppError('CONFLICT', `${name} was merged into ${mergedInto.name}. Undo that merge first.`);
        writer.setActive(tx, id, true);
      });
      return get(id);
    },

    assigned(query) {
      get(query.id);
      return records.assigned(query, today());
    },

    done(query) {
      get(query.id);
      return records.done(query, today());
    },

    previewReassign: (input, ctx) => handOver.preview(input, today(), ctx),
    reassign: (input, ctx) => handOver.apply(input, ctx),
  };
}

/** The sent fields in stored form; what was not sent stays absent, so that it is not touched. */
function sentValues(sent: Omit<Input<'update'>, 'id' | 'version'>): Partial<PersonValues> {
  return {
    ...(sent.name === undefined ? {} : { name: sent.name.trim() }),
    ...(sent.email === undefined ? {} : { email: sent.email.trim() }),
    ...(sent.phone === undefined ? {} : { phone: blankToNull(sent.phone) }),
    ...(sent.roles === undefined ? {} : { roles: inOrder(sent.roles) }),
  };
}
