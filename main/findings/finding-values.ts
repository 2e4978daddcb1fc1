import { daysBetween, type PlainDate } from '../../shared/dates.ts';
import type { Finding } from '../../shared/findings.ts';
import { toUnitInBrief } from '../equipment/unit-brief-columns.ts';
import { fieldChanges } from '../rpc/field-changes.ts';
import type { Changes } from '../rpc/transaction.ts';
import type { FindingRow, FindingValues } from './finding-queries.ts';

/** What a finding begins without. */
export const unwritten = {
  testId: null,
  ownerId: null,
  workOrder: null,
  resolution: null,
  resolvedOn: null,
  resolvedById: null,
  retestId: null,
} as const;

const written = [
  'testId',
  'description',
  'severity',
  'reportedOn',
  'ownerId',
  'dueOn',
  'workOrder',
  'resolution',
  'resolvedOn',
  'resolvedById',
  'retestId',
] as const satisfies readonly (keyof FindingValues)[];

/** The fields of a finding that somebody writes, without what else its row has. */
export function valuesOf(row: FindingValues): FindingValues {
  const { testId, description, severity, reportedOn, ownerId, dueOn, workOrder } = row;
  const { resolution, resolvedOn, resolvedById, retestId } = row;
  return {
    testId,
    description,
    severity,
    reportedOn,
    ownerId,
    dueOn,
    workOrder,
    resolution,
    resolvedOn,
    resolvedById,
    retestId,
  };
}

/** What differs of a finding, or what a new one (`before` is null) says, for the audit trail. */
export function changesOf(before: FindingValues | null, after: FindingValues): Changes {
  return fieldChanges(written, before, after);
}

/** A finding as the contract has it, on a day. */
export function toFinding(row: FindingRow, today: PlainDate): Finding {
  return {
    id: row.id,
    version: row.version,
    unitId: row.unitId,
    unit: toUnitInBrief(row, today),
    ...valuesOf(row),
    reportedBy: row.reportedBy,
    ownerName: row.ownerName,
    resolvedByName: row.resolvedByName,
    daysLeft: row.resolvedOn === null && row.dueOn !== null ? daysBetween(today, row.dueOn) : null,
    documents: row.documents,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    deleted:
      row.deletedAt === null ? null : { at: row.deletedAt, by: row.deletedBy ?? '', reason: row.deletedReason ?? '' },
  };
}
