import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AppError } from '../../shared/contract/errors.ts';
import type { Unit, UnitField } from '../../shared/equipment.ts';
import { callKey, useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { type Clash, clashes, currentUnit, decided } from './conflict.ts';
import type { UnitValues } from './draft.ts';

/** A save that lost a race and waits for a decision. */
export interface PendingConflict {
  readonly mine: Partial<UnitValues>;
  readonly current: Unit;
  readonly clashes: readonly Clash[];
}

interface Options {
  onSaved(unit: Unit, merged: boolean): void;
  onRefused(error: unknown): void;
}

/**
 * Saves the changed fields of a unit. When someone else saved first and the changes do not touch, both go in; where they do,
 * `conflict` holds what has to be decided.
 */
export function useSaveUnit({ onSaved, onRefused }: Options) {
  const queries = useQueryClient();
  const touch = useTouch();
  const update = useAction('equipment.update');
  const [conflict, setConflict] = useState<PendingConflict>();

  const keep = (unit: Unit, merged: boolean) => {
    queries.setQueryData(callKey('equipment.get', { id: unit.id }), unit);
    touch('unit');
    setConflict(undefined);
    onSaved(unit, merged);
  };

  const save = async (mine: Partial<UnitValues>, base: Unit, merged = false): Promise<void> => {
    if (Object.keys(mine).length === 0) return keep(base, merged);
    try {
      keep(await update.mutateAsync({ id: base.id, version: base.version, ...mine }), merged);
    } catch (error) {
      const current =
        error instanceof AppError && error.code === 'CONFLICT' ? currentUnit(error.details, base.id) : undefined;
      if (current === undefined || current.version === base.version) return onRefused(error);
      const open = clashes(mine, base, current);
      if (open.length > 0) setConflict({ mine, current, clashes: open });
      else await save(decided(mine, current, {}), current, true);
    }
  };

  return {
    save,
    saving: update.isPending,
    conflict,
    /** Saves what was chosen, on top of what is stored now. */
    async decide(choices: Readonly<Partial<Record<UnitField, 'mine' | 'theirs'>>>): Promise<void> {
      if (conflict === undefined) return;
      await save(decided(conflict.mine, conflict.current, choices), conflict.current);
    },
    back: () => setConflict(undefined),
  };
}
