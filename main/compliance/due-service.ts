import type { z } from 'zod';
import type { ComplianceSummary, complianceContract, DueItem, UnitCompliance } from '../../shared/compliance.ts';
import { daysBetween, localDate, type PlainDate } from '../../shared/dates.ts';
import type { DownloadTicket } from '../../shared/files.ts';
import type { Clock as ObligationClock } from '../../shared/obligations.ts';
import { searchWords } from '../../shared/text.ts';
import { type Slice, totalOf } from '../database/query-builder.ts';
import { toUnitInBrief } from '../equipment/unit-brief-columns.ts';
import { tableFile } from '../files/table-file.ts';
import type { DownloadIssuer } from '../files/tickets.ts';
import { toClock } from '../obligations/clock-columns.ts';
import type { Clock } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import { dueOf, type Found, summaryOf, unitsOf } from './due-count-rules.ts';
import type { BookingRow, DueQueries } from './due-queries.ts';
import type { UnitClocks } from './unit-clocks.ts';
import { unitComplianceColumns } from './unit-export.ts';
import { spanOf } from './unit-status.ts';

type Input<P extends keyof typeof complianceContract> = z.output<(typeof complianceContract)[P]['input']>;

/** What is due: counts, and the lists behind them. */
export function createDueService(deps: {
  readonly queries: DueQueries;
  readonly clock: Clock;
  readonly files: DownloadIssuer;
  readonly clocks: UnitClocks;
}) {
  const { queries, clock, files, clocks } = deps;
  const today = () => localDate(clock.now());

  function items(ids: readonly number[], day: PlainDate, days: number): DueItem[] {
    return queries.due(ids).map((row) => ({ ...toClock(row, day, days), unit: toUnitInBrief(row, day) }));
  }

  function units(ids: readonly number[], status: UnitCompliance['status'], day: PlainDate, days: number) {
    const obligationsOf = new Map<number, ObligationClock[]>();
    for (const row of queries.clocks(ids, spanOf(day, days))) {
      const one = toClock(row, day, days);
      const others = obligationsOf.get(one.unitId);
      if (others) others.push(one);
      else obligationsOf.set(one.unitId, [one]);
    }
    const { coming, missed } = queries.bookings(ids, day);
    return queries.units(ids).map((row): UnitCompliance => {
      const obligations = obligationsOf.get(row.unitId) ?? [];
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

  return {
    summary({ days, ...choice }: Input<'summary'>): ComplianceSummary {
      const day = today();
      const span = spanOf(day, days);
      const known = clocks.active(choice, day);
      return known ? summaryOf(known, span) : queries.summary(choice, span);
    },

    due({ days, page, pageSize, ...choice }: Input<'due'>): { items: DueItem[]; total: number } {
      const day = today();
      const span = spanOf(day, days);
      const slice = page === undefined && pageSize === undefined ? undefined : sliceOf(page ?? 1, pageSize ?? 50);
      const find = (): Found => {
        // Reading the texts is what a search costs: they are read once.
        if (!slice || searchWords(choice.search).length > 0) return partOf(queries.dueIds(choice, span), slice);
        const ids = queries.dueIds(choice, span, slice);
        return { ids, total: totalOf(ids.length, slice, () => queries.dueCount(choice, span)) };
      };
      const known = clocks.active(choice, day);
      const { ids, total } = known ? dueOf(known, span, slice) : find();
      return { items: items(ids, day, days), total };
    },

    units({ days, page, pageSize, ...query }: Input<'units'>): { items: UnitCompliance[]; total: number } {
      const day = today();
      const span = spanOf(day, days);
      const slice = sliceOf(page, pageSize);
      const find = (): Found => {
        if (searchWords(query.search).length > 0) return partOf(queries.unitIds(query, span), slice);
        const ids = queries.unitIds(query, span, slice);
        return { ids, total: totalOf(ids.length, slice, () => queries.unitCount(query, span)) };
      };
      const known = query.sort ? undefined : clocks.active(query, day);
      const { ids, total } = known ? unitsOf(known, query.status, span, slice) : find();
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

function sliceOf(page: number, pageSize: number): Slice {
  return { limit: pageSize, offset: (page - 1) * pageSize };
}

function partOf(ids: readonly number[], slice: Slice | undefined): Found {
  return { ids: slice ? ids.slice(slice.offset, slice.offset + slice.limit) : ids, total: ids.length };
}

function inBrief(row: BookingRow | undefined): UnitCompliance['booking'] {
  return row ? { id: row.id, scheduledOn: row.scheduledOn, assigneeName: row.assigneeName } : null;
}
