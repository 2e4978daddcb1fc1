import { useCallback, useMemo, useRef, useState } from 'react';
import { mostAtOnce } from '#shared/lists.ts';
import { call } from '../../api/client.ts';
import { useSend } from '../../api/context.tsx';
import { useNotify } from '../../ui/notify.ts';
import type { listInput } from '../list-state.ts';

/** The units that somebody chose in the list; they stay chosen while the list is sorted, searched and filtered. */
export interface UnitSelection {
  readonly ids: ReadonlySet<number>;
  /** The choice is being read from the list. */
  readonly reading: boolean;
  /** Chooses a row or takes it back; with `range` every row since the one before becomes like it. */
  toggle(index: number, id: number, range: boolean): void;
  /** Every row of the list, up to as many as can be changed at once. */
  chooseAll(): void;
  clear(): void;
}

/** Keeps the choice; rows between two clicks that were never shown are asked for by their place. */
export function useUnitSelection(input: ReturnType<typeof listInput>): UnitSelection {
  const send = useSend();
  const notify = useNotify();
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set());
  const [reading, setReading] = useState(false);
  const last = useRef<{ readonly index: number; readonly question: string }>(undefined);
  const question = JSON.stringify(input);

  const read = useCallback(
    async (from: number, to: number, chosen: boolean) => {
      setReading(true);
      try {
        const found = await call(send, 'equipment.bulkIds', { ...input, from, to });
        setIds((before) => {
          const next = new Set(before);
          for (const id of found.ids) {
            if (chosen) next.add(id);
            else next.delete(id);
          }
          return next;
        });
      } catch (error) {
        notify.failed(error);
      } finally {
        setReading(false);
      }
    },
    [send, input, notify],
  );

  return useMemo(
    () => ({
      ids,
      reading,
      toggle(index, id, range) {
        const chosen = !ids.has(id);
        const before = last.current;
        last.current = { index, question };
        // Another order or another filter has other rows in between.
        if (range && before !== undefined && before.question === question) {
          void read(Math.min(before.index, index), Math.max(before.index, index), chosen);
          return;
        }
        setIds((known) => {
          const next = new Set(known);
          if (chosen) next.add(id);
          else next.delete(id);
          return next;
        });
      },
      chooseAll: () => void read(0, mostAtOnce - 1, true),
      clear() {
        last.current = undefined;
        setIds(new Set());
      },
    }),
    [ids, reading, question, read],
  );
}
