import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import { localDate } from '../../shared/dates.ts';
import type { Patient, PatientChange, Revealed } from '../../shared/patient-records.ts';
import type { patientsContract } from '../../shared/patients.ts';
import { totalOf } from '../database/query-builder.ts';
import type { Clock } from '../ports.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import { type createStanding, type Standing, sees, studyForCreation } from '../studies/standing-rules.ts';
import { normalisedIpp } from './blind-index-rules.ts';
import type { Comparisons } from './comparisons.ts';
import type { DuplicateRules } from './duplicates.ts';
import { openIdentity } from './identities.ts';
import type { IdentityCells } from './identity-cell-rules.ts';
import type { PatientLists } from './lists.ts';
import type { PatientWriter } from './patient-writer.ts';
import { type RegistryRules, usualSexes } from './registry-settings-rules.ts';
import type { PatientRow, PatientsRepository } from './repository.ts';
import type { SearchRecord } from './search-record.ts';

type Input<P extends keyof typeof patientsContract> = z.output<(typeof patientsContract)[P]['input']>;

/** The records of patients. Whoever is not in sight is not there: NOT_FOUND, as for an id that was never given. */
export function createPatientsService(deps: {
  readonly repository: PatientsRepository;
  readonly writer: PatientWriter;
  readonly duplicates: DuplicateRules;
  readonly lists: PatientLists;
  readonly cells: IdentityCells;
  readonly standing: ReturnType<typeof createStanding>;
  readonly settings: Pick<RegistryRules, 'values'>;
  readonly comparisons: Comparisons;
  readonly searches: Pick<SearchRecord, 'searched'>;
  readonly clock: Clock;
}) {
  const { repository, writer, duplicates, lists, cells, settings, comparisons, searches, clock } = deps;
  const standingOf = (ctx: Context): Standing => deps.standing.of(principalOf(ctx));

  /** @throws AppError NOT_FOUND, and CONFLICT for somebody in sight whose record was set aside */
  function requireSight(row: PatientRow | undefined, standing: Standing): PatientRow {
    if (!row || !sees(standing, row))
      throw new AppError('NOT_FOUND', 'This patient does not exist, or is not one of yours. Read the list again.');
    if (row.asideAt !== null) throw setAside();
    return row;
  }

  /** @throws AppError NOT_FOUND */
  function inSight(id: number, standing: Standing): PatientRow {
    return requireSight(repository.get(id), standing);
  }

  /** The rows of these ids, in one reading and in this order. @throws AppError NOT_FOUND when one of them is not in sight */
  function allInSight(ids: readonly number[], standing: Standing): PatientRow[] {
    const rows = new Map(repository.several(ids).map((row) => [row.id, row]));
    return ids.map((id) => requireSight(rows.get(id), standing));
  }

  /** The stored row, when it is the one that the caller saw. */
  function seen({ id, version }: { readonly id: number; readonly version: number }, ctx: Context): PatientRow {
    const standing = standingOf(ctx);
    const row = inSight(id, standing);
    if (row.version === version) return row;
    throw new AppError('CONFLICT', 'Somebody else changed this patient. Look at what is there now and save again.', {
      details: { current: lists.shown(row, standing) },
    });
  }

  function get(id: number, ctx: Context): Patient {
    const standing = standingOf(ctx);
    return lists.shown(inSight(id, standing), standing);
  }

  /** @throws AppError INVALID for what no schema can know: a sex of this clinic, today, a number that says nothing */
  function check(entry: {
    readonly sex?: string | undefined;
    readonly birthDate?: string | undefined;
    readonly ipp?: string | undefined;
  }): void {
    const { sex, birthDate, ipp } = entry;
    const codes = [...usualSexes, ...settings.values().furtherSexes.map(({ code }) => code)];
    if (sex !== undefined && !codes.includes(sex))
      throw refused('sex', 'This sex is not one of those in the settings. Choose one from the list.');
    if (birthDate !== undefined && birthDate > localDate(clock.now()))
      throw refused('birthDate', 'This birth date lies ahead. Type the day of birth.');
    if (ipp !== undefined && normalisedIpp(ipp) === '')
      throw refused('ipp', 'This hospital number has neither a letter nor a digit. Type the number.');
  }

  /** @throws AppError INVALID where the clinic wants a reason */
  function requireReason(reason: string | undefined): void {
    if (settings.values().revealReason !== 'required' || reason !== undefined) return;
    throw refused('reason', 'Type why you look: this clinic keeps the reason of each look.');
  }

  function accountOf(standing: Standing) {
    return { byId: standing.accountId };
  }

  return {
    get,
    inSight,
    check,
    requireReason,

    preview({ studyId: named }: Input<'preview'>, ctx: Context) {
      const studyId = studyForCreation(standingOf(ctx), named);
      return { identifier: writer.nextIdentifier(studyId, clock.now()), studyId, temporary: true as const };
    },

    duplicates: comparisons.duplicates,

    create({ studyId: named, anotherPerson, ...values }: Input<'create'>, ctx: Context) {
      check(values);
      return comparisons.during(ctx, () =>
        ctx.transact((tx) => {
          const standing = standingOf(ctx);
          const studyId = studyForCreation(standing, named);
          duplicates.requireNone(values, { studyId, standing }, anotherPerson);
          const { accountId } = standing;
          const who = { createdById: accountId, byId: accountId, reason: anotherPerson ?? null };
          return writer.create(tx, studyId, values, who);
        }),
      );
    },

    list({ page, pageSize, ...choice }: Input<'list'>, ctx: Context): { items: Patient[]; total: number } {
      const standing = standingOf(ctx);
      const { items, total, identities } = lists.page(choice, standing, {
        limit: pageSize,
        offset: (page - 1) * pageSize,
      });
      searches.searched(ctx, identities);
      return { items, total };
    },

    reveal({ ids, reason }: Input<'reveal'>, ctx: Context): { items: Revealed[] } {
      requireReason(reason);
      const rows = ctx.transact((tx) => {
        const standing = standingOf(ctx);
        const found = allInSight([...new Set(ids)], standing);
        for (const { id } of found) tx.audit({ entity: 'patient', entityId: id, reason: reason ?? null });
        return found;
      });
      return { items: rows.map((row) => ({ id: row.id, identity: openIdentity(cells, row) })) };
    },

    changes({ id, page, pageSize }: Input<'changes'>, ctx: Context): { items: PatientChange[]; total: number } {
      inSight(id, standingOf(ctx));
      const slice = { limit: pageSize, offset: (page - 1) * pageSize };
      const rows = repository.changes(id, slice.limit, slice.offset);
      const items = rows.map(({ id: changeId, at, by, kind, reason, fields }) => ({
        id: changeId,
        at,
        by,
        kind,
        reason,
        fields: JSON.parse(fields) as string[], // the writer wrote names of fields
      }));
      return { items, total: totalOf(rows.length, slice, () => repository.countChanges(id)) };
    },

    revealChange({ id, changeId, reason }: Input<'revealChange'>, ctx: Context) {
      requireReason(reason);
      const change = ctx.transact((tx) => {
        inSight(id, standingOf(ctx));
        const found = repository.change(id, changeId);
        if (!found) throw new AppError('NOT_FOUND', 'There is no such correction. Read the patient again.');
        tx.audit({ entity: 'patient', entityId: id, reason: reason ?? null });
        return found;
      });
      const values = writer.valuesOf(change);
      return {
        fields: values && Object.entries(values).map(([field, value]) => ({ field, old: value.old, new: value.new })),
      };
    },

    correct({ id, version, reason, anotherPerson, ...sent }: Input<'correct'>, ctx: Context): Patient {
      comparisons.during(ctx, () =>
        ctx.transact((tx) => {
          const row = seen({ id, version }, ctx);
          requireActive(row);
          const standing = standingOf(ctx);
          const { sex, ...identity } = definedOf(sent);
          check({ ...identity, ...(sex !== undefined && sex !== row.sex && { sex }) });
          const before = openIdentity(cells, row);
          if (Object.keys(identity).length > 0) {
            if (before === null) throw unreadable();
            const after = { ...before, ...identity };
            const where = { studyId: row.studyId, standing, except: id };
            if (differs(before, after)) duplicates.requireNone(after, where, anotherPerson);
          }
          const next = { ...identity, ...(sex !== undefined && { sex }) };
          // Why this is somebody else is said once and must be found afterwards.
          const said = anotherPerson === undefined ? reason : `${reason} / ${anotherPerson}`;
          writer.correct(tx, row, before, next, { ...accountOf(standing), reason: said });
        }),
      );
      return get(id, ctx);
    },

    archive({ id, version, reason }: Input<'archive'>, ctx: Context): Patient {
      ctx.transact((tx) => {
        const row = seen({ id, version }, ctx);
        requireActive(row);
        writer.archive(tx, row, { ...accountOf(standingOf(ctx)), reason });
      });
      return get(id, ctx);
    },

    restore({ id, version }: Input<'restore'>, ctx: Context): Patient {
      ctx.transact((tx) => {
        const row = seen({ id, version }, ctx);
        if (row.archivedAt !== null) writer.restore(tx, row, standingOf(ctx).accountId);
      });
      return get(id, ctx);
    },
  };
}

/** What {@link createPatientsService} makes. */
export type PatientsService = ReturnType<typeof createPatientsService>;

function requireActive(row: PatientRow): void {
  if (row.archivedAt !== null)
    throw new AppError('CONFLICT', 'This patient is archived. Bring the record back before you change it.');
}

function unreadable(): AppError {
  return new AppError(
    'CONFLICT',
    'The identity of this patient does not decrypt, so that it cannot be corrected. Tell an administrator: the recovery page says what can be done.',
  );
}

function setAside(): AppError {
  return new AppError(
    'CONFLICT',
    'The identity of this patient does not decrypt, and the record was set aside. Tell an administrator: it is put back on the page Unreadable records.',
  );
}

function differs<V extends object>(before: V, after: V): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

/** What was sent, without fields that were not. */
function definedOf<V extends object>(values: V): { [K in keyof V]?: Exclude<V[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof V]?: Exclude<V[K], undefined>;
  }; // only undefined ones were left out
}

function refused(field: string, message: string): AppError {
  return new AppError('INVALID', message, { fields: { [field]: message } });
}
