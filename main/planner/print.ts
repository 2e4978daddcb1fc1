import type { z } from 'zod';
import type { Booking } from '../../shared/bookings.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { addDays, daysBetween, type PlainDate } from '../../shared/dates.ts';
import type { DownloadTicket } from '../../shared/files.ts';
import type { PlannedWindow, plannerContract } from '../../shared/planner.ts';
import type { AuditHead } from '../database/audit-head.ts';
import type { DownloadIssuer } from '../files/tickets.ts';
import type { Clock } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import { printedPlan } from './print-plan.ts';
import { createPrintRunner } from './print-runner.ts';

type Input<P extends keyof typeof plannerContract> = z.output<(typeof plannerContract)[P]['input']>;
type Range = z.output<(typeof plannerContract)['range']['output']>;

/** Days that one reading of the planner may span. */
const slice = 62;
/** A year and a margin. */
const mostDays = 400;

/** Prints spans of the planner as PDF files. */
export function createPlannerPrint(deps: {
  readonly clock: Clock;
  readonly files: DownloadIssuer;
  range(input: Input<'range'>): Range;
  clinicName(): string | null;
  auditHead(): AuditHead;
  /** The worker's code; null works in this thread. */
  readonly workerEntry: URL | null;
}) {
  const { clock, files, range, clinicName, auditHead } = deps;
  const run = createPrintRunner(deps.workerEntry);

  /** Every booking and everything due in the span, read in parts that the planner allows. */
  function read({ from, to, ...what }: Pick<Input<'print'>, 'from' | 'to' | 'filters' | 'search'>) {
    const bookings: Booking[] = [];
    const due = new Map<number, PlannedWindow>();
    let left = 0;
    for (let start: PlainDate = from, last = ''; last < to; start = addDays(last, 1)) {
      last = addDays(start, slice - 1);
      const part = range({ ...what, from: start, to: last < to ? last : to });
      bookings.push(...part.bookings.filter(({ state }) => state !== 'cancelled'));
      for (const window of part.windows) {
        // What is overdue touches the days up to today, and is due before everything else.
        if (window.limitDate !== null && window.limitDate <= to) due.set(window.obligationId, window);
      }
      left += part.bookingTotal - part.bookings.length + (part.windowTotal - part.windows.length);
    }
    return { bookings, due: [...due.values()], left };
  }

  return {
    /** @throws AppError INVALID for a span that ends before it begins or is longer than a year */
    print({ from, to, language, title, ...what }: Input<'print'>, ctx: Context): DownloadTicket {
      if (to < from) throw refused('The last day comes before the first. Choose a later one.');
      if (daysBetween(from, to) >= mostDays)
        throw refused('A plan of more than a year is too long to print. Choose a shorter span.');
      const shown = read({ ...what, from, to });
      ctx.transact((tx) => {
        tx.audit({
          entity: 'booking',
          entityId: null,
          action: 'planner.print',
          changes: { from: { old: null, new: from }, to: { old: null, new: to } },
        });
      });
      // The entry of this print is part of what it names.
      const plan = printedPlan({
        ...shown,
        from,
        to,
        language,
        title,
        clinic: clinicName(),
        now: clock.now(),
        audit: auditHead(),
      });
      return files.issueDownload(ctx, {
        fileName: `planner_${from.replaceAll('-', '')}_${to.replaceAll('-', '')}.pdf`,
        contentType: 'application/pdf',
        async *body() {
          yield await run(plan);
        },
      });
    },
  };
}

/** The printing of {@link createPlannerPrint}. */
export type PlannerPrint = ReturnType<typeof createPlannerPrint>;

function refused(message: string): AppError {
  return new AppError('INVALID', message, { fields: { to: message } });
}
