import type { ImportMessage } from '#shared/imports.ts';
import type { Db } from '../../database/connection.ts';
import type { UnitFields } from '../../equipment/unit-columns.ts';
import { maxFileId, parseWhole } from '../cell-values.ts';
import { quoted } from '../row-cells.ts';
import type { EquipmentCells } from './equipment-cells.ts';
import type { UnitDraft } from './field-columns.ts';

interface Waiting {
  readonly row: number;
  readonly unitId: number;
  readonly parentId: number;
}

/**
 * Reads `eq_parent`, the number of the unit that a unit belongs to. A parent that stands further down in the file is linked after the last
 * row; one that is nowhere, or that would close a ring, is a warning and leaves the field as it is.
 */
export function createParentColumn(deps: {
  readonly db: Db;
  /** Links a unit after all rows went in. */
  link(unitId: number, parentId: number): void;
}) {
  const { db } = deps;
  const isStored = db.prepare<[number], number>('SELECT 1 FROM units WHERE id = ?').pluck();
  const stored = db.prepare<[], { id: number; parentId: number }>(
    'SELECT id, parent_id AS parentId FROM units WHERE parent_id IS NOT NULL',
  );
  /** Numbers of units that came with this file. */
  const arrived = new Set<number>();
  const waiting: Waiting[] = [];
  const messages: ImportMessage[] = [];
  let known: Map<number, number> | undefined;

  /** Read once, and only for a file that speaks of parents. */
  function parents(): Map<number, number> {
    known ??= new Map(stored.all().map(({ id, parentId }) => [id, parentId]));
    return known;
  }

  const isThere = (id: number) => arrived.has(id) || isStored.get(id) === 1;

  function closesRing(unitId: number, parentId: number): boolean {
    const seen = new Set<number>();
    for (let above: number | undefined = parentId; above !== undefined; above = parents().get(above)) {
      if (above === unitId || seen.has(above)) return true;
      seen.add(above);
    }
    return false;
  }

  return {
    /**
     * @param unitId the number that the row brings; undefined when it will get one of ours
     * @returns the parent to link later
     */
    read(
      cells: EquipmentCells,
      unitId: number | undefined,
      before: UnitFields | undefined,
      draft: UnitDraft,
    ): number | undefined {
      const text = cells.cell('eq_parent');
      if (text === undefined) return undefined;
      if (text === '') {
        draft.parentId = null;
        if (unitId !== undefined && before?.parentId) parents().delete(unitId);
        return undefined;
      }
      const parentId = parseWhole(text, 1, maxFileId);
      if (parentId === undefined) {
        cells.warning(`${quoted(text)} is not the number of a unit; the field was left as it is.`, 'eq_parent');
        return undefined;
      }
      if (parentId === before?.parentId) return undefined;
      if (unitId !== undefined && closesRing(unitId, parentId)) {
        cells.warning(
          `Unit ${parentId} belongs to this unit, or is this unit; the field was left as it is.`,
          'eq_parent',
        );
        return undefined;
      }
      if (!isThere(parentId)) return parentId;
      draft.parentId = parentId;
      if (unitId !== undefined) parents().set(unitId, parentId);
      return undefined;
    },
    /** A row went in under this number; `later` is what `read` answered. */
    arrived(row: number, unitId: number, later: number | undefined): void {
      arrived.add(unitId);
      if (later !== undefined) waiting.push({ row, unitId, parentId: later });
    },
    /** After the last row. */
    finish(): void {
      for (const { row, unitId, parentId } of waiting) {
        if (!isThere(parentId) || closesRing(unitId, parentId)) {
          const message = `There is no unit ${parentId} that unit ${unitId} could belong to; the field was left as it is.`;
          messages.push({ level: 'warning', row, column: 'eq_parent', message });
          continue;
        }
        parents().set(unitId, parentId);
        deps.link(unitId, parentId);
      }
    },
    messages: (): readonly ImportMessage[] => messages,
  };
}
