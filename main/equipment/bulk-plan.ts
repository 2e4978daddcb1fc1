import type { BulkChanges } from '../../shared/bulk-edit.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { CustomField } from '../../shared/custom-fields.ts';
import type { PlainDate } from '../../shared/dates.ts';
import { auditFrequencies, type UnitWarning } from '../../shared/equipment.ts';
import { planValues } from '../fields/value-change-rules.ts';
import type { Changes } from '../rpc/audit-chain.ts';
import type { StoredUnit } from './bulk-queries.ts';
import type { EquipmentRepository, ReferenceField } from './repository.ts';
import { checkReferences } from './unit-checks.ts';
import type { PartialUnitFields, UnitFields } from './unit-columns.ts';
import { differences, mergeFields, settleRetirement } from './unit-rules.ts';
import { unitWarnings } from './unit-warnings.ts';

/** What would become of one unit. */
export type PlannedUnit =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly field: string; readonly message: string }
  | { readonly kind: 'changed'; readonly changes: Changes; readonly warnings: readonly UnitWarning[] };

/** The fields that a bulk edit sends to one unit: frequencies that are added or taken away meet those that it has. */
export function sentTo(stored: UnitFields, changes: BulkChanges): PartialUnitFields & Pick<BulkChanges, 'custom'> {
  const { addFrequencies = [], removeFrequencies = [], ...sent } = changes;
  if (addFrequencies.length + removeFrequencies.length === 0) return sent;
  const base = sent.auditFrequencies ?? stored.auditFrequencies;
  const wanted = auditFrequencies.filter(
    (one) => !removeFrequencies.includes(one) && (base.includes(one) || addFrequencies.includes(one)),
  );
  return { ...sent, auditFrequencies: wanted };
}

/** Plans units one by one under the rules of a single edit; what fields refer to is read once for all of them. */
export function createBulkPlan(
  repository: EquipmentRepository,
  customFields: ReadonlyMap<string, CustomField>,
  today: PlainDate,
) {
  const known = new Map<string, ReturnType<EquipmentRepository['reference']>>();
  const remembering: EquipmentRepository = {
    ...repository,
    reference(field: ReferenceField, id: number) {
      const key = `${field} ${id}`;
      if (!known.has(key)) known.set(key, repository.reference(field, id));
      return known.get(key);
    },
  };
  const classOf = ({ subclassId }: UnitFields) =>
    subclassId === null ? null : (remembering.reference('subclassId', subclassId)?.classId ?? null);

  function refusal(stored: UnitFields, sent: PartialUnitFields): { field: string; message: string } | undefined {
    try {
      checkReferences(remembering, stored, sent);
      return undefined;
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
      const [field, message] = Object.entries(cause.fields ?? {})[0] ?? ['', cause.message];
      return { field, message };
    }
  }

  return {
    of({ fields: stored, custom }: StoredUnit, changes: BulkChanges): PlannedUnit {
      const sent = sentTo(stored, changes);
      const refused = refusal(stored, sent);
      if (refused) return { kind: 'refused', ...refused };
      const after = settleRetirement(stored, sent, mergeFields(stored, sent), today);
      const values = planValues(customFields, { classId: after.classId, held: custom }, changes.custom ?? {});
      if ('problem' in values) return { kind: 'refused', ...values.problem };
      const changed = { ...differences(stored, after), ...values.changes };
      if (Object.keys(changed).length === 0) return { kind: 'unchanged' };
      const before = unitWarnings(stored, classOf(stored), today);
      const fresh = unitWarnings(after, classOf(after), today).filter(
        (one) => !before.some(({ field, code }) => field === one.field && code === one.code),
      );
      return { kind: 'changed', changes: changed, warnings: fresh };
    },
  };
}
