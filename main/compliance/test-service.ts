import type { z } from 'zod';
import type { ComplianceSettings, complianceContract, Test } from '../../shared/compliance.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { localDate } from '../../shared/dates.ts';
import type { DownloadTicket } from '../../shared/files.ts';
import { blankToNull } from '../../shared/text.ts';
import { totalOf } from '../database/query-builder.ts';
import { tableFile } from '../files/table-file.ts';
import type { DownloadIssuer } from '../files/tickets.ts';
import type { Clock } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import {
  dateOrderProblems,
  type Problems,
  personProblem,
  reviewerProblems,
  type TestPeople,
} from './compliance-rules.ts';
import { isFiltered, testFileColumns } from './test-export.ts';
import type { TestQueries } from './test-queries.ts';
import { toTest } from './test-view.ts';
import type { TestWriter } from './test-writer.ts';

type Input<P extends keyof typeof complianceContract> = z.output<(typeof complianceContract)[P]['input']>;

/** Survey records: who may be named, which days fit together, and what the lists and files show. */
export function createTestService(deps: {
  readonly queries: TestQueries;
  readonly writer: TestWriter;
  readonly settings: () => Pick<ComplianceSettings, 'reviewerMustDiffer'>;
  readonly clock: Clock;
  readonly files: DownloadIssuer;
}) {
  const { queries, writer, settings, clock, files } = deps;
  const today = () => localDate(clock.now());

  function many(ids: readonly number[]): Test[] {
    const day = today();
    const rows = queries.many(ids);
    if (rows.length === 0) return [];
    const satisfiedBy = queries.satisfied(rows);
    const units = queries.briefs([...new Set(rows.map(({ unitId }) => unitId))]);
    return rows.flatMap((row) => {
      const unit = units.get(row.unitId);
      return unit ? toTest(row, unit, satisfiedBy(row), day) : [];
    });
  }

  function get(id: number): Test {
    const [found] = many([id]);
    if (!found) throw new AppError('NOT_FOUND', `There is no survey record ${id}. Read the list again.`);
    return found;
  }

  /** The stored record, when it is still the one that was read. */
  function unchanged(id: number, version: number): Test {
    const current = get(id);
    if (current.version !== version) {
      const message = 'Somebody else changed this survey record. Compare both values and save again.';
      throw new AppError('CONFLICT', message, { details: { current } });
    }
    return current;
  }

  function peopleProblems(named: TestPeople, stored: TestPeople): Problems {
    const problems: Record<string, string> = { ...reviewerProblems(named, settings()) };
    for (const field of ['performedById', 'reviewedById'] as const) {
      const id = named[field];
      if (typeof id !== 'number') continue;
      const problem = personProblem(field, queries.person(id), stored[field] === id);
      if (problem) problems[field] = problem;
    }
    return problems;
  }

  return {
    test: get,

    tests({ page, pageSize, ...query }: Input<'tests'>): { items: Test[]; total: number } {
      const asked = { ...query, today: today() };
      const slice = { limit: pageSize, offset: (page - 1) * pageSize };
      const ids = queries.ids({ ...asked, ...slice });
      return { items: many(ids), total: totalOf(ids.length, slice, () => queries.count(asked)) };
    },

    /** @throws AppError INVALID for days out of order, people who cannot be named, a unit that does not exist, obligations of another unit */
    recordTest(sent: Input<'recordTest'>, ctx: Context): Test {
      const id = ctx.transact((tx) => {
        refuse({ ...dateOrderProblems(sent), ...peopleProblems(sent, {}) });
        return writer.insert(tx, { ...sent, notes: blankToNull(sent.notes), createdBy: tx.by }).id;
      });
      return get(id);
    },

    /** @throws AppError NOT_FOUND, INVALID, CONFLICT with the stored record in `details.current`, or for a deleted one */
    updateTest({ id, version, reason, ...sent }: Input<'updateTest'>, ctx: Context): Test {
      ctx.transact((tx) => {
        const stored = unchanged(id, version);
        const next = { ...stored, ...present(sent) };
        // What a file brought in stays editable: only what this change touches is checked.
        const dated = next.testDate !== stored.testDate || next.reportDate !== stored.reportDate;
        const days = dated || next.submissionDate !== stored.submissionDate ? dateOrderProblems(next) : {};
        const named = next.performedById !== stored.performedById || next.reviewedById !== stored.reviewedById;
        const proof = next.testDate !== stored.testDate ? retestProblems(id, next.testDate) : {};
        refuse({ ...days, ...proof, ...(named ? peopleProblems(next, stored) : {}) });
        const fields = sent.notes === undefined ? sent : { ...sent, notes: blankToNull(sent.notes) };
        writer.update(tx, id, fields, { reason });
      });
      return get(id);
    },

    /** @throws AppError NOT_FOUND; CONFLICT for a stale version, a deleted record, or one that closed a finding */
    removeTest({ id, version, reason }: Input<'removeTest'>, ctx: Context): Test {
      ctx.transact((tx) => {
        unchanged(id, version);
        if (queries.retestOf(id) !== null) {
          throw new AppError('CONFLICT', 'A finding was closed with this test. Open the finding again first.');
        }
        writer.remove(tx, id, reason);
      });
      return get(id);
    },

    /** @throws AppError NOT_FOUND; CONFLICT for a record that is not deleted */
    restoreTest(id: number, ctx: Context): Test {
      ctx.transact((tx) => writer.restore(tx, id));
      return get(id);
    },

    /** Which records the file holds is settled now, their values when it is fetched. */
    exportTests({ template = false, format, bom, ...query }: Input<'exportTests'>, ctx: Context): DownloadTicket {
      const ids = template ? [] : queries.ids({ ...query, today: today() });
      ctx.transact((tx) => {
        const changes = { count: { old: null, new: ids.length }, template: { old: null, new: template } };
        tx.audit({ entity: 'test', entityId: null, action: 'compliance.exportTests', changes });
      });
      const name = template
        ? 'compliance_tests_template'
        : isFiltered(query)
          ? 'compliance_tests_filtered'
          : 'compliance_tests';
      const table = { name, at: clock.now(), columns: testFileColumns, ids, read: queries.exported };
      return files.issueDownload(ctx, tableFile(table, { format, bom }));
    },
  };

  /** A test that closed a finding cannot slip before the day on which the finding was reported, nor into the future. */
  function retestProblems(id: number, testDate: string): Problems {
    const reported = queries.retestOf(id);
    if (reported === null) return {};
    if (testDate > today()) {
      return { testDate: 'A finding was closed with this test, so that it cannot lie ahead. Correct the date.' };
    }
    if (testDate >= reported) return {};
    return { testDate: `A finding of ${reported} was closed with this test, which cannot be earlier.` };
  }
}

function refuse(problems: Problems): void {
  const [first] = Object.values(problems);
  if (first !== undefined) throw new AppError('INVALID', first, { fields: problems });
}

/** The fields that were sent. */
function present<T extends object>(sent: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // as: entries lose the types of their keys.
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
