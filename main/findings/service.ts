import type { z } from 'zod';
import type { ComplianceSettings } from '../../shared/compliance.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { localDate, type PlainDate } from '../../shared/dates.ts';
import type { Finding, findingsContract, ReportableUnit, Severity } from '../../shared/findings.ts';
import { blankToNull, searchWords } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import { type Slice, totalOf } from '../database/query-builder.ts';
import { createNoticeWriter } from '../notices/notice-writer.ts';
import { createMergedPeople } from '../people/merged-people-rules.ts';
import type { Clock } from '../ports.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { Tx } from '../rpc/transaction.ts';
import { createFindingChecks } from './finding-checks.ts';
import { createFindingQueries, type FindingRow, type FindingValues } from './finding-queries.ts';
import { dueDate } from './finding-rules.ts';
import { changesOf, toFinding, unwritten, valuesOf } from './finding-values.ts';
import type { AskedFindings } from './list-query.ts';
import { createOpenFindings, type FoundFindings } from './open-findings.ts';

type Input<P extends keyof typeof findingsContract> = z.output<(typeof findingsContract)[P]['input']>;

/** The kind of the notice of an open fault; its subject is the finding's id. */
const noticeKind = 'finding.reported';

/** Findings and faults. */
export interface FindingsService {
  list(input: Input<'list'>): { items: Finding[]; total: number };
  /** @throws AppError NOT_FOUND */
  get(id: number): Finding;
  unitsToReport(search: string): { items: ReportableUnit[] };
  /** @throws AppError INVALID for a unit that is not there */
  report(input: Input<'report'>, ctx: Context): { id: number };
  /** @throws AppError INVALID with the field that does not fit */
  create(input: Input<'create'>, ctx: Context): Finding;
  /** @throws AppError NOT_FOUND, INVALID, CONFLICT with the stored finding in `details.current` */
  update(input: Input<'update'>, ctx: Context): Finding;
  /** @throws AppError as `update` */
  resolve(input: Input<'resolve'>, ctx: Context): Finding;
  /** @throws AppError as `update` */
  reopen(input: Input<'reopen'>, ctx: Context): Finding;
  /** @throws AppError as `update` */
  remove(input: Input<'remove'>, ctx: Context): Finding;
  /** @throws AppError NOT_FOUND, INVALID when its retest does not fit any more */
  restore(id: number, ctx: Context): Finding;
}

/** Findings on one connection; `settings` answers what the clinic decided, at every call. */
export function createFindingsService(deps: {
  readonly db: Db;
  readonly clock: Clock;
  settings(): Pick<ComplianceSettings, 'findingDueDays'>;
}): FindingsService {
  const { db, clock } = deps;
  const queries = createFindingQueries(db);
  const open = createOpenFindings(db);
  const notices = createNoticeWriter(db);
  const checks = createFindingChecks(queries);
  const merged = createMergedPeople(db);
  const today = () => localDate(clock.now());
  const dueOf = (reportedOn: PlainDate, severity: Severity) =>
    dueDate(reportedOn, severity, deps.settings().findingDueDays);

  function required(id: number): FindingRow {
    const row = queries.get(id);
    if (!row) throw new AppError('NOT_FOUND', `There is no finding ${id}. Read the list again.`);
    return row;
  }

  function find(asked: AskedFindings, slice: Slice): FoundFindings {
    const ids = queries.ids({ ...asked, ...slice });
    return { ids, total: totalOf(ids.length, slice, () => queries.count(asked)) };
  }

  const get = (id: number): Finding => toFinding(required(id), today());

  /** The stored row, when it is the one that the caller saw and is not deleted. */
  function seen({ id, version }: { readonly id: number; readonly version: number }): FindingRow {
    const row = required(id);
    if (row.version !== version) {
      throw new AppError('CONFLICT', 'Somebody else changed this finding. Compare both values and save again.', {
        details: { current: get(id) },
      });
    }
    if (row.deletedAt !== null)
      throw new AppError('CONFLICT', 'This finding was deleted. Bring it back before you change it.');
    return row;
  }

  function insert(tx: Tx, ctx: Context, unitId: number, values: FindingValues): number {
    checks.unit(unitId);
    checks.values({ ...values, id: 0, unitId }, undefined, today());
    const { accountId } = principalOf(ctx);
    const id = queries.insert({ ...values, unitId, reportedBy: tx.by, reporterAccountId: accountId, at: tx.at });
    tx.audit({
      entity: 'finding',
      entityId: id,
      changes: { unitId: { old: null, new: unitId }, ...changesOf(null, values) },
    });
    return id;
  }

  function write(tx: Tx, row: FindingRow, next: FindingValues, reason: string | null = null): void {
    const changes = changesOf(row, next);
    if (Object.keys(changes).length === 0) return;
    checks.values({ ...next, id: row.id, unitId: row.unitId }, row, today());
    queries.update(row.id, next, tx.at);
    tx.audit({ entity: 'finding', entityId: row.id, changes, reason });
  }

  return {
    get,

    list({ page, pageSize, ownerId, ...sent }) {
      const day = today();
      const asked = { ...sent, ownerId: merged.follow(ownerId), today: day };
      const slice = { limit: pageSize, offset: (page - 1) * pageSize };
      const { ids, total } = open(asked, slice) ?? find(asked, slice);
      return { items: queries.many(ids).map((row) => toFinding(row, day)), total };
    },

    unitsToReport(search) {
      const number = /^\d{1,15}$/.test(search.trim()) ? Number(search) : 0;
      return { items: queries.unitsToReport(searchWords(search), number, today()) };
    },

    report({ unitId, description, severity }, ctx) {
      const reportedOn = today();
      const id = ctx.transact((tx) => {
        const fresh = insert(tx, ctx, unitId, {
          ...unwritten,
          description,
          severity,
          reportedOn,
          dueOn: dueOf(reportedOn, severity),
        });
        notices.raise(tx, {
          kind: noticeKind,
          subject: String(fresh),
          audience: 'compliance:write',
          severity: severity === 'blocking' ? 'danger' : 'warning',
          message: faultSentence(unitId, severity),
          link: `/findings/${fresh}`,
        });
        return fresh;
      });
      return { id };
    },

    create({ unitId, ...sent }, ctx) {
      const id = ctx.transact((tx) => {
        const testId = sent.testId ?? null;
        const reportedOn = sent.reportedOn ?? checks.daySuggested(testId, today());
        return insert(tx, ctx, unitId, {
          ...unwritten,
          testId,
          description: sent.description,
          severity: sent.severity,
          reportedOn,
          ownerId: sent.ownerId ?? null,
          dueOn: sent.dueOn === undefined ? dueOf(reportedOn, sent.severity) : sent.dueOn,
          workOrder: blankToNull(sent.workOrder),
        });
      });
      return get(id);
    },

    update({ id, version, ...sent }, ctx) {
      ctx.transact((tx) => {
        const row = seen({ id, version });
        const old = valuesOf(row);
        const next = { ...old, ...present(sent) };
        // A due date that nobody chose follows what it was made from.
        const followed = row.dueOn !== null && row.dueOn === dueOf(row.reportedOn, row.severity);
        write(tx, row, {
          ...next,
          workOrder: blankToNull(next.workOrder),
          dueOn: sent.dueOn === undefined && followed ? dueOf(next.reportedOn, next.severity) : next.dueOn,
        });
      });
      return get(id);
    },

    resolve({ id, version, resolution, resolvedOn, resolvedById, retestId }, ctx) {
      ctx.transact((tx) => {
        const row = seen({ id, version });
        write(tx, row, { ...valuesOf(row), resolution, resolvedOn, resolvedById, retestId: retestId ?? null });
        notices.settle(tx, noticeKind, String(id));
      });
      return get(id);
    },

    reopen({ id, version, reason }, ctx) {
      ctx.transact((tx) => {
        const row = seen({ id, version });
        const opened = { resolution: null, resolvedOn: null, resolvedById: null, retestId: null };
        write(tx, row, { ...valuesOf(row), ...opened }, reason);
      });
      return get(id);
    },

    remove({ id, version, reason }, ctx) {
      ctx.transact((tx) => {
        seen({ id, version });
        queries.markDeleted(id, tx.at, tx.by, reason);
        tx.audit({ entity: 'finding', entityId: id, changes: { deleted: { old: null, new: tx.at } }, reason });
        notices.settle(tx, noticeKind, String(id));
      });
      return get(id);
    },

    restore(id, ctx) {
      ctx.transact((tx) => {
        const row = required(id);
        if (row.deletedAt === null) return;
        // Other findings may have been linked meanwhile.
        checks.links({ ...valuesOf(row), id, unitId: row.unitId }, today());
        queries.markPresent(id, tx.at);
        tx.audit({ entity: 'finding', entityId: id, changes: { deleted: { old: row.deletedAt, new: null } } });
      });
      return get(id);
    },
  };
}

function faultSentence(unitId: number, severity: Severity): string {
  return severity === 'blocking'
    ? `A fault that forbids the use of unit ${unitId} was reported. Look at it, name who answers for it, and resolve it.`
    : `A fault of unit ${unitId} was reported. Look at it, name who answers for it, and resolve it.`;
}

/** The fields that were sent; an absent one is not a null. */
function present<T extends object>(sent: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  // as: what is left has no undefined values, which the entries of an object do not tell.
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
