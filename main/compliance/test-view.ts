import type { Test } from '../../shared/compliance.ts';
import type { PlainDate } from '../../shared/dates.ts';
import { toUnitInBrief } from '../equipment/unit-brief-columns.ts';
import type { SatisfiedRow, TestRow } from './test-queries.ts';

/** The survey record of the contract. */
export function toTest(row: TestRow, satisfied: readonly SatisfiedRow[], today: PlainDate): Test {
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
    unit: toUnitInBrief(row, today),
    performedByName: row.performedByName,
    reviewedByName: row.reviewedByName,
    status: row.testDate > today ? 'scheduled' : 'completed',
    obligations: satisfied.map(({ obligationId, obligation, excluded }) => ({
      obligationId,
      obligation,
      counts: excluded === 0,
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
