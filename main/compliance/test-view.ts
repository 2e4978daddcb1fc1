import type { Test } from '../../shared/compliance.ts';
import type { PlainDate } from '../../shared/dates.ts';
import { toUnitInBrief, type UnitBriefRow } from '../equipment/unit-brief-columns.ts';
import type { Satisfied, TestRow } from './test-queries.ts';

/** The survey record of the contract. */
export function toTest(row: TestRow, unit: UnitBriefRow, satisfied: readonly Satisfied[], today: PlainDate): Test {
  return {
    id: row.id,
    version: row.version,
    unitId: row.unitId,
    type: row.type,
    testDate: row.testDate,
    reportDate: row.reportDate,
    submissionDate: row.submissionDate,
    performedById: row.performedById,
    reviewedById: row.reviewedById,
    outcome: row.outcome,
    notes: row.notes,
    unit: toUnitInBrief(unit, today),
    performedByName: row.performedByName,
    reviewedByName: row.reviewedByName,
    status: row.testDate > today ? 'scheduled' : 'completed',
    obligations: satisfied.map(({ obligationId, obligation, excluded }) => ({
      obligationId,
      obligation,
      counts: !excluded,
    })),
    findings: { open: row.findingsOpen, total: row.findingsTotal },
    documents: row.documents,
    bookingId: row.bookingId,
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    modifiedBy: row.modifiedBy,
    updatedAt: row.updatedAt,
    deleted:
      row.deletedAt === null ? null : { at: row.deletedAt, by: row.deletedBy ?? '', reason: row.deletedReason ?? '' },
  };
}
