import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import { localDate, type PlainDate } from '../../shared/dates.ts';
import { mostAtOnce } from '../../shared/lists.ts';
import {
  type HandedOverPart,
  type HandOverCounts,
  handedOverParts,
  type Person,
  type PersonRecord,
  type PersonRole,
  type peopleContract,
} from '../../shared/people.ts';
import { performerRoles } from '../../shared/test-types.ts';
import { createBookingWriter } from '../bookings/booking-writer.ts';
import { createInvitationWriter } from '../calendar/invitation-writer.ts';
import type { Db } from '../database/connection.ts';
import { createUnitWriter } from '../equipment/unit-writer.ts';
import { createFindingWriter } from '../findings/finding-writer.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { Tx } from '../rpc/transaction.ts';
import { createHandOverQueries, type HeldRecords } from './hand-over-queries.ts';

type Input = z.output<(typeof peopleContract)['previewReassign']['input']>;

/** Hands what one person is named for over to another. */
export interface HandOver {
  /** @throws AppError NOT_FOUND; INVALID for somebody whom forms would not offer for it; FORBIDDEN without the right to bookings or findings */
  preview(
    input: Input,
    today: PlainDate,
    ctx: Context,
  ): { counts: HandOverCounts; total: number; examples: PersonRecord[]; proof: string };
  /** @throws AppError as `preview`; CONFLICT when other records would change than the preview showed, with nothing changed */
  apply(input: Input & { readonly proof: string }, ctx: Context): { changed: number };
}

/** Which roles a form offers for a part (REMS 2.7); for a finding anybody who is active. */
const offered: Readonly<Record<HandedOverPart, readonly PersonRole[] | undefined>> = {
  contact: ['contact'],
  supervisor: ['supervisor'],
  physician: ['physician'],
  assignee: performerRoles,
  owner: undefined,
};

const missingRole: Readonly<Record<HandedOverPart, string>> = {
  contact: 'This person does not have the role contact. Give it to them first, or choose somebody else.',
  supervisor: 'This person does not have the role supervisor. Give it to them first, or choose somebody else.',
  physician: 'This person does not have the role physician. Give it to them first, or choose somebody else.',
  assignee: 'Whoever does a survey is a physicist, a physics assistant or a QA technologist. Choose somebody else.',
  owner: '',
};

const unitFieldsOf = { contact: 'contactId', supervisor: 'supervisorId', physician: 'physicianId' } as const;
type UnitPart = keyof typeof unitFieldsOf;

/** The hand-over on one connection; `person` answers somebody or throws NOT_FOUND. */
export function createHandOver(deps: { readonly db: Db; person(id: number): Person }): HandOver {
  const { db, person } = deps;
  const queries = createHandOverQueries(db);
  const units = createUnitWriter(db);
  const bookings = createBookingWriter(db);
  const invitations = createInvitationWriter(db);
  const findings = createFindingWriter(db);

  function check({ fromId, toId, parts }: Input, ctx: Context): void {
    person(fromId);
    const to = person(toId);
    const refuse = (message: string): never => {
      throw new AppError('INVALID', message, { fields: { toId: message } });
    };
    if (fromId === toId) refuse('Choose somebody else: this is the person who hands over.');
    if (!to.active) refuse('This person is inactive. Choose somebody else.');
    for (const part of parts) {
      const roles = offered[part];
      if (roles && !to.roles.some((role) => roles.includes(role))) refuse(missingRole[part]);
    }
    const surveys = parts.includes('assignee') || parts.includes('owner');
    if (surveys && !principalOf(ctx).permissions.has('compliance:write')) {
      throw new AppError('FORBIDDEN', 'You may not change bookings and findings. Leave them out.');
    }
  }

  function held(input: Input, today: PlainDate): HeldRecords {
    const records = queries.held(input.fromId, input.includeRetired ?? false, today);
    const wanted = (part: HandedOverPart) => (input.parts.includes(part) ? records[part] : []);
    const chosen = Object.fromEntries(handedOverParts.map((part) => [part, wanted(part)])) as unknown as HeldRecords; // each part by its name
    const total = totalOf(chosen);
    if (total > mostAtOnce) {
      throw new AppError(
        'INVALID',
        `These are ${total} records; at most ${mostAtOnce} are handed over at once. Choose fewer parts, or change some of the units in the list of units first.`,
      );
    }
    return chosen;
  }

  function applyUnits(tx: Tx, toId: number, records: HeldRecords): number {
    const fieldsOf = new Map<number, Partial<Record<(typeof unitFieldsOf)[UnitPart], number>>>();
    for (const part of ['contact', 'supervisor', 'physician'] as const) {
      for (const id of records[part]) fieldsOf.set(id, { ...fieldsOf.get(id), [unitFieldsOf[part]]: toId });
    }
    for (const [id, fields] of fieldsOf) units.update(tx, id, fields);
    return fieldsOf.size;
  }

  return {
    preview(input, today, ctx) {
      check(input, ctx);
      const records = held(input, today);
      return {
        counts: countsOf(records),
        total: totalOf(records),
        examples: queries.examples(records, today),
        proof: proofOf(records),
      };
    },

    apply({ proof, ...input }, ctx) {
      const changed = ctx.transact((tx) => {
        check(input, ctx);
        const records = held(input, localDate(new Date(tx.at)));
        if (proofOf(records) !== proof) {
          throw new AppError('CONFLICT', 'What would be handed over has changed since the preview. Look at it again.');
        }
        let done = applyUnits(tx, input.toId, records);
        for (const id of records.assignee) {
          const before = invitations.standing(id);
          bookings.update(tx, id, { assigneeId: input.toId });
          invitations.changed(tx, id, before);
          done += 1;
        }
        for (const id of records.owner) {
          findings.setOwner(tx, id, input.toId);
          done += 1;
        }
        if (done > 0) {
          tx.audit({
            entity: 'person',
            entityId: input.fromId,
            action: 'people.reassign',
            changes: {
              handedTo: { old: null, new: input.toId },
              parts: { old: null, new: input.parts },
              records: { old: null, new: done },
            },
          });
        }
        return done;
      });
      return { changed };
    },
  };
}

function countsOf(records: HeldRecords): HandOverCounts {
  return {
    contact: records.contact.length,
    supervisor: records.supervisor.length,
    physician: records.physician.length,
    assignee: records.assignee.length,
    owner: records.owner.length,
  };
}

/** The same for the same records in the same parts only: others in the same number are not what was looked at. */
function proofOf(records: HeldRecords): string {
  const facts = handedOverParts.map((part) => records[part]);
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}

/** Records that change; a unit that names the person twice counts once. */
function totalOf({ contact, supervisor, physician, assignee, owner }: HeldRecords): number {
  return new Set([...contact, ...supervisor, ...physician]).size + assignee.length + owner.length;
}
