import type { z } from 'zod';
import type { ComplianceSummary, complianceContract, DueItem, UnitCompliance } from '../../shared/compliance.ts';
import { daysBetween, localDate, type PlainDate } from '../../shared/dates.ts';
import type { DownloadTicket } from '../../shared/files.ts';
import type { Clock as ObligationClock } from '../../shared/obligations.ts';
import { searchWords } from '../../shared/text.ts';
import type { ChangeStamp } from '../database/change-stamp.ts';
import { createKeptAnswers } from '../database/kept-answers.ts';
import { totalOf } from '../database/query-builder.ts';
import { toUnitInBrief } from '../equipment/unit-brief-columns.ts';
import { decidedByColumns, type UnitChoice } from '../equipment/unit-filter-rules.ts';
import { tableFile } from '../files/table-file.ts';
import type { DownloadIssuer } from '../files/tickets.ts';
import { toClock } from '../obligations/clock-columns.ts';
import type { Clock } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import type { BookingRow, DueQueries } from './due-queries.ts';
import { unitComplianceColumns } from './unit-export.ts';
import { spanOf } from './unit-status.ts';

type Input<P extends keyof typeof complianceContract> = z.output<(typeof complianceContract)[P]['input']>;

/** Counts and pages that are kept. */
const keptAnswers = 50;

/** A page of a list, by id, and how many there are in all. */
interface Found {
  readonly ids: readonly number[];
  readonly total: number;
}

/** What is due: counts, and the lists behind them. */
export function createDueService(deps: {
  readonly queries: DueQueries;
  readonly clock: Clock;
  readonly files: DownloadIssuer;
  /** Of {@link dueSources}. */
  readonly stamp: ChangeStamp;
}) {
  const { queries, clock, files } = deps;
  const kept = createKeptAnswers<ComplianceSummary | Found>(deps.stamp, keptAnswers);
  const today = () => localDate(clock.now());

  function items(ids: readonly number[], day: PlainDate, days: number): DueItem[] {
    return queries.due(ids).map((row) => ({ ...toClock(row, day, days), unit: toUnitInBrief(row, day) }));
  }

  function units(ids: readonly number[], status: UnitCompliance['status'], day: PlainDate, days: number) {
    const clocks = new Map<number, ObligationClock[]>();
    for (const row of queries.clocks(ids, spanOf(day, days))) {
      const one = toClock(row, day, days);
      const others = clocks.get(one.unitId);
      if (others) others.push(one);
      else clocks.set(one.unitId, [one]);
    }
    const coming = queries.bookings(ids, day, 'coming');
    const missed = queries.bookings(ids, day, 'missed');
    return queries.units(ids).map((row): UnitCompliance => {
      const obligations = clocks.get(row.unitId) ?? [];
      return {
        unit: toUnitInBrief(row, day),
        status,
        headline: obligations[0] ?? null,
        obligations,
        booking: inBrief(coming.get(row.unitId)),
        missed: inBrief(missed.get(row.unitId)),
        daysSinceInstallation:
          status === 'never-tested' && row.installedOn !== null && row.installedOn <= day
            ? daysBetween(row.installedOn, day)
            : null,
      };
    });
  }

  /** What the same question was answered before, where nothing that has a say has changed since. */
  function unlessKept<Answer extends ComplianceSummary | Found>(
    question: readonly [kind: string, choice: UnitChoice, ...rest: unknown[]],
    read: () => Answer,
  ): Answer {
    const [, choice] = question;
    if (searchWords(choice.search).length > 0 || !decidedByColumns(choice)) return read();
    // as: the kind is part of the key, and each kind has one type of answer.
    return kept(JSON.stringify(question), read) as Answer;
  }

  return {
    summary({ days, ...choice }: Input<'summary'>): ComplianceSummary {
      const span = spanOf(today(), days);
      return unlessKept(['summary', choice, span], () => queries.summary(choice, span));
    },

    due({ days, page, pageSize, ...choice }: Input<'due'>): { items: DueItem[]; total: number } {
      const day = today();
      const span = spanOf(day, days);
      if (page === undefined && pageSize === undefined) {
        const ids = queries.dueIds(choice, span);
        return { items: items(ids, day, days), total: ids.length };
      }
      const limit = pageSize ?? 50;
      const offset = ((page ?? 1) - 1) * limit;
      if (searchWords(choice.search).length > 0) {
        // Reading the texts is what a search costs: they are read once.
        const ids = queries.dueIds(choice, span);
        return { items: items(ids.slice(offset, offset + limit), day, days), total: ids.length };
      }
      const slice = { limit, offset };
      const { ids, total } = unlessKept(['due', choice, span, slice], () => {
        const ids = queries.dueIds(choice, span, slice);
        return { ids, total: totalOf(ids.length, slice, () => queries.dueCount(choice, span)) };
      });
      return { items: items(ids, day, days), total };
    },

    units({ days, page, pageSize, ...query }: Input<'units'>): { items: UnitCompliance[]; total: number } {
      const day = today();
      const span = spanOf(day, days);
      const offset = (page - 1) * pageSize;
      if (searchWords(query.search).length > 0) {
        const ids = queries.unitIds(query, span);
        return { items: units(ids.slice(offset, offset + pageSize), query.status, day, days), total: ids.length };
      }
      const slice = { limit: pageSize, offset };
      const find = (): Found => {
        const ids = queries.unitIds(query, span, slice);
        return { ids, total: totalOf(ids.length, slice, () => queries.unitCount(query, span)) };
      };
      const { ids, total } = query.sort ? find() : unlessKept(['units', query, span, slice], find);
      return { items: units(ids, query.status, day, days), total };
    },

    /** Which units the file holds is settled now, what it says of them when it is fetched. */
    exportUnits({ days, format, bom, ...query }: Input<'exportUnits'>, ctx: Context): DownloadTicket {
      const ids = queries.unitIds(query, spanOf(today(), days));
      ctx.transact((tx) => {
        tx.audit({
          entity: 'compliance',
          entityId: null,
          action: 'compliance.exportUnits',
          changes: { status: { old: null, new: query.status }, count: { old: null, new: ids.length } },
        });
      });
      const table = {
        name: `compliance_${query.status}`,
        at: clock.now(),
        columns: unitComplianceColumns,
        ids,
        read: (slice: readonly number[]) => units(slice, query.status, today(), days),
      };
      return files.issueDownload(ctx, tableFile(table, { format, bom }));
    },
  };
}

function inBrief(row: BookingRow | undefined): UnitCompliance['booking'] {
  return row ? { id: row.id, scheduledOn: row.scheduledOn, assigneeName: row.assigneeName } : null;
}
