import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { PlainDate } from '../../shared/dates.ts';

/** Where something was dropped: a day, and in the week a person; null is nobody, undefined leaves the person as it is. */
export interface DropTarget {
  readonly day: PlainDate;
  readonly personId?: number | null;
}

/** What is being dragged, and the cell under the pointer. */
export interface DayDrag<T> {
  readonly dragged: T | undefined;
  readonly over: string | undefined;
  /** Begins on pointer down; a mouse or a pen drags, a finger scrolls. */
  readonly start: (what: T) => (event: ReactPointerEvent) => void;
}

/** Pixels that the pointer moves before a press becomes a drag. */
const slack = 5;

/** The name of a cell under {@link DayDrag.over}. */
export function cellName({ day, personId }: DropTarget): string {
  return personId === undefined ? day : `${day} ${personId ?? 'nobody'}`;
}

/**
 * Drags something onto a cell that says its day in `data-day` and perhaps its person in `data-person`. Esc gives up.
 * @param label what the pointer carries
 */
export function useDayDrag<T>(onDrop: (what: T, target: DropTarget) => void, label: (what: T) => string): DayDrag<T> {
  const [dragged, setDragged] = useState<T>();
  const [over, setOver] = useState<string>();
  const handlers = useRef({ onDrop, label });
  handlers.current = { onDrop, label };
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);

  const start = useCallback(
    (what: T) => (event: ReactPointerEvent) => {
      if (event.button !== 0 || event.pointerType === 'touch') return;
      stop.current?.();
      const from = { x: event.clientX, y: event.clientY };
      let carried: HTMLElement | undefined;
      let target: DropTarget | undefined;
      const end = () => {
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', drop);
        window.removeEventListener('pointercancel', end);
        window.removeEventListener('keydown', giveUp, true);
        carried?.remove();
        setDragged(undefined);
        setOver(undefined);
        stop.current = undefined;
      };
      const move = (next: PointerEvent) => {
        if (!carried) {
          if (Math.hypot(next.clientX - from.x, next.clientY - from.y) < slack) return;
          carried = carry(handlers.current.label(what));
          setDragged(() => what);
        }
        next.preventDefault();
        carried.style.transform = `translate(${next.clientX + 12}px, ${next.clientY + 8}px)`;
        target = targetAt(next.clientX, next.clientY);
        setOver(target && cellName(target));
      };
      const drop = () => {
        const found = carried && target;
        end();
        if (found) handlers.current.onDrop(what, found);
      };
      const giveUp = (key: KeyboardEvent) => {
        if (key.key !== 'Escape') return;
        key.stopPropagation();
        end();
      };
      stop.current = end;
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', drop);
      window.addEventListener('pointercancel', end);
      window.addEventListener('keydown', giveUp, true);
    },
    [],
  );
  return { dragged, over, start };
}

/** What follows the pointer; outside React, so that a move of the mouse draws nothing again. */
function carry(text: string): HTMLElement {
  const element = document.createElement('div');
  element.className = 'rems-carried';
  element.textContent = text;
  element.setAttribute('aria-hidden', 'true');
  document.body.append(element);
  return element;
}

function targetAt(x: number, y: number): DropTarget | undefined {
  const cell = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-day]');
  const { day, person } = cell?.dataset ?? {};
  if (day === undefined) return undefined;
  if (person === undefined) return { day };
  return { day, personId: person === 'nobody' ? null : Number(person) };
}
