import { useState } from 'react';
import type { CapitalRow } from '../../shared/capital-plan.ts';
import type { ScenarioItem } from '../../shared/capital-scenarios.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useNotify } from '../ui/notify.ts';

/** What may be said of a unit in a scenario; null: as the unit says. */
export type ItemChange = Partial<Pick<ScenarioItem, 'year' | 'funded' | 'cost' | 'note'>>;

/** A change that lost a race. */
export interface ItemClash {
  readonly row: CapitalRow;
  readonly mine: ItemChange;
  readonly theirs: ScenarioItem;
}

/** Saves what is changed in the rows of a scenario, one after the other; a change that lost a race is kept until somebody decides. */
export function useScenarioEdit(scenarioId: number) {
  const notify = useNotify();
  const touch = useTouch();
  const [clash, setClash] = useState<ItemClash>();
  /** What was answered since the list was read: its versions are newer. */
  const [known, setKnown] = useState<ReadonlyMap<number, ScenarioItem>>(new Map());
  const set = useAction('capital.setItem');

  const itemOf = (row: CapitalRow): ScenarioItem | null => {
    const answered = known.get(row.unit.id);
    return answered && answered.version >= (row.item?.version ?? 0) ? answered : row.item;
  };
  async function write(row: CapitalRow, change: ItemChange, version: number): Promise<void> {
    try {
      const item = await set.mutateAsync({ scenarioId, unitId: row.unit.id, version, ...change });
      setKnown((before) => new Map(before).set(row.unit.id, item));
      setClash(undefined);
      touch('scenario');
    } catch (error) {
      const theirs = clashing(error);
      if (theirs) setClash({ row, mine: change, theirs });
      else notify.failed(error);
    }
  }

  return {
    clash,
    pending: set.isPending,
    itemOf,
    save: (row: CapitalRow, change: ItemChange) => void write(row, change, itemOf(row)?.version ?? 0),
    saveMine: () => clash && void write(clash.row, clash.mine, clash.theirs.version),
    keepTheirs() {
      if (clash) setKnown((before) => new Map(before).set(clash.row.unit.id, clash.theirs));
      setClash(undefined);
      touch('scenario');
    },
  };
}

/** What is stored now; undefined for every other refusal. */
function clashing(error: unknown): ScenarioItem | undefined {
  if (!(error instanceof AppError) || error.code !== 'CONFLICT') return undefined;
  const current = error.details?.current;
  return typeof current === 'object' && current !== null && 'unitId' in current ? (current as ScenarioItem) : undefined; // as: wire edge
}
