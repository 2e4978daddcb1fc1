import type { Db } from '../database/connection.ts';

/** Reads the obligations of units that REMS files have no label for. */
export interface OtherObligations {
  /** Their labels as files carry them (by label, comma and space), by unit; units without any are absent. */
  of(unitIds: readonly number[]): ReadonlyMap<number, string>;
}

/** Reads on one connection. */
export function createOtherObligations(db: Db): OtherObligations {
  const labels = db.prepare<[string], { readonly unitId: number; readonly label: string }>(
    `SELECT o.unit_id AS unitId, r.label FROM json_each(?) page
       JOIN obligations o ON o.unit_id = page.value AND o.ends_on IS NULL
       JOIN obligation_rules r ON r.id = o.rule_id AND r.file_label IS NULL
     ORDER BY o.unit_id, r.label_folded`,
  );
  return {
    of(unitIds) {
      const found = new Map<number, string>();
      for (const { unitId, label } of labels.all(JSON.stringify(unitIds))) {
        const before = found.get(unitId);
        found.set(unitId, before === undefined ? label : `${before}, ${label}`);
      }
      return found;
    },
  };
}
