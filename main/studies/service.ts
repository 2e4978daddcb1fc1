import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import { localDate } from '../../shared/dates.ts';
import type { Study, StudyRole, studiesContract } from '../../shared/studies.ts';
import { fold, searchWords } from '../../shared/text.ts';
import type { MarksKeeper } from '../database/marks-keeper.ts';
import type { Clock } from '../ports.ts';
import type { RoleRules } from '../roles/role-rules.ts';
import type { Context } from '../rpc/context.ts';
import type { Changes, Tx } from '../rpc/transaction.ts';
import type { MemberRow, StudiesRepository, StudyRow, StudyValues } from './repository.ts';
import { createStudyGuards, type WantedMember } from './study-guards.ts';
import { createStudyView } from './study-view.ts';

type Input<P extends keyof typeof studiesContract> = z.output<(typeof studiesContract)[P]['input']>;

/** Studies: who belongs to them, and what their identifiers begin with. Nobody changes what they themselves are in one. */
export function createStudiesService(deps: {
  readonly repository: StudiesRepository;
  readonly roles: Pick<RoleRules, 'permissionsOf'>;
  readonly marks: Pick<MarksKeeper, 'floor' | 'raise'>;
  readonly clock: Clock;
}) {
  const { repository, marks, clock } = deps;
  const view = createStudyView(deps);
  const guards = createStudyGuards(repository);

  function stored(id: number): StudyRow {
    const row = repository.one(id);
    if (!row) throw new AppError('NOT_FOUND', 'This study does not exist. Read the list again.');
    return row;
  }

  function get(id: number): Study {
    const [study] = view.views([stored(id)]);
    if (!study) throw new Error('a stored study has no view');
    return study;
  }

  /** The stored study, when it is the one that the caller saw. */
  function seen(id: number, version: number): StudyRow {
    const row = stored(id);
    if (row.version === version) return row;
    throw new AppError('CONFLICT', 'Somebody else changed this study. Compare both values and save again.', {
      details: { current: get(id) },
    });
  }

  /** The names and roles of those who are to belong to a study, by username as they are stored. */
  function named(wanted: readonly WantedMember[]): NamedMember[] {
    const roles = new Map(wanted.map(({ accountId, role }) => [accountId, role]));
    return repository.accounts([...roles.keys()]).flatMap(({ id, username }) => {
      const role = roles.get(id);
      return role ? [{ username, role }] : [];
    });
  }

  const membersOf = (id: number): MemberRow[] => repository.members().filter(({ studyId }) => studyId === id);

  /** Writes what differs, with its entry in the trail. */
  function write(tx: Tx, row: StudyRow, values: Partial<StudyValues>, reason: string | null = null): void {
    const next = { ...row, ...values };
    const changes = difference(row, next);
    if (Object.keys(changes).length === 0) return;
    repository.update(row.id, next, tx.at);
    tx.audit({ entity: 'study', entityId: row.id, changes, reason });
  }

  return {
    list: () => ({ items: view.views(repository.all()) }),
    get,

    accounts({ search, page, pageSize }: Input<'accounts'>) {
      const words = searchWords(search);
      const found = repository.activeAccounts().filter(({ username, displayName }) => {
        const text = fold(`${username} ${displayName ?? ''}`);
        return words.every((word) => text.includes(word));
      });
      return { items: found.slice((page - 1) * pageSize, page * pageSize).map(view.toAccount), total: found.length };
    },

    /** @throws AppError CONFLICT for a name or a prefix that is taken */
    create({ name, prefix, everyone }: Input<'create'>, ctx: Context): Study {
      const id = ctx.transact((tx) => {
        guards.requireFreeName(name);
        guards.requireFreePrefix(prefix);
        const values = { name: name.trim(), prefix, everyone: bit(everyone), isDefault: 0, active: 1 } as const;
        const made = repository.insert(values, tx.at);
        tx.audit({ entity: 'study', entityId: made, changes: difference(undefined, values) });
        return made;
      });
      return get(id);
    },

    /** @throws AppError CONFLICT for a stale version, a name or a prefix that is taken; FORBIDDEN to let oneself in */
    update({ id, version, ...sent }: Input<'update'>, ctx: Context): Study {
      ctx.transact((tx) => {
        const row = seen(id, version);
        if (sent.name !== undefined) guards.requireFreeName(sent.name, id);
        if (sent.prefix !== undefined) guards.requireFreePrefix(sent.prefix, id);
        if (sent.everyone && row.everyone === 0) guards.requireNoWayIn(ctx, membersOf(id));
        if (sent.isDefault && row.isDefault === 0) {
          guards.requireOpenDefault(row);
          // Exactly one is meant where none is named: the other one steps back first.
          for (const other of repository.all()) write(tx, other, { isDefault: 0 });
        }
        write(tx, row, {
          ...(sent.name !== undefined && { name: sent.name.trim() }),
          ...(sent.prefix !== undefined && { prefix: sent.prefix }),
          ...(sent.everyone !== undefined && { everyone: bit(sent.everyone) }),
          ...(sent.isDefault && { isDefault: 1 as const }),
        });
      });
      return get(id);
    },

    /** @throws AppError INVALID for an account that cannot belong to it; FORBIDDEN for the caller's own; CONFLICT for a stale version */
    setMembers({ id, version, members: wanted }: Input<'setMembers'>, ctx: Context): Study {
      ctx.transact((tx) => {
        seen(id, version);
        const present = membersOf(id);
        guards.requireKnownMembers(wanted, present);
        guards.requireOthersOnly(ctx, wanted, present);
        const changes = different(namesByRole(present), namesByRole(named(wanted)));
        if (Object.keys(changes).length === 0) return;
        repository.setMembers(id, wanted, tx.at);
        tx.audit({ entity: 'study', entityId: id, changes });
      });
      return get(id);
    },

    /** @throws AppError CONFLICT for the default study, for one that is archived, or a stale version */
    archive({ id, version, reason }: Input<'archive'>, ctx: Context): Study {
      ctx.transact((tx) => {
        const row = seen(id, version);
        if (row.active === 0) throw new AppError('CONFLICT', 'This study is archived already.');
        if (row.isDefault === 1)
          throw new AppError('CONFLICT', 'The default study cannot be archived. Make another one the default first.');
        write(tx, row, { active: 0 }, reason);
      });
      return get(id);
    },

    /** @throws AppError CONFLICT for one that is open, or a stale version */
    reactivate({ id, version }: Input<'reactivate'>, ctx: Context): Study {
      ctx.transact((tx) => {
        const row = seen(id, version);
        if (row.active === 1) throw new AppError('CONFLICT', 'This study is open already.');
        write(tx, row, { active: 1 });
      });
      return get(id);
    },

    /** @throws AppError CONFLICT for a number that is not higher; INVALID for a year that has not begun */
    raiseCounter({ id, year, last, reason }: Input<'raiseCounter'>, ctx: Context): Study {
      ctx.transact((tx) => {
        const series = { studyId: id, prefix: stored(id).prefix, year };
        const known = repository.counters().find((counter) => counter.studyId === id && counter.year === year);
        const issued = Math.max(known?.last ?? 0, marks.floor(series));
        guards.requireHigher({ year, last }, Number(localDate(clock.now()).slice(0, 4)), issued);
        repository.raise(id, year, last);
        marks.raise(series, last);
        const changes = { year: { old: null, new: year }, last: { old: issued, new: last } };
        tx.audit({ entity: 'study', entityId: id, changes, reason });
      });
      return get(id);
    },
  };
}

/** The service of {@link createStudiesService}. */
export type StudiesService = ReturnType<typeof createStudiesService>;

/** Somebody in a study, as the trail names them. */
type NamedMember = Pick<MemberRow, 'username' | 'role'>;

const bit = (value: boolean): 0 | 1 => (value ? 1 : 0);

/** What is on record of a study, as people read it. */
function recorded({ name, prefix, everyone, isDefault, active }: StudyValues) {
  return { name, prefix, everyone: everyone === 1, isDefault: isDefault === 1, active: active === 1 };
}

function difference(old: StudyValues | undefined, next: StudyValues): Changes {
  return different(old ? recorded(old) : {}, recorded(next));
}

function different(old: Readonly<Record<string, unknown>>, next: Readonly<Record<string, unknown>>): Changes {
  const changed = Object.keys(next).filter((key) => JSON.stringify(next[key]) !== JSON.stringify(old[key]));
  return Object.fromEntries(changed.map((key) => [key, { old: old[key] ?? null, new: next[key] }]));
}

/** Usernames in each role. */
function namesByRole(rows: readonly NamedMember[]): Readonly<Record<string, readonly string[]>> {
  const named = (wanted: StudyRole) => rows.filter(({ role }) => role === wanted).map(({ username }) => username);
  return { members: named('member'), investigators: named('investigator') };
}
