import type { BulkChange, BulkChanges, BulkPreview } from '../../shared/bulk-edit.ts';
import { previewLimits } from '../../shared/bulk-edit.ts';
import type { CustomField } from '../../shared/custom-fields.ts';
import { customFieldOfChange } from '../../shared/custom-values.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { UnitWarning } from '../../shared/equipment.ts';
import type { Changes } from '../rpc/audit-chain.ts';
import { createBulkPlan } from './bulk-plan.ts';
import type { BulkQueries, StoredUnit } from './bulk-queries.ts';
import { type EquipmentRepository, referenceFields } from './repository.ts';

type Value = BulkChange['old'];
interface Plain {
  readonly field: string;
  readonly old: Value;
  readonly new: Value;
}

/** Plans every unit and puts together what people look at before they agree. */
export function previewOf(
  stored: readonly StoredUnit[],
  changes: BulkChanges,
  deps: { readonly repository: EquipmentRepository; readonly bulk: BulkQueries; readonly today: PlainDate },
): BulkPreview {
  const { repository, bulk, today } = deps;
  const customFields = bulk.customFields();
  const plan = createBulkPlan(repository, customFields, today);
  const counted = new Map<string, { change: Plain; units: number }>();
  const warned = new Map<string, UnitWarning & { units: number }>();
  const refused: { id: number; field: string; message: string }[] = [];
  const changed: { unit: StoredUnit; changes: Changes }[] = [];
  let unchanged = 0;
  for (const unit of stored) {
    const planned = plan.of(unit, changes);
    if (planned.kind === 'unchanged') unchanged += 1;
    else if (planned.kind === 'refused') refused.push({ id: unit.id, field: planned.field, message: planned.message });
    else {
      changed.push({ unit, changes: planned.changes });
      for (const change of plainOf(planned.changes)) {
        const key = JSON.stringify(change);
        const same = counted.get(key);
        if (same) same.units += 1;
        else counted.set(key, { change, units: 1 });
      }
      for (const warning of planned.warnings) {
        const key = `${warning.field} ${warning.code}`;
        warned.set(key, { ...warning, units: (warned.get(key)?.units ?? 0) + 1 });
      }
    }
  }
  const groups = [...counted.values()].toSorted((one, other) => other.units - one.units);
  const shown = groups.slice(0, previewLimits.changes);
  const order = new Map([...counted.values()].map(({ change }, index) => [change.field, index] as const).toReversed());
  const place = ({ change }: { readonly change: Plain }) => order.get(change.field) ?? 0;
  const examples = changed.slice(0, previewLimits.examples).map((one) => ({ ...one, changes: plainOf(one.changes) }));
  const named = namesOf(
    [...shown.map(({ change }) => change), ...examples.flatMap((example) => example.changes)],
    bulk.names,
    customFields,
  );
  const exampleUnits = bulk.brief(
    examples.map(({ unit }) => unit.id),
    today,
  );
  const refusedShown = refused.slice(0, previewLimits.refused);
  const refusedUnits = bulk.brief(
    refusedShown.map(({ id }) => id),
    today,
  );
  return {
    total: stored.length,
    units: changed.map(({ unit }) => [unit.id, unit.version]),
    unchanged,
    changes: shown
      .toSorted((one, other) => place(one) - place(other) || other.units - one.units)
      .map(({ change, units }) => ({ ...named(change), units })),
    furtherChanges: groups.length - shown.length,
    refused: refusedShown.flatMap(({ id, field, message }) => {
      const unit = refusedUnits.find((one) => one.id === id);
      return unit ? [{ unit, field, message }] : [];
    }),
    refusedTotal: refused.length,
    warnings: [...warned.values()],
    examples: examples.flatMap((example) => {
      const unit = exampleUnits.find((one) => one.id === example.unit.id);
      return unit ? [{ unit, changes: example.changes.map(named) }] : [];
    }),
  };
}

function plainOf(changes: Changes): Plain[] {
  // as: fields of a unit are texts, numbers, flags, lists of texts or null.
  return Object.entries(changes).map(([field, change]) => ({
    field,
    old: change.old as Value,
    new: change.new as Value,
  }));
}

/** Puts names beside the ids of some changes; each list is read once. */
function namesOf(
  changes: readonly Plain[],
  read: BulkQueries['names'],
  customFields: ReadonlyMap<string, CustomField>,
): (change: Plain) => BulkChange {
  const names = new Map<string, ReadonlyMap<number, string>>();
  for (const field of referenceFields) {
    const own = changes.filter((change) => change.field === field);
    const ids = own.flatMap((change) => [change.old, change.new]).filter((value) => typeof value === 'number');
    if (ids.length > 0) names.set(field, read(field, [...new Set(ids)]));
  }
  const nameOf = (field: string, value: Value) => {
    if (typeof value !== 'number') return null;
    const custom = customFields.get(String(customFieldOfChange(field)));
    if (custom) return custom.options.find(({ id }) => id === value)?.label ?? null;
    return names.get(field)?.get(value) ?? null;
  };
  return (change) => ({
    ...change,
    oldName: nameOf(change.field, change.old),
    newName: nameOf(change.field, change.new),
  });
}
