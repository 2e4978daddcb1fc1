import type { Db } from '../../database/connection.ts';
import { quoted } from '../row-cells.ts';
import type { TextFolder } from '../text-folder.ts';
import type { EquipmentCells } from './equipment-cells.ts';

/** What the column `eq_obligations` asks of a unit. */
export interface ObligationsWanted {
  readonly ruleIds: readonly number[];
  /** The labels that are there, and those that shall be, as files write them; null for none. */
  readonly before: string | null;
  readonly after: string | null;
}

interface Rule {
  readonly id: number;
  readonly label: string;
}

/**
 * Reads the obligations that REMS does not know: an absent column or the same labels ask for nothing, a blank cell ends them all, and
 * one unknown label leaves all of them as they are, as with the frequencies of REMS.
 */
export function createObligationColumn(db: Db, folder: TextFolder) {
  const rules = db
    .prepare<[], Rule>('SELECT id, label FROM obligation_rules WHERE file_label IS NULL ORDER BY label_folded')
    .all();
  const byLabel = new Map(rules.map((rule) => [folder.fold(rule.label), rule]));
  const held = db
    .prepare<[number], number>(
      `SELECT o.rule_id FROM obligations o JOIN obligation_rules r ON r.id = o.rule_id
       WHERE o.unit_id = ? AND o.ends_on IS NULL AND r.file_label IS NULL`,
    )
    .pluck();
  const textOf = (chosen: readonly Rule[]) =>
    chosen.length === 0 ? null : chosen.map(({ label }) => label).join(', ');

  return {
    /** @param unitId undefined for a new unit */
    read(cells: EquipmentCells, unitId: number | undefined): ObligationsWanted | undefined {
      const text = cells.cell('eq_obligations');
      if (text === undefined) return undefined;
      const names = text.split(',').map((name) => name.trim());
      const wanted = new Set<Rule>();
      for (const name of names.filter((part) => part !== '')) {
        const rule = byLabel.get(folder.fold(name));
        if (!rule) {
          cells.warning(
            `${quoted(name)} is no obligation that is known here; the field was left as it is.`,
            'eq_obligations',
          );
          return undefined;
        }
        wanted.add(rule);
      }
      const present = new Set(unitId === undefined ? [] : held.all(unitId));
      const after = rules.filter((rule) => wanted.has(rule));
      if (after.length === present.size && after.every(({ id }) => present.has(id))) return undefined;
      const before = rules.filter(({ id }) => present.has(id));
      return { ruleIds: after.map(({ id }) => id), before: textOf(before), after: textOf(after) };
    },
  };
}
