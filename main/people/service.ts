import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import type { Person, peopleContract } from '../../shared/people.ts';
import { blankToNull } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import { createUnitSearch } from '../equipment/service.ts';
import type { Context } from '../rpc/context.ts';
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
}

/** The people on one connection. */
export function createPeopleService(deps: { readonly repository: PeopleRepository; readonly db: Db }): PeopleService {
  const { repository: people, db } = deps;
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
        const stored = get(id);
        if (stored.version !== version) {
          throw new AppError('CONFLICT', 'Somebody else changed this person. Compare both values and save again.', {
            details: { current: stored },
          });
        }
        if (sent.email !== undefined) checkEmail(sent.email, id);
        const { changes } = writer.update(tx, id, sentValues(sent));
        if (changes.name || changes.email) unitSearch.refresh(tx, 'person', id);
      });
      return get(id);
    },
  };
}

/** The sent fields in stored form; what was not sent stays absent, so that it is not touched. */
function sentValues(sent: Omit<Input<'update'>, 'id' | 'version'>): Partial<PersonValues> {
  return {
    ...(sent.name === undefined ? {} : { name: sent.name.trim() }),
    ...(sent.email === undefined ? {} : { email: sent.email.trim() }),
    ...(sent.phone === undefined ? {} : { phone: blankToNull(sent.phone) }),
    ...(sent.roles === undefined ? {} : { roles: inOrder(sent.roles) }),
    ...(sent.active === undefined ? {} : { active: sent.active }),
  };
}
